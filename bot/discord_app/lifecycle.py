"""The bot's life: from a token to an exit code."""

import asyncio
import logging
import os
import re
import secrets
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from bot.discord_app.client import StringerClient
from bot.discord_app.connecting import Patience, RefusedError, stay_connected
from bot.discord_app.desk import Desk
from bot.discord_app.ledger import Ledger, LedgerError
from bot.discord_app.lock import StateFolderError, TokenInUseError, only_instance
from bot.discord_app.newsroom import Newsroom
from bot.worker import Worker

_log = logging.getLogger(__name__)

GRACE_S = 2.5
"""Seconds that open questions get at closing; with what follows it stays under Docker's ten."""

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
    state_dir: Path,
    *,
    patience: Patience | None = None,
) -> int:
    """Serve until SIGTERM or SIGINT and return the exit code; call it from the main thread.

    0 after a signal; 2 for a token or state folder that cannot be used; 1 if the token is in use
    by another process here or Discord ends the session for good.  Each but 0 comes with one
    sentence on stderr.  `newsroom_factory` runs on the worker thread; what it raises is raised.
    """
    token = (token or "").strip()
    if not token:
        return _tell(MISSING_TOKEN, 2)
    if not re.fullmatch(r"[!-~]+", token):
        return _tell(MALFORMED_TOKEN, 2)
    try:
        with only_instance(token, state_dir):
            life = _Life(token, newsroom_factory, state_dir, patience or Patience())
            code = asyncio.run(life.live())
            if life.idle:
                return code
    except TokenInUseError:
        return _tell("Another Stringer is running with this DISCORD_TOKEN here: stop it first.", 1)
    except LedgerError as error:
        return _tell(f"Stringer {error}.", 2)
    except RefusedError as error:
        return _tell(str(error), error.code)
    except StateFolderError as error:
        return _tell(f"Stringer cannot write to its state folder {state_dir}: {error}.", 2)
    # A thread that will not end would hold the interpreter until it is killed from outside.
    _log.warning("leaving with work unfinished")
    logging.shutdown()
    os._exit(code)


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


class _Life:
    def __init__(
        self,
        token: str,
        newsroom_factory: Callable[[], Newsroom],
        state_dir: Path,
        patience: Patience,
    ) -> None:
        self._token = token
        self._newsroom_factory = newsroom_factory
        self._state_dir = state_dir
        self._patience = patience
        self._model, self._press, self._files = Worker("model"), Worker("press"), Worker("files")
        self.idle = True
        """Whether every thread had ended when the bot closed."""

    async def live(self) -> int:
        """Serve until a signal and return 0.  Raises RefusedError and what the newsroom raises."""
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        signals = (signal.SIGTERM, signal.SIGINT)
        for number in signals:
            loop.add_signal_handler(number, stop.set)
        serving = asyncio.create_task(self._serve())
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
            await self._close_workers()

    async def _serve(self) -> None:
        newsroom = await self._model.run(self._newsroom_factory)
        ledger = await self._files.run(Ledger, self._state_dir / "ledger.sqlite3")
        try:
            desk = Desk(
                newsroom,
                ledger,
                model=self._model,
                press=self._press,
                files=self._files,
                new_key=lambda: secrets.token_hex(8),
            )
            await stay_connected(
                lambda: StringerClient(desk, self._state_dir),
                self._token,
                self._patience,
                before_closing=lambda: desk.close(GRACE_S),
            )
        finally:
            await self._files.run(ledger.close)

    async def _close_workers(self) -> None:
        workers = (self._files, self._press, self._model)
        ended = await asyncio.gather(*(worker.close(GRACE_S) for worker in workers))
        self.idle = all(ended)
