"""Laws of every card: it can be sent, and nothing of what was said is lost or cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.reply import Answer, Citation, NoAnswer
from bot.discord_app.answer_rows import answer_rows, page_row
from bot.discord_app.cards import Image
from bot.discord_app.inquiry import Outcome
from bot.discord_app.render import render, render_sources, with_image
from bot.discord_app.sources import InContext, Outdated, Removed
from bot.phrases.phrases import phrases_in
from tests.bot.discord.newsroom import PNG
from tests.bot.discord.random_replies import (
    ANY_TEXT,
    LONG_TEXT,
    PHRASES,
    answers,
    assert_links_are_whole,
    assert_sendable,
    body,
    citations,
    laws,
    missing_in_order,
    refusals,
    texts,
)

KEY = "0123456789abcdef"
EARLIER = st.lists(ANY_TEXT, max_size=3).map(tuple)
NOTE = "That answer is from an older index (5eed0001); index 5eed0002 answers now"


@laws
@given(answers(), PHRASES, EARLIER, st.sampled_from(("", NOTE)), st.booleans())
def test_any_answer_fits_with_its_buttons_and_a_picture(
    answer: Answer, phrases, earlier: tuple[str, ...], note: str, private: bool
) -> None:
    cards = render(answer, phrases, earlier, note)

    outcome = Outcome(KEY, answer, earlier, "share" if private else "delete")
    pictured = with_image(cards[0], Image("map.png", PNG, "a map"))
    for number, card in enumerate((pictured, *cards[1:])):
        assert_sendable(card, answer_rows(outcome, phrases, number, len(cards)))
    assert_links_are_whole(cards, [citation.url for citation in answer.citations])


@laws
@given(answers(), PHRASES, EARLIER)
def test_nothing_of_an_answer_is_lost_over_all_its_pages(
    answer: Answer, phrases, earlier: tuple[str, ...]
) -> None:
    shown = body(render(answer, phrases, earlier))

    said = [answer.direct, *answer.sides, *answer.support]
    said += [row for page in answer.pages for row in page.split("\n")]
    assert missing_in_order(said, shown) == []
    unquoted = [one for one in answer.citations if not stands_above(one, said)]
    assert missing_in_order([f"“{one.quote.strip()}”" for one in unquoted], shown) == []


def stands_above(citation: Citation, said: list[str]) -> bool:
    """Whether a line says the whole quote and carries its marker: it need not be shown twice."""
    return any(f"[{citation.marker}]" in line and citation.quote.strip() in line for line in said)


@laws
@given(refusals(), PHRASES, EARLIER)
def test_any_refusal_fits_and_nothing_of_it_is_lost(
    refusal: NoAnswer, phrases, earlier: tuple[str, ...]
) -> None:
    cards = render(refusal, phrases, earlier)

    outcome = Outcome(KEY, refusal, earlier)
    for number, card in enumerate(cards):
        assert_sendable(card, answer_rows(outcome, phrases, number, len(cards)))
    quotes = [f"“{near.quote.strip()}”" for near in refusal.nearest]
    said = [refusal.direct, *refusal.covered.split("\n"), *quotes]
    assert missing_in_order(said, body(cards)) == []


@laws
@given(answers(), LONG_TEXT, LONG_TEXT, PHRASES, st.integers(1, 6))
def test_any_sources_fit_and_show_every_quote_with_what_stands_around_it(
    answer: Answer, before: str, after: str, phrases, every: int
) -> None:
    found = [
        Outdated(one) if one.marker % every == 0 else InContext(one, before, after)
        for one in answer.citations
    ]

    cards = render_sources(answer, found, phrases, NOTE)

    for number, card in enumerate(cards):
        assert_sendable(card, page_row("spage", (KEY,), phrases, number, len(cards)))
    wanted = [
        one.citation.quote if isinstance(one, Outdated) else before + one.citation.quote + after
        for one in found
    ]
    assert missing_in_order(wanted, body(cards, heads=1)) == []
    assert_links_are_whole(cards, [one.citation.url for one in found])


@laws
@given(answers(), PHRASES)
def test_any_removed_sources_fit_and_show_no_word_of_them(answer: Answer, phrases) -> None:
    cards = render_sources(answer, map(Removed, answer.citations), phrases, NOTE)

    for number, card in enumerate(cards):
        assert_sendable(card, page_row("spage", (KEY,), phrases, number, len(cards)))
    assert "> " not in body(cards, heads=1)
    said = phrases.say("removed-source")
    assert "\n".join(card.text for card in cards).count(said) == len(answer.citations)


@laws
@given(citations(), st.lists(st.text("abc😀 ", min_size=1, max_size=400), max_size=12), PHRASES)
def test_every_marker_of_every_page_is_whole_and_behind_its_word(
    cited: tuple[Citation, ...], words: list[str], phrases
) -> None:
    lines = tuple(f"{text}x [{1 + n % len(cited)}]." for n, text in enumerate(words))
    answer = Answer.model_construct(
        question="", direct="x [1]", support=lines[::3], sides=lines[1::3], pages=lines[2::3],
        as_of=None, place=None, snapshot="5eed", citations=tuple(
            one.model_copy(update={"quote": "quoted", "publisher": "The Courier"}) for one in cited
        ),
    )  # fmt: skip

    found = [marker for text in texts(render(answer, phrases))
             for marker in re.findall(r"x \\\[(\d+)\\\]", text)]  # fmt: skip

    shown = [answer.direct, *answer.sides, *answer.support, *answer.pages]
    assert found == [re.findall(r"\d+", line)[0] for line in shown]


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_at_its_longest_at_once_fits(language: str) -> None:
    citation = Citation.model_construct(
        marker=60, article="courier", publisher="*" * 200, published=None, digest=True,
        url="https://a.example/" + "l" * 680, quote="q *" * 5000, start=0, end=1,
    )  # fmt: skip
    answer = Answer.model_construct(
        question="*" * 4000, direct="d " * 5000, support=("s" * 5000,), sides=("*" * 5000,) * 4,
        pages=("p " * 350,) * 20, as_of=None, place="larkhaven", snapshot="5eed",
        citations=(citation,) * 60,
    )  # fmt: skip
    phrases = phrases_in(language)

    cards = render(answer, phrases, ("*" * 4000,) * 3, NOTE)

    outcome = Outcome(KEY, answer)
    for number, card in enumerate(cards):
        assert_sendable(card, answer_rows(outcome, phrases, number, len(cards)))
