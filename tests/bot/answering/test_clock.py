"""Laws 3 and 10: the same question has the same answer, whatever day it is asked on."""

import ast
import sys
import time
from datetime import date
from pathlib import Path

import pytest

import bot.answering
import corpus

FOLDERS = [Path(package.__path__[0]) for package in (bot.answering, corpus)]
CLOCKS = frozenset(
    {
        *(f"date.{name}" for name in ("today", "fromtimestamp")),
        *(f"datetime.{name}" for name in ("now", "utcnow", "today", "fromtimestamp")),
        *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime")),
    }
)
CHANCE = frozenset({"random", "secrets", "uuid"})
QUESTIONS = (
    "When did Farah fall?",
    "When did Asadabad fall?",
    "when did Maimana fall",
    "did Gardez fall yesterday?",
    "which cities fell last week?",
    "what happened today in Kandahar?",
    "how many capitals have fallen?",
    "how many capitals have fallen so far this month?",
    "timeline",
    "which capitals have fallen?",
    "Which fell first, Farah or Gardez?",
    "How many days between the fall of Farah and Gardez?",
    "When did Kabul fall?",
    "who walked to a well?",
    "what is the latest news from Bamyan?",
)


def read_clocks(source: str) -> list[str]:
    """The clocks and the chance that a module calls for, as they are written."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            written = ".".join(ast.unparse(node).split(".")[-2:])
            if written in CLOCKS:
                found.append(written)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in CHANCE]
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found += sorted(names & CLOCKS)
            found += [node.module] if node.module in CHANCE else []
    return found


@pytest.mark.parametrize(
    "source",
    ["x = date.today()", "from time import time", "datetime.datetime.now()", "import random"],
)
def test_a_clock_is_recognised(source):
    assert len(read_clocks(source)) == 1


def test_neither_reading_nor_answering_asks_what_day_it_is():
    modules = [path for folder in FOLDERS for path in folder.rglob("*.py")]
    reading = {path.name: found for path in modules if (found := read_clocks(path.read_text()))}

    assert len(modules) > 40
    # The reader of commands may time itself; it tells nothing about the articles.
    assert {name: found for name, found in reading.items() if "_command" not in name} == {}


def set_clock(monkeypatch, day: date) -> int:
    """Make it that day for every module of the project; returns how many hold `date`."""

    class Day(type):
        def __instancecheck__(cls, instance):
            return isinstance(instance, date)

    class Fixed(date, metaclass=Day):
        @classmethod
        def today(cls):
            return day

    seconds = (day - date(1970, 1, 1)).days * 86_400.0
    monkeypatch.setattr(time, "time", lambda: seconds)
    holders = [
        module
        for name, module in list(sys.modules.items())
        if name.startswith(("corpus.", "bot.answering.")) and getattr(module, "date", None) is date
    ]
    for module in holders:
        monkeypatch.setattr(module, "date", Fixed)
    return len(holders)


def test_ten_years_later_every_answer_is_the_same(newsroom, monkeypatch):
    told = {}
    for day in (date(2021, 8, 15), date(2031, 1, 1)):
        with monkeypatch.context() as patched:
            assert set_clock(patched, day) > 5
            told[day] = [newsroom.ask(question).model_dump_json() for question in QUESTIONS]

    assert told[date(2021, 8, 15)] == told[date(2031, 1, 1)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_twice_has_the_same_reply(newsroom, question):
    first, second = newsroom.ask(question), newsroom.ask(question)

    assert first == second
    assert first.snapshot == newsroom.answerer.snapshot.id


def test_what_was_asked_before_changes_nothing(newsroom):
    forward = {question: newsroom.ask(question) for question in QUESTIONS}
    backward = {question: newsroom.ask(question) for question in reversed(QUESTIONS)}

    assert forward == backward
