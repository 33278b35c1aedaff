import io
from datetime import date

import pytest

from bot.commands.conversation import Conversation
from bot.console import open_console
from tests.bot.desk import FakeDesk


class _Talk:
    def __init__(self):
        self.desk = FakeDesk()
        self.file = io.StringIO()
        self.conversation = Conversation(self.desk, open_console(self.file))

    def say(self, *lines):
        self.file.truncate(self.file.seek(0))
        for line in lines:
            assert self.conversation.take(line)
        return self.file.getvalue()


@pytest.fixture
def talk():
    return _Talk()


def test_a_question_carries_the_ones_before_it(talk):
    talk.say("when did Kunduz fall?", "and then?")

    assert talk.desk.heard[1].history == ("when did Kunduz fall?",)


def test_at_most_ten_earlier_questions_are_carried(talk):
    talk.say(*[f"question {number}" for number in range(13)])

    assert talk.desk.heard[-1].history == tuple(f"question {number}" for number in range(2, 12))


def test_a_new_conversation_forgets_the_questions_before(talk):
    talk.say("when did Kunduz fall?", ":new", "and then?")

    assert talk.desk.heard[1].history == ()


def test_as_of_holds_until_it_is_switched_off(talk):
    talk.say(":asof 2021-08-09", "one?", ":asof off", "two?")

    assert [asked.as_of for asked in talk.desk.heard] == [date(2021, 8, 9), None]


def test_as_of_refuses_what_is_no_day(talk):
    assert talk.say(":asof 2021-02-30") == (
        ":asof takes a day such as 2021-08-09, or off, not 2021-02-30.\n"
    )


def test_sources_with_a_number_shows_the_paragraph_around_the_quote(talk):
    talk.say("when did Kunduz fall?")

    assert "Fighters entered Kunduz on Sunday, two aid workers said." in talk.say(":sources 1")


def test_sources_says_how_many_there_are_when_asked_for_another(talk):
    talk.say("when did Kunduz fall?")

    assert talk.say(":sources 9") == "The last answer has sources 1 to 3, not 9.\n"


def test_sources_of_a_refusal_are_none(talk):
    talk.say("when did Kunduz fall?", ":new", "when did Kabul fall?")

    assert talk.say(":sources") == "There is no answer yet whose sources could be shown.\n"


def test_a_broken_answer_is_an_apology_with_a_reference_and_the_talk_goes_on(talk, caplog):
    said = talk.say("please break")

    reference = said.rstrip(".\n").split()[-1]
    assert said == f"Something went wrong; the log has it under {reference}.\n"
    assert any(reference in record.getMessage() and record.exc_info for record in caplog.records)
    assert "Sunday 8 August 2021 [1]" in talk.say("when did Kunduz fall?")


def test_an_unknown_command_is_named(talk):
    assert talk.say(":frobnicate") == "There is no :frobnicate; :help lists what there is.\n"


def test_an_empty_line_asks_nothing(talk):
    assert talk.say("  ") == ""
    assert talk.desk.heard == []


@pytest.mark.parametrize("word", [":quit", ":q", ":exit"])
def test_quit_ends_the_conversation(talk, word):
    assert talk.conversation.take(word) is False
