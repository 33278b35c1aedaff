"""Misspelt words are found without comparing each: none is missed, none is added."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.near_words import NearWords
from corpus.spelling import fold, similar

SPELLING = st.text(alphabet="abdeiklmnq -'é", max_size=12)


@st.composite
def slips(draw):
    """A word with up to three letters of it put in, left out, changed or swapped."""
    word = draw(SPELLING)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(word)))
        letter = draw(st.sampled_from("abekq"))
        head, tail = word[:at], word[at:]
        swapped = head + tail[1:2] + tail[:1] + tail[2:]
        word = draw(st.sampled_from((head + letter + tail, head + tail[1:], swapped)))
    return word


@st.composite
def lists_with_a_slip(draw):
    meant = draw(slips())
    others = draw(st.lists(SPELLING, max_size=8))
    return [*others, draw(st.sampled_from([meant, *others]))], meant


@given(lists_with_a_slip())
def test_the_words_like_one_are_those_that_comparing_each_would_find(case):
    words, asked = case
    near = NearWords((word, f"stem {row}") for row, word in enumerate(words))

    assert list(near.like(asked)) == [
        (word, f"stem {row}") for row, word in enumerate(words) if similar(asked, word)
    ]
    assert list(near.spelt_like(asked)) == [
        (word, f"stem {row}") for row, word in enumerate(words) if fold(word) == fold(asked)
    ]


def test_two_slips_are_found_in_a_long_name_and_one_in_a_short_one():
    near = NearWords([("Waziri", "waziri"), ("Abdulrashid", "abdulrashid"), ("Tarzi", "tarzi")])

    assert list(near.like("Waziir")) == [("Waziri", "waziri")]
    assert list(near.like("Wzairr")) == []
    assert list(near.like("Adbulrashit")) == [("Abdulrashid", "abdulrashid")]


def test_words_of_another_spelling_come_in_their_order():
    near = NearWords([("Qasim", "qasim"), ("Omar", "omar"), ("Kasim", "kasim")])

    assert list(near.spelt_like("kassim")) == [("Qasim", "qasim"), ("Kasim", "kasim")]


def test_where_there_are_no_words_none_is_near():
    assert list(NearWords([]).like("Waziri")) == []
    assert list(NearWords([]).spelt_like("Waziri")) == []
