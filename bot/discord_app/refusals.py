"""Why something was not taken or not done, in the words of whoever reads it."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from bot.discord_app.article_facts import shown
from bot.discord_app.attachments import AttachmentError
from bot.discord_app.delivery import show_notice
from bot.discord_app.index_work import EXPECTED, undone
from bot.discord_app.visit import Visit
from bot.editing.handing_in import ArticleGoneError, NotOneArticleError, SameWordsError
from bot.phrases.phrases import Phrases
from corpus.article import ArticleError
from corpus.intake.link_refusal import LinkError
from corpus.intake.submission import IntakeError

P = ParamSpec("P")
Work = Callable[Concatenate[Visit, P], Coroutine[Any, Any, None]]

_REASON = 300
_IN_BYTES = frozenset({"too-big", "too-much-memory"})


def telling(work: Work[P]) -> Work[P]:
    """Make what is done at a visit tell the visitor, and nobody else, why it was refused."""

    @wraps(work)
    async def told(visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await work(visit, *args, **kwargs)
        except ArticleError as error:
            await show_notice(visit.interaction, why_not(error, "", visit.phrases()))
        except EXPECTED as error:
            await show_notice(visit.interaction, undone(error, visit.phrases()))

    return told


def why_not(error: ArticleError | AttachmentError, name: str, phrases: Phrases) -> str:
    """Return one sentence; that of the error itself, in English, where there is none of ours.

    `name` is that of the file, as given.
    """
    match error:
        case AttachmentError(reason=reason):
            return phrases.say(f"attachment-{reason}", name=shown(name))
        case LinkError(refusal=refusal):
            key = f"link-{refusal}"
            if not phrases.has(key):
                return shown(str(error), _REASON)
            return phrases.say(
                key,
                address=shown(error.address, 200),
                detail=shown(error.detail),
                limit=_in_units(refusal, error.limit),
            )
        case IntakeError(refusal=refusal):
            return why_left_out(refusal, error.limit, name, str(error), phrases)
        case NotOneArticleError():
            return phrases.say("edit-not-one", name=shown(error.name))
        case ArticleGoneError():
            return phrases.say("article-gone", article=shown(error.article))
        case SameWordsError():
            return phrases.say("article-same-words", other=shown(error.other))
        case _:
            return shown(str(error), _REASON)


def why_left_out(refusal: str, limit: int, name: str, reason: str, phrases: Phrases) -> str:
    """Return why a file was not taken, with the limit it passed."""
    key = f"intake-{refusal}"
    if not phrases.has(key):
        return shown(reason, _REASON)
    return phrases.say(key, name=shown(name), limit=_in_units(refusal, limit))


def _in_units(refusal: str, limit: float) -> float:
    """Return a limit in the unit of its sentence: of bytes, in millions."""
    return limit / 1_000_000 if refusal in _IN_BYTES else limit
