"""What a library's folder has put on which server, so that it takes away nobody else's there.

Another folder's collections may have the same names: that of a second bot over the same articles,
or of a copy of this folder that has gone on by itself.
"""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.build_lock import hold_publishing
from index.files import replace_whole
from index.stores.milvus_address import MilvusAddress

RECORD = "store.json"
_LOCK = "store-record.lock"


class OnServer(BaseModel):
    """What was done on one server from one folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    published: str = ""
    """The snapshot that the alias was last moved to from here; empty before the first."""
    made: tuple[str, ...] = ()
    """The collections that were made from here and have not been dropped from here since."""


class _Servers(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    servers: dict[str, OnServer] = {}
    """By address, database and prefix, as they may be shown."""


class StoreRecord:
    """The record of one folder about one server."""

    def __init__(self, library: Path, address: MilvusAddress) -> None:
        self._library = library
        self._server = f"{address.shown}/{address.database}?prefix={address.prefix}"

    def read(self) -> OnServer:
        """Return what was done; nothing where that can't be read, so that nothing is dropped."""
        return self._all().servers.get(self._server, OnServer())

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the right to change the record and the alias, which is held for moments.

        Raises LibraryError if the folder can't be written to.
        """
        with hold_publishing(self._library / _LOCK):
            yield

    def write(self, said: OnServer) -> None:
        """Put this in place of what was noted; to be called by the one who holds the right."""
        for half in self._library.glob(f".{RECORD}.*"):  # a crash left it: nobody else writes
            half.unlink(missing_ok=True)
        servers = {**self._all().servers, self._server: said}
        text = _Servers(servers=servers).model_dump_json(indent=1) + "\n"
        replace_whole(self._library / RECORD, text, written=lambda: None, in_place=lambda: None)

    def note(self, *, made: Sequence[str] = (), dropped: Collection[str] = ()) -> None:
        """Note collections that are about to be made, and those that are gone."""
        with self.held():
            said = self.read()
            now = dict.fromkeys(one for one in (*said.made, *made) if one not in dropped)
            if tuple(now) != said.made:
                self.write(said.model_copy(update={"made": tuple(now)}))

    def _all(self) -> _Servers:
        try:
            return _Servers.model_validate_json((self._library / RECORD).read_bytes())
        except (FileNotFoundError, ValidationError):
            return _Servers()
