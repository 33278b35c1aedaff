"""Laws of the cards about the index: any of them can be sent, and names everything."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.golden_list import GoldenList, golden_cards
from bot.discord_app.index_history import Entry, history_cards
from bot.discord_app.proposal_cards import losses_card, nothing_cards, proposal_cards
from bot.discord_app.proposal_pages import proposal_rows
from bot.phrases.phrases import Phrases
from bot.state.audit import AuditEntry
from index.golden import GoldenAnswer, GoldenChange, GoldenQuestion
from index.proposal import ArticleLine, CopyLine, Diff, EventLine, Proposal, SkippedLine
from tests.bot.discord.random_replies import (
    DAYS,
    LONG_TEXT,
    NAMES,
    PHRASES,
    assert_sendable,
    laws,
)

NOON = datetime(2021, 8, 11, 12, tzinfo=UTC)
FEW = (1, 1, 12)
LINES = st.builds(
    ArticleLine.model_construct,
    id=st.just("courier"),
    publisher=LONG_TEXT,
    title=st.none() | LONG_TEXT,
    published=DAYS,
)
EVENTS = st.builds(
    EventLine.model_construct,
    article=st.just("courier"),
    place=st.sampled_from(("kunduz", "gone_*from*_it")),
    kind=st.sampled_from(("captured", "of_a_later_version")),
    first=DAYS,
    last=DAYS,
    words=LONG_TEXT,
)
ANSWERS = st.builds(
    GoldenAnswer.model_construct,
    question=st.just("who?"),
    text=LONG_TEXT,
    answered=st.booleans(),
    holds=st.booleans(),
)
CHANGES = st.builds(
    GoldenChange.model_construct,
    question=LONG_TEXT.map(lambda text: f"who {text}"[:500]),
    before=st.none() | ANSWERS,
    after=ANSWERS,
)
SKIPPED = st.builds(SkippedLine.model_construct, name=NAMES, reason=LONG_TEXT)
COPIES = st.builds(
    CopyLine.model_construct, id=st.just("courier"), of=st.just("gazette"), share=st.floats(0, 1)
)


@st.composite
def several(draw: st.DrawFn, of: st.SearchStrategy[object]) -> tuple[object, ...]:
    """From none to two dozen of a sort."""
    return tuple(draw(st.lists(of, max_size=2)) * draw(st.sampled_from(FEW)))


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    """Proposals of any texts, longer than the index lets through."""
    lost = draw(several(LINES))
    diff = Diff.model_construct(
        added=draw(several(LINES)),
        removed=(*lost, *draw(several(LINES))),
        changed=draw(several(LINES)),
        lost=lost,
        skipped=draw(several(SKIPPED)),
        copies=draw(several(COPIES)),
        events_gained=draw(several(EVENTS)),
        events_lost=draw(several(EVENTS)),
    )
    return Proposal.model_construct(
        snapshot="5eed0002cafe0000",
        base=draw(st.none() | st.just("5eed0001cafe0000")),
        door="discord",
        at=NOON,
        articles=draw(st.integers(0, 10**6)),
        passages=7,
        events=3,
        embedded=5,
        reused=10**6,
        seconds=3661.5,
        rebuilt=draw(st.sampled_from(((), ("model", "splitter", "gazetteer", "events", "terms")))),
        diff=diff,
        golden=draw(several(CHANGES)),
    )


@laws
@given(proposals(), NAMES, PHRASES)
def test_any_proposal_fits_its_pages_and_counts_all_of_it(
    proposal: Proposal, name: str, phrases: Phrases
) -> None:
    cards = proposal_cards(proposal, {"kunduz": name}, phrases)

    for number, card in enumerate(cards):
        assert_sendable(card, proposal_rows(proposal, phrases, number, len(cards)))
    shown = "\n".join(card.text for card in cards)
    diff = proposal.diff
    for key, told in (
        ("proposal-lost", diff.lost),
        ("proposal-added", diff.added),
        ("proposal-changed", diff.changed),
        ("proposal-skipped", diff.skipped),
        ("proposal-copies", diff.copies),
        ("proposal-events-gained", diff.events_gained),
        ("proposal-events-lost", diff.events_lost),
    ):
        assert (f"**{phrases.say(key, number=len(told))}**" in shown) == bool(told)
    listed = sum(
        len(told)
        for told in (
            diff.added,
            diff.changed,
            diff.skipped,
            diff.copies,
            diff.events_gained,
            diff.events_lost,
        )
    )
    assert shown.count("\n• ") >= listed


@laws
@given(proposals(), PHRASES)
def test_any_losses_fit_one_message_and_so_does_what_there_is_not(
    proposal: Proposal, phrases: Phrases
) -> None:
    cards = [*nothing_cards(proposal, phrases)]
    if proposal.needs_second:
        cards.append(losses_card(proposal, phrases))

    for card in cards:
        assert_sendable(card, proposal_rows(proposal, phrases, 0, 1))


QUESTIONS = st.builds(
    GoldenQuestion.model_construct,
    question=LONG_TEXT.map(lambda text: f"who {text}"[:500]),
    contains=st.lists(LONG_TEXT.map(lambda text: text[:500]), max_size=4).map(tuple),
    refused=st.booleans(),
    as_of=DAYS,
)


@laws
@given(several(QUESTIONS), PHRASES)
def test_any_list_of_golden_questions_fits_and_has_every_one(
    questions: tuple[GoldenQuestion, ...], phrases: Phrases
) -> None:
    cards = golden_cards(GoldenList(questions, frozenset(), {}), phrases)

    for card in cards:
        assert_sendable(card)
    shown = "\n".join(card.text for card in cards)
    assert shown.count(phrases.say("golden-shipped")) >= len(questions)


@laws
@given(several(st.tuples(NAMES, LONG_TEXT, LONG_TEXT)), PHRASES)
def test_any_history_fits_and_has_every_act(
    acts: tuple[tuple[str, str, str], ...], phrases: Phrases
) -> None:
    entries = [
        Entry(NOON, None, AuditEntry(1, None, 7, action, "done", before, after, NOON))
        for action, before, after in acts
    ]

    cards = history_cards(entries, phrases)

    for card in cards:
        assert_sendable(card)
    assert "\n".join(card.text for card in cards).count("<@7>") == len(acts)
