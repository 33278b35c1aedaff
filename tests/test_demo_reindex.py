"""The demonstration of a reindex: what it shows happens, and what does not is told."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "docs" / "demo_reindex.py"


@pytest.fixture(scope="module")
def demo():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("demo_reindex", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_refusal_becomes_a_cited_answer_and_a_rollback_brings_the_refusal_back(demo):
    done = subprocess.run(
        [sys.executable, SCRIPT], capture_output=True, text=True, timeout=300, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    said = [
        "The articles do not mention Asadabad.",
        "added asadabad; not yet published",
        "golden questions: ",
        "published ",
        f"Asadabad fell on Saturday {demo.DAY} [1]",
        "is in use again",
        "The articles do not mention Asadabad.",
    ]
    story = done.stdout
    for part in said:
        assert part in story, part
        story = story.partition(part)[2]
    assert not Path(re.search(r"^\$ cd (.+)$", done.stdout, re.MULTILINE)[1]).exists()


class _Told:
    """A session whose commands print what is planted."""

    def __init__(self, *printed):
        self._printed = iter(printed)

    def say(self, line):
        pass

    def type(self, *words):
        return next(self._printed)


def test_an_answer_where_a_refusal_was_told_of_ends_the_session(demo):
    answer = "The articles do not mention Asadabad.\nSources\n[1] The Quay\n"

    with pytest.raises(demo.NotAsSaidError, match="expected a refusal, without"):
        demo.play(_Told(answer))


def test_a_refusal_that_says_something_else_ends_the_session(demo):
    with pytest.raises(demo.NotAsSaidError, match="expected a refusal, with 'do not mention"):
        demo.play(_Told("Something went wrong.\n"))


def test_a_command_that_fails_ends_the_session(demo, tmp_path, capsys):
    session = demo.Session(tmp_path, os.environ)

    with pytest.raises(demo.NotAsSaidError, match="exit code 3, not 0"):
        session.type("python", "-c", "print('no'); raise SystemExit(3)")

    assert capsys.readouterr().out.endswith("\nno\n(exit code 3)\n")


def test_a_session_not_as_said_has_an_exit_code_of_its_own(demo, monkeypatch, capsys):
    def play(session):
        raise demo.NotAsSaidError("expected a refusal")

    monkeypatch.setattr(demo, "play", play)

    assert demo.main() == 1
    assert capsys.readouterr().err == "not as said: expected a refusal\n"
