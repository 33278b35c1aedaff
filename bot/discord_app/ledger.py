"""What was asked and answered, kept on disk so that buttons and follow-ups outlive a restart.

One small SQLite file in the state folder.  The seam for a larger state database is this class:
nothing else knows how it is kept.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.answering.reply import Asked, Reply

KEPT = timedelta(days=90)
"""How long an answer's button works."""
TURNS = 3
"""How many earlier questions are handed on with a follow-up."""

_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, asked TEXT NOT NULL, reply TEXT NOT NULL, snapshot TEXT NOT NULL,
    channel INTEGER NOT NULL, person INTEGER NOT NULL, message INTEGER, created REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS answers_by_seat ON answers (channel, person, created);
CREATE INDEX IF NOT EXISTS answers_by_message ON answers (message);
CREATE INDEX IF NOT EXISTS answers_by_age ON answers (created);
"""


class LedgerError(Exception):
    """The ledger's file cannot be used; the message names it and the way out."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person asks: their turns are followed up only there and only by them."""

    channel: int
    person: int


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: a question and what was answered."""

    key: str
    asked: Asked
    reply: Reply
    seat: Seat


class Ledger:
    """Every answer under its key.  Blocks; used by one thread at a time, whichever it is."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it if it is missing.

        Raises LedgerError if it is there and is no ledger, or cannot be written.
        """
        try:
            self._rows = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._rows.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
            self._rows.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise LedgerError(
                f"cannot use {path} ({error}): move it away and start again"
            ) from error

    def record(self, told: Told, at: datetime) -> None:
        """Keep an answer, and let go of those older than `KEPT`."""
        self._rows.execute(
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, NULL, ?)",
            (
                told.key,
                told.asked.model_dump_json(),
                told.reply.model_dump_json(),
                told.reply.snapshot,
                told.seat.channel,
                told.seat.person,
                at.timestamp(),
            ),
        )
        self._rows.execute("DELETE FROM answers WHERE created < ?", ((at - KEPT).timestamp(),))

    def posted(self, key: str, message: int) -> None:
        """Note the message an answer was sent as, so that a reply to it finds its turns."""
        self._rows.execute("UPDATE answers SET message = ? WHERE key = ?", (message, key))

    def find(self, key: str) -> Told | None:
        """Return the answer kept under a key, if it is still there and still readable."""
        return self._one("key = ?", key)

    def find_message(self, message: int) -> Told | None:
        """Return the answer that was sent as a message, if it is one."""
        return self._one("message = ?", message)

    def turns(self, seat: Seat, since: datetime) -> tuple[str, ...]:
        """Return the last `TURNS` questions asked from a seat since then, oldest first."""
        rows = self._rows.execute(
            "SELECT asked FROM answers WHERE channel = ? AND person = ? AND created >= ?"
            " ORDER BY created DESC, rowid DESC LIMIT ?",
            (seat.channel, seat.person, since.timestamp(), TURNS),
        ).fetchall()
        return tuple(Asked.model_validate_json(row[0]).question for row in reversed(rows))

    def close(self) -> None:
        """Close the file."""
        self._rows.close()

    def _one(self, where: str, value: str | int) -> Told | None:
        row = self._rows.execute(
            f"SELECT key, asked, reply, channel, person FROM answers WHERE {where}", (value,)
        ).fetchone()
        if row is None:
            return None
        key, asked, reply, channel, person = row
        try:
            return Told(
                key,
                Asked.model_validate_json(asked),
                _REPLY.validate_json(reply),
                Seat(channel, person),
            )
        except ValidationError:  # written by a version whose replies had another form
            return None
