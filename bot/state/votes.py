"""What people think of the answers: one vote a person an answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from bot.state.answers import hold
from bot.state.kept_questions import let_go_undisputed
from bot.state.people import Person
from bot.state.tables import VOTES, Reason, Vote
from bot.state.transactions import insert_into, leave_no_trace, reading, writing


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted."""

    vote: Vote
    reason: Reason | None
    """What is wrong, of a vote that is down; None if that was not said."""


class Votes:
    """The votes by the key of their answer.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def cast(
        self, key: str, person: Person, vote: Vote, reason: Reason | None, at: datetime
    ) -> bool:
        """Note a person's vote in place of an earlier one; False if the answer is not kept.

        A vote that is up has no reason, whatever is given.  With the last vote that was down the
        kept text of the question goes.
        """
        values = {"vote": vote, "reason": reason if vote == "down" else None, "at": at}
        with writing(self._engine) as connection:
            if not hold(connection, key):
                return False
            insert = insert_into(connection, VOTES).values(key=key, person=person, **values)
            connection.execute(
                insert.on_conflict_do_update(index_elements=["key", "person"], set_=values)
            )
            gone = let_go_undisputed(connection, key)
        if gone:
            leave_no_trace(self._engine)
        return True

    def of(self, key: str, person: Person) -> Ballot | None:
        """Return how a person voted on an answer; None if they did not."""
        voted = select(VOTES.c.vote, VOTES.c.reason).where(
            VOTES.c.key == key, VOTES.c.person == person
        )
        with reading(self._engine) as connection:
            row = connection.execute(voted).one_or_none()
        return None if row is None else Ballot(row.vote, row.reason)
