"""Laying out: every limit kept, nothing lost, nothing cut that must stay whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.cards import (
    MAX_BLOCK,
    MAX_PARTS,
    MAX_TEXT,
    Card,
    Image,
    Rule,
    Text,
    cut,
    joined,
    lay_out,
    length,
    ruled,
    split,
)
from bot.discord_app.inert import escaped, plain
from tests.bot.discord.random_replies import ANY_TEXT, LONG_TEXT

WORDS = st.lists(st.text("abcdé😀", min_size=1, max_size=90), min_size=1, max_size=40)


@given(LONG_TEXT, st.integers(60, 200))
def test_pieces_fit_and_together_are_the_text(text: str, limit: int) -> None:
    pieces = split(text, limit)

    assert all(0 < length(escaped(piece)) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(plain(text).split())


@given(WORDS, st.integers(1, 9999), st.integers(120, 300))
def test_a_word_that_fits_is_whole_and_has_its_marker_with_it(
    words: list[str], marker: int, limit: int
) -> None:
    text = " ".join(f"{word} [{marker}]" for word in words)

    pieces = split(text, limit)

    assert all(length(escaped(f"{word} [{marker}]")) <= limit for word in words)
    assert " ".join(pieces) == text
    assert all(piece.endswith(f" [{marker}]") for piece in pieces)


@given(st.integers(1, 400), st.integers(1, 9999), st.integers(20, 100))
def test_no_marker_is_cut_nor_taken_from_the_end_of_a_word_too_long_for_a_piece(
    size: int, marker: int, limit: int
) -> None:
    pieces = split("x" * size + f" [{marker}] end", limit)

    assert sum(piece.count(f"x [{marker}]") for piece in pieces) == 1


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("x" * 2000, [2000]),
        ("x" * 2001, [2000, 1]),
        ("*" * 1000, [1000]),  # an escape is a character of its own
        ("*" * 1001, [1000, 1]),
        ("😀" * 1000, [1000]),  # two units each
        ("😀" * 1001, [1000, 1]),
        ("x" * 1999 + " y", [1999, 1]),
        ("x" * 1998 + " y", [2000]),
    ],
)
def test_a_piece_is_as_long_as_its_limit_and_not_one_longer(text: str, sizes: list[int]) -> None:
    assert [len(piece) for piece in split(text, 2000)] == sizes


def test_a_character_keeps_what_is_drawn_on_it() -> None:
    firefighter = "👩\u200d🚒"

    assert split("e\u0301" * 40, 61) == ("e\u0301" * 30, "e\u0301" * 10)
    assert split(firefighter * 20, 61) == (firefighter * 12, firefighter * 8)
    assert split("👍🏽" * 20, 61) == ("👍🏽" * 15, "👍🏽" * 5)


def test_white_space_alone_gives_no_piece_and_a_gap_of_any_width_cuts_no_word() -> None:
    assert split(" \n\t\u200b ", 60) == ()
    assert split("one" + " " * 500 + "other [1]", 60) == ("one", "other [1]")


@given(ANY_TEXT, st.integers(60, 200))
def test_a_heading_is_cut_at_a_word_and_marked_so(text: str, limit: int) -> None:
    heading = cut(text, limit, escaped)

    assert length(escaped(heading)) <= limit
    assert heading == text or heading.endswith("…") or not heading


@pytest.mark.parametrize(("size", "heading"), [(100, "x" * 100), (101, "x" * 99 + "…")])
def test_a_heading_is_cut_only_past_its_limit(size: int, heading: str) -> None:
    assert cut("x" * size, 100) == heading


@given(st.lists(st.text("ab ", min_size=1, max_size=MAX_BLOCK), max_size=12))
def test_lines_are_joined_into_few_texts_and_none_is_cut(lines: list[str]) -> None:
    texts = joined(lines)

    assert "\n".join(text.markdown for text in texts).split() == " ".join(lines).split()
    assert all(text.markdown.strip() and length(text.markdown) <= MAX_BLOCK for text in texts)


@pytest.mark.parametrize(("last", "texts"), [(899, 1), (900, 2)])
def test_texts_are_joined_up_to_1900_and_not_1901(last: int, texts: int) -> None:
    assert len(joined(["x" * 1000, "y" * last])) == texts


@given(st.lists(st.integers(0, MAX_BLOCK), max_size=90), st.integers(1, 1000), st.integers(1, 1000))
def test_a_layout_keeps_order_loses_nothing_and_fits(
    sizes: list[int], head: int, foot: int
) -> None:
    body = [Text("x" * size) if size else Rule() for size in sizes]

    cards = lay_out(1, [Text("h" * head, 9001)], body, [Text("f" * foot)])

    laid = [part for card in cards for part in card.parts[1:-1] if isinstance(part, Text)]
    assert laid == [part for part in body if isinstance(part, Text)]
    for card in cards:
        assert card.parts[0] == Text("h" * head, 9001)
        assert card.parts[-1] == Text("f" * foot)
        assert card.size <= MAX_TEXT
        assert len(card.parts) <= MAX_PARTS
        assert not isinstance(card.parts[1], Rule) or len(cards) == 1
        assert not isinstance(card.parts[-2], Rule)


@pytest.mark.parametrize(("last", "cards"), [(99, 1), (100, 1), (101, 2)])
def test_a_card_holds_4000_of_text_and_not_4001(last: int, cards: int) -> None:
    body = [Text("x" * 1900), Text("y" * last)]

    laid = lay_out(1, [Text("h" * 1000)], body, [Text("f" * 1000)])

    assert len(laid) == cards
    assert laid[0].size == (3900 + last if cards == 1 else 3900)


@pytest.mark.parametrize(("parts", "cards"), [(22, 1), (23, 2)])
def test_a_card_holds_24_parts_and_not_25(parts: int, cards: int) -> None:
    assert len(lay_out(1, [Text("h")], [Text("x")] * parts, [Text("f")])) == cards


def test_without_a_body_there_is_one_card_all_the_same() -> None:
    assert lay_out(1, [Text("h")], [], [Text("f")]) == (Card(1, (Text("h"), Text("f"))),)


def test_rules_stand_only_between_blocks_that_hold_something() -> None:
    one, other = Text("one"), Text("other")

    assert ruled([], [one], (), [other, other]) == (one, Rule(), other, other)


def test_a_card_knows_its_text_its_size_and_its_pictures() -> None:
    image = Image("map.png", b"", "a map")
    card = Card(1, (Text("😀"), image, Rule(), Text("ab")))

    assert (card.text, card.size, card.images) == ("😀\nab", 4, (image,))


@given(LONG_TEXT)
def test_no_piece_ends_inside_a_marker(text: str) -> None:
    markers = re.compile(r"\[\d{1,4}\]")

    pieces = split(text, 60)

    assert sum(len(markers.findall(piece)) for piece in pieces) == len(markers.findall(plain(text)))
