"""Replies to keep, and a look at every row of every table."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Row, delete

from bot.answering.reply import Answer, Citation, NoAnswer, Reply
from bot.state.answers import Seat, Told
from bot.state.people import Person
from bot.state.state import State
from bot.state.tables import AUDIT, FACTS, METADATA
from bot.state.transactions import reading, writing

NOON = datetime(2021, 8, 10, 12, tzinfo=UTC)
GUILD = (1 << 63) - 1
"""The largest id that Discord could give, were it ever to come to that."""
CHANNEL = 1 << 60
USER = (1 << 62) + 12345
"""The Discord id of a moderator."""
MINUTE = timedelta(minutes=1)

QUOTE = "Rebels took the harbour of Larkhaven on Friday."


def answer(question: str) -> Answer:
    """An answer to a question that it does not repeat."""
    return Answer(
        question=question,
        direct="On Friday [1].",
        citations=(
            Citation(
                marker=1,
                article="courier",
                publisher="The Brindle Courier",
                published=NOON.date(),
                quote=QUOTE,
                start=0,
                end=len(QUOTE),
            ),
        ),
        place="larkhaven",
        kind="when",
        snapshot="s1",
    )


def refusal(question: str) -> NoAnswer:
    """A refusal of a question that it does not repeat."""
    return NoAnswer(question=question, direct="Not said.", covered="August.", snapshot="s1")


def told(
    key: str,
    person: Person,
    *,
    question: str = "when did the harbour fall?",
    answered: bool = True,
    channel: int = CHANNEL,
    guild: int | None = GUILD,
    private: bool = False,
    message: int | None = None,
    at: datetime = NOON,
    place: str | None = "larkhaven",
    kind: str = "when",
) -> Told:
    """A reply to a person, public and in one channel unless said otherwise."""
    reply: Reply = answer(question) if answered else refusal(question)
    return Told(key, reply, Seat(channel, person), guild, private, message, at, place, kind)


def wipe(state: State) -> None:
    """Empty every table, save for the salt."""
    with writing(state.engine) as connection:
        for table in reversed(METADATA.sorted_tables):
            if table is not FACTS:
                connection.execute(delete(table))


def audited(state: State, guild: int) -> list[Row]:
    """The rows of a server's audit log, newest first."""
    newest_first = AUDIT.select().where(AUDIT.c.guild == guild).order_by(AUDIT.c.id.desc())
    with reading(state.engine) as connection:
        return list(connection.execute(newest_first))


def cells(state: State) -> list[tuple[str, str, object]]:
    """Every value in the database: (table, column, value)."""
    with reading(state.engine) as connection:
        return [
            (table.name, column, value)
            for table in METADATA.sorted_tables
            for row in connection.execute(table.select())
            for column, value in row._mapping.items()
        ]
