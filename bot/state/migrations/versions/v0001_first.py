"""The first form: answers, kept questions, votes, settings, uses, audit and facts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make every table in an empty database."""
    _make_answers()
    _make_settings()
    _make_logs()


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("guild", sa.BigInteger),
        sa.Column("channel", sa.BigInteger, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("message", sa.BigInteger),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
    )
    op.create_index("answers_by_seat", "answers", ["channel", "person", "at"])
    op.create_index("answers_by_message", "answers", ["message"])
    op.create_index("answers_by_guild", "answers", ["guild", "at"])
    op.create_index("answers_by_person", "answers", ["person"])
    op.create_index("answers_by_age", "answers", ["at"])
    op.create_table(
        "kept_questions",
        sa.Column("key", sa.Text, sa.ForeignKey("answers.key", ondelete="CASCADE")),
        sa.Column("why", sa.Text),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", "why"),
        sa.CheckConstraint("why IN ('unanswered', 'downvoted')", name="kept_questions_why"),
    )
    op.create_table(
        "votes",
        sa.Column("key", sa.Text, sa.ForeignKey("answers.key", ondelete="CASCADE")),
        sa.Column("person", sa.Text),
        sa.Column("vote", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", "person"),
        sa.CheckConstraint("vote IN ('up', 'down')", name="votes_vote"),
    )
    op.create_index("votes_by_person", "votes", ["person"])


def _make_settings() -> None:
    op.create_table(
        "server_settings",
        sa.Column("guild", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("language", sa.Text),
    )
    op.create_table(
        "server_ids",
        sa.Column(
            "guild", sa.BigInteger, sa.ForeignKey("server_settings.guild", ondelete="CASCADE")
        ),
        sa.Column("use", sa.Text),
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.PrimaryKeyConstraint("guild", "use", "id"),
        sa.CheckConstraint("use IN ('answers', 'private', 'moderators')", name="server_ids_use"),
    )


def _make_logs() -> None:
    op.create_table(
        "uses",
        sa.Column("id", _ROW_NUMBER, primary_key=True),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_index("uses_by_scope", "uses", ["scope", "until"])
    op.create_index("uses_by_age", "uses", ["until"])
    op.create_table(
        "audit",
        sa.Column("id", _ROW_NUMBER, primary_key=True),
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("person", sa.Text),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.CheckConstraint("outcome IN ('done', 'refused')", name="audit_outcome"),
    )
    op.create_index("audit_by_guild", "audit", ["guild", "id"])
    op.create_index("audit_by_age", "audit", ["at"])
    op.create_table(
        "facts",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
