"""Laying out: every limit kept, nothing lost, nothing cut that must stay whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.cards import (
    MAX_BLOCK,
    MAX_CARD,
    MAX_CONTENT,
    MAX_DESCRIPTION,
    MAX_FIELDS,
    Card,
    Field,
    contents,
    length,
    pack,
    split,
)
from bot.discord_app.inert import escaped, plain

TEXT = st.text(st.sampled_from("ab *_[1]\n😀é-#"), max_size=400) | st.text(max_size=400)


@given(TEXT, st.integers(60, 200))
def test_pieces_fit_and_together_are_the_text(text: str, limit: int) -> None:
    pieces = split(text, limit)
    text = plain(text)

    assert all(0 < length(escaped(piece)) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_piece_may_be_exactly_as_long_as_its_limit() -> None:
    assert [len(piece) for piece in split("x" * 2000, 2000)] == [2000]
    assert [len(piece) for piece in split("x" * 2001, 2000)] == [2000, 1]
    assert [len(piece) for piece in split("*" * 1001, 2000)] == [1000, 1]  # escapes count
    assert [len(piece) for piece in split("😀" * 1001, 2000)] == [1000, 1]  # two units each


def test_a_word_keeps_its_marker_and_a_character_its_accent() -> None:
    pieces = split("word " * 9 + "end [12]", 50)

    assert pieces == ("word " * 8 + "word", "end [12]")
    assert split("e\u0301" * 40, 61) == ("e\u0301" * 30, "e\u0301" * 10)


@given(
    st.lists(st.integers(1, MAX_BLOCK), max_size=12), st.lists(st.integers(1, 1024), max_size=30)
)
def test_packing_keeps_order_loses_nothing_and_fits(blocks: list[int], fields: list[int]) -> None:
    written = ["b" * size for size in blocks]
    listed = [Field("n" * 200, "f" * size) for size in fields]

    cards = pack(Card(0, title="t" * 20, author="a" * 256, footer="f" * 90), written, listed)

    assert [block for card in cards for block in card.blocks] == written
    assert [field for card in cards for field in card.fields] == listed
    for card in cards:
        assert length("".join(card.blocks)) <= MAX_DESCRIPTION
        assert len(card.fields) <= MAX_FIELDS
        assert card.size <= MAX_CARD
        assert all(length(text) <= MAX_CONTENT for text in contents(card))


@pytest.mark.parametrize(("last", "cards"), [(296, 1), (297, 2)])
def test_a_description_holds_4096_and_not_4097(last: int, cards: int) -> None:
    assert len(pack(Card(0), ["x" * 1900, "x" * 1900, "x" * last])) == cards


@pytest.mark.parametrize(("footer", "cards"), [(1900, 1), (1901, 2)])
def test_blocks_make_room_for_what_stands_around_them(footer: int, cards: int) -> None:
    blocks = ["x" * 1900, "x" * 1900, "x" * 200]

    assert len(pack(Card(0, title="t" * 100, footer="f" * footer), blocks)) == cards


@pytest.mark.parametrize(("last", "cards"), [(1000, 1), (1001, 2)])
def test_a_card_holds_6000_and_not_6001(last: int, cards: int) -> None:
    blocks = ["x" * 1900, "x" * 1900]
    fields = [Field("n" * 100, "v" * 1000), Field("", "v" * last)]

    packed = pack(Card(0, footer="f" * 100), blocks, fields)

    assert len(packed) == cards
    assert packed[0].size == (6000 if cards == 1 else 5000)


def test_plain_messages_hold_2000_and_not_2001() -> None:
    fits = Card(0, blocks=("x" * 1000, "y" * 1000))
    over = Card(0, blocks=("x" * 1000, "y" * 1001))

    assert [len(text) for text in contents(fits)] == [2000]
    assert [len(text) for text in contents(over)] == [1000, 1001]


@given(TEXT)
def test_no_marker_is_cut(text: str) -> None:
    pieces = split(text, 60)

    assert sum(len(re.findall(r"\[\d+\]", piece)) for piece in pieces) == len(
        re.findall(r"\[\d+\]", text)
    )
