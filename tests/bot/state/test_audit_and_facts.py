"""The audit log as it is kept, and what the installation remembers of itself."""

from bot.state.state import State
from tests.bot.state.planted import GUILD, NOON, audited


def test_an_entry_has_who_did_what_from_what_to_what_and_when(state):
    person = state.people.of(7)

    state.audit.note(GUILD, person, "set", "refused", before="off", after="on", at=NOON)

    (entry,) = audited(state, GUILD)
    assert entry[1:] == (GUILD, person, "set", "refused", "off", "on", NOON)
    assert audited(state, GUILD - 1) == []


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
