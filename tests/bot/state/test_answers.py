"""Answers: found again by key, by message and by seat, without the text of a question."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.state.answers import Seat
from bot.state.state import State
from bot.state.tables import ANSWERS
from bot.state.transactions import writing
from tests.bot.state.planted import CHANNEL, GUILD, MINUTE, NOON, cells, told

QUESTION = "has Quillfeather Bay fallen?"


@pytest.mark.parametrize("answered", [True, False])
def test_a_reply_is_found_again_as_it_was_told_after_reopening(url, answered):
    first = State(url, now=lambda: NOON)
    entry = told("k", first.people.of(7), question="", answered=answered, message=1 << 62)
    first.answers.record(entry)
    first.close()

    again = State(url, now=lambda: NOON)

    assert again.answers.find("k") == entry
    assert again.answers.find("other") is None
    again.close()


@pytest.mark.parametrize("answered", [True, False])
def test_the_text_of_a_question_is_not_in_the_record(state, answered):
    state.answers.record(told("k", state.people.of(7), question=QUESTION, answered=answered))

    found = state.answers.find("k")

    assert found is not None
    assert found.reply.question == ""
    assert not [cell for cell in cells(state) if "Quillfeather" in str(cell)]


def test_the_lines_that_say_which_questions_have_no_answer_are_not_in_the_record(state):
    unanswered = ("Not answered: The articles do not mention Quillfeather.",)
    entry = told("k", state.people.of(7), question=QUESTION)
    both = {"support": ("Said twice [1].", *unanswered), "unanswered": unanswered}

    state.answers.record(replace(entry, reply=entry.reply.model_copy(update=both)))

    found = state.answers.find("k")
    assert found is not None
    assert found.reply.text == "On Friday [1].\nSaid twice [1]."
    assert not [cell for cell in cells(state) if "Quillfeather" in str(cell)]


def test_a_reply_is_found_by_the_message_it_was_sent_as(state):
    for key in ("a", "b"):
        state.answers.record(told(key, state.people.of(7)))

    state.answers.posted("b", 99)

    found = state.answers.find_message(99)
    assert found is not None
    assert (found.key, found.message) == ("b", 99)
    assert state.answers.find_message(98) is None


@pytest.mark.parametrize("how", [{"private": True}, {"kind": "/timeline"}, {"message": None}])
def test_the_last_of_a_seat_is_a_question_whose_answer_can_be_replied_to(state, how):
    me = state.people.of(7)
    state.answers.record(told("asked", me, message=1))
    state.answers.record(told("later", me, at=NOON + MINUTE, **{"message": 2, **how}))

    last = state.answers.last(Seat(CHANNEL, me), since=NOON)

    assert last is not None
    assert last.key == "asked"


def test_a_private_answer_that_was_shared_is_the_last_of_its_seat(state):
    me = state.people.of(7)
    state.answers.record(told("k", me, private=True, message=1))
    state.answers.share("k")

    assert state.answers.last(Seat(CHANNEL, me), since=NOON) == state.answers.find("k")


def test_the_last_of_a_seat_is_its_newest_since_then(state):
    me, other = state.people.of(7), state.people.of(8)
    for minute, (key, person, channel, message) in enumerate(
        [
            ("older", me, CHANNEL, 1),
            ("newest", me, CHANNEL, 2),
            ("elsewhere", me, CHANNEL + 1, 3),
            ("another's", other, CHANNEL, 4),
        ]
    ):
        at = NOON + minute * MINUTE
        state.answers.record(told(key, person, channel=channel, message=message, at=at))
    seat = Seat(CHANNEL, me)

    last = state.answers.last(seat, since=NOON)

    assert last is not None
    assert last.key == "newest"
    assert state.answers.last(seat, since=NOON + MINUTE) == last
    assert state.answers.last(seat, since=NOON + MINUTE + timedelta(microseconds=1)) is None


def test_sharing_makes_a_private_reply_public(state):
    state.answers.record(told("k", state.people.of(7), private=True))

    assert state.answers.share("k")

    assert state.answers.find("k").private is False
    assert not state.answers.share("gone")


def test_removing_a_reply_takes_its_votes_and_its_kept_question_along(state):
    person = state.people.of(7)
    for key in ("k", "other"):
        state.answers.record(told(key, person, answered=False))
        state.kept_questions.keep(key, f"{key}?", "unanswered", NOON)
        state.votes.cast(key, person, "up", None, NOON)

    assert state.answers.remove("k")

    assert state.answers.find("k") is None
    assert state.votes.of("k", person) is None
    assert [row["id"] for row in state.kept_questions.export(GUILD)] == ["other"]
    assert not state.answers.remove("k")


def test_a_reply_in_a_form_no_longer_read_counts_as_forgotten(state):
    state.answers.record(told("k", state.people.of(7), message=5))
    with writing(state.engine) as connection:
        connection.execute(update(ANSWERS).values(reply='{"direct": "of old"}'))

    assert state.answers.find("k") is None
    assert state.answers.find_message(5) is None
    assert state.answers.last(Seat(CHANNEL, state.people.of(7)), NOON) is None
