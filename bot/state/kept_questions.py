"""The questions whose text is kept: those left unanswered, and those whose answer was voted down.

A question stays only as long as its answer is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, exists, select

from bot.state.answers import ASKED, hold
from bot.state.tables import ANSWERS, KEPT_QUESTIONS, VOTES, Why
from bot.state.transactions import insert_into, reading, writing

_Kept = Row[str, str, str, str | None, str]
"""A kept question: key, why, question, and the place and kind of its answer."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a server's people asked of one place in one way, and were not well answered."""

    place: str | None
    """A gazetteer id; None for questions about no one place."""
    kind: str
    unanswered: int
    downvoted: int
    questions: tuple[str, ...]
    """Newest first, each wording once."""


class KeptQuestions:
    """The texts of questions by the key of their answer.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, key: str, text: str, why: Why, at: datetime) -> bool:
        """Keep a question's text, if its answer is kept and is what `why` says of it.

        Returns whether it was kept: not where the answer was one after all, or nobody's vote is
        down any more, or the answer was deleted meanwhile; and never that of a direct message,
        which no moderator may see, or of a command that asks nothing.
        """
        with writing(self._engine) as connection:
            if not hold(connection, key) or not _lawful(connection, key, why):
                return False
            insert = insert_into(connection, KEPT_QUESTIONS).values(
                key=key, why=why, question=text, at=at
            )
            connection.execute(
                insert.on_conflict_do_update(index_elements=["key", "why"], set_={"question": text})
            )
            return True

    def gaps(self, guild: int) -> tuple[Gap, ...]:
        """Return a server's gaps, the one with most questions first."""
        grouped = defaultdict(list)
        for row in self._kept(guild):
            grouped[row.place, row.kind].append(row)
        gaps = [
            Gap(
                place=place,
                kind=kind,
                unanswered=sum(row.why == "unanswered" for row in rows),
                downvoted=sum(row.why == "downvoted" for row in rows),
                questions=tuple(row.question for row in _each_once(rows)),
            )
            for (place, kind), rows in grouped.items()
        ]
        return tuple(sorted(gaps, key=lambda gap: len(grouped[gap.place, gap.kind]), reverse=True))

    def export(self, guild: int) -> tuple[dict[str, str], ...]:
        """Return a server's questions, newest first, as rows of the form that a batch takes."""
        return tuple(
            {"id": row.key, "question": row.question} for row in _each_once(self._kept(guild))
        )

    def _kept(self, guild: int) -> list[_Kept]:
        kept = (
            select(
                KEPT_QUESTIONS.c.key,
                KEPT_QUESTIONS.c.why,
                KEPT_QUESTIONS.c.question,
                ANSWERS.c.place,
                ANSWERS.c.kind,
            )
            .join_from(KEPT_QUESTIONS, ANSWERS)
            .where(ANSWERS.c.guild == guild)
            .order_by(KEPT_QUESTIONS.c.at.desc(), KEPT_QUESTIONS.c.key, KEPT_QUESTIONS.c.why)
        )
        with reading(self._engine) as connection:
            return list(connection.execute(kept))


def let_go_undisputed(connection: Connection, key: str | None = None) -> int:
    """Delete what was kept for a vote that is no longer down, of one answer or of all.

    Returns how many texts went.
    """
    undisputed = delete(KEPT_QUESTIONS).where(
        KEPT_QUESTIONS.c.why == "downvoted", ~_voted_down(KEPT_QUESTIONS.c.key)
    )
    if key is not None:
        undisputed = undisputed.where(KEPT_QUESTIONS.c.key == key)
    return connection.execute(undisputed).rowcount


def _voted_down(key: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(VOTES.c.key == key, VOTES.c.vote == "down")


def _lawful(connection: Connection, key: str, why: Why) -> bool:
    """Whether the text of an answer's question may be kept for that reason."""
    law = ~ANSWERS.c.answered if why == "unanswered" else _voted_down(ANSWERS.c.key)
    lawful = select(ANSWERS.c.key).where(
        ANSWERS.c.key == key, law, ASKED, ANSWERS.c.guild.is_not(None)
    )
    return connection.execute(lawful).one_or_none() is not None


def _each_once(rows: Iterable[_Kept]) -> Iterator[_Kept]:
    """The first row of each wording, whatever its case and the blanks around it."""
    seen: set[str] = set()
    for row in rows:
        wording = row.question.strip().casefold()
        if wording not in seen:
            seen.add(wording)
            yield row
