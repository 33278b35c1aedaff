"""The history of the index: what was published, and what moderators of the server did to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.discord_app.cards import Card, Text, joined, lay_out
from bot.discord_app.index_status import how_words
from bot.discord_app.index_words import changes, moment, short_id, shortened
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import Phrases
from bot.state.audit import AuditEntry
from index.publications import Publication, Publications

ACTIONS = ("corpus ", "golden ")
"""How the actions begin whose entries of the audit log belong to the history."""
MOST_ACTIONS = 500
_SWAPS = ("corpus publish", "corpus rollback")
_NOTED_WITHIN = timedelta(minutes=2)
"""An act is noted right after it was done; two clocks may differ a little."""
_SNAPSHOT = re.compile(r"[0-9a-f]{16}")
_DETAIL = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: a publication, something done by a moderator, or both at once."""

    at: datetime
    publication: Publication | None
    done: AuditEntry | None


def history(publications: Publications, noted: Sequence[AuditEntry]) -> tuple[Entry, ...]:
    """Join publications and what was noted of them, the newest first.

    `noted` is the newest first, too; who only looked at something is left out.
    """
    left = [one for one in noted if one.outcome == "refused" or one.before or one.after]
    found = []
    for one in reversed(publications.history):
        own = next((entry for entry in left if _is_of(entry, one)), None)
        if own is not None:
            left.remove(own)
        found.append(Entry(one.at, one, own))
    found += [Entry(entry.at, None, entry) for entry in left]
    return tuple(sorted(found, key=lambda entry: entry.at, reverse=True))


def history_cards(entries: Sequence[Entry], phrases: Phrases) -> tuple[Card, ...]:
    """Lay the history out: when, who, what."""
    lines = [f"**{moment(one.at, phrases)}** · {_line(one, phrases)}" for one in entries]
    head = [Text(f"### {phrases.say('history-title')}")]
    body = joined(lines or [phrases.say("history-none")])
    return lay_out(SOURCES_COLOUR, head, body)


def _is_of(entry: AuditEntry, publication: Publication) -> bool:
    return (
        publication.door == "discord"
        and entry.outcome == "done"
        and entry.action in _SWAPS
        and entry.after == publication.snapshot
        and abs(entry.at - publication.at) <= _NOTED_WITHIN
    )


def _line(entry: Entry, phrases: Phrases) -> str:
    published = entry.publication
    if published is None:
        return _act(entry.done, phrases) if entry.done else ""
    shell = published.door == "shell"
    who = phrases.say("history-shell") if shell else _who(entry.done, phrases)
    said = [f"`{short_id(published.snapshot)}`", how_words(published, phrases)]
    if published.articles is not None:
        said.append(phrases.say("index-articles", articles=published.articles))
    if published.added or published.removed or published.changed:
        said.append(changes(published))
    return f"{who}\n{' · '.join(said)}"


def _act(done: AuditEntry, phrases: Phrases) -> str:
    what = " → ".join(_detail(done))
    command = f"/{shortened(done.action, _DETAIL)}"
    if done.outcome == "refused":
        return f"{phrases.say('index-somebody')}\n{phrases.say('history-refused', what=command)}"
    return f"{_who(done, phrases)}\n{command}" + (f": {what}" if what else "")


def _detail(done: AuditEntry) -> Iterator[str]:
    """What was there before and after; of either only what there is."""
    for said in (done.before, done.after):
        if _SNAPSHOT.fullmatch(said):
            yield f"`{short_id(said)}`"
        elif said.strip():
            yield shortened(said, _DETAIL)


def _who(done: AuditEntry | None, phrases: Phrases) -> str:
    """The moderator, who is not pinged; one that is not known, or was forgotten, without a name."""
    if done is None or done.user is None:
        return phrases.say("history-moderator")
    return f"<@{done.user}>"
