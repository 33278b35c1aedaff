"""`preview`: the bot's messages as a page to look at in a browser."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.commands.failure import DONE, CommandError, UsageError
from bot.commands.opening import chosen_settings, open_newsroom
from bot.preview.page import page
from bot.preview.payload_file import PayloadError, read_payloads
from bot.preview.sample import Sample


def run(options: Namespace) -> int:
    """Write the page and return the exit code.

    Raises UsageError for a file of payloads that can't be used and CommandError where the page
    can't be written.
    """
    html = page(_samples(options), options.theme, options.language)
    file = Path(options.out).expanduser()
    try:
        file.write_text(html, "utf-8")
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise CommandError(
            f"{file} can't be written: {reason}; name another file with --out."
        ) from error
    print(f"Written: {file}")
    return DONE


def _samples(options: Namespace) -> Sequence[Sample]:
    if options.payload is None:
        # Not imported above: the samples are made with discord.py, which a payload needs not.
        from bot.preview.samples import samples  # noqa: PLC0415

        return samples(open_newsroom(chosen_settings(options)), options.language)
    try:
        return read_payloads(Path(options.payload).expanduser())
    except PayloadError as error:
        raise UsageError(str(error)) from error
