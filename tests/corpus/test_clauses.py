"""Clauses: where the words about one event end and those about another begin."""

from corpus.clauses import Clauses


def clause(text: str, word: str) -> str:
    clauses, at = Clauses(text), text.index(word)
    return text[clauses.start_of(at) : clauses.end_of(at)].strip()


def test_while_parts_two_clauses():
    text = "Kunduz fell while Herat was fought over."
    assert clause(text, "fell") == "Kunduz fell"
    assert clause(text, "fought") == "Herat was fought over."


def test_the_subject_of_a_relative_clause_stands_before_it():
    text = "The road to Ghazni, which fell on Sunday, is shut."
    assert Clauses(text).start_for_subject(text.index("fell")) == 0


def test_a_clause_without_a_subject_has_that_of_the_one_before():
    text = "Charikar is surrounded but has not been taken."
    assert Clauses(text).start_for_subject(text.index("been taken")) == 0


def test_a_clause_with_a_subject_keeps_to_itself():
    text = "Charikar is surrounded but Herat has fallen."
    assert Clauses(text).start_for_subject(text.index("fallen")) == text.index(" Herat")


def test_an_insertion_between_dashes_is_passed_over_for_the_subject():
    text = "Two towns – Qalat and Nili – went on Friday."
    assert Clauses(text).start_for_subject(text.index("went")) == 0


def test_breaks_are_counted_either_way_round():
    text = "Kunduz fell; Herat held because its walls are thick."
    clauses = Clauses(text)
    left, right = text.index("fell"), text.index("thick")
    assert clauses.between(left, right) == clauses.between(right, left) == 2
