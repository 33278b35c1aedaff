"""From the options of a command to a newsroom that answers, with progress on stderr."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.commands.failure import CommandError, UsageError
from bot.logs import start_log
from bot.progress import shown_progress
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from bot.serving import Serving


def chosen_settings(options: Namespace, *, log_to_stderr: bool = False) -> Settings:
    """Read the environment's settings under the command's options and start the log.

    Raises UsageError naming the setting or option at fault.
    """
    settings = read_settings(
        corpus=options.corpus,
        gazetteer=options.gazetteer,
        data=options.data,
        model=options.model,
    )
    start_log(settings.data, settings.log_level, settings.share.name, to_stderr=log_to_stderr)
    return settings


def open_newsroom(settings: Settings) -> "Serving":
    """Open the snapshot of the chosen corpus, building it first if it is missing or stale.

    Raises UsageError or CommandError with one sentence where that can't be done.
    """
    from bot.serving import Serving  # noqa: PLC0415 (a bad option is told before the index loads)

    with plainly_told(), shown_progress(sys.stderr) as progress:
        return Serving(settings.places, _note, progress)


@contextmanager
def plainly_told() -> Iterator[None]:
    """Turn what opening or warming a newsroom raises into a UsageError or a CommandError."""
    from corpus.article import ArticleError  # noqa: PLC0415
    from corpus.gazetteer import GazetteerError  # noqa: PLC0415
    from index.embedder import EmbedderError  # noqa: PLC0415
    from index.errors import BuildError  # noqa: PLC0415
    from index.library import LibraryError  # noqa: PLC0415
    from index.seal import SnapshotError  # noqa: PLC0415
    from index.stores.errors import StoreError  # noqa: PLC0415

    try:
        yield
    except GazetteerError as error:
        raise UsageError(
            f"{error}; mend it, or name another file with --gazetteer or STRINGER_GAZETTEER."
        ) from error
    except (ArticleError, BuildError, EmbedderError) as error:
        raise UsageError(str(error)) from error
    except (LibraryError, SnapshotError, StoreError) as error:
        raise CommandError(str(error)) from error
    except PermissionError as error:
        raise CommandError(
            f"{error.filename} can't be read or written: {str(error.strerror).lower()}; choose"
            " another folder with --data or STRINGER_DATA."
        ) from error


def _note(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
