"""Replies in a terminal: the direct line, what stands beside it, then the numbered sources."""

import re
import unicodedata
from datetime import date
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.answering.reply import Answer, Citation, Nearest, NoAnswer, Reply
from bot.phrases.phrases import FALLBACK, Language, Phrases, phrases_in

_MARKER = re.compile(r"\[\d+\]")
_HARMLESS = frozenset("\n\t")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the reading direction of what follows them."""


def open_console(file: TextIO) -> Console:
    """Open a console that colours and wraps on a terminal only; `NO_COLOR` is honoured.

    Elsewhere lines stay as long as they are, so that a pipe gets the text as it was written.
    """
    return Console(
        file=file,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=not file.isatty(),
    )


def inert(text: str) -> str:
    """Take from a text what could steer a terminal: controls become spaces."""
    return "".join(
        " "
        if char in _TURNING or (unicodedata.category(char) == "Cc" and char not in _HARMLESS)
        else char
        for char in text
    )


def print_reply(console: Console, reply: Reply) -> None:
    """Print an answer with its sources, or a refusal with what is nearest to one."""
    if isinstance(reply, Answer):
        _print_answer(console, reply)
    else:
        _print_refusal(console, reply)


def print_sources(
    console: Console, citations: tuple[Citation, ...], language: Language = FALLBACK
) -> None:
    """Print the numbered sources, each with its publisher, day and quote."""
    phrases = phrases_in(language)
    for citation in citations:
        console.print(_heading(citation, phrases))
        _print_quote(console, citation.quote, phrases)


def print_paragraph(
    console: Console, citation: Citation, paragraph: str, language: Language = FALLBACK
) -> None:
    """Print the paragraph around a quote, the quote picked out where there is colour."""
    console.print(_heading(citation, phrases_in(language)))
    shown = Text(inert(paragraph))
    start = paragraph.find(citation.quote)
    if start >= 0:
        shown.stylize("bold", start, start + len(citation.quote))
    console.print(Padding(shown, (0, 0, 0, 4)) if not console.soft_wrap else shown)


def credit(publisher: str, published: date | None, language: Language = FALLBACK) -> str:
    """Name the publisher and the day, as a line of print would."""
    phrases = phrases_in(language)
    day = phrases.day(published) if published else phrases.say("answer-undated")
    return f"{inert(publisher)}, {day}"


def day_in_words(day: date) -> str:
    """Write a day as `8 August 2021`."""
    return f"{day.day} {day:%B %Y}"


def _heading(citation: Citation, phrases: Phrases) -> Text:
    number = (f"[{citation.marker}] ", "cyan")
    named = credit(citation.credit_in(phrases), citation.published, phrases.language)
    return Text.assemble(number, (named, "bold"))


def _print_answer(console: Console, answer: Answer) -> None:
    console.print(_claim(answer.direct, "bold"))
    for side in answer.sides:
        console.print(_claim(side, "yellow"))
    for line in (*answer.support, *answer.pages):
        console.print(_claim(line))
    console.print()
    console.print(Text(phrases_in(answer.language).say("answer-sources"), "dim"))
    print_sources(console, answer.citations, answer.language)


def _print_refusal(console: Console, refusal: NoAnswer) -> None:
    phrases = phrases_in(refusal.language)
    console.print(_claim(refusal.direct, "bold"))
    if refusal.covered:
        console.print(_claim(refusal.covered))
    if refusal.nearest:
        console.print()
        console.print(Text(phrases.say("answer-nearest"), "dim"))
    for one in refusal.nearest:
        _print_nearest(console, one, phrases)


def _print_nearest(console: Console, nearest: Nearest, phrases: Phrases) -> None:
    named = credit(nearest.credit_in(phrases), nearest.published, phrases.language)
    console.print(Text(f"–   {named}"))
    _print_quote(console, nearest.quote, phrases)


def _print_quote(console: Console, quote: str, phrases: Phrases) -> None:
    words = inert(" ".join(quote.split()))
    shown = Text(phrases.say("answer-quote", words=words), "italic")
    if console.soft_wrap:
        console.print(Text("    ").append_text(shown))
    else:
        console.print(Padding(shown, (0, 0, 0, 4)))


def _claim(line: str, style: str = "") -> Text:
    shown = Text(inert(line), style)
    shown.highlight_regex(_MARKER, "cyan not bold")
    return shown
