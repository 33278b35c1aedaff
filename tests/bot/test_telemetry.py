"""What the log and the figures tell of an answer."""

import asyncio
import json
import logging
import time
from datetime import UTC, datetime

import pytest

from bot.answering.reply import Answer, Citation, NoAnswer
from bot.logs import record_failure, start_log
from bot.telemetry.lag import measure_lag
from bot.telemetry.telemetry import Telemetry

NOON = datetime(2021, 8, 10, 12, tzinfo=UTC)
QUESTION = "did the harbour burn \u2028 near my house?"
ANSWER = Answer(
    question=QUESTION,
    direct="The harbour burned [1].",
    place="harbour",
    citations=(
        Citation(
            article="a", publisher="P", published=None, quote="it burned", marker=1, start=0, end=9
        ),
    ),
    snapshot="20210810-abc",
)
REFUSAL = NoAnswer(question=QUESTION, direct="Not told.", covered="Little.", snapshot="s")


@pytest.fixture
def telemetry():
    return Telemetry(lambda guild: f"guild-{guild % 7}", now=lambda: NOON)


@pytest.fixture
def lines(caplog):
    """The log lines of answers so far, read back."""
    caplog.set_level(logging.INFO, "bot.answers")
    return lambda: [json.loads(r.getMessage()) for r in caplog.records if r.name == "bot.answers"]


def figure(telemetry, name):
    """One figure as Prometheus would read it."""
    found = [
        line.rpartition(" ")[2]
        for line in telemetry.exposition().decode().split("\n")
        if line.rpartition(" ")[0] == name
    ]
    return float(found[0]) if found else None


def test_an_answer_is_one_line_that_says_everything_but_the_question(telemetry, lines, caplog):
    telemetry.answered(
        door="ask",
        reply=ANSWER,
        language="de",
        seconds=1.23456,
        waited_s=0.5,
        kind="whether",
        guild=9,
        question=QUESTION,
    )

    assert lines() == [
        {
            "event": "answer",
            "at": "2021-08-10T12:00:00.000+00:00",
            "outcome": "answered",
            "door": "ask",
            "kind": "whether",
            "place": "harbour",
            "citations": 1,
            "seconds": 1.235,
            "waited_s": 0.5,
            "cached": False,
            "snapshot": "20210810-abc",
            "language": "de",
            "guild": "guild-2",
        }
    ]
    assert "house" not in caplog.text


def test_the_question_is_in_the_line_where_the_settings_say_so_and_still_on_one_line(lines, caplog):
    telemetry = Telemetry(str, log_questions=True)

    telemetry.answered(door="ask", reply=ANSWER, language="en", seconds=1, question=QUESTION)

    (line,) = lines()
    assert line["question"] == QUESTION
    assert len(caplog.messages[-1].splitlines()) == 1


def test_a_direct_message_has_no_server_and_a_refusal_no_citations(telemetry, lines):
    telemetry.answered(door="direct", reply=REFUSAL, language="en", seconds=0.1)

    (line,) = lines()
    assert "guild" not in line
    assert (line["outcome"], line["citations"], line["snapshot"]) == ("refused", 0, "s")


def test_the_reference_of_a_failure_finds_both_its_line_and_its_traceback(telemetry, tmp_path):
    try:
        raise OSError("the disk is gone")
    except OSError as error:
        caught = error
    root = logging.getLogger()
    before = list(root.handlers)
    start_log(tmp_path, "INFO")
    try:
        reference = record_failure(caught, "interaction 7")
        telemetry.unanswered("ask", "failed", "en", reference=reference, question=QUESTION)
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()

    log = (tmp_path / "stringer.log").read_text("utf-8")
    assert f"reference {reference}: interaction 7 failed\n" in log
    assert "OSError: the disk is gone" in log
    assert f'"reference": "{reference}"' in log
    assert "house" not in log


def test_questions_are_counted_by_what_became_of_them_and_by_door(telemetry):
    for _ in range(2):
        telemetry.answered(door="ask", reply=ANSWER, language="en", seconds=0.3)
    telemetry.answered(door="mention", reply=REFUSAL, language="en", seconds=0.3, cached=True)
    telemetry.unanswered("ask", "failed", "en", reference="0badcafe")
    telemetry.unanswered("ask", "too_many", "en")

    answers = 'stringer_answers_total{{door="{}",outcome="{}"}}'.format
    assert figure(telemetry, answers("ask", "answered")) == 2
    assert figure(telemetry, answers("mention", "refused")) == 1
    assert figure(telemetry, answers("ask", "failed")) == 1
    assert figure(telemetry, answers("ask", "too_many")) == 1
    assert figure(telemetry, 'stringer_answer_seconds_count{cached="no"}') == 2
    assert figure(telemetry, 'stringer_answer_seconds_bucket{cached="yes",le="0.25"}') == 0
    assert figure(telemetry, 'stringer_answer_seconds_bucket{cached="yes",le="0.5"}') == 1


def test_errors_are_counted_once_each(telemetry):
    telemetry.unanswered("ask", "failed", "en", reference="0badcafe")
    telemetry.unanswered("ask", "limited", "en")
    telemetry.failed("vote")

    assert figure(telemetry, 'stringer_errors_total{where="ask"}') == 1
    assert figure(telemetry, 'stringer_errors_total{where="vote"}') == 1


def test_each_figure_is_what_was_last_told(telemetry):
    telemetry.acknowledged(0.15)
    telemetry.voted("wrong_date")
    telemetry.serves("old", 5)
    telemetry.serves("new", 6)
    telemetry.queued(3)
    telemetry.queued(2)
    telemetry.connected(True)

    assert figure(telemetry, 'stringer_acknowledgement_seconds_bucket{le="0.1"}') == 0
    assert figure(telemetry, 'stringer_acknowledgement_seconds_bucket{le="0.2"}') == 1
    assert figure(telemetry, 'stringer_votes_total{kind="wrong_date"}') == 1
    assert figure(telemetry, 'stringer_snapshot_info{snapshot="new"}') == 1
    assert figure(telemetry, 'stringer_snapshot_info{snapshot="old"}') is None
    assert figure(telemetry, "stringer_articles") == 6
    assert figure(telemetry, "stringer_queue_length") == 2
    assert figure(telemetry, "stringer_connected") == 1


def test_two_bots_in_one_process_count_apart(telemetry):
    other = Telemetry(str)
    other.voted("up")

    assert figure(telemetry, 'stringer_votes_total{kind="up"}') is None
    assert figure(other, 'stringer_votes_total{kind="up"}') == 1


async def test_a_call_that_blocks_the_loop_shows_for_a_while_after():
    told = []
    measuring = asyncio.create_task(measure_lag(told.append, every_s=0.01))
    await asyncio.sleep(0.05)
    time.sleep(0.2)  # what a handler must not do
    await asyncio.sleep(0.1)
    measuring.cancel()
    await asyncio.wait({measuring})

    assert told[0] < 0.15
    assert told[-1] > 0.15
