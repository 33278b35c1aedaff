"""A proposal as cards: what would be published, what changes with it, and what it loses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.discord_app.cards import Card, Part, Text, joined, lay_out, ruled
from bot.discord_app.index_words import article_words, changes, moment, short_id
from bot.discord_app.proposal_lines import (
    article_lines,
    change_lines,
    copy_lines,
    event_lines,
    skipped_lines,
)
from bot.discord_app.render import NOTICE_COLOUR, SOURCES_COLOUR
from bot.phrases.phrases import Phrases
from index.golden import GoldenChange
from index.proposal import Proposal

_MOST_NAMED = 5
"""Articles, and golden questions, that the second question names; the pages have them all."""


def proposal_cards(
    proposal: Proposal, names: Mapping[str, str], phrases: Phrases
) -> tuple[Card, ...]:
    """Lay out all that a proposal tells, what it loses first; `names` are those of places."""
    diff = proposal.diff
    lost = {one.id for one in diff.lost}
    removed = [one for one in diff.removed if one.id not in lost]
    head = [Text(f"### {phrases.say('proposal-title', index=short_id(proposal.snapshot))}")]
    body = ruled(
        joined(_summary(proposal, phrases)),
        _section("proposal-lost", article_lines(diff.lost, phrases, "⚠️ "), phrases),
        _section("proposal-added", article_lines(diff.added, phrases), phrases),
        _section("proposal-removed", article_lines(removed, phrases), phrases),
        _section("proposal-changed", article_lines(diff.changed, phrases), phrases),
        _questions(proposal.golden, phrases.say("proposal-answers"), phrases),
        _section("proposal-skipped", skipped_lines(diff.skipped), phrases),
        _section("proposal-copies", copy_lines(diff, phrases), phrases),
        _section(
            "proposal-events-gained", event_lines(diff.events_gained, names, phrases), phrases
        ),
        _section("proposal-events-lost", event_lines(diff.events_lost, names, phrases), phrases),
    )
    colour = NOTICE_COLOUR if proposal.needs_second else SOURCES_COLOUR
    foot = Text(f"-# {phrases.say('proposal-foot', made=moment(proposal.at, phrases))}")
    return lay_out(colour, head, body, [foot])


def nothing_cards(proposal: Proposal, phrases: Phrases) -> tuple[Card, ...]:
    """Say that there is nothing to publish, and what of the articles and questions needs a look."""
    said = phrases.say("proposal-nothing", index=short_id(proposal.snapshot))
    failing = [change for change in proposal.golden if not change.after.holds]
    body = ruled(
        [Text(said)],
        _questions(failing, _held(proposal.golden, phrases), phrases) if failing else (),
        _section("proposal-skipped", skipped_lines(proposal.diff.skipped), phrases),
    )
    return lay_out(NOTICE_COLOUR, (), body)


def losses_card(proposal: Proposal, phrases: Phrases) -> Card:
    """Name what publishing would lose, for the question whether it is meant."""
    lines = [_losses(proposal, phrases)]
    for one in proposal.diff.lost[:_MOST_NAMED]:
        lines.append(f"• ⚠️ {article_words(one, phrases)}")
    if left := len(proposal.diff.lost[_MOST_NAMED:]):
        lines.append(phrases.say("proposal-more", more=left))
    for change in proposal.drops[:_MOST_NAMED]:
        lines += change_lines(change, phrases, answers=False)
    if left := len(proposal.drops[_MOST_NAMED:]):
        lines.append(phrases.say("proposal-more", more=left))
    title = Text(f"### {phrases.say('proposal-second')}")
    return Card(NOTICE_COLOUR, (title, *joined(lines)))


def _summary(proposal: Proposal, phrases: Phrases) -> Iterator[str]:
    if proposal.base:
        yield phrases.say("proposal-instead", index=short_id(proposal.base))
    yield phrases.say(
        "index-counts",
        articles=proposal.articles,
        passages=proposal.passages,
        events=proposal.events,
    )
    yield phrases.say("proposal-articles", changes=f"**{changes(proposal.diff)}**")
    yield phrases.say(
        "proposal-made",
        embedded=proposal.embedded,
        reused=proposal.reused,
        seconds=proposal.seconds,
    )
    if proposal.rebuilt:
        reasons = "; ".join(phrases.say(f"rebuilt-{one}") for one in proposal.rebuilt)
        yield phrases.say("proposal-rebuilt", reasons=reasons)
    if proposal.golden:
        yield _held(proposal.golden, phrases)
    if proposal.needs_second:
        yield f"⚠️ **{_losses(proposal, phrases)}**"


def _losses(proposal: Proposal, phrases: Phrases) -> str:
    lost, worse = len(proposal.diff.lost), len(proposal.drops)
    said = [phrases.say("proposal-base-unread")] if proposal.base_unread else []
    if lost:
        said.append(phrases.say("proposal-loses", articles=lost))
    if worse:
        said.append(phrases.say("proposal-worse", questions=worse))
    return " ".join(said)


def _held(golden: Sequence[GoldenChange], phrases: Phrases) -> str:
    hold = sum(change.after.holds for change in golden)
    before = [change.before.holds for change in golden if change.before is not None]
    if not before:
        return phrases.say("golden-hold", hold=hold, questions=len(golden))
    return phrases.say("golden-held", hold=hold, questions=len(golden), before=sum(before))


def _questions(golden: Sequence[GoldenChange], title: str, phrases: Phrases) -> tuple[Part, ...]:
    """Each question answered otherwise than before, or not as it must be; the drops first."""
    told = [change for change in golden if change.is_changed or not change.after.holds]
    told.sort(key=lambda change: (not change.is_drop, change.after.holds))
    if not told:
        return ()
    lines = [f"**{title}**"]
    for change in told:
        lines += change_lines(change, phrases)
    return joined(lines)


def _section(key: str, lines: Iterable[str], phrases: Phrases) -> tuple[Part, ...]:
    """Lines under their title with their number; nothing without any."""
    found = list(lines)
    if not found:
        return ()
    return joined([f"**{phrases.say(key, number=len(found))}**", *found])
