"""`python -m corpus`: help, usage errors, and how fast they come."""

import subprocess
import sys

import pytest

from corpus.__main__ import main

HEAVY = ("pydantic", "numpy", "torch", "trafilatura")


def test_alone_it_prints_its_help(capsys):
    assert main([]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in ("articles", "dates", "events"))


@pytest.mark.parametrize(
    "arguments", [["evnts"], ["events", "--bad"], ["dates", "--anchor"], ["--what"]]
)
def test_a_usage_error_is_one_sentence_and_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--help" in said


@pytest.mark.parametrize("command", [["articles"], ["dates"], ["events"]])
def test_each_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert f"python -m corpus {command[0]}" in capsys.readouterr().out


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from corpus.__main__ import main; main([]); "
        f"sys.exit(str([m for m in {HEAVY} if m in sys.modules] or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_a_command_runs_from_a_shell():
    done = subprocess.run(
        [sys.executable, "-m", "corpus", "dates", "on Sunday", "--anchor", "2021-08-09"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert '"first": "2021-08-08"' in done.stdout
