"""Deletion and retention: nothing of a person stays, nor anything past its time."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.state.limit import Limit
from bot.state.people import People
from bot.state.state import Forgotten, State
from bot.state.uses import person_scope
from tests.bot.state.planted import GUILD, NOON, USER, audited, cells, told, wipe

USERS = (1, 2, 3)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "refused", "up", "down", "use", "act", "named"]),
        st.sampled_from(USERS),
        st.integers(0, 5),
    ),
    max_size=30,
)


def live(state, acts):
    """Let people ask, vote and act; each question's text names its asker and its number."""
    for number, (act, user, which) in enumerate(acts):
        person, key = state.people.of(user), f"k{which}"
        known = state.answers.find(key)
        text = f"question {key} asked?"
        match act:
            case "ask" | "refused" if known is None:
                answered = act == "ask"
                state.answers.record(told(key, person, question=text, answered=answered))
                state.kept_questions.keep(key, text, "unanswered", NOON)
            case "up" | "down":
                state.votes.cast(key, person, act, "wrong", NOON)
                state.kept_questions.keep(key, text, "downvoted", NOON)
            case "use":
                state.uses.take({person_scope(person): Limit(99, 60), "all": Limit(99, 60)}, NOON)
            case "act" | "named":
                state.audit.note(
                    GUILD, person, act, "done", before="", after=str(number), at=NOON,
                    user=user if act == "named" else None,
                )  # fmt: skip


def named(found):
    """The ids that stand with moderators' acts, one an act."""
    return sorted(value for _, column, value in found if column == "user_id" and value)


def voted_down(state, key):
    """Whether somebody's vote on an answer is down."""
    ballots = [state.votes.of(key, state.people.of(user)) for user in USERS]
    return any(ballot is not None and ballot.vote == "down" for ballot in ballots)


@settings(max_examples=40, deadline=None)
@given(acts=ACTS, user=st.sampled_from(USERS))
def test_nothing_of_a_forgotten_person_is_in_any_table(lasting, acts, user):
    wipe(lasting)
    live(lasting, acts)
    person = lasting.people.of(user)
    keys = [f"k{n}" for n in range(6)]
    asked = {
        key for key in keys if (told := lasting.answers.find(key)) and told.seat.person == person
    }
    before = cells(lasting)

    lasting.forget(user)

    after = cells(lasting)
    assert not [cell for cell in after if person in str(cell[2])]
    assert named(after) == [other for other in named(before) if other != user]
    assert not [cell for cell in after for key in asked if key in str(cell[2])]
    others = [lasting.people.of(other) for other in USERS if other != user]
    for other in others:
        mentions = [cell for cell in before if other in str(cell[2])]
        on_theirs = [cell for cell in mentions if cell[0] == "votes"]
        kept = [cell for cell in after if other in str(cell[2])]
        assert [cell for cell in mentions if cell not in on_theirs] == [
            cell for cell in kept if cell[0] != "votes"
        ]


@settings(max_examples=40, deadline=None)
@given(acts=ACTS, forgotten=st.lists(st.sampled_from(USERS), max_size=1))
def test_no_text_is_kept_of_a_question_answered_and_not_voted_down(lasting, acts, forgotten):
    wipe(lasting)
    live(lasting, acts)
    for user in forgotten:
        lasting.forget(user)

    for number in range(6):
        key = f"k{number}"
        found = lasting.answers.find(key)
        refused = found is not None and not hasattr(found.reply, "citations")
        if not refused and not voted_down(lasting, key):
            text = f"question {key} asked?"
            assert not [cell for cell in cells(lasting) if text in str(cell[2])]


def test_forgetting_says_how_much_it_deleted(state):
    me, other = state.people.of(1), state.people.of(2)
    state.answers.record(told("mine", me, answered=False))
    state.answers.record(told("theirs", other))
    for key in ("mine", "theirs"):
        state.votes.cast(key, me, "down", "wrong", NOON)
    state.votes.cast("mine", other, "up", None, NOON)
    state.kept_questions.keep("mine", "who?", "unanswered", NOON)
    state.kept_questions.keep("theirs", "when?", "downvoted", NOON)
    for _ in range(3):
        state.uses.take({person_scope(me): Limit(9, 60), "all": Limit(9, 60)}, NOON)
    for person in (me, me, me, me, other):
        state.audit.note(GUILD, person, "set", "done", before="", after="", at=NOON)

    forgotten = state.forget(1)

    assert forgotten == Forgotten(answers=1, votes=2, questions=2, uses=3, audit=4)
    assert forgotten.entries == 12
    assert state.forget(1).entries == 0
    assert state.answers.find("theirs") is not None


def test_another_persons_vote_down_keeps_the_text_that_it_is_kept_for(state):
    state.answers.record(told("k", state.people.of(3)))
    for user in (1, 2):
        state.votes.cast("k", state.people.of(user), "down", None, NOON)
    state.kept_questions.keep("k", "when?", "downvoted", NOON)

    assert state.forget(1).questions == 0
    assert state.forget(2).questions == 1


def test_an_act_in_the_audit_log_stays_without_whom(state):
    state.audit.note(GUILD, state.people.of(1), "set", "done", before="a", after="b", at=NOON)

    state.forget(1)

    (entry,) = audited(state, GUILD)
    assert (entry.person, entry.action, entry.after) == (None, "set", "b")


def test_a_moderators_act_stays_without_hash_and_without_id(state):
    for user in (USER, USER + 1):
        state.audit.note(
            GUILD, state.people.of(user), "corpus add", "done", before="a", after="b", at=NOON,
            user=user,
        )  # fmt: skip

    assert state.forget(USER) == Forgotten(0, 0, 0, 0, audit=1)

    other, mine = state.audit.entries(GUILD, ("corpus ",), None, 9)
    assert (mine.person, mine.user, mine.action, mine.after) == (None, None, "corpus add", "b")
    assert (other.person, other.user) == (state.people.of(USER + 1), USER + 1)


def test_an_id_is_forgotten_also_where_it_stands_beside_a_hash_of_another_salt(state):
    earlier = People(b"the salt of before").of(USER)
    state.audit.note(GUILD, earlier, "corpus add", "done", before="", after="", at=NOON, user=USER)

    assert state.forget(USER).audit == 1

    (entry,) = state.audit.entries(GUILD, ("corpus ",), None, 9)
    assert (entry.person, entry.user) == (None, None)


def test_what_is_older_than_the_retention_goes_with_all_that_hangs_on_it(url):
    state = State(url, now=lambda: NOON, retention=timedelta(days=30))
    edge = NOON - timedelta(days=30)
    for key, at in (("old", edge - timedelta(microseconds=1)), ("young", edge)):
        state.answers.record(told(key, state.people.of(1), answered=False, at=at))
        state.kept_questions.keep(key, f"{key}?", "unanswered", NOON)
        state.votes.cast(key, state.people.of(2), "down", None, NOON)
        state.audit.note(
            GUILD, state.people.of(1), key, "done", before="", after="", at=at, user=USER
        )
    state.uses.take({"all": Limit(1, 60)}, NOON - timedelta(minutes=2))

    state.prune(NOON)

    assert state.answers.find("old") is None
    assert state.votes.of("old", state.people.of(2)) is None
    assert [row["id"] for row in state.kept_questions.export(GUILD)] == ["young"]
    assert [entry.action for entry in audited(state, GUILD)] == ["young"]
    assert state.answers.find("young") is not None
    assert not [cell for cell in cells(state) if cell[0] == "uses"]
    state.close()


def test_opening_deletes_what_outlived_its_time_meanwhile(url):
    state = State(url, now=lambda: NOON)
    state.answers.record(told("k", state.people.of(1)))
    state.close()

    later = State(url, now=lambda: NOON + timedelta(days=91))

    assert later.answers.find("k") is None
    later.close()


def test_who_votes_in_the_middle_of_being_forgotten_neither_hinders_nor_survives_it(url):
    forgetting, voting = (State(url, now=lambda: NOON) for _ in range(2))
    me = voting.people.of(1)
    voting.answers.record(told("mine", me))
    voting.votes.cast("mine", me, "down", None, NOON)
    votes = []

    def vote_meanwhile(connection, cursor, statement, *rest):
        if statement.startswith("DELETE FROM answers"):  # the votes are deleted by then
            votes.append(threads.submit(voting.votes.cast, "mine", me, "up", None, NOON))
            wait(votes, timeout=0.3)

    event.listen(forgetting.engine, "before_cursor_execute", vote_meanwhile)
    with ThreadPoolExecutor(1) as threads:
        assert forgetting.forget(1).answers == 1

    assert [vote.result() for vote in votes] == [False]
    assert {cell[0] for cell in cells(voting)} == {"facts"}
    forgetting.close()
    voting.close()
