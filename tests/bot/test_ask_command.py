"""The command line as a person or a script meets it."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bot.commands.ask
import bot.commands.chat
from bot.__main__ import main
from bot.commands.failure import CommandError
from index.embedder import EmbedderError
from index.seal import SnapshotError
from tests.bot.desk import FakeDesk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_data(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path / "data"))
    for command in (bot.commands.ask, bot.commands.chat):
        monkeypatch.setattr(command, "open_newsroom", lambda settings: FakeDesk())
    handlers = list(logging.getLogger().handlers)
    yield
    for handler in set(logging.getLogger().handlers) - set(handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def said(capsys):
    """Run a command line and give its code, what it printed, and what it complained of."""

    def run(*words):
        code = main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_without_a_command_the_help_is_shown(said):
    code, out, err = said()

    assert code == 0
    assert out.startswith("usage: python -m bot")
    assert err == ""


def test_an_answer_and_an_honest_refusal_both_leave_with_0(said):
    assert said("ask", "when did Kunduz fall?")[0] == 0
    assert said("ask", "when did Kabul fall?")[0] == 0


def test_json_is_one_line_in_the_form_of_a_batch(said):
    _, out, _ = said("ask", "--json", "when did Kunduz fall?")

    line = json.loads(out)
    assert out.count("\n") == 1
    assert list(line) == ["id", "answered", "text", "citations", "snapshot", "seconds"]
    assert line["id"] is None


def test_earlier_questions_come_before_in_their_order(said, monkeypatch):
    desk = FakeDesk()
    monkeypatch.setattr(bot.commands.ask, "open_newsroom", lambda settings: desk)

    said("ask", "and then?", "--after", "one?", "--after", "two?", "--as-of", "2021-08-09")

    assert desk.heard[0].history == ("one?", "two?")
    assert str(desk.heard[0].as_of) == "2021-08-09"


def test_a_batch_is_answered_from_a_file_and_from_standard_input(said, monkeypatch, tmp_path):
    rows = b'{"id": "a", "question": "Kunduz"}\n{\n'
    (tmp_path / "q.jsonl").write_bytes(rows)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(rows)))

    from_file = said("ask", "--batch", str(tmp_path / "q.jsonl"))
    from_stdin = said("ask", "--batch", "-")

    for code, out, err in (from_file, from_stdin):
        assert code == 0
        assert [json.loads(line)["id"] for line in out.split("\n")[:-1]] == ["a", None]
        assert err == "1 of the rows could not be read; their lines say why.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ask"], 'Ask something: python -m bot ask "when did Kunduz fall?"'),
        (["ask", " "], "The question is empty."),
        (["ask", "q", "--after", ""], "The --after question is empty."),
        (
            ["ask", "q", "--as-of", "9 August"],
            "--as-of takes a day such as 2021-08-09, not '9 August'.",
        ),
        (
            ["ask", "q", "--corpus", "/no/such/folder"],
            "--corpus names /no/such/folder, which does not exist; give a folder of articles.",
        ),
        (
            ["ask", "--batch", "/no/such/file"],
            "--batch /no/such/file can't be read: no such file or directory.",
        ),
        (
            ["ask", "q", "--batch", "-"],
            "--batch takes its questions from the file alone: leave out the question, --after and"
            " --as-of.",
        ),
        (["ask", "q", "--frob"], "Unrecognized arguments: --frob; see python -m bot --help."),
        (
            ["chat", "--as-of", "x"],
            "--as-of takes a day such as 2021-08-09, not 'x'.",
        ),
        (
            ["run"],
            "DISCORD_TOKEN is not set: give the bot's token from Discord's developer portal, or"
            " try the bot here with python -m bot chat.",
        ),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_leaves_with_2(said, words, sentence):
    assert said(*words) == (2, "", sentence + "\n")


def test_what_cannot_be_carried_out_is_one_sentence_and_leaves_with_1(said, monkeypatch):
    def refuse(settings):
        raise CommandError("Another build is running.")

    monkeypatch.setattr(bot.commands.ask, "open_newsroom", refuse)

    assert said("ask", "q") == (1, "", "Another build is running.\n")


def test_an_unexpected_error_is_a_reference_that_the_log_knows(said, tmp_path):
    code, out, err = said("ask", "break")

    reference = err.rstrip(".\n").split()[-1]
    log = (tmp_path / "data" / "stringer.log").read_text("utf-8")
    assert (code, out) == (1, "")
    assert err == f"Something went wrong; the log has it under {reference}.\n"
    assert reference in log
    assert "RuntimeError: the press is broken" in log


@pytest.mark.parametrize(
    "refused", [EmbedderError("The model is gone: put it back."), SnapshotError("It is damaged.")]
)
def test_a_model_or_a_snapshot_that_cannot_answer_says_so_itself(said, monkeypatch, refused):
    class Helpless(FakeDesk):
        def answer(self, asked):
            raise refused

    for command in (bot.commands.ask, bot.commands.chat):
        monkeypatch.setattr(command, "open_newsroom", lambda settings: Helpless())
    monkeypatch.setattr("sys.stdin", io.StringIO("when did Kunduz fall?\n"))

    assert said("ask", "when did Kunduz fall?") == (1, "", f"{refused}\n")
    assert said("chat")[1] == f"> when did Kunduz fall?\n{refused}\n"


def test_debug_lets_the_traceback_through(said):
    with pytest.raises(RuntimeError, match="the press is broken"):
        said("ask", "break", "--debug")


def test_an_interrupt_is_quiet_and_leaves_with_130(said, monkeypatch):
    def interrupt(settings):
        raise KeyboardInterrupt

    monkeypatch.setattr(bot.commands.ask, "open_newsroom", interrupt)

    assert said("ask", "q") == (130, "", "")


def test_a_piped_chat_answers_line_by_line_and_ends_with_the_input(said, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("when did Kunduz fall?\n:quit\nnever read\n"))

    code, out, _ = said("chat")

    assert code == 0
    assert out.startswith("> when did Kunduz fall?\nSunday 8 August 2021 [1]\n")
    assert out.endswith("> :quit\n")
    assert "\x1b" not in out


def _shell(line, **environment):
    return subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_closed_pipe_is_quiet():
    code = (
        "import sys, bot.commands.ask as ask; from tests.bot.desk import FakeDesk;"
        "from bot.__main__ import main; ask.open_newsroom = lambda settings: FakeDesk();"
        "sys.exit(main(['ask', '--json', 'Kunduz']))"
    )

    done = _shell(f'(sleep 0.2; "$PYTHON" -c "{code}"; echo "code $?" >&2) | true')

    assert done.stderr == "code 141\n"


def test_the_real_model_answers_from_a_folder_of_articles_with_proof(tmp_path):
    """The whole way once: built, embedded, answered, and asked again without building."""
    corpus = tmp_path / "articles"
    corpus.mkdir()
    body = (
        "Militants captured the city of Ghazni on Thursday after a week of clashes.\n"
        "A ferry timetable was printed on the back page."
    )
    (corpus / "one.md").write_text(
        f'+++\ntitle = "Ghazni falls"\npublisher = "The Quay"\npublished = 2021-08-13\n+++\n{body}',
        "utf-8",
    )
    rows = [
        {"id": "a", "question": "When did Ghazni fall?"},
        {"id": "b", "question": "When did Lisbon fall?"},
    ]
    batch = tmp_path / "questions.jsonl"
    batch.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = f'"$PYTHON" -m bot ask --batch "{batch}" --corpus "{corpus}"'

    first = _shell(command, STRINGER_DATA=str(tmp_path / "data"))
    second = _shell(command, STRINGER_DATA=str(tmp_path / "data"))

    assert first.returncode == 0, first.stderr
    ghazni, lisbon = (json.loads(line) for line in first.stdout.split("\n")[:-1])
    assert ghazni["answered"] is True
    assert "12 August 2021" in ghazni["text"]  # the Thursday before Friday the 13th
    (citation,) = ghazni["citations"]
    assert citation["article"] == "one"
    assert citation["quote"] in body
    assert lisbon["answered"] is False
    assert lisbon["citations"] == []
    assert "building" in first.stderr
    assert second.stderr == ""
    again = [json.loads(line) | {"seconds": 0} for line in second.stdout.split("\n")[:-1]]
    assert again == [ghazni | {"seconds": 0}, lisbon | {"seconds": 0}]
