"""Migrations: each step leads from what came before it to the tables that the code expects."""

import logging
import shutil
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from bot.state import migrating
from bot.state.database import open_database
from bot.state.limit import Limit
from bot.state.migrating import migrate, revision_of, revisions
from bot.state.people import Person
from bot.state.state import State
from bot.state.tables import METADATA, VERSION_TABLE
from bot.state.transactions import reading, writing
from bot.state.votes import Ballot
from tests.bot.state.planted import NOON

_ANSWERED = (
    "INSERT INTO answers VALUES ('k', 5, 1, 'somebody', false, 9, 1628596800000000, NULL,"
    ' \'who\', false, \'{"question":"","direct":"No.","covered":"August.",'
    '"snapshot":"s1"}\')',
    "INSERT INTO kept_questions VALUES ('k', 'unanswered', 'who fled?', 1628596800000000)",
    "INSERT INTO votes VALUES ('k', 'somebody', 'up', NULL, 1628596800000000)",
)
_NOTED = (
    "INSERT INTO server_ids VALUES (5, 'answers', 77)",
    "INSERT INTO uses (scope, until) VALUES ('all', 1628596860000000)",
    "INSERT INTO facts VALUES ('salt', '00ff')",
)
PLANTED = {
    "0001": (
        *_ANSWERED,
        "INSERT INTO server_settings VALUES (5, 3, 'de')",
        *_NOTED,
        "INSERT INTO audit (guild, person, action, outcome, before, after, at)"
        " VALUES (5, 'somebody', 'set', 'done', '', '', 1628596800000000)",
    ),
    "0002": (
        *_ANSWERED,
        "INSERT INTO server_settings VALUES (5, 3, 'de', true)",
        *_NOTED,
        "INSERT INTO audit (guild, person, action, outcome, before, after, at, user_id)"
        " VALUES (5, 'somebody', 'set', 'done', '', '', 1628596800000000, 80351110224678912)",
    ),
}
"""A row for each table as the database of each step has it."""

SINCE_0002 = {"0001": (False, None), "0002": (True, 80351110224678912)}
"""Whether the planted server takes links, and the id of who acted, by the step of the rows."""


def test_the_migrations_make_the_tables_that_the_code_expects(url):
    engine = open_database(url)

    with reading(engine) as connection:
        there = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(there, METADATA) == []
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO kept_questions VALUES ('k', 'curious', 'who?', 0)",
        "INSERT INTO votes VALUES ('k', 'p', 'sideways', NULL, 0)",
        "INSERT INTO server_ids VALUES (5, 'lounge', 1)",
        "UPDATE audit SET outcome = 'maybe'",
        "UPDATE server_settings SET links = NULL",
        "INSERT INTO votes VALUES ('no such answer', 'p', 'up', NULL, 0)",
    ],
)
def test_the_database_itself_refuses_what_the_code_does_not_know(url, statement):
    engine = open_database(url)
    with writing(engine) as connection:
        for planted in PLANTED[revisions()[-1]]:
            connection.execute(text(planted))

    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(text(statement))

    engine.dispose()


def test_every_step_has_its_planted_rows():
    assert list(PLANTED) == list(revisions())


@pytest.mark.parametrize("revision", revisions())
def test_a_database_of_any_age_is_brought_to_the_present_with_its_rows(url, revision):
    engine = open_database(url)
    with writing(engine) as connection:
        METADATA.drop_all(connection)
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
        migrate(connection, revision)
        for statement in PLANTED[revision]:
            connection.execute(text(statement))
    engine.dispose()

    state = State(url, now=lambda: NOON)

    with reading(state.engine) as connection:
        assert revision_of(connection) == revisions()[-1]
    found = state.answers.find_message(9)
    assert found is not None
    assert (found.key, found.at, found.reply.direct) == ("k", NOON, "No.")
    assert state.kept_questions.export(5) == ({"id": "k", "question": "who fled?"},)
    assert state.votes.of("k", Person("somebody")) == Ballot("up", None)
    assert (state.settings.read(5).language, state.settings.read(5).channels) == ("de", (77,))
    assert state.uses.take({"all": Limit(1, 60)}, NOON + timedelta(seconds=1)) == 59
    (entry,) = state.audit.entries(5, ("set",), None, 9)
    assert (entry.person, entry.outcome, entry.at) == ("somebody", "done", NOON)
    assert (state.settings.read(5).links, entry.user) == SINCE_0002[revision]
    assert state.facts.get("salt") == "00ff"
    state.close()


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "added"
down_revision = "{last}"


def upgrade():
    op.add_column("facts", sa.Column("note", sa.Text, server_default="new"))
    {then}
"""


@pytest.fixture
def add_step(tmp_path, monkeypatch):
    """Add a step after those that ship, in a copy of their folder."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating._SCRIPTS, folder)
    monkeypatch.setattr(migrating, "_SCRIPTS", folder)

    def add(then):
        step = NEXT.format(last=revisions()[-1], then=then)
        (folder / "versions" / "note.py").write_text(step)

    return add


def test_a_step_that_was_added_is_found_and_run_on_what_is_there(url, add_step):
    first = State(url, now=lambda: NOON)
    first.facts.put("k", "old")
    first.close()
    add_step(then="pass")

    engine = open_database(url)

    with reading(engine) as connection:
        assert revision_of(connection) == "added"
        noted = connection.execute(text("SELECT value, note FROM facts WHERE key = 'k'")).one()
    assert tuple(noted) == ("old", "new")
    engine.dispose()


def test_a_step_that_fails_leaves_the_database_as_it_was(url, add_step):
    open_database(url).dispose()
    last = revisions()[-1]
    add_step(then="raise RuntimeError('half way')")

    with pytest.raises(RuntimeError, match="half way"):
        open_database(url)

    engine = create_engine(url)
    with engine.connect() as connection:
        assert revision_of(connection) == last
        assert [column["name"] for column in inspect(connection).get_columns("facts")] == [
            "key",
            "value",
        ]
    engine.dispose()


def test_migrating_says_nothing_in_the_log(url, caplog):
    with caplog.at_level(logging.INFO):
        open_database(url).dispose()

    assert [record for record in caplog.records if record.levelno < logging.WARNING] == []
