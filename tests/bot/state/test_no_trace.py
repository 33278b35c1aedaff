"""SQLite's files: what was deleted is in none of them, and nobody waits for that."""

import sqlite3
import time

import pytest

from bot.state.database import sqlite_url
from bot.state.state import State
from bot.state.transactions import outside
from tests.bot.state.planted import GUILD, NOON, USER, told


@pytest.fixture
def state(tmp_path):
    """A state in a file of its own, which holds a refused question of user 1."""
    opened = State(sqlite_url(tmp_path / "state.sqlite3"), now=lambda: NOON)
    opened.answers.record(told("k", opened.people.of(1), answered=False))
    opened.kept_questions.keep("k", "who fled Quillfeather Bay?", "unanswered", NOON)
    yield opened
    opened.close()


@pytest.fixture
def reader(tmp_path, state):
    """Another program in the middle of reading, as a backup is."""
    connection = sqlite3.connect(tmp_path / "state.sqlite3", isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT * FROM kept_questions").fetchall()
    yield connection
    connection.close()


def holding(folder):
    """The names of the files that hold the text of the question."""
    return {file.name for file in folder.iterdir() if b"Quillfeather" in file.read_bytes()}


def test_a_deleted_text_is_in_no_file(state, tmp_path):
    beside = State(sqlite_url(tmp_path / "state.sqlite3"), now=lambda: NOON)
    assert beside.kept_questions.export(GUILD)
    assert holding(tmp_path)

    state.forget(1)

    assert holding(tmp_path) == set()
    assert (tmp_path / "state.sqlite3").stat().st_size > 0
    beside.close()


def test_a_moderators_id_that_was_taken_out_is_in_no_file(state, tmp_path):
    kept = USER.to_bytes(8, "big")  # as SQLite writes a whole number of this size
    person = state.people.of(USER)
    state.audit.note(GUILD, person, "corpus add", "done", before="", after="", at=NOON, user=USER)
    assert [file for file in tmp_path.iterdir() if kept in file.read_bytes()]

    state.forget(USER)

    assert [file for file in tmp_path.iterdir() if kept in file.read_bytes()] == []


def test_nobody_waits_for_a_reader_and_the_next_clearing_empties_the_log(state, reader, tmp_path):
    begun = time.monotonic()
    assert state.forget(1).answers == 1
    assert time.monotonic() - begun < 3  # a statement waits 10 s for a lock
    assert holding(tmp_path)

    reader.execute("COMMIT")
    state.prune(NOON)

    assert holding(tmp_path) == set()
    assert (tmp_path / "state.sqlite3-wal").stat().st_size == 0


def test_statements_are_as_patient_after_a_deletion_as_before(state, reader):
    state.forget(1)

    with outside(state.engine) as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000
