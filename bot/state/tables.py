"""The tables of the state database.

A change here needs a step in `migrations/versions` that makes the same change.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    TypeDecorator,
    false,
)

VERSION_TABLE = "stringer_version"
"""Where the step that the database has reached stands; a name no other program uses."""

Vote = Literal["up", "down"]
Reason = Literal["wrong", "wrong_source", "wrong_date", "missing", "other"]
Why = Literal["unanswered", "downvoted"]
Outcome = Literal["done", "refused"]
ChannelUse = Literal["answers", "private", "moderators"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept exactly as microseconds since 1970: SQLite has no such type."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Count the microseconds."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Make it a datetime in UTC again."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class FreeText(TypeDecorator[str]):
    """Text from outside, kept without what a database refuses: U+0000 and half surrogate pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Leave out the one, and put a question mark for the other."""
        if value is None:
            return None
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


METADATA = MetaData(naming_convention={"ck": "%(table_name)s_%(constraint_name)s"})

_ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up only an INTEGER key, which has 64 bits there."""


class AnswerColumns(TypedColumns):
    """What was answered, and where.  Votes and kept questions go when their answer goes."""

    key: Named[str] = Column(Text, primary_key=True)
    guild: Named[int | None] = Column(BigInteger)
    channel: Named[int] = Column(BigInteger)
    person: Named[str] = Column(Text)
    private: Named[bool]
    message: Named[int | None] = Column(BigInteger)
    at: Named[datetime] = Column(Instant)
    place: Named[str | None] = Column(Text)
    kind: Named[str] = Column(Text)
    answered: Named[bool]
    reply: Named[str] = Column(Text)


class KeptQuestionColumns(TypedColumns):
    """The only questions whose text is kept."""

    key: Named[str] = Column(Text, ForeignKey("answers.key", ondelete="CASCADE"), primary_key=True)
    why: Named[str] = Column(Text, primary_key=True)
    question: Named[str] = Column(FreeText)
    at: Named[datetime] = Column(Instant)


class VoteColumns(TypedColumns):
    """One vote a person an answer."""

    key: Named[str] = Column(Text, ForeignKey("answers.key", ondelete="CASCADE"), primary_key=True)
    person: Named[str] = Column(Text, primary_key=True)
    vote: Named[str] = Column(Text)
    reason: Named[str | None] = Column(Text)
    at: Named[datetime] = Column(Instant)


class ServerSettingColumns(TypedColumns):
    """One row a server that changed a setting."""

    guild: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    version: Named[int] = Column(BigInteger)
    language: Named[str | None] = Column(Text)
    links: Named[bool] = Column(Boolean, server_default=false())


class ServerIdColumns(TypedColumns):
    """The channels and roles of a server's settings, each with what it is there for."""

    guild: Named[int] = Column(
        BigInteger, ForeignKey("server_settings.guild", ondelete="CASCADE"), primary_key=True
    )
    use: Named[str] = Column(Text, primary_key=True)
    id: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)


class UseColumns(TypedColumns):
    """One row for each use that still counts against a limit."""

    id: Named[int] = Column(_ROW_NUMBER, primary_key=True)
    scope: Named[str] = Column(Text)
    until: Named[datetime] = Column(Instant)


class AuditColumns(TypedColumns):
    """What moderators did, or tried to do."""

    id: Named[int] = Column(_ROW_NUMBER, primary_key=True)
    guild: Named[int] = Column(BigInteger)
    person: Named[str | None] = Column(Text)
    action: Named[str] = Column(FreeText)
    outcome: Named[str] = Column(Text)
    before: Named[str] = Column(FreeText)
    after: Named[str] = Column(FreeText)
    at: Named[datetime] = Column(Instant)
    user_id: Named[int | None] = Column(BigInteger)


class FactColumns(TypedColumns):
    """What the installation remembers of itself."""

    key: Named[str] = Column(Text, primary_key=True)
    value: Named[str] = Column(FreeText)


ANSWERS = Table("answers", METADATA, AnswerColumns)
KEPT_QUESTIONS = Table(
    "kept_questions",
    METADATA,
    KeptQuestionColumns,
    CheckConstraint("why IN ('unanswered', 'downvoted')", name="why"),
)
VOTES = Table(
    "votes",
    METADATA,
    VoteColumns,
    CheckConstraint("vote IN ('up', 'down')", name="vote"),
)
SERVER_SETTINGS = Table("server_settings", METADATA, ServerSettingColumns)
SERVER_IDS = Table(
    "server_ids",
    METADATA,
    ServerIdColumns,
    CheckConstraint("use IN ('answers', 'private', 'moderators')", name="use"),
)
USES = Table("uses", METADATA, UseColumns)
AUDIT = Table(
    "audit",
    METADATA,
    AuditColumns,
    CheckConstraint("outcome IN ('done', 'refused')", name="outcome"),
)
FACTS = Table("facts", METADATA, FactColumns)

Index("answers_by_seat", ANSWERS.c.channel, ANSWERS.c.person, ANSWERS.c.at)
Index("answers_by_message", ANSWERS.c.message)
Index("answers_by_guild", ANSWERS.c.guild, ANSWERS.c.at)
Index("answers_by_person", ANSWERS.c.person)
Index("answers_by_age", ANSWERS.c.at)
Index("votes_by_person", VOTES.c.person)
Index("uses_by_scope", USES.c.scope, USES.c.until)
Index("uses_by_age", USES.c.until)
Index("audit_by_guild", AUDIT.c.guild, AUDIT.c.id)
Index("audit_by_age", AUDIT.c.at)
