"""A conversation: questions with their follow-ups, and a few words of command."""

from datetime import date

from rich.console import Console
from rich.text import Text

from bot.answering.reply import Answer, Asked, Citation
from bot.commands.lines import checked_question, parse_day
from bot.console import day_in_words, print_paragraph, print_reply, print_sources
from bot.discord_app.newsroom import Newsroom
from bot.logs import apology
from bot.phrases.languages import FALLBACK, Language

_TURNS = 10
"""Earlier questions a follow-up can lean on."""

_HELP = """\
Ask a question; the next one may lean on it ("and Taloqan?").
  :sources       the sources of the last answer
  :sources 1     the paragraph around its first quote
  :asof DAY      use no article published after a day such as 2021-08-09
  :asof off      use all articles again
  :new           forget the questions so far
  :quit          leave, as Ctrl-D does"""


class Conversation:
    """The turns of one person: what was asked, what was last cited, and up to which day."""

    def __init__(
        self,
        newsroom: Newsroom,
        console: Console,
        as_of: date | None = None,
        language: Language = FALLBACK,
    ) -> None:
        """Begin without a turn."""
        self._newsroom = newsroom
        self._console = console
        self._as_of = as_of
        self._language = language
        self._history: tuple[str, ...] = ()
        self._cited: tuple[Citation, ...] = ()

    def welcome(self) -> None:
        """Say what there is to ask about."""
        count = len(self._newsroom.articles())
        articles = "1 article" if count == 1 else f"{count} articles"
        self._note(f"{articles}, snapshot {self._newsroom.snapshot_id}. :help says what I know.")

    def take(self, line: str) -> bool:
        """Answer a question or carry out a command; False once the conversation is over."""
        words = line.split()
        if not words:
            return True
        if not words[0].startswith(":"):
            self._answer(line.strip())
            return True
        match words:
            case [":quit" | ":q" | ":exit"]:
                return False
            case [":help" | ":h"]:
                self._console.print(_HELP)
            case [":new"]:
                self._history, self._cited = (), ()
                self._note("A new conversation.")
            case [":asof", day]:
                self._set_as_of(day)
            case [":sources"]:
                self._list_sources()
            case [":sources", number]:
                self._show_paragraph(number)
            case [":asof", *_] | [":sources", *_]:
                self._note(f"{words[0]} takes one word; :help has the form.")
            case _:
                self._note(f"There is no {words[0]}; :help lists what there is.")
        return True

    def _answer(self, line: str) -> None:
        try:
            question = checked_question(line)
        except ValueError as error:
            self._note(f"{error}.")
            return
        asked = Asked(
            question=question,
            history=self._history[-_TURNS:],
            as_of=self._as_of,
            language=self._language,
        )
        try:
            reply = self._newsroom.answer(asked)
        except Exception as error:  # one broken answer must not end the conversation
            self._note(apology(error))
            return
        self._history = (*self._history, question)
        self._cited = reply.citations if isinstance(reply, Answer) else ()
        print_reply(self._console, reply)
        self._console.print()

    def _set_as_of(self, day: str) -> None:
        if day == "off":
            self._as_of = None
            self._note("All articles are used.")
            return
        try:
            self._as_of = parse_day(day)
        except ValueError:
            self._note(f":asof takes a day such as 2021-08-09, or off, not {day}.")
            return
        self._note(f"Only articles published up to {day_in_words(self._as_of)} are used.")

    def _list_sources(self) -> None:
        if not self._cited:
            self._note("There is no answer yet whose sources could be shown.")
        print_sources(self._console, self._cited, self._language)

    def _show_paragraph(self, number: str) -> None:
        chosen = [one for one in self._cited if str(one.marker) == number.strip("[]")]
        if not chosen:
            last = len(self._cited)
            self._note(
                f"The last answer has sources 1 to {last}, not {number}."
                if last
                else "There is no answer yet whose sources could be shown."
            )
            return
        try:
            paragraph = self._newsroom.paragraph(chosen[0])
        except Exception as error:  # as for an answer
            self._note(apology(error))
            return
        print_paragraph(self._console, chosen[0], paragraph, self._language)

    def _note(self, text: str) -> None:
        self._console.print(Text(text, "dim"))
