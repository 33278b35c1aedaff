"""Two processes on one database at once: nothing is lost, doubled or waited for forever."""

import multiprocessing
import traceback

import pytest
from sqlalchemy import create_engine, func, inspect, select, text

from bot.state.database import open_database
from bot.state.errors import SettingsChangedError
from bot.state.limit import Limit
from bot.state.migrating import migrate, revision_of, revisions
from bot.state.state import State
from bot.state.tables import ANSWERS, METADATA, SERVER_SETTINGS, VERSION_TABLE, VOTES
from bot.state.transactions import reading, writing
from tests.bot.state.planted import GUILD, NOON, told
from tests.bot.state.test_migrations import PLANTED

TURNS = 12
"""How often each process does each thing."""


def write_much(state, number):
    """Write what another process writes too; return how many uses were had."""
    me, taken = state.people.of(number), 0
    for turn in range(TURNS):
        state.answers.record(told(f"{number}-{turn}", me))
        state.votes.cast("shared", me, "up" if turn % 2 else "down", None, NOON)
        state.votes.cast("shared", state.people.of(7), "up", None, NOON)
        add_channel(state, 100 * number + turn)
        taken += state.uses.take({"everyone": Limit(9, 60)}, NOON) == 0
    return taken


def add_channel(state, channel):
    """Add a channel to a server's, as often as it takes to do so undisturbed."""
    while True:
        read = state.settings.read(GUILD)
        try:
            state.settings.write(read.model_copy(update={"channels": (*read.channels, channel)}))
        except SettingsChangedError:
            continue
        return


def only_open(state, number):
    return state.people.of(7)


def run(url, what, number, gate, sink):
    """A bot's process: opens the state at the same moment as the other, and does its work."""
    gate.wait(60)
    try:
        state = State(url, now=lambda: NOON)
        sink.put(what(state, number))
        state.close()
    except Exception:  # the test has no other way to hear of it
        sink.put(traceback.format_exc())


@pytest.fixture
def at_once():
    """Does something in two processes at once, and returns what each of them returned."""

    def work(url, what):
        spawn = multiprocessing.get_context("spawn")
        gate, sink = spawn.Barrier(2), spawn.Queue()
        bots = [
            spawn.Process(target=run, args=(url, what, number, gate, sink)) for number in (1, 2)
        ]
        for bot in bots:
            bot.start()
        said = [sink.get(timeout=60) for _ in bots]
        for bot in bots:
            bot.join(60)
        return said

    return work


def test_answers_votes_settings_and_limits_of_two_processes_are_all_there_once(url, at_once):
    state = State(url, now=lambda: NOON)
    state.answers.record(told("shared", state.people.of(7)))

    taken = at_once(url, write_much)

    assert sum(taken) == 9, taken
    with reading(state.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(ANSWERS)) == 2 * TURNS + 1
        votes = connection.execute(select(VOTES.c.person, VOTES.c.vote)).fetchall()
        assert connection.scalar(select(SERVER_SETTINGS.c.version)) == 2 * TURNS
    assert {tuple(vote) for vote in votes} == {(state.people.of(who), "up") for who in (1, 2, 7)}
    assert len(votes) == 3
    channels = {100 * number + turn for number in (1, 2) for turn in range(TURNS)}
    assert set(state.settings.read(GUILD).channels) == channels
    state.close()


def test_an_old_database_that_two_processes_open_at_once_is_migrated_once(server, at_once):
    url = server.new_database()
    engine = open_database(url)
    with writing(engine) as connection:
        METADATA.drop_all(connection)
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
        migrate(connection, revisions()[0])
        for statement in PLANTED[revisions()[0]]:
            connection.execute(text(statement))
    engine.dispose()

    first, second = at_once(url, only_open)

    assert first == second
    assert len(first) == 32, first
    engine = create_engine(url)
    with engine.connect() as connection:
        assert revision_of(connection) == revisions()[-1]
        assert set(inspect(connection).get_table_names()) == {*METADATA.tables, VERSION_TABLE}
        assert connection.scalar(text("SELECT COUNT(*) FROM votes")) == 1
    engine.dispose()
