"""Law 9, and several questions in one message."""

import re
from datetime import date

import pytest

from bot.answering.reply import Asked


@pytest.mark.parametrize(
    ("turns", "answer"),
    [
        (("When did Farah fall?", "and Gardez?"), "Friday 13 August 2021"),
        (("When did Farah fall?", "what about Kandahar"), "Saturday 14 August 2021"),
        (("When did Farah fall?", "and Gardez?", "and Sharana?"), "Monday 9 August 2021"),
        (("Has Farah fallen?", "when?"), "Tuesday 10 August 2021"),
        (("Has Farah fallen?", "when did it fall?"), "Tuesday 10 August 2021"),
        (("When did Farah fall?", "How many people were killed there?"), "47"),
        (("When did Maimana fall?", "who fled from it?"), "Daud Tarzi"),
        (("Who fled from Maimana?", "where did he go?"), "Termez"),
        (("what is the news from Bamyan?", "how many soldiers were sent there?"), "400"),
    ],
    ids=lambda turns: turns if isinstance(turns, str) else " ".join(turns),
)
def test_a_follow_up_takes_its_subject_from_before(newsroom, turns, answer):
    *history, question = turns

    assert answer in newsroom.told(question, *history).direct


def test_the_same_words_without_turns_before_have_no_subject(newsroom):
    newsroom.refused("and?")


def test_a_follow_up_about_a_place_without_evidence_is_refused(newsroom):
    reply = newsroom.refused("and Nili?", "When did Farah fall?")

    assert "Nili" in reply.direct


def test_a_whole_question_is_not_bent_by_the_turns_before(newsroom):
    alone = newsroom.told("When did Gardez fall?")
    after = newsroom.told("When did Gardez fall?", "Who fled from Maimana?")

    assert after.direct == alone.direct


def test_a_follow_up_keeps_the_day_asked_for(newsroom):
    newsroom.refused("and Kandahar?", "When did Farah fall?", as_of=date(2021, 8, 13))


def test_turns_of_another_thread_leave_no_trace(newsroom):
    newsroom.told("and Gardez?", "When did Farah fall?")

    assert newsroom.ask("how many people were killed there?").direct == (
        newsroom.answerer.answer(Asked(question="how many people were killed there?")).direct
    )
    newsroom.refused("and?")


@pytest.mark.parametrize(
    "question",
    [
        "When did Farah fall and who fled from Maimana?",
        "When did Farah fall? Who fled from Maimana?",
        "When did Farah fall?\nAlso, who fled from Maimana?",
    ],
)
def test_several_questions_are_answered_in_order(newsroom, question):
    reply = newsroom.told(question)

    assert "Tuesday 10 August 2021" in reply.direct
    assert "Daud Tarzi" in reply.text
    assert reply.text.index("Tuesday 10") < reply.text.index("Daud Tarzi")
    markers = [int(found) for found in re.findall(r"\[(\d+)\]", reply.text)]
    assert list(dict.fromkeys(markers)) == [1, 2]


def test_three_questions_have_three_answers(newsroom):
    text = newsroom.told("When did Farah fall? When did Gardez fall? How many capitals fell?").text

    for answer in ("Tuesday 10 August", "Friday 13 August", "Seven"):
        assert answer in text


def test_the_one_without_an_answer_is_named(newsroom):
    reply = newsroom.told("When did Farah fall? When did Nili fall?")

    assert "Tuesday 10 August 2021" in reply.direct
    assert "Not answered: The articles do not mention Nili." in reply.text.split("\n")


def test_two_that_have_no_answer_are_one_refusal(newsroom):
    reply = newsroom.refused("When did Nili fall? When did Zaranj fall?")

    assert "Nili" in reply.text


def test_the_second_question_may_lean_on_the_first(newsroom):
    reply = newsroom.told("When did Farah fall? How many people were killed there?")

    assert "47" in reply.text
