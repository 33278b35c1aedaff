"""How much a server asks, and how it fares; counted from what is kept, without a text."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, Engine, case, func, select, type_coerce

from bot.state.answers import ASKED
from bot.state.tables import ANSWERS, VOTES
from bot.state.transactions import reading

_DAY = 86_400_000_000
"""Microseconds."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day in UTC."""

    day: date
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a server asked in some time, of what was not deleted since."""

    asked: int
    answered: int
    refused: int
    private: int
    """How many of those asked were never shared."""
    up: int
    down: int
    """Votes on those asked."""
    by_day: tuple[Day, ...]
    """Oldest first; a day without a question is not in it."""


def statistics(engine: Engine, guild: int, since: datetime) -> Statistics:
    """Count what a server asked since then.  Blocks."""
    theirs = (ANSWERS.c.guild == guild, ANSWERS.c.at >= since, ASKED)
    day = (type_coerce(ANSWERS.c.at, BigInteger) // _DAY).label("day")
    days = (
        select(
            day,
            func.count(),
            func.count(case((ANSWERS.c.answered, 1))),
            func.count(case((ANSWERS.c.private, 1))),
        )
        .where(*theirs)
        .group_by(day)
        .order_by(day)
    )
    votes = (
        select(VOTES.c.vote, func.count().label("votes"))
        .join_from(VOTES, ANSWERS)
        .where(*theirs)
        .group_by(VOTES.c.vote)
    )
    with reading(engine) as connection:
        rows = list(connection.execute(days))
        cast = {row.vote: row.votes for row in connection.execute(votes)}
    asked, answered, private = (sum(row[column] for row in rows) for column in (1, 2, 3))
    return Statistics(
        asked=asked,
        answered=answered,
        refused=asked - answered,
        private=private,
        up=cast.get("up", 0),
        down=cast.get("down", 0),
        by_day=tuple(
            Day(date(1970, 1, 1) + timedelta(days=number), asked, answered)
            for number, asked, answered, _ in rows
        ),
    )
