"""Opening: by several at once, and never at the cost of what is already there."""

import multiprocessing
import sqlite3
import stat
import traceback
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, insert, make_url, text
from sqlalchemy.exc import IntegrityError

from bot.state.database import open_database, sqlite_url
from bot.state.errors import StateError
from bot.state.limit import Limit
from bot.state.state import State
from bot.state.tables import FACTS, KEPT_QUESTIONS, VERSION_TABLE
from bot.state.transactions import outside, writing
from tests.bot.state.planted import NOON, told


def plant(url, *statements):
    """Run statements on a database as another program would."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def content(url):
    """What is in a database: the file's bytes, or a server's tables."""
    if url.startswith("sqlite"):
        return Path(make_url(url).database).read_bytes()
    engine = create_engine(url)
    with engine.connect() as connection:
        names = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        ).fetchall()
    engine.dispose()
    return names


def open_and_take(url, gate, sink):
    """A bot's start in a process of its own, as soon as the others are there too."""
    gate.wait(60)
    try:
        state = State(url, now=lambda: NOON)
        waits = [state.uses.take({"all": Limit(5, 60)}, NOON) for _ in range(4)]
        sink.put((state.people.of(7), waits.count(0.0)))
        state.close()
    except Exception as error:  # the test has no other way to hear of it
        sink.put((repr(error), 0))


def test_bots_in_three_processes_make_one_database_and_share_its_limits(url):
    spawn = multiprocessing.get_context("spawn")
    gate, sink = spawn.Barrier(3), spawn.Queue()
    bots = [spawn.Process(target=open_and_take, args=(url, gate, sink)) for _ in range(3)]
    for bot in bots:
        bot.start()

    said = [sink.get(timeout=60) for _ in bots]
    for bot in bots:
        bot.join(60)

    assert len({person for person, _ in said}) == 1, said
    assert sum(taken for _, taken in said) == 5


def test_opening_again_keeps_what_is_there(url):
    first = State(url, now=lambda: NOON)
    first.answers.record(told("k", first.people.of(7)))
    first.close()

    again = State(url, now=lambda: NOON)

    assert again.answers.find("k") is not None
    again.close()


def test_a_database_of_a_newer_stringer_is_refused_and_left_as_it_was(url):
    open_database(url).dispose()
    plant(url, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    before = content(url)

    with pytest.raises(StateError, match=r"written by a newer Stringer .*9999.* install that"):
        open_database(url)

    assert content(url) == before


def test_another_programs_database_is_refused_and_left_as_it_was(url):
    plant(url, "CREATE TABLE recipes (name TEXT)")
    before = content(url)

    with pytest.raises(StateError, match="another program's tables: give Stringer"):
        open_database(url)

    assert content(url) == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all\n" * 100)

    with pytest.raises(
        StateError, match=r"notes\.txt cannot be used \(file is not a database\): mo"
    ):
        open_database(sqlite_url(path))

    assert path.read_text() == "not a database at all\n" * 100
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "cannot be read: write sqlite:///FILE or postgresql"),
        ("postgresql+psycopg://u:hunter2@host:port/db", "cannot be read"),
        ("mysql://u:hunter2@host/db", "mysql is no database that holds the state"),
        ("postgresql+pigeon://u:hunter2@host/db", r"^postgresql\+pigeon is no database"),
        ("sqlite://", "names no file"),
        ("sqlite:////dev/null/state.sqlite3", "state.sqlite3 cannot be written"),
        (
            "postgresql+psycopg://u:hunter2@127.0.0.1:1/db?password=hunter2",
            r"^postgresql\+psycopg://u@127\.0\.0\.1:1/db cannot be used .*see that the server runs",
        ),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence_without_the_password(url, said):
    with pytest.raises(StateError, match=said) as caught:
        open_database(url)

    assert "hunter2" not in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "hunter2" not in repr(caught.value.__cause__)


@pytest.mark.parametrize("name", ["plain", "a b", "what?", "100%25", "half#way", "größe"])
def test_a_file_of_any_name_has_a_url(tmp_path, name):
    path = tmp_path / name / "state.sqlite3"

    engine = open_database(sqlite_url(path))

    assert path.is_file()
    engine.dispose()


def test_the_file_is_for_its_owner_alone_and_is_written_ahead(tmp_path):
    path = tmp_path / "state.sqlite3"

    engine = open_database(sqlite_url(path))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with outside(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000
    engine.dispose()


def insert_half_and_fail(state):
    with writing(state.engine) as connection:
        connection.execute(text("INSERT INTO facts VALUES ('half', 'done')"))
        raise KeyError


def test_a_file_that_another_bot_is_just_turning_to_writing_ahead_is_tried_again(tmp_path):
    refusals = [sqlite3.OperationalError("database is locked")]

    def refuse_once(connection, cursor, statement, *rest):
        # what SQLite says about once in 160 times to processes that ask in the same moment
        if "journal_mode" in statement and refusals:
            raise refusals.pop()

    event.listen(Engine, "before_cursor_execute", refuse_once)
    try:
        engine = open_database(sqlite_url(tmp_path / "state.sqlite3"))
    finally:
        event.remove(Engine, "before_cursor_execute", refuse_once)

    assert not refusals
    with outside(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_a_transaction_that_fails_leaves_nothing_behind(state):
    with pytest.raises(KeyError):
        insert_half_and_fail(state)

    assert state.facts.get("half") is None


@pytest.mark.parametrize("table", [FACTS, KEPT_QUESTIONS])
def test_an_error_tells_nothing_of_what_was_to_be_written(state, table):
    state.answers.record(told("k", state.people.of(7), answered=False))
    row = {"key": "k", "why": "unanswered", "question": "who fled?", "at": NOON}
    if table is FACTS:
        row = {"key": "k", "value": "who fled?"}

    with pytest.raises(IntegrityError) as caught, writing(state.engine) as connection:
        connection.execute(insert(table), [row, row])

    assert "INSERT INTO" in str(caught.value)
    assert "who fled?" not in "".join(traceback.format_exception(caught.value))


def test_a_database_that_breaks_while_open_is_said_in_a_sentence(tmp_path):
    path = tmp_path / "state.sqlite3"
    engine = open_database(sqlite_url(path))
    engine.dispose()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 4096 * 20)

    with pytest.raises(StateError, match="put back a copy of it"):
        State(sqlite_url(path), now=lambda: NOON)


def test_readers_do_not_wait_for_a_writer(tmp_path):
    state = State(sqlite_url(tmp_path / "state.sqlite3"), now=lambda: NOON)
    other = sqlite3.connect(tmp_path / "state.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert state.facts.get("nothing") is None

    other.execute("ROLLBACK")
    other.close()
    state.close()
