"""All that the bot remembers, behind one door."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from bot.state.answers import Answers
from bot.state.audit import Audit
from bot.state.database import open_database
from bot.state.facts import Facts
from bot.state.kept_questions import KeptQuestions, let_go_undisputed
from bot.state.people import SALT_BYTES, People
from bot.state.settings import ServerSettingsStore
from bot.state.statistics import Statistics, statistics
from bot.state.tables import ANSWERS, AUDIT, KEPT_QUESTIONS, USES, VOTES
from bot.state.transactions import leave_no_trace, one_at_a_time, writing
from bot.state.uses import Uses, person_scope
from bot.state.votes import Votes

RETENTION = timedelta(days=90)
"""How long an answer and what hangs on it are kept, unless a setting says otherwise."""
_CLEARING = 7_020_210_003
"""The lock under which one process at a time clears away on PostgreSQL; any number does."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of a person was deleted, in rows of each kind."""

    answers: int
    votes: int
    """Those that the person cast; others' votes on their answers go uncounted."""
    questions: int
    """Texts, each counted once for each reason that it was kept for."""
    uses: int
    """Those noted against the person's own limit; one that no longer counts may be among them."""
    audit: int
    """Entries of the audit log, which stay without whom."""

    @property
    def entries(self) -> int:
        """All together; 0 only if nothing of the person was kept."""
        return self.answers + self.votes + self.questions + self.uses + self.audit


class State:
    """Every store on one database.  Blocks; safe beside other processes on the same database."""

    def __init__(
        self,
        url: str,
        *,
        now: Callable[[], datetime],
        retention: timedelta = RETENTION,
        random_bytes: Callable[[int], bytes] = os.urandom,
    ) -> None:
        """Open the database, made if it is missing, and delete what has outlived its time.

        Raises StateError if it cannot be used.
        """
        self.engine = open_database(url)
        """The database itself, for whoever looks after it."""
        self._retention = retention
        self.facts = Facts(self.engine)
        salt = self.facts.once("salt", random_bytes(SALT_BYTES).hex())
        self.people = People(bytes.fromhex(salt))
        self.answers = Answers(self.engine)
        self.kept_questions = KeptQuestions(self.engine)
        self.votes = Votes(self.engine)
        self.settings = ServerSettingsStore(self.engine)
        self.uses = Uses(self.engine)
        self.audit = Audit(self.engine)
        self.prune(now())

    def statistics(self, guild: int, since: datetime) -> Statistics:
        """Count what a server asked since then."""
        return statistics(self.engine, guild, since)

    def forget(self, user_id: int) -> Forgotten:
        """Delete everything of a person, all of it or nothing.

        What moderators did stays in the audit log, without whom.
        """
        person = self.people.of(user_id)
        theirs = select(ANSWERS.c.key).where(ANSWERS.c.person == person)
        voted_on = select(VOTES.c.key).where(VOTES.c.person == person)
        touched = select(ANSWERS.c.key).where(
            or_(ANSWERS.c.person == person, ANSWERS.c.key.in_(voted_on))
        )
        with writing(self.engine) as connection:
            one_at_a_time(connection, _CLEARING)
            # who changes what hangs on an answer holds the answer first, so that no two of them
            # wait for each other
            connection.execute(touched.with_for_update())
            questions = connection.execute(
                delete(KEPT_QUESTIONS).where(KEPT_QUESTIONS.c.key.in_(theirs))
            ).rowcount
            votes = connection.execute(delete(VOTES).where(VOTES.c.person == person)).rowcount
            questions += let_go_undisputed(connection)
            answers = connection.execute(delete(ANSWERS).where(ANSWERS.c.person == person)).rowcount
            uses = connection.execute(
                delete(USES).where(USES.c.scope == person_scope(person))
            ).rowcount
            audit = connection.execute(
                update(AUDIT)
                .where(or_(AUDIT.c.person == person, AUDIT.c.user_id == user_id))
                .values(person=None, user_id=None)
            ).rowcount
        leave_no_trace(self.engine)
        return Forgotten(answers, votes, questions, uses, audit)

    def prune(self, now: datetime) -> None:
        """Delete what is older than the retention; to be called at least once a day."""
        oldest = now - self._retention
        with writing(self.engine) as connection:
            one_at_a_time(connection, _CLEARING)
            connection.execute(delete(ANSWERS).where(ANSWERS.c.at < oldest))
            connection.execute(delete(AUDIT).where(AUDIT.c.at < oldest))
            connection.execute(delete(USES).where(USES.c.until <= now))
        leave_no_trace(self.engine)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
