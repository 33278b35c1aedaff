"""Laws of the lists for people and moderators: they can be sent, and name everything."""

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.answer_rows import page_row
from bot.discord_app.article_list import ArticlePage, article_page
from bot.discord_app.cards import Card
from bot.discord_app.findings import Finding, ServerCheck
from bot.discord_app.lists import check_cards, gap_cards
from bot.discord_app.newsroom import SourceEntry
from bot.discord_app.overrides import Override
from bot.phrases.phrases import phrases_in
from bot.state.kept_questions import Gap
from tests.bot.discord.random_replies import (
    DAYS,
    LINKS,
    LONG_TEXT,
    NAMES,
    PHRASES,
    assert_links_are_whole,
    assert_sendable,
    bare,
    body,
    laws,
    missing_in_order,
    texts,
)

ENTRIES = st.builds(
    SourceEntry,
    article=st.just("courier"),
    publisher=NAMES,
    title=st.none() | LONG_TEXT,
    published=DAYS,
    digest=st.booleans(),
    url=LINKS,
    events=st.integers(0, 10**6),
    sentences=st.integers(0, 10**6),
)


def pages_of(entries: list[SourceEntry], phrases) -> list[ArticlePage]:
    """The list turned from its beginning to its end."""
    pages = [article_page(entries, 0, "5eed0001cafe", phrases)]
    while pages[-1].behind < len(entries):
        pages.append(article_page(entries, pages[-1].behind, "5eed0001cafe", phrases))
    return pages


@laws
@given(st.lists(ENTRIES, max_size=4), st.sampled_from((1, 3, 9)), PHRASES)
def test_any_list_of_articles_fits_ten_a_page_at_most_and_loses_none(
    entries: list[SourceEntry], times: int, phrases
) -> None:
    entries = entries * times

    pages = pages_of(entries, phrases)

    for page in pages:
        assert_sendable(page.card, page.rows(phrases))
        assert page.behind - page.first <= 10
    cards = tuple(page.card for page in pages)
    counts = [
        phrases.say("article-counts", sentences=e.sentences, events=e.events) for e in entries
    ]
    assert missing_in_order(counts, body(cards, heads=1)) == []
    assert_links_are_whole(cards, [entry.url for entry in entries])


@laws
@given(st.lists(ENTRIES, min_size=1, max_size=4), st.sampled_from((1, 9)), PHRASES)
def test_turning_back_leaves_no_article_out(entries: list[SourceEntry], times: int, phrases):
    entries = entries * times

    page = article_page(entries, len(entries), "5eed0001cafe", phrases)

    assert page.behind == len(entries)
    while page.first:
        before = article_page(entries, page.back, "5eed0001cafe", phrases)
        assert before.first < page.first <= before.behind
        page = before


class Counted(list[SourceEntry]):
    """A list that knows which of its articles were looked at."""

    def __init__(self, entries: list[SourceEntry]) -> None:
        super().__init__(entries)
        self.seen: set[int] = set()

    def __getitem__(self, wanted):
        numbers = range(len(self))[wanted]
        self.seen.update([numbers] if isinstance(numbers, int) else numbers)
        return super().__getitem__(wanted)

    def __iter__(self):
        self.seen.update(range(len(self)))
        return super().__iter__()


def test_of_three_thousand_articles_only_those_beside_the_page_are_looked_at() -> None:
    entry = SourceEntry("courier", "The Brindle Courier", "Harbour falls", None, False, None, 1, 3)
    entries = Counted([entry] * 3000)

    page = article_page(entries, 1500, "5eed0001cafe", phrases_in("en"))

    assert (page.back, page.first, page.behind, page.articles) == (1490, 1500, 1510, 3000)
    assert entries.seen == set(range(1490, 1510))


GAPS = st.builds(
    Gap,
    place=st.sampled_from((None, "larkhaven")),
    kind=st.sampled_from(("when", "mention", "")),
    unanswered=st.integers(0, 99),
    downvoted=st.integers(0, 99),
    questions=st.lists(LONG_TEXT, max_size=8).map(tuple),
)


@laws
@given(st.lists(GAPS, max_size=6), st.sampled_from((1, 9)), NAMES, PHRASES)
def test_any_list_of_gaps_fits_and_names_every_one(
    gaps: list[Gap], times: int, name: str, phrases
) -> None:
    gaps = gaps * times

    cards = gap_cards(gaps, {"larkhaven": name}, phrases)

    for number, card in enumerate(cards):
        assert_sendable(card, page_row("gpage", (), phrases, number, len(cards)))
    counts = [
        phrases.say("gaps-counts", unanswered=gap.unanswered, downvoted=gap.downvoted)
        for gap in gaps
    ]
    assert missing_in_order(counts, body(cards, heads=1, feet=0)) == []


NOTHING = discord.Permissions.none()
ROLES = st.lists(
    st.builds(
        Override,
        layer=st.sampled_from(("everyone", "role", "bot")),
        name=NAMES,
        allow=st.just(NOTHING),
        deny=st.just(NOTHING),
    ),
    min_size=1,
    max_size=30,
).map(tuple)
FINDINGS = st.builds(
    Finding,
    kind=st.sampled_from(("channel-hidden", "channel-permission", "channel-private")),
    permission=st.sampled_from(("send_messages", "view_channel")),
    channel=NAMES,
    overrides=ROLES,
)


@laws
@given(st.lists(FINDINGS, max_size=5), st.sampled_from((1, 8)), PHRASES)
def test_any_check_fits_and_names_every_channel(
    findings: list[Finding], times: int, phrases
) -> None:
    check = ServerCheck(1, "town", "https://discord.com/invite", tuple(findings * times))

    cards = check_cards(check, phrases)

    for number, card in enumerate(cards):
        assert_sendable(card, page_row("cpage", (), phrases, number, len(cards)))
    shown = bare(body(cards, heads=1, feet=0))
    names = [
        override.name for one in findings for override in one.overrides if override.layer != "bot"
    ]
    assert all(bare(str(one.channel)) in shown for one in findings)
    assert all(bare(name) in shown for name in names)


def test_a_check_that_blames_thirty_roles_with_the_longest_names_fits() -> None:
    roles = tuple(Override("role", "*" * 97 + f"{n:03}", NOTHING, NOTHING) for n in range(30))
    finding = Finding("channel-permission", permission="send_messages", channel="news",
                      overrides=roles)  # fmt: skip

    cards = check_cards(ServerCheck(1, "town", "https://discord.com/invite", (finding,)),
                        phrases_in("en"))  # fmt: skip

    for card in cards:
        assert_sendable(card)
    assert all(role.name in bare_of_escapes(cards) for role in roles)


def bare_of_escapes(cards: tuple[Card, ...]) -> str:
    return "".join(text.replace("\\", "") for text in texts(cards))
