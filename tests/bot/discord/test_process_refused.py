"""The bot as a process that cannot begin: one sentence on stderr, exit 2, no traceback."""

import contextlib
import socket
import sqlite3
from pathlib import Path

import pytest

from bot.state.database import open_database, sqlite_url
from bot.state.tables import VERSION_TABLE
from tests.bot.discord.double import Double
from tests.bot.discord.test_process import bot_process, ended, sentences


async def refused(double: Double, state: Path, **how: object) -> str:
    """Start the bot, and return the sentence with which it ended; fails if it is not one."""
    async with bot_process(double.port, state, **how) as process:
        code, errors = await ended(process)
    assert code == 2, errors
    assert double.gateway.identified == []
    (sentence,) = sentences(errors)
    return sentence


def plant(file: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


async def test_a_state_folder_that_cannot_be_written(double: Double, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    sentence = await refused(double, tmp_path / "file" / "state")

    assert sentence.startswith(f"Stringer cannot write to its state folder {tmp_path}")


async def test_a_state_database_of_a_newer_version(double: Double, tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite3"
    open_database(sqlite_url(file)).dispose()
    plant(file, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")

    sentence = await refused(double, tmp_path)

    assert sentence.startswith(f"{file} was written by a newer Stringer")
    assert "install that version" in sentence


async def test_a_state_database_that_is_none(double: Double, tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite3"
    file.write_text("a letter, and not a short one, but no database at all " * 40)
    before = file.read_bytes()

    sentence = await refused(double, tmp_path)

    assert sentence.startswith(f"{file} cannot be used")
    assert "move it away" in sentence
    assert file.read_bytes() == before


async def test_a_database_of_another_program(double: Double, tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite3"
    plant(file, "CREATE TABLE recipes (name)")

    sentence = await refused(double, tmp_path)

    assert "another program's tables" in sentence


async def test_a_state_database_that_cannot_be_written(double: Double, tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)  # a folder where the file should be

    sentence = await refused(double, tmp_path, state_url=url)

    assert sentence.startswith(f"{tmp_path} cannot be ")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://user:secret@host/db", "mysql is no database that holds the state"),
        ("nonsense with secret", "the state's URL cannot be read"),
        ("postgresql+psycopg://user:secret@127.0.0.1:9/db", "see that the server runs"),
    ],
)
async def test_a_state_url_that_leads_nowhere_without_telling_the_password(
    double: Double, tmp_path: Path, url: str, told: str
) -> None:
    sentence = await refused(double, tmp_path, state_url=url)

    assert told in sentence
    assert "secret" not in sentence


async def test_a_port_for_metrics_that_is_in_use(double: Double, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        sentence = await refused(double, tmp_path, metrics_port=port)

    assert sentence == (
        f"STRINGER_METRICS_PORT names port {port}, which is in use already; give another."
    )
