"""Misspelt words are found without comparing each: none is missed, none is added."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.near_words import NearWords
from corpus.spelling import fold, similar

SPELLING = st.text(alphabet="abdeiklmnq -'é", max_size=12)


@st.composite
def slipped(draw, word: str) -> str:
    """The word with up to three letters of it put in, left out, changed or swapped."""
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(word)))
        letter = draw(st.sampled_from("abekq"))
        head, tail = word[:at], word[at:]
        swapped = head + tail[1:2] + tail[:1] + tail[2:]
        ways = (head + letter + tail, head + tail[1:], head + letter + tail[1:], swapped)
        word = draw(st.sampled_from(ways))
    return word


@st.composite
def words_and_one_like_some(draw):
    meant = draw(SPELLING)
    words = draw(st.lists(SPELLING | slipped(meant), max_size=8))
    return words, draw(slipped(meant))


@given(words_and_one_like_some())
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


def test_a_letter_mistaken_for_another_is_one_slip():
    assert list(NearWords([("Waziri", "waziri")]).like("Wazibi")) == [("Waziri", "waziri")]


def test_near_words_come_in_their_order_the_longer_first_if_it_stands_first():
    near = NearWords([("Wazirid", "longer"), ("Waziri", "same"), ("Wazir", "shorter")])

    assert [found for _, found in near.like("Waziri")] == ["longer", "same", "shorter"]


def test_words_of_another_spelling_come_in_their_order():
    near = NearWords([("Qasim", "qasim"), ("Omar", "omar"), ("Kasim", "kasim")])

    assert list(near.spelt_like("kassim")) == [("Qasim", "qasim"), ("Kasim", "kasim")]


def test_where_there_are_no_words_none_is_near():
    assert list(NearWords([]).like("Waziri")) == []
    assert list(NearWords([]).spelt_like("Waziri")) == []
