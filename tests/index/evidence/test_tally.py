"""How the articles write their words, counted article by article and added up."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.passage import Sentence
from corpus.spelling import fold as fold_spelling
from index.evidence.tally import Tally, add_up, tally_of
from index.evidence.tokens import tokens
from index.terms import fold

WORDS = "Ferry ferry Quay quay Rahman Abdul abdul the 42 Élan élan".split()
SENTENCE = st.tuples(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    st.sampled_from(("prose", "heading", "caption")),
    st.booleans(),
)


def line(text, kind="prose", counts=True):
    sentence = Sentence(article_id="a", index=0, paragraph=0, start=0, text=text, kind=kind)
    return sentence, tokens(text), counts


def all_at_once(lines):
    """Surfaces, names and joined names of all lines, counted without a stop in between."""
    surfaces, shown, lower, upper = {}, {}, Counter(), Counter()
    for sentence, words, counts in lines:
        for at, word in enumerate(words if counts else ()):
            surfaces.setdefault(fold(word.text), word.stem)
            if word.text[0].islower():
                lower[word.stem] += 1
            elif at and sentence.kind == "prose" and word.text[0].isalpha():
                upper[word.stem] += 1
                shown.setdefault(word.stem, word.text)
    names = {stem: shown[stem] for stem, often in upper.items() if often > lower[stem]}
    joined = {}
    for _, words, _ in lines:
        for one, two in pairwise(words):
            small = one.text[0].islower() and two.text[0].islower()
            named = one.stem in names and two.stem in names
            if named and not small and two.start - one.end <= 1:
                pairs = joined.setdefault(fold_spelling(one.text + two.text), [])
                if (one.stem, two.stem) not in pairs:
                    pairs.append((one.stem, two.stem))
    return surfaces, names, {spelling: tuple(pairs) for spelling, pairs in joined.items()}


@pytest.fixture
def told():
    return tally_of(
        [
            line("Abdul Rahman left the ferry."),
            line("They saw Rahman again, and the Ferry."),
            line("He saw FERRY crews", kind="heading"),
        ]
    )


def test_a_capital_counts_in_prose_and_not_at_its_start(told):
    assert told.upper == {"rahman": (2, "Rahman"), "ferri": (1, "Ferry")}
    assert told.lower["ferri"] == 1
    assert "abdul" not in told.upper
    assert told.surfaces["abdul"] == "abdul"


def test_a_name_is_written_with_a_capital_more_often_than_small(told):
    once = tally_of([line("Crews saw a Ferry.")])

    assert add_up([told]).names == {"rahman": "Rahman"}
    assert add_up([told, once]).names == {"rahman": "Rahman", "ferri": "Ferry"}


def test_the_first_article_s_writing_of_a_name_is_shown():
    one, other = tally_of([line("So RAHMAN said.")]), tally_of([line("So Rahman said.")])

    assert add_up([one, other]).names == {"rahman": "RAHMAN"}
    assert add_up([other, one]).names == {"rahman": "Rahman"}


def test_what_does_not_count_only_joins_its_neighbours():
    told = tally_of([line("They met Abdul Rahman there.", counts=False)])

    assert (told.surfaces, told.lower, told.upper) == ({}, {}, {})
    assert ("abdulrahman", "abdul", "rahman") in told.joined


def test_two_words_both_written_small_are_no_two_names_in_a_row():
    told = tally_of([line("They met abdul rahman and Rahman, Abdul.")])

    assert [pair for _, *pair in told.joined] == [["they", "met"], ["and", "rahman"]]


@given(articles=st.lists(st.lists(SENTENCE, max_size=5), max_size=4))
@settings(deadline=None, max_examples=60)
def test_added_up_the_articles_are_as_counted_all_at_once(articles):
    lines = [[line(*sentence) for sentence in article] for article in articles]
    tallies = [Tally.model_validate_json(tally_of(one).model_dump_json()) for one in lines]

    summed = add_up(tallies)

    surfaces, names, joined = all_at_once([one for article in lines for one in article])
    assert list(summed.surfaces.items()) == list(surfaces.items())
    assert list(summed.names.items()) == list(names.items())
    assert summed.joined == joined
