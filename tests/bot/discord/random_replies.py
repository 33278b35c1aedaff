"""Replies of any text and size, and how what is shown is compared with what was said."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.answering.reply import Answer, Citation, Nearest, NoAnswer
from bot.discord_app.cards import Card, Text, length
from bot.discord_app.controls import Rows
from bot.discord_app.inert import ZERO_WIDTH_SPACE, plain, safe_link
from bot.discord_app.layout import layout_of
from bot.phrases.phrases import phrases_in
from tests.bot.discord.double.component_limits import MOST_COMPONENTS, MOST_TEXT
from tests.bot.discord.double.components import walk
from tests.bot.discord.double.limits import broken_limits
from tests.bot.discord.double.payloads import COMPONENTS_V2

_PIECES = (
    "a", "word", "[1]", " [12]", " ", "\n", "\n\n", "**", "_", "`", "```", "> ", "- ", "1. ", "# ",
    "~~", "||", "\\", "<@1>", "@everyone", "](", "https://a.example/b", "discord.gg/abc", "😀",
    "👩\u200d🚒", "e\u0301", "\u200b", "\u200d", "\u202e", "\u2028", "\ud83d", "\udc00", "\u064b",
    "می\u200cروم", "قندوز", "\x00", "\u3164", "ﷺ", "Pul-e-Khumri", "unbreakable" * 9, "[" * 40,
    "*" * 200,
)  # fmt: skip
ANY_TEXT = st.lists(st.sampled_from(_PIECES) | st.characters(), max_size=30).map("".join)
"""Markdown, surrogates, marks nobody sees, right-to-left, long words."""
LONG_TEXT = st.builds(lambda text, times: text * times, ANY_TEXT, st.sampled_from((1, 1, 8, 30)))
LINES = st.lists(LONG_TEXT, max_size=3).map(tuple)
NAMES = st.text(
    st.sampled_from("abc *_é😀(.") | st.characters(exclude_categories=["Cs"]), max_size=150
)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
LINKS = st.none() | st.sampled_from((
    "https://a.example/x_(y)", "https://a.example/?q=[1]*", "javascript:alert(1)",
    "https://a.example/" + "long/" * 120, "https://a.example/" + "l" * 900,
    "https://" + "sub." * 50 + "example/" + "é" * 80,
))  # fmt: skip

PHRASES = st.sampled_from(("en", "de")).map(phrases_in)
LINK = re.compile(r"\]\((http[^)]*)\)")
laws = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
"""How hard laws of whole cards are tried."""


@st.composite
def citations(draw: st.DrawFn) -> tuple[Citation, ...]:
    """From 1 to 60 proofs, most of them of an article that one before is of."""
    texts = draw(st.lists(LONG_TEXT, min_size=1, max_size=4))
    names = draw(st.lists(NAMES, min_size=1, max_size=3))
    links = draw(st.lists(LINKS, min_size=1, max_size=3))
    return tuple(
        Citation.model_construct(
            marker=marker,
            article="courier",
            publisher=names[marker % len(names)],
            published=draw(DAYS) if marker < 4 else None,
            digest=marker % 5 == 0,
            url=links[marker % len(links)],
            quote="quoted " + texts[marker % len(texts)],
            start=0,
            end=1,
        )
        for marker in range(1, draw(st.sampled_from((1, 2, 5, 60))) + 1)
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Answers unlike any that the answering gives, for it promises less than Discord asks."""
    return Answer.model_construct(
        question=draw(ANY_TEXT),
        direct="said " + draw(LONG_TEXT),
        support=draw(LINES),
        sides=draw(LINES),
        pages=draw(LINES),
        as_of=draw(DAYS),
        place=draw(st.none() | st.just("larkhaven")),
        citations=draw(citations()),
        snapshot="5eed0001cafe",
    )


@st.composite
def refusals(draw: st.DrawFn) -> NoAnswer:
    """The same of refusals."""
    near = st.builds(
        Nearest.model_construct, article=st.just("courier"), publisher=NAMES, published=DAYS,
        digest=st.booleans(), quote=LONG_TEXT.map("quoted {}".format),
    )  # fmt: skip
    return NoAnswer.model_construct(
        question=draw(ANY_TEXT),
        direct="not said " + draw(LONG_TEXT),
        covered=draw(LONG_TEXT),
        nearest=tuple(draw(st.lists(near, max_size=4))),
        as_of=draw(DAYS),
        place=None,
        snapshot="5eed0001cafe",
    )


def assert_sendable(card: Card, rows: Rows = ()) -> list[dict[str, Any]]:
    """Fail unless Discord would take the card with its rows; return what would be sent."""
    components = layout_of(card, rows).to_components()
    assert list(broken_limits({"flags": COMPONENTS_V2, "components": components})) == []
    every = list(walk(components))
    texts = [part["content"] for part in every if part["type"] == 10]
    assert len(every) <= MOST_COMPONENTS
    assert sum(map(length, texts)) <= MOST_TEXT  # counted the strictest way
    assert all(text.strip() for text in texts)
    return components


def body(cards: tuple[Card, ...], *, heads: int | None = None, feet: int = 1) -> str:
    """Return what stands between the heads and the feet of all cards, one part after the other.

    `heads` is how many texts each card begins with; None for those that hold questions.
    """
    found = []
    for card in cards:
        questions = sum(isinstance(part, Text) and part.id is not None for part in card.parts)
        first = questions if heads is None else heads
        found += card.parts[first : len(card.parts) - feet]
    return "".join(part.markdown for part in found if isinstance(part, Text))


def bare(text: str) -> str:
    """Reduce a text to what no markdown, escape or break of ours can change."""
    return re.sub(rf"[\s\\*>{ZERO_WIDTH_SPACE}]", "", plain(text))


def missing_in_order(wanted: list[str], shown: str) -> list[str]:
    """Return those of the texts that are not in what is shown, looked for from the front."""
    found, behind = bare(shown), 0
    missing = []
    for text in wanted:
        place = found.find(bare(text), behind)
        if place < 0:
            missing.append(text)
        else:
            behind = place + len(bare(text))
    return missing


def texts(cards: Sequence[Card]) -> list[str]:
    """Return every text of cards, in order."""
    return [part.markdown for card in cards for part in card.parts if isinstance(part, Text)]


def assert_links_are_whole(cards: Sequence[Card], urls: Sequence[str | None]) -> None:
    """Fail if a text has a part of a link, or one that no article has."""
    links = {safe_link(url) for url in urls}
    for text in texts(cards):
        unescaped = re.sub(r"\\.", "", text)
        assert set(LINK.findall(unescaped)) <= links
        assert unescaped.count("](") == len(LINK.findall(unescaped))
