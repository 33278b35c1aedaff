"""Kept questions: only what may be kept, seen only by the server where it was asked."""

import io
import json

import pytest

from bot.commands.lines import Row, read_rows
from bot.state.kept_questions import Gap
from tests.bot.state.planted import GUILD, MINUTE, NOON, cells, told


def ask(state, key, question, *, minute=0, **how):
    """Record a refusal and keep its question."""
    at = NOON + minute * MINUTE
    state.answers.record(told(key, state.people.of(7), answered=False, at=at, **how))
    assert state.kept_questions.keep(key, question, "unanswered", at)


def test_the_text_of_an_answered_question_is_kept_for_no_reason(state):
    state.answers.record(told("k", state.people.of(7)))
    state.votes.cast("k", state.people.of(8), "up", None, NOON)

    assert not state.kept_questions.keep("k", "when?", "unanswered", NOON)
    assert not state.kept_questions.keep("k", "when?", "downvoted", NOON)
    assert not state.kept_questions.keep("no such answer", "when?", "unanswered", NOON)
    assert not [cell for cell in cells(state) if cell[2] == "when?"]


def test_gaps_are_grouped_by_place_and_kind_with_the_newest_question_first(state):
    ask(state, "a", "who fled Larkhaven?", kind="who", minute=1)
    ask(state, "b", "who stayed in Larkhaven?", kind="who", minute=2)
    ask(state, "c", "why?", place=None, kind="why", minute=3)
    state.answers.record(told("d", state.people.of(7), kind="who"))
    state.votes.cast("d", state.people.of(8), "down", "wrong", NOON)
    assert state.kept_questions.keep("d", "who came?", "downvoted", NOON)

    assert state.kept_questions.gaps(GUILD) == (
        Gap(
            "larkhaven",
            "who",
            unanswered=2,
            downvoted=1,
            questions=("who stayed in Larkhaven?", "who fled Larkhaven?", "who came?"),
        ),
        Gap(None, "why", unanswered=1, downvoted=0, questions=("why?",)),
    )


def test_a_question_kept_for_two_reasons_is_counted_for_both_and_listed_once(state):
    ask(state, "k", "who fled?")
    state.votes.cast("k", state.people.of(8), "down", "missing", NOON)
    assert state.kept_questions.keep("k", "who fled?", "downvoted", NOON)

    (gap,) = state.kept_questions.gaps(GUILD)

    assert (gap.unanswered, gap.downvoted, gap.questions) == (1, 1, ("who fled?",))


@pytest.mark.parametrize("how", [{"guild": None}, {"kind": "/map"}])
@pytest.mark.parametrize("why", ["unanswered", "downvoted"])
def test_nothing_is_kept_of_a_direct_message_or_of_a_command(state, how, why):
    state.answers.record(told("k", state.people.of(7), answered=False, **how))
    state.votes.cast("k", state.people.of(7), "down", "wrong", NOON)

    assert not state.kept_questions.keep("k", "who fled?", why, NOON)
    assert not [cell for cell in cells(state) if cell[2] == "who fled?"]


def test_a_server_sees_no_question_of_another(state):
    ask(state, "ours", "ours?")
    ask(state, "theirs", "theirs?", guild=GUILD - 1)

    assert [gap.questions for gap in state.kept_questions.gaps(GUILD)] == [("ours?",)]
    assert state.kept_questions.export(GUILD) == ({"id": "ours", "question": "ours?"},)
    assert state.kept_questions.gaps(1) == ()


def test_an_export_has_each_wording_once_and_is_a_batch_that_can_be_asked(state):
    ask(state, "a", "Who fled?", minute=1)
    ask(state, "b", " who FLED? ", minute=2)
    ask(state, "c", "Where to\u2028exactly?", minute=3)

    exported = state.kept_questions.export(GUILD)

    lines = "".join(json.dumps(row) + "\n" for row in exported).encode()
    rows = list(read_rows(io.BytesIO(lines)))
    assert [row.id for row in rows if isinstance(row, Row)] == ["c", "b"]


def test_keeping_again_replaces_the_text(state):
    ask(state, "k", "who fled?")

    assert state.kept_questions.keep("k", "who fled Larkhaven?", "unanswered", NOON)

    assert state.kept_questions.export(GUILD) == ({"id": "k", "question": "who fled Larkhaven?"},)


def test_a_text_that_no_database_takes_is_kept_without_its_impossible_characters(state):
    ask(state, "k", "who\0 fled\ud83d?")

    assert state.kept_questions.export(GUILD) == ({"id": "k", "question": "who fled??"},)
