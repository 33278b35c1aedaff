"""What was answered, kept so that buttons and follow-ups outlive a restart; never the question."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.sql import ColumnExpressionArgument

from bot.answering.reply import Answer, Reply, without_question
from bot.state.people import Person
from bot.state.tables import ANSWERS
from bot.state.transactions import leave_no_trace, reading, writing

ASKED = ~ANSWERS.c.kind.startswith("/")
"""Of the replies, those to a question: a command that asks none is told by its own name."""
_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person asks: their turns are followed up only there and only by them."""

    channel: int
    person: Person


@dataclass(frozen=True, slots=True)
class Told:
    """One reply, to whom and where."""

    key: str
    reply: Reply
    """Once it comes from the database, it is `without_question`."""
    seat: Seat
    guild: int | None
    """None in a direct message."""
    private: bool
    message: int | None
    """The message that it was sent as; None until that is known."""
    at: datetime
    """When it was asked, aware."""
    place: str | None
    """The gazetteer id of the place asked about."""
    kind: str
    """The kind of question, as `bot.answering.kinds` names it; or the command that asks none,
    such as "/map"."""


class Answers:
    """Every reply under its key.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, told: Told) -> None:
        """Keep a reply under a key of its own, without the text of its question."""
        reply = without_question(told.reply)
        with writing(self._engine) as connection:
            connection.execute(
                insert(ANSWERS).values(
                    key=told.key,
                    guild=told.guild,
                    channel=told.seat.channel,
                    person=told.seat.person,
                    private=told.private,
                    message=told.message,
                    at=told.at,
                    place=told.place,
                    kind=told.kind,
                    answered=isinstance(reply, Answer),
                    reply=reply.model_dump_json(),
                )
            )

    def posted(self, key: str, message: int) -> None:
        """Note the message that a reply was sent as, so that what answers it finds the reply."""
        self._change(key, message=message)

    def share(self, key: str) -> bool:
        """Mark a private reply as shown to all; False if it is no longer kept."""
        return self._change(key, private=False)

    def find(self, key: str) -> Told | None:
        """Return the reply kept under a key, if it is still there and still readable."""
        return self._newest(ANSWERS.c.key == key)

    def find_message(self, message: int) -> Told | None:
        """Return the reply that was sent as a message, if it is one."""
        return self._newest(ANSWERS.c.message == message)

    def last(self, seat: Seat, since: datetime) -> Told | None:
        """Return the newest reply to a question that was told in a seat since then.

        It is one that a follow-up can be a reply to: public, its message known.
        """
        return self._newest(
            ASKED,
            ~ANSWERS.c.private,
            ANSWERS.c.channel == seat.channel,
            ANSWERS.c.person == seat.person,
            ANSWERS.c.at >= since,
            ANSWERS.c.message.is_not(None),
        )

    def remove(self, key: str) -> bool:
        """Delete a reply with its votes and its kept question; False if it was not there."""
        with writing(self._engine) as connection:
            removed = connection.execute(delete(ANSWERS).where(ANSWERS.c.key == key)).rowcount
        leave_no_trace(self._engine)
        return removed > 0

    def _change(self, key: str, **values: object) -> bool:
        with writing(self._engine) as connection:
            changed = connection.execute(
                update(ANSWERS).where(ANSWERS.c.key == key).values(**values)
            )
            return changed.rowcount > 0

    def _newest(self, *where: ColumnExpressionArgument[bool]) -> Told | None:
        chosen = (
            select(ANSWERS)
            .where(*where)
            .order_by(ANSWERS.c.at.desc(), ANSWERS.c.message.desc())
            .limit(1)
        )
        with reading(self._engine) as connection:
            row = connection.execute(chosen).one_or_none()
        if row is None:
            return None
        try:
            reply = _REPLY.validate_json(row.reply)
        except ValidationError:  # written by a version whose replies had another form
            return None
        return Told(
            key=row.key,
            reply=reply,
            seat=Seat(row.channel, Person(row.person)),
            guild=row.guild,
            private=row.private,
            message=row.message,
            at=row.at,
            place=row.place,
            kind=row.kind,
        )


def hold(connection: Connection, key: str) -> bool:
    """Keep an answer from changing until the transaction ends; False if it is not kept."""
    held = select(ANSWERS.c.key).where(ANSWERS.c.key == key).with_for_update()
    return connection.execute(held).one_or_none() is not None
