"""The corpus in moderators' hands: who of them acted, and whether links are taken."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; of what was noted before nobody is named, and no server takes links."""
    op.add_column("audit", sa.Column("user_id", sa.BigInteger))
    op.add_column(
        "server_settings",
        sa.Column("links", sa.Boolean, nullable=False, server_default=sa.false()),
    )
