"""What the installation remembers of itself, by name."""

from sqlalchemy import Engine, select

from bot.state.tables import FACTS
from bot.state.transactions import insert_into, reading, writing


class Facts:
    """Short texts under names.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> str | None:
        """Return what was last put under a name; None if nothing was."""
        with reading(self._engine) as connection:
            return connection.scalar(select(FACTS.c.value).where(FACTS.c.key == key))

    def put(self, key: str, value: str) -> None:
        """Remember a text under a name, in place of what was there."""
        with writing(self._engine) as connection:
            insert = insert_into(connection, FACTS).values(key=key, value=value)
            connection.execute(
                insert.on_conflict_do_update(index_elements=["key"], set_={"value": value})
            )

    def once(self, key: str, value: str) -> str:
        """Remember a text unless one is there, and return the one that is kept for good."""
        with writing(self._engine) as connection:
            insert = insert_into(connection, FACTS).values(key=key, value=value)
            connection.execute(insert.on_conflict_do_nothing(index_elements=["key"]))
            return connection.execute(select(FACTS.c.value).where(FACTS.c.key == key)).scalar_one()
