"""Votes: one a person an answer, changeable; a text kept for a vote goes with it."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state.tables import Reason, Vote
from bot.state.votes import Ballot
from tests.bot.state.planted import GUILD, NOON, told, wipe

CASTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.integers(1, 4),
        st.sampled_from(get_args(Vote)),
        st.one_of(st.none(), st.sampled_from(get_args(Reason))),
    ),
    max_size=20,
)


@settings(max_examples=40, deadline=None)
@given(casts=CASTS)
def test_each_person_has_the_one_vote_they_cast_last_in_any_order_of_casts(lasting, casts):
    wipe(lasting)
    for key in ("a", "b"):
        lasting.answers.record(told(key, lasting.people.of(9)))
    last = {}

    for key, user, vote, reason in casts:
        assert lasting.votes.cast(key, lasting.people.of(user), vote, reason, NOON)
        last[key, user] = Ballot(vote, reason if vote == "down" else None)

    for key in ("a", "b"):
        for user in range(1, 5):
            assert lasting.votes.of(key, lasting.people.of(user)) == last.get((key, user))


def test_an_answer_that_is_not_kept_takes_no_vote(state):
    assert not state.votes.cast("gone", state.people.of(1), "up", None, NOON)

    assert state.votes.of("gone", state.people.of(1)) is None


@pytest.mark.parametrize("answered", [True, False])
def test_the_text_kept_for_votes_goes_with_the_last_that_is_down(state, answered):
    state.answers.record(told("k", state.people.of(9), answered=answered))
    one, two = state.people.of(1), state.people.of(2)
    for person in (one, two):
        state.votes.cast("k", person, "down", "wrong", NOON)
    state.kept_questions.keep("k", "who fled?", "downvoted", NOON)
    state.kept_questions.keep("k", "who fled?", "unanswered", NOON)

    state.votes.cast("k", one, "up", None, NOON)
    (gap,) = state.kept_questions.gaps(GUILD)
    assert gap.downvoted == 1

    state.votes.cast("k", two, "up", None, NOON)
    left = [(gap.unanswered, gap.downvoted) for gap in state.kept_questions.gaps(GUILD)]
    assert left == ([] if answered else [(1, 0)])  # what was refused stays for that


def test_a_vote_up_leaves_the_text_kept_for_a_vote_on_another_answer(state):
    for key in ("a", "b"):
        state.answers.record(told(key, state.people.of(9)))
        state.votes.cast(key, state.people.of(1), "down", None, NOON)
        state.kept_questions.keep(key, f"{key}?", "downvoted", NOON)

    state.votes.cast("a", state.people.of(1), "up", None, NOON)

    assert state.kept_questions.export(GUILD) == ({"id": "b", "question": "b?"},)
