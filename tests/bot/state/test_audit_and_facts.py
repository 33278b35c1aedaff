"""The audit log as it is kept, and what the installation remembers of itself."""

from datetime import timedelta

import pytest

from bot.state.audit import AuditEntry
from bot.state.state import State
from tests.bot.state.planted import GUILD, NOON, USER, audited, cells


def test_an_entry_has_who_did_what_from_what_to_what_and_when(state):
    person = state.people.of(7)

    state.audit.note(GUILD, person, "set", "refused", before="off", after="on", at=NOON)

    (entry,) = audited(state, GUILD)
    assert entry[1:] == (GUILD, person, "set", "refused", "off", "on", NOON, None)
    assert audited(state, GUILD - 1) == []


def act(state, action, *, guild=GUILD, outcome="done", user=None, at=NOON):
    """Note an act of the person whose id is 7, from "a" to "b"."""
    person = state.people.of(7)
    state.audit.note(guild, person, action, outcome, before="a", after="b", at=at, user=user)


def test_an_act_accounted_for_by_name_is_read_as_it_was_noted(state):
    act(state, "corpus add", user=USER, at=NOON + timedelta(microseconds=1))

    (entry,) = state.audit.entries(GUILD, ("corpus ",), None, 9)

    assert entry == AuditEntry(
        id=entry.id,
        person=state.people.of(7),
        user=USER,
        action="corpus add",
        outcome="done",
        before="a",
        after="b",
        at=NOON + timedelta(microseconds=1),
    )


def test_who_is_refused_is_never_named(state):
    act(state, "corpus add", outcome="refused", user=USER)

    (entry,) = state.audit.entries(GUILD, ("corpus ",), None, 9)

    assert (entry.user, entry.person) == (None, state.people.of(7))
    assert str(USER) not in str(cells(state))


@pytest.mark.parametrize(
    ("prefixes", "found"),
    [
        (("corpus ",), ["corpus remove", "corpus add"]),
        (("golden ", "corpus "), ["corpus remove", "golden add", "corpus add"]),
        (("golden_", "corpus%"), []),
        (("",), ["corpora", "corpus remove", "settings links", "golden add", "corpus add"]),
        ((), []),
    ],
)
def test_entries_are_those_of_one_server_whose_action_begins_so_newest_first(
    state, prefixes, found
):
    for action in ("corpus add", "golden add", "settings links", "corpus remove", "corpora"):
        act(state, action)
    act(state, "corpus rollback", guild=GUILD - 1)

    entries = state.audit.entries(GUILD, prefixes, None, 9)

    assert [entry.action for entry in entries] == found


def test_pages_of_entries_name_each_once_while_others_are_noted(state):
    for number in range(5):
        act(state, f"corpus {number}")
        act(state, "gaps")

    pages = [state.audit.entries(GUILD, ("corpus ",), None, 2)]
    for _ in range(3):
        act(state, "corpus meanwhile")
        pages.append(state.audit.entries(GUILD, ("corpus ",), pages[-1][-1].id, 2))

    assert [[entry.action for entry in page] for page in pages] == [
        ["corpus 4", "corpus 3"],
        ["corpus 2", "corpus 1"],
        ["corpus 0"],
        [],
    ]


def test_an_entry_is_kept_without_the_characters_that_no_database_takes(state):
    person = state.people.of(7)

    state.audit.note(GUILD, person, "add", "done", before="", after="a\0b\ud83d", at=NOON)

    (entry,) = audited(state, GUILD)
    assert entry.after == "ab?"


def test_a_fact_is_what_was_last_put(state):
    assert state.facts.get("commands:1") is None

    state.facts.put("commands:1", "abc")
    state.facts.put("commands:1", "def")

    assert state.facts.get("commands:1") == "def"


def test_a_fact_put_once_stays(state):
    assert state.facts.once("k", "first") == "first"
    assert state.facts.once("k", "second") == "first"


def test_a_person_is_the_same_after_reopening_and_another_in_another_installation(url, tmp_path):
    seen = []
    for where in (url, url, f"sqlite:///{tmp_path / 'other.sqlite3'}"):
        opened = State(where, now=lambda: NOON)
        seen.append(opened.people.of(80351110224678912))
        opened.close()

    assert seen[0] == seen[1] != seen[2]
    assert "80351110224678912" not in seen[0]
