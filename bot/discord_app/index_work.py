"""What keepers of the index ask for: checked at every use, and told in a sentence if it fails."""

import functools
import logging
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from bot.discord_app.authority import keepers_only
from bot.discord_app.delivery import show_notice
from bot.discord_app.index_words import shortened
from bot.discord_app.visit import Visit
from bot.phrases.phrases import Phrases
from corpus.article import ArticleError
from corpus.gazetteer import GazetteerError
from index.editor import Editor
from index.embedder import EmbedderError
from index.errors import BuildError
from index.golden_file import GoldenError
from index.publications import LibraryError
from index.seal import SnapshotError
from index.stores.errors import StoreError

P = ParamSpec("P")
T = TypeVar("T")

EXPECTED = (
    ArticleError,
    BuildError,
    EmbedderError,
    GazetteerError,
    GoldenError,
    LibraryError,
    SnapshotError,
    StoreError,
    OSError,
)
"""What the index raises with a sentence of its own; then nothing has changed."""
_LONGEST_REASON = 600

_log = logging.getLogger(__name__)


class UndoneError(Exception):
    """Something that could not be done with the index, which is as it was; its cause says why."""


def for_keepers(
    action: str,
) -> Callable[
    [Callable[Concatenate[Visit, P], Awaitable[None]]],
    Callable[Concatenate[Visit, P], Awaitable[None]],
]:
    """Let only keepers of the articles and the index do what is decorated.

    Whether somebody is one is checked at each use; `action` names it in the audit log.  Where it
    can't be done, that is said privately.
    """

    def guarded(
        handler: Callable[Concatenate[Visit, P], Awaitable[None]],
    ) -> Callable[Concatenate[Visit, P], Awaitable[None]]:
        @functools.wraps(handler)
        async def checked(visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> None:
            if not await keepers_only(visit, action):
                return
            try:
                await handler(visit, *args, **kwargs)
            except UndoneError as error:
                _log.warning("%s: %s", action, error)
                await show_notice(visit.interaction, undone(error, visit.phrases()))

        return checked

    return guarded


async def with_editor(visit: Visit, work: Callable[[Editor], T]) -> T:
    """Return what is done with the editor.  Raises UndoneError where the index does not let it."""
    try:
        return await visit.desk.edit(work)
    except EXPECTED as error:
        raise UndoneError(str(error)) from error


def undone(error: Exception, phrases: Phrases) -> str:
    """Say that the index is as it was, with the error's own sentence as a quote."""
    return f"{phrases.say('index-undone')}\n{quoted(str(error))}"


def quoted(reason: str) -> str:
    """Write a reason, which may hold anything, as a quote of one paragraph."""
    return f"> {shortened(reason, _LONGEST_REASON) or '?'}"
