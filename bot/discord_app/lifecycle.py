"""The bot's life: from a token to an exit code."""

import asyncio
import logging
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from bot.commands.failure import UsageError
from bot.discord_app.connecting import RefusedError
from bot.discord_app.life import GRACE_S, Life
from bot.discord_app.lock import StateFolderError, TokenInUseError, only_instance
from bot.discord_app.newsroom import Newsroom
from bot.discord_app.options import BotOptions
from bot.state.errors import StateError
from index.editor import Editor

__all__ = ["GRACE_S", "run_bot"]

_log = logging.getLogger(__name__)

MISSING_TOKEN = (
    "DISCORD_TOKEN is not set: put the bot's token there"
    " (Discord Developer Portal, your application, Bot, Reset Token)."
)
MALFORMED_TOKEN = (
    "DISCORD_TOKEN is not a bot token: it has spaces or other characters that no token has;"
    ' give the token alone, without "Bot" before it.'
)


def run_bot(
    token: str | None,
    newsroom_factory: Callable[[], Newsroom],
    editor: Editor,
    state_dir: Path,
    options: BotOptions | None = None,
) -> int:
    """Serve until SIGTERM or SIGINT and return the exit code; call it from the main thread.

    0 after a signal; 2 for a token, state folder, database or port that cannot be used; 1 if the
    token is in use by another process here or Discord ends the session for good.  Each but 0 comes
    with one sentence on stderr.  `newsroom_factory` runs on a worker thread; what it raises is
    raised.
    """
    options = options or BotOptions()
    token = (token or "").strip()
    if not token:
        return _tell(MISSING_TOKEN, 2)
    if not re.fullmatch(r"[!-~]+", token):
        return _tell(MALFORMED_TOKEN, 2)
    try:
        with only_instance(token, state_dir, options.share):
            life = Life(token, newsroom_factory, editor, state_dir, options)
            code = asyncio.run(_until_signalled(life))
            if life.idle:
                return code
    except TokenInUseError as error:
        return _tell(str(error), 1)
    except (StateError, UsageError) as error:
        return _tell(str(error), 2)
    except RefusedError as error:
        return _tell(str(error), error.code)
    except StateFolderError as error:
        return _tell(f"Stringer cannot write to its state folder {state_dir}: {error}.", 2)
    # A thread that will not end would hold the interpreter until it is killed from outside.
    _log.warning("leaving with work unfinished")
    logging.shutdown()
    os._exit(code)


async def _until_signalled(life: Life) -> int:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        loop.add_signal_handler(number, stop.set)
    serving = asyncio.create_task(life.serve())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            serving.result()
        _log.info("closing")
        serving.cancel()
        await asyncio.wait({serving})
        if not serving.cancelled() and (error := serving.exception()):
            _log.warning("closing met an error", exc_info=error)
        return 0
    finally:
        stopping.cancel()
        for number in signals:
            loop.remove_signal_handler(number)
        await life.close_workers()


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
