"""What a sentence is found by, as it is written on a line and read back."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.events import read_sentences
from corpus.sentences import split_sentences
from index.evidence.keys import LineKeys, keys_of, keys_of_line
from index.evidence.tokens import tokens

BODY = """\
Fighters captured Kunduz on Sunday, officials said.
The airport was still held by soldiers.
Farah was quiet, and Ghazni, south-west of Kabul, was not.
Pakistan closed a bridge, he said.
The price of bread doubled."""
WORDS = st.frozensets(st.text("abz09.'-é", min_size=1, max_size=6), max_size=6)


def keys_over(body, gazetteer):
    article = Article(id="a", publisher="The Quay", published=date(2021, 8, 9), body=body)
    readings = read_sentences(article, tuple(split_sentences(article)), gazetteer)
    return [keys_of(one, tokens(one.sentence.text), gazetteer) for one in readings]


@given(stems=WORDS, named=WORDS, bound=WORDS)
@settings(deadline=None)
def test_what_a_sentence_is_found_by_comes_back_from_its_line(stems, named, bound):
    keys = LineKeys(stems, named, bound)

    line = keys.as_line()

    assert keys_of_line(line) == keys
    assert b"\n" not in line
    assert line.count(b"\t") == 2


def test_a_stem_with_blanks_in_it_stays_one():
    (folded,) = tokens("ﷺ")
    assert not any(sign.isspace() for sign in folded.stem)

    keys = keys_of_line(
        LineKeys(frozenset({folded.stem, "ferry"}), frozenset(), frozenset()).as_line()
    )

    assert keys.stems == {folded.stem, "ferry"}


def test_the_words_that_say_nothing_by_themselves_are_left_out(gazetteer):
    (keys,) = keys_over("The ferries of the quay sank because it was late.", gazetteer)

    assert keys.stems == {"ferri", "quay", "sank", "late"}


def test_places_named_and_places_meant_are_kept_apart(gazetteer):
    captured, airport, others, abroad, bread = keys_over(BODY, gazetteer)

    assert captured.named == {"kunduz"}
    assert captured.bound == frozenset()
    assert not airport.named
    assert {"kunduz", "kunduz-province"} <= airport.bound
    assert others.named == {"farah", "ghazni", "kabul"}
    assert "kunduz" not in others.bound
    assert "pakistan" in abroad.named
    assert not bread.named


def test_a_place_that_is_named_is_not_meant_besides(gazetteer):
    _, beside = keys_over(
        "Fighters captured Kunduz on Sunday.\nThey met soldiers north of Kunduz.", gazetteer
    )

    assert beside.named == {"kunduz"}
    assert beside.bound == {"kunduz-province"}
