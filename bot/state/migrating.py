"""Bringing a database to the present form, in the transaction that it is handed."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.state.tables import VERSION_TABLE

_SCRIPTS = Path(__file__).with_name("migrations")


def revisions() -> tuple[str, ...]:
    """The steps that this Stringer knows, first to last."""
    steps = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([step.revision for step in steps]))


def revision_of(connection: Connection) -> str | None:
    """The step that a database has reached; None for one that no Stringer has written."""
    there = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return there.get_current_revision()


def migrate(connection: Connection, to: str = "head") -> None:
    """Run the steps that the database lacks, up to one of them."""
    # Alembic tells each step at INFO, on a logger that a program's own level may let through.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
