"""A proposal in a terminal: what changes, and each changed answer side by side."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from index.commands.common import counted, shown

if TYPE_CHECKING:
    from index.golden import GoldenAnswer, GoldenChange
    from index.proposal import ArticleLine, EventLine, Proposal

_MOST = 20
"""Lines of one kind; the rest is counted, for nobody reads them all."""


def proposal_lines(proposal: "Proposal", width: int) -> Iterator[str]:
    """Yield what a person needs in order to decide, in lines of about `width` characters."""
    yield (
        f"snapshot {proposal.snapshot}: {counted(proposal.articles, 'article')},"
        f" {counted(proposal.passages, 'passage')}, {counted(proposal.events, 'event')};"
        f" {counted(proposal.embedded, 'text')} embedded, {proposal.reused:,} reused,"
        f" {proposal.seconds:.1f} s"
    )
    if proposal.rebuilt:
        from index.inputs import REBUILT_WORDS  # noqa: PLC0415 (slow; `--help` must not wait)

        changed = ", ".join(REBUILT_WORDS[one] for one in proposal.rebuilt)
        yield f"made anew, for this has changed: {changed}"
    yield from _article_lines(proposal)
    yield from _event_lines(proposal)
    yield from _golden_lines(proposal, width)


def loss(proposal: "Proposal") -> str:
    """Say in words what publishing a proposal would lose."""
    lost, drops = proposal.diff.lost, proposal.drops
    parts = []
    if proposal.base_unread:
        parts.append("nobody can tell which articles would be lost: the index before is damaged")
    if lost:
        parts.append(f"{counted(len(lost), 'article')} that nobody removed would be lost")
    if drops:
        verb = "is" if len(drops) == 1 else "are"
        parts.append(f"{counted(len(drops), 'golden question')} {verb} answered worse")
    return " and ".join(parts)


def _article_lines(proposal: "Proposal") -> Iterator[str]:
    diff = proposal.diff
    lost = {one.id for one in diff.lost}
    yield from _some("+", [_article(one) for one in diff.added])
    yield from _some("−", [_article(one) for one in diff.removed if one.id not in lost])
    yield from _some("~", [_article(one) for one in diff.changed])
    for one in diff.lost:
        yield f"! lost: {_article(one)}; nobody removed it, but it can't be read any more"
    skipped = [f"{shown(one.name)}: {shown(one.reason)}" for one in diff.skipped]
    yield from _some("skipped", skipped)
    copies = [f"{one.id} of {one.of}, {one.share:.0%} of its words" for one in diff.copies]
    yield from _some("near copy:", copies)
    if diff.is_empty:
        yield "The articles are the same, word for word."


def _event_lines(proposal: "Proposal") -> Iterator[str]:
    gained, lost = proposal.diff.events_gained, proposal.diff.events_lost
    if gained or lost:
        yield f"events: {len(gained):,} gained, {len(lost):,} lost"
        yield from _some("  +", [_event(one) for one in gained])
        yield from _some("  −", [_event(one) for one in lost])


def _golden_lines(proposal: "Proposal", width: int) -> Iterator[str]:
    golden = proposal.golden
    if not golden:
        return
    before = [change.before for change in golden if change.before is not None]
    held = f"{sum(one.holds for one in before)} held before, " if before else ""
    now = sum(change.after.holds for change in golden)
    yield f"golden questions: {len(golden)}, {held}{now} {'holds' if now == 1 else 'hold'} now"
    for change in sorted(golden, key=lambda one: not one.is_drop):
        if change.is_drop or change.is_changed:
            yield from _side_by_side(change, width)


def _side_by_side(change: "GoldenChange", width: int) -> Iterator[str]:
    yield f"  {'! worse' if change.is_drop else '~ changed'}: {shown(change.question)}"
    half = max(20, (width - 7) // 2)
    before = ["before" + _holds(change.before), *_wrapped(change.before, half)]
    after = ["after" + _holds(change.after), *_wrapped(change.after, half)]
    for left, right in zip_longest(before, after, fillvalue=""):
        yield f"    {left.ljust(half)} | {right}".rstrip()


def _holds(answer: "GoldenAnswer | None") -> str:
    if answer is None:
        return ": not asked"
    return ": holds" if answer.holds else ": does not hold"


def _wrapped(answer: "GoldenAnswer | None", width: int) -> list[str]:
    lines = answer.text.split("\n") if answer else []
    return [part for line in lines for part in textwrap.wrap(shown(line), width) or [""]]


def _some(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:_MOST]:
        yield f"{mark} {line}"
    if len(lines) > _MOST:
        yield f"{mark} … and {len(lines) - _MOST:,} more; --json has them all"


def _article(line: "ArticleLine") -> str:
    day = line.published.isoformat() if line.published else "undated"
    title = f": {shown(line.title)}" if line.title else ""
    return f"{line.id}  {shown(line.publisher)}, {day}{title}"


def _event(line: "EventLine") -> str:
    days = " to ".join(dict.fromkeys(str(day) for day in (line.first, line.last) if day))
    return f"{line.place} {line.kind} {days or 'undated'}: “{shown(line.words)}” ({line.article})"
