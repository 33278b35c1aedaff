"""The audit log page by page, and what the installation remembers of itself."""

from bot.state.state import State
from tests.bot.state.planted import GUILD, MINUTE, NOON


def test_entries_come_newest_first_and_page_by_page(state):
    for number in range(5):
        state.audit.note(
            GUILD,
            state.people.of(7),
            f"act {number}",
            "refused" if number == 3 else "done",
            before="off",
            after="on",
            at=NOON + number * MINUTE,
        )
    state.audit.note(1, state.people.of(7), "elsewhere", "done", before="", after="", at=NOON)

    first = state.audit.entries(GUILD, 2)
    second = state.audit.entries(GUILD, 9, before_id=first[-1].id)

    assert [entry.action for entry in first + second] == [f"act {n}" for n in (4, 3, 2, 1, 0)]
    refused = first[1]
    assert (refused.guild, refused.outcome, refused.person) == (
        GUILD,
        "refused",
        state.people.of(7),
    )
    assert (refused.before, refused.after, refused.at) == ("off", "on", NOON + 3 * MINUTE)


def test_an_entry_is_kept_without_the_characters_that_no_database_takes(state):
    person = state.people.of(7)

    state.audit.note(GUILD, person, "add", "done", before="", after="a\0b\ud83d", at=NOON)

    (entry,) = state.audit.entries(GUILD, 1)
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
