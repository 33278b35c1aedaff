import io

import pytest

from bot.answering.reply import Asked
from bot.console import credit, inert, open_console, print_paragraph, print_reply
from tests.bot.desk import FakeDesk

ANSWER = """\
Sunday 8 August 2021 [1]
The Courant puts it a day later [2].
“on Sunday”, counted from 8 August 2021 [1]
More of the list [3]

Sources
[1] The Gazette, 8 August 2021
    “Fighters entered Kunduz on Sunday”
[2] The Courant, undated
    “Fighters entered Kunduz on Sunday”
[3] The Gazette, 8 August 2021
    “Fighters entered Kunduz on Sunday”
"""

REFUSAL = """\
The articles do not say.
They cover 2 articles of 8 August 2021.

Nearest in the articles, not an answer
–   The Gazette, 8 August 2021
    “The ferry docked at noon.”
"""


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def _printed(question, file=None):
    file = file or io.StringIO()
    print_reply(open_console(file), FakeDesk().answer(Asked(question=question)))
    return file.getvalue()


def test_an_answer_is_its_direct_line_then_sides_support_and_numbered_sources():
    assert _printed("when did Kunduz fall?") == ANSWER


def test_a_refusal_names_what_is_covered_and_labels_the_nearest_as_no_answer():
    assert _printed("when did Kabul fall?") == REFUSAL


def test_there_are_colours_on_a_terminal_and_none_in_a_pipe():
    assert "\x1b[" in _printed("when did Kunduz fall?", _Terminal())
    assert "\x1b[" not in _printed("when did Kunduz fall?")


def test_no_color_is_honoured_on_a_terminal(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    printed = _printed("when did Kunduz fall?", _Terminal())

    assert "\x1b[3" not in printed.replace("\x1b[3m", "")  # italics are no colour


def test_a_long_line_stays_whole_in_a_pipe():
    file = io.StringIO()
    long = "word " * 60
    answer = FakeDesk().answer(Asked(question="Kunduz")).model_copy(update={"direct": long})

    print_reply(open_console(file), answer)

    assert file.getvalue().startswith(long)


def test_square_brackets_are_text_and_no_markup():
    file = io.StringIO()
    answer = FakeDesk().answer(Asked(question="Kunduz"))

    print_reply(
        open_console(file), answer.model_copy(update={"direct": "[bold]so[/bold] :ok: [1]"})
    )

    assert file.getvalue().startswith("[bold]so[/bold] :ok: [1]\n")


def test_what_could_steer_a_terminal_is_made_a_space():
    assert inert("a\x1b[31mb\x07c\u202ed\x9bé\n") == "a [31mb c d é\n"


def test_an_escape_in_a_quote_does_not_reach_the_terminal():
    file = io.StringIO()
    refusal = FakeDesk().answer(Asked(question="Kabul"))
    nearest = refusal.nearest[0].model_copy(update={"quote": "x\x1b]0;owned\x07y"})

    print_reply(open_console(file), refusal.model_copy(update={"nearest": (nearest,)}))

    assert "\x1b" not in file.getvalue()


def test_an_undated_article_is_credited_as_such():
    assert credit("The Gazette", None) == "The Gazette, undated"


def test_a_paragraph_is_shown_under_its_credit():
    file = io.StringIO()
    citation = FakeDesk().answer(Asked(question="Kunduz")).citations[0]

    print_paragraph(open_console(file), citation, f"Before. {citation.quote}. After.")

    assert file.getvalue() == (
        "[1] The Gazette, 8 August 2021\nBefore. Fighters entered Kunduz on Sunday. After.\n"
    )
