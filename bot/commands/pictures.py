"""`timeline` and `map`: a picture of what the articles tell, in a file, and its rows in words."""

import sys
from argparse import Namespace
from pathlib import Path

from rich.text import Text

from bot.commands.failure import DONE, CommandError, UsageError
from bot.commands.lines import parse_as_of
from bot.commands.opening import chosen_settings, open_newsroom
from bot.console import inert, open_console, print_sources
from bot.pictures.gallery import Picture

_NOTHING = {
    "timeline": "No article used here tells of a capital as taken: there is no timeline to draw.",
    "map": "No article used here tells how a capital stands: there is no map to draw.",
}


def run(options: Namespace) -> int:
    """Draw the picture that the command is named after and return the exit code.

    Raises UsageError for a bad option and CommandError where the file can't be written.
    """
    as_of = parse_as_of(options.as_of)
    file = _file(options)
    picture = open_newsroom(chosen_settings(options)).picture(options.command, as_of)
    if picture is None:
        print(_NOTHING[options.command])
        return DONE
    try:
        file.write_bytes(picture.png)
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise CommandError(
            f"{file} can't be written: {reason}; name another file with --out."
        ) from error
    _print(file, picture)
    return DONE


def _file(options: Namespace) -> Path:
    file = Path(options.out or f"{options.command}.png").expanduser()
    if file.suffix.lower() != ".png":
        raise UsageError(f"--out takes a file whose name ends in .png, not {options.out!r}.")
    return file


def _print(file: Path, picture: Picture) -> None:
    console = open_console(sys.stdout)
    console.print(Text(f"Drawn: {file}\n"))
    for line in picture.listing.lines:
        console.print(Text(inert(line)))
    console.print(Text("\nSources", "bold"))
    print_sources(console, picture.listing.citations)
