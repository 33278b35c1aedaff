"""The language of an answer in a terminal and in a batch."""

import io
import json

import pytest

from bot.answering.reply import Asked, Citation, Nearest
from bot.arguments import read_arguments
from bot.commands.ask import answer_batch, asked_of
from bot.commands.conversation import Conversation
from bot.commands.failure import UsageError
from bot.commands.lines import BadRow, read_rows
from bot.console import open_console, print_reply
from tests.bot.desk import FakeDesk


class _Recorder(FakeDesk):
    """A newsroom that says which language it was asked in."""

    def answer(self, asked):
        reply = super().answer(asked)
        return reply.model_copy(
            update={"language": asked.language, "direct": f"{asked.language} [1]"}
        )


def printed(reply):
    file = io.StringIO()
    print_reply(open_console(file), reply)
    return file.getvalue()


def rows(*fields, language="en"):
    lines = "".join(json.dumps({"question": "when?", **one}) + "\n" for one in fields)
    return list(read_rows(io.BytesIO(lines.encode()), language))


def test_the_heading_and_the_credits_of_a_german_answer_are_german():
    reply = FakeDesk().answer(Asked(question="when did Kunduz fall?"))
    digest, undated, *_ = reply.citations
    digest = digest.model_copy(update={"digest": True})
    german = reply.model_copy(update={"language": "de", "citations": (digest, undated)})

    assert "\nQuellen\n" in printed(german)
    assert "[1] Zusammenfassung von The Gazette, 8. August 2021\n" in printed(german)
    assert "[2] The Courant, ohne Datum\n" in printed(german)
    assert f"„{digest.quote}“" in printed(german)


def test_what_is_near_a_german_refusal_is_headed_in_german():
    reply = FakeDesk().answer(Asked(question="when did Kabul fall?"))

    assert "\nNahe an der Frage, aber keine Antwort\n" in printed(
        reply.model_copy(update={"language": "de"})
    )


@pytest.mark.parametrize(("options", "language"), [([], "en"), (["--language", "de"], "de")])
def test_ask_takes_the_language_of_its_answer(options, language):
    assert asked_of(read_arguments(["ask", "when?", *options])).language == language


@pytest.mark.parametrize("command", ["ask", "chat"])
def test_a_language_without_sentences_is_refused_with_those_there_are(command):
    with pytest.raises(UsageError, match="'en', 'de'"):
        read_arguments([command, "--language", "fr"])


def test_a_row_is_answered_in_the_language_it_names_and_else_in_that_of_the_command():
    read = rows({}, {"language": "de"}, {"language": "en"}, language="de")

    assert [row.asked.language for row in read] == ["de", "de", "en"]


@pytest.mark.parametrize("language", ["fr", "DE", "", 1, ["de"]])
def test_a_row_in_a_language_without_sentences_says_which_there_are(language):
    (row,) = rows({"id": "7", "language": language})

    assert isinstance(row, BadRow)
    assert row.id == "7"
    assert row.reason.startswith("The language is not one of en, de: ")


def test_a_batch_is_answered_in_the_language_of_the_command():
    out = io.StringIO()

    answer_batch(_Recorder(), io.BytesIO(b'{"question": "Kunduz?"}\n'), out, str, "de")

    assert json.loads(out.getvalue())["text"].startswith("de [1]")


def test_a_conversation_keeps_its_language():
    file = io.StringIO()
    conversation = Conversation(_Recorder(), open_console(file), language="de")

    conversation.take("Kunduz?")
    conversation.take(":sources")

    assert "de [1]" in file.getvalue()
    assert file.getvalue().count("[2] The Courant, ohne Datum") == 2


def test_whose_words_a_quote_is_can_be_said_in_german():
    near = Nearest(article="a", publisher="The Quay", published=None, digest=True, quote="q")

    assert near.credit == "digest of The Quay"
    assert Citation(marker=1, start=0, end=1, **near.model_dump()).credit == near.credit
