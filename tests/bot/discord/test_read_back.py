"""Questions are read back from the messages that show them, word for word."""

import pytest
from discord.components import Component, _component_factory
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.cards import Card, Text, length
from bot.discord_app.inert import ZERO_WIDTH_SPACE, escaped, one_line
from bot.discord_app.layout import layout_of
from bot.discord_app.read_back import EARLIER_ID, QUESTION_ID, headed, question_shown, turns_shown
from tests.bot.discord.double.components import numbered
from tests.bot.discord.random_replies import ANY_TEXT, assert_sendable


def received(card: Card) -> list[Component]:
    """Return a card's components as discord.py reads them from a message."""
    payload = numbered(layout_of(card).to_components())
    return [component for part in payload if (component := _component_factory(part))]


def as_written(text: str) -> str:
    """Return a text on one line, without what breaks a mention for the server alone."""
    return one_line(text).replace(ZERO_WIDTH_SPACE, "")


def fits(text: str, most: int) -> bool:
    return length(escaped(one_line(text))) <= most


@given(ANY_TEXT.filter(lambda text: fits(text, 1000)))
def test_a_question_is_read_back_as_it_was_put(question: str) -> None:
    card = Card(1, (*headed(question), Text("an answer")))

    assert question_shown(received(card)) == as_written(question)


@given(
    st.lists(ANY_TEXT.filter(lambda text: fits(text, 250)), max_size=3),
    ANY_TEXT.filter(lambda text: fits(text, 1000)),
)
def test_turns_are_read_back_in_order_those_that_say_something(
    earlier: list[str], question: str
) -> None:
    card = Card(1, (*headed(question, earlier), Text("an answer")))

    shown = turns_shown(received(card))

    assert shown == tuple(filter(None, map(as_written, [*earlier, question])))


@given(st.text(max_size=3000), st.lists(st.text(max_size=900), max_size=3))
def test_a_head_leaves_room_for_an_answer_however_long_the_questions(
    question: str, earlier: list[str]
) -> None:
    card = Card(1, headed(question, earlier))

    assert card.size <= 1003 + 3 * 256
    assert_sendable(Card(1, (*card.parts, Text("an answer"))))


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("x" * 1000, "x" * 1000),
        ("x" * 1001, "x" * 999 + "…"),
        ("*" * 500, "*" * 500),  # each is written as two
        ("*" * 501, "*" * 499 + "…"),
    ],
)
def test_a_question_is_shown_up_to_1000_characters_and_not_1001(question: str, read: str) -> None:
    assert question_shown(received(Card(1, headed(question)))) == read


def test_earlier_questions_stand_above_each_on_its_line() -> None:
    earlier, question = headed("and the *hills*?", ("when did it fall?", "x" * 251))

    assert earlier == Text("-# ↳ when did it fall?\n-# ↳ " + "x" * 249 + "…", EARLIER_ID)
    assert question == Text(r"-# and the \*hills\*?", QUESTION_ID)


def test_a_message_without_a_head_shows_no_question() -> None:
    assert question_shown(received(Card(1, (Text("-# a notice"),)))) == ""
    assert turns_shown(received(Card(1, (Text("-# a notice"),)))) == ()
