"""`/healthz` and `/metrics` over HTTP, for this machine only."""

import asyncio
import errno
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.commands.failure import UsageError
from bot.telemetry.lag import measure_lag
from bot.telemetry.telemetry import Telemetry

_log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
WITHIN_S = 2.0
"""Seconds that each check gets; whoever asks for the health waits no longer either."""
_FINE = "ok"


@dataclass(frozen=True, slots=True)
class Checks:
    """What the health of the bot is asked of."""

    is_connected: Callable[[], bool]
    """Whether Discord's gateway answers now."""
    state: Callable[[], Awaitable[object]]
    """Reads something from the state database, and raises where that cannot be done."""
    index: Callable[[], Awaitable[object]]
    """Reads something from the serving snapshot, and raises where that cannot be done.

    It must not stand in the answers' queue: a bot that is busy is not ill.
    """


@asynccontextmanager
async def serve_health(
    port: int | None, telemetry: Telemetry, checks: Checks
) -> AsyncIterator[None]:
    """Serve both addresses on a port of 127.0.0.1 while the block runs; None serves nothing.

    Raises UsageError with one sentence where the port cannot be had.
    """
    if port is None:
        yield
        return
    runner = web.AppRunner(_application(telemetry, checks), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await _listen(runner, port)
        lag = asyncio.create_task(measure_lag(telemetry.lagged))
        try:
            yield
        finally:
            lag.cancel()
            await asyncio.wait({lag})
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "is in use already" if taken else f"cannot be used ({error.strerror})"
        raise UsageError(
            f"STRINGER_METRICS_PORT names port {port}, which {reason}; give another."
        ) from error
    _log.info("health and metrics on http://%s:%d", LOOPBACK, port)


def _application(telemetry: Telemetry, checks: Checks) -> web.Application:
    async def healthz(request: web.Request) -> web.Response:
        found = await _look(checks)
        healthy = all(state == _FINE for state in found.values())
        return web.json_response(
            {"healthy": healthy, "checks": found}, status=200 if healthy else 503
        )

    async def metrics(request: web.Request) -> web.Response:
        telemetry.connected(checks.is_connected())
        return web.Response(
            body=telemetry.exposition(), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/metrics", metrics)
    return app


async def _look(checks: Checks) -> dict[str, str]:
    state, index = await asyncio.gather(
        _state_of("state", checks.state), _state_of("index", checks.index)
    )
    gateway = _FINE if checks.is_connected() else "not connected to Discord"
    return {"gateway": gateway, "state": state, "index": index}


async def _state_of(name: str, check: Callable[[], Awaitable[object]]) -> str:
    try:
        async with asyncio.timeout(WITHIN_S):
            await check()
    except TimeoutError:
        return f"no answer within {WITHIN_S:g} s"
    except Exception as error:
        # Its message may hold an address or a statement; that stays in the log.
        _log.warning("health: %s: %s", name, error)
        return f"failed with {type(error).__name__}; the log has the reason"
    return _FINE
