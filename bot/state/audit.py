"""What moderators did and what was refused to those who are none, newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, insert, select

from bot.state.people import Person
from bot.state.tables import AUDIT, Outcome
from bot.state.transactions import reading, writing


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in a server."""

    id: int
    """Larger for a later one."""
    guild: int
    person: Person | None
    """None once the person had everything of theirs deleted."""
    action: str
    outcome: Outcome
    before: str
    after: str
    at: datetime


class Audit:
    """The audit log of every server.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(
        self,
        guild: int,
        person: Person,
        action: str,
        outcome: Outcome,
        *,
        before: str,
        after: str,
        at: datetime,
    ) -> None:
        """Add an entry.  No text may name a person, because it outlives their deletion."""
        with writing(self._engine) as connection:
            connection.execute(
                insert(AUDIT).values(
                    guild=guild,
                    person=person,
                    action=action,
                    outcome=outcome,
                    before=before,
                    after=after,
                    at=at,
                )
            )

    def entries(self, guild: int, limit: int, before_id: int | None = None) -> tuple[Entry, ...]:
        """Return a server's entries, newest first, those before an entry where one is given."""
        chosen = (
            select(AUDIT).where(AUDIT.c.guild == guild).order_by(AUDIT.c.id.desc()).limit(limit)
        )
        if before_id is not None:
            chosen = chosen.where(AUDIT.c.id < before_id)
        with reading(self._engine) as connection:
            rows = list(connection.execute(chosen))
        return tuple(
            Entry(
                id=row.id,
                guild=row.guild,
                person=None if row.person is None else Person(row.person),
                action=row.action,
                outcome=row.outcome,
                before=row.before,
                after=row.after,
                at=row.at,
            )
            for row in rows
        )
