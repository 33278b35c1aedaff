"""What moderators did and what was refused to those who are none."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, false, insert, or_, select, true

from bot.state.people import Person
from bot.state.tables import AUDIT, Outcome
from bot.state.transactions import reading, writing


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that was done, or refused, in a server."""

    id: int
    """Larger than that of any entry noted before."""
    person: Person | None
    """None once they had themselves forgotten."""
    user: int | None
    """Discord's id of the moderator, of an act that is accounted for by name; None once they had
    themselves forgotten."""
    action: str
    """Such as "corpus remove": its first word is what it was done to."""
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
        user: int | None = None,
    ) -> None:
        """Add an entry.  No text may name a person, because it outlives their deletion.

        `user` is the moderator's Discord id, for an act that is accounted for by name.  One that
        was refused has none, whatever is given.
        """
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
                    user_id=user if outcome == "done" else None,
                )
            )

    def entries(
        self, guild: int, actions: tuple[str, ...], before_id: int | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        """Return a server's newest entries whose action begins with one of these, newest first.

        At most `limit`, of those older than the entry `before_id`; None begins with the newest.
        """
        chosen = (
            select(AUDIT)
            .where(
                AUDIT.c.guild == guild,
                or_(false(), *(AUDIT.c.action.startswith(one, autoescape=True) for one in actions)),
                true() if before_id is None else AUDIT.c.id < before_id,
            )
            .order_by(AUDIT.c.id.desc())
            .limit(limit)
        )
        with reading(self._engine) as connection:
            rows = list(connection.execute(chosen))
        return tuple(
            AuditEntry(
                id=row.id,
                person=None if row.person is None else Person(row.person),
                user=row.user_id,
                action=row.action,
                outcome=row.outcome,
                before=row.before,
                after=row.after,
                at=row.at,
            )
            for row in rows
        )
