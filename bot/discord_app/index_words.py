"""Words that several cards about the index share: when, who, how much, and which article."""

import re
from datetime import UTC, datetime

from bot.discord_app.cards import cut
from bot.discord_app.inert import escaped, one_line
from bot.phrases.phrases import Phrases
from index.build_lock import Builder
from index.proposal import ArticleLine, Diff
from index.publications import Publication

_PERSON = re.compile(r"<@\d{1,20}>")
_LONGEST_NAME, _LONGEST_TITLE = 80, 150


def shortened(text: str, most: int) -> str:
    """Write text on one line, inert, in at most `most` characters."""
    return escaped(cut(one_line(text), most, escaped))


def short_id(snapshot: str) -> str:
    """Return as much of a snapshot's id as tells it from others."""
    return snapshot[:8]


def moment(at: datetime, phrases: Phrases) -> str:
    """Write a time as "9 August 2021, 12:04 UTC": as text, as days are written everywhere."""
    there = at.astimezone(UTC)
    return phrases.say("index-moment", day=phrases.day(there.date()), time=f"{there:%H:%M}")


def name_of(name: str) -> str:
    """Write the name under which somebody builds: a person in Discord, who is not pinged by it.

    What a shell calls itself comes out inert.
    """
    return name if _PERSON.fullmatch(name) else shortened(name, _LONGEST_NAME)


def who_builds(builder: Builder | None, phrases: Phrases) -> str:
    """Say who builds in another process, and since when, as far as that is known."""
    if builder is None:
        return phrases.say("index-somebody")
    if builder.since.tzinfo is None:
        return name_of(builder.name)  # the lock is held, but nothing is written in it yet
    since = moment(builder.since, phrases)
    return phrases.say("index-builder", name=name_of(builder.name), since=since)


def article_words(line: ArticleLine, phrases: Phrases) -> str:
    """Write whose article it is, of which day, and its title."""
    day = phrases.day(line.published) if line.published else phrases.say("undated")
    publisher = shortened(line.publisher, _LONGEST_NAME)
    title = shortened(line.title or line.id, _LONGEST_TITLE)
    return f"{publisher}, {day}: {title}"


def changes(of: Diff | Publication) -> str:
    """Count what is added, removed and changed, such as "+2 −1 ~3"."""
    if isinstance(of, Publication):
        return counted(of.added, of.removed, of.changed)
    return counted(len(of.added), len(of.removed), len(of.changed))


def counted(added: int, removed: int, changed: int) -> str:
    """Write how many are added, removed and changed: "+2 −1 ~3"."""
    return f"+{added} −{removed} ~{changed}"
