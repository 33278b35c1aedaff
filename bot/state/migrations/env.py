"""Alembic's entry: runs the steps on the connection that it is handed, in its transaction."""

from alembic import context

from bot.state.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
