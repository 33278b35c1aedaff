"""What moderators did and what was refused to those who are none."""

from datetime import datetime

from sqlalchemy import Engine, insert

from bot.state.people import Person
from bot.state.tables import AUDIT, Outcome
from bot.state.transactions import writing


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
