"""`timeline` and `map`: a picture of what the articles tell, in a file, and its rows in words."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from rich.text import Text

from bot.commands.failure import DONE, CommandError, UsageError
from bot.commands.lines import parse_as_of, parse_day
from bot.commands.opening import chosen_settings, open_newsroom
from bot.console import inert, open_console, print_sources
from bot.phrases.phrases import Language, Phrases, phrases_in
from bot.pictures.gallery import Picture


def run(options: Namespace) -> int:
    """Draw the picture that the command is named after and return the exit code.

    Raises UsageError for a bad option and CommandError where the file can't be written.
    """
    as_of = parse_as_of(options.as_of)
    first, last = _window(options)
    language: Language = options.language
    file = _file(options)
    newsroom = open_newsroom(chosen_settings(options))
    picture = newsroom.picture(options.command, as_of, first, last, language)
    phrases = phrases_in(language)
    if picture is None:
        bounded = first is not None or last is not None
        print(phrases.say(f"picture-none-{'window' if bounded else options.command}"))
        return DONE
    try:
        file.write_bytes(picture.png)
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise CommandError(
            f"{file} can't be written: {reason}; name another file with --out."
        ) from error
    _print(file, picture, phrases)
    return DONE


def _window(options: Namespace) -> tuple[date | None, date | None]:
    """Read `--from` and `--to`, which `timeline` alone has."""
    first = _day("--from", getattr(options, "first", None))
    last = _day("--to", getattr(options, "last", None))
    if first and last and first > last:
        raise UsageError(f"--from {first} is later than --to {last}; turn the two round.")
    return first, last


def _day(name: str, value: str | None) -> date | None:
    try:
        return parse_day(value) if value is not None else None
    except ValueError as error:
        raise UsageError(f"{name} takes a day such as 2021-08-09, not {value!r}.") from error


def _file(options: Namespace) -> Path:
    file = Path(options.out or f"{options.command}.png").expanduser()
    if file.suffix.lower() != ".png":
        raise UsageError(f"--out takes a file whose name ends in .png, not {options.out!r}.")
    return file


def _print(file: Path, picture: Picture, phrases: Phrases) -> None:
    console = open_console(sys.stdout)
    console.print(Text(f"{phrases.say('picture-drawn', file=str(file))}\n"))
    for line in picture.listing.lines:
        console.print(Text(inert(line)))
    console.print(Text(f"\n{phrases.say('picture-sources')}", "bold"))
    print_sources(console, picture.listing.citations)
