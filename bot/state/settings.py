"""What a server's moderators have set."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, NonNegativeInt
from sqlalchemy import Connection, Engine, delete, insert, select, update

from bot.phrases.languages import Language
from bot.state.errors import SettingsChangedError
from bot.state.tables import SERVER_IDS, SERVER_SETTINGS, ChannelUse
from bot.state.transactions import insert_into, reading, writing


def _in_order(ids: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(ids)))


Ids = Annotated[tuple[int, ...], AfterValidator(_in_order)]
"""Discord's ids, each once and the smallest first."""


class ServerSettings(BaseModel):
    """One server's settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    guild: int
    channels: Ids = ()
    """Where the bot answers; empty for everywhere."""
    private_channels: Ids = ()
    """Where answers are private unless asked otherwise."""
    moderator_roles: Ids = ()
    language: Language | None = None
    """None for each reader's own."""
    links: bool = False
    """Whether moderators may add articles by link."""
    version: NonNegativeInt = 0
    """How often they were written; `write` counts it, and refuses one that is out of date."""


class ServerSettingsStore:
    """The settings of every server.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, guild: int) -> ServerSettings:
        """Return a server's settings, those of a new server if nothing was set."""
        # one statement, because on PostgreSQL two could see two versions
        chosen = (
            select(
                SERVER_SETTINGS.c.version,
                SERVER_SETTINGS.c.language,
                SERVER_SETTINGS.c.links,
                SERVER_IDS.c.use,
                SERVER_IDS.c.id,
            )
            .join_from(SERVER_SETTINGS, SERVER_IDS, isouter=True)
            .where(SERVER_SETTINGS.c.guild == guild)
        )
        with reading(self._engine) as connection:
            rows = list(connection.execute(chosen))
        if not rows:
            return ServerSettings(guild=guild)

        def ids(use: ChannelUse) -> tuple[int, ...]:
            return tuple(row.id for row in rows if row.use == use)

        return ServerSettings(
            guild=guild,
            channels=ids("answers"),
            private_channels=ids("private"),
            moderator_roles=ids("moderators"),
            language=rows[0].language,
            links=rows[0].links,
            version=rows[0].version,
        )

    def write(self, settings: ServerSettings) -> ServerSettings:
        """Keep settings made from those last read, and return them as they are now kept.

        Raises SettingsChangedError, changing nothing, if others were written since.
        """
        kept = settings.model_copy(update={"version": settings.version + 1})
        with writing(self._engine) as connection:
            if not _write_row(connection, kept, settings.version):
                raise SettingsChangedError(f"server {settings.guild} was changed meanwhile")
            connection.execute(delete(SERVER_IDS).where(SERVER_IDS.c.guild == kept.guild))
            rows = _id_rows(kept)
            if rows:
                connection.execute(insert(SERVER_IDS), rows)
        return kept


def _write_row(connection: Connection, kept: ServerSettings, before: int) -> bool:
    """Write the row in place of the version before; False if that is not what is there."""
    values = {"version": kept.version, "language": kept.language, "links": kept.links}
    guild = SERVER_SETTINGS.c.guild
    if before == 0:
        first = insert_into(connection, SERVER_SETTINGS).values(guild=kept.guild, **values)
        unless_there = first.on_conflict_do_nothing(index_elements=["guild"])
        # not rowcount, which is not known of an insert on PostgreSQL
        written = connection.execute(unless_there.returning(guild))
    else:
        next_one = update(SERVER_SETTINGS).where(
            guild == kept.guild, SERVER_SETTINGS.c.version == before
        )
        written = connection.execute(next_one.values(**values).returning(guild))
    return written.one_or_none() is not None


def _id_rows(settings: ServerSettings) -> list[dict[str, int | str]]:
    uses: dict[ChannelUse, tuple[int, ...]] = {
        "answers": settings.channels,
        "private": settings.private_channels,
        "moderators": settings.moderator_roles,
    }
    return [
        {"guild": settings.guild, "use": use, "id": one} for use, ids in uses.items() for one in ids
    ]
