from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.lexical import LexicalIndex, LexicalRow, write_lexical
from index.stores.milvus_words import NO_WORD, WordWeights, kept_length, question_vector


def test_lengths_are_rounded_down_to_what_a_byte_of_lucenes_keeps():
    kept = [kept_length(length) for length in (0, 1, 39, 40, 41, 55, 56, 59, 60, 100, 1000)]

    assert kept == [0, 1, 39, 40, 40, 54, 56, 56, 60, 96, 984]


def test_a_term_in_one_of_three_passages_weighs_as_bm25_says():
    weights = WordWeights([("ferri", "sank"), ("harbour", "burn"), ("crowd", "left")])

    (vector,) = weights.vectors(0, 1)

    # ln(1 + (3 - 1 + 0.5) / (1 + 0.5)), at mean length and once: the other factor is 1.
    assert vector[next(iter(question_vector(["ferri"])))] == pytest.approx(0.98083, abs=1e-5)


def test_a_passage_without_terms_has_a_dimension_that_no_question_has():
    weights = WordWeights([(), ("ferri",)])

    assert list(weights.vectors(0, 1)) == [{NO_WORD: 1.0}]
    assert NO_WORD not in question_vector(["ferri", "the", "", "place:x"])


_WORDS = st.sampled_from("ferri harbour burn place:x-y 400000 3.5 crowd über".split())
_PASSAGES = st.lists(st.lists(_WORDS, max_size=90), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@example(passages=[["ferri", *["crowd"] * 54], ["ferri"] * 98, ["burn"]], asked={"ferri"})
@given(passages=_PASSAGES, asked=st.sets(_WORDS, min_size=1))
def test_the_inner_product_is_the_score_that_tantivy_gives(tmp_path_factory, passages, asked):
    folder = tmp_path_factory.mktemp("words") / "lexical"
    write_lexical([LexicalRow(tuple(one), date(2020, 3, 1)) for one in passages], folder)
    theirs = dict(LexicalIndex(folder).search(sorted(asked), len(passages)))

    question = question_vector(asked)
    vectors = WordWeights(passages).vectors(0, len(passages))
    ours = {
        row: sum(weight * vector.get(dimension, 0.0) for dimension, weight in question.items())
        for row, vector in enumerate(vectors)
    }

    assert {row for row, score in ours.items() if score > 0} == set(theirs)
    assert [ours[row] for row in theirs] == pytest.approx(list(theirs.values()), rel=1e-5)
