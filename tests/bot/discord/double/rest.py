"""The double's REST routes.  A route that is not here is a complaint, never an empty answer."""

import re
from collections.abc import Callable
from typing import Any

from tests.bot.discord.double.exchange import Request
from tests.bot.discord.double.routes_answers import ANSWER_ROUTES
from tests.bot.discord.double.routes_channels import CHANNEL_ROUTES
from tests.bot.discord.double.routes_installation import INSTALLATION_ROUTES
from tests.bot.discord.double.state import State

Answer = tuple[int, Any]
Route = tuple[str, str, Callable[..., Answer]]
ROUTES: tuple[Route, ...] = (*INSTALLATION_ROUTES, *ANSWER_ROUTES, *CHANNEL_ROUTES)


def answer_request(state: State, request: Request) -> Answer:
    """Answer one request; raises RefusalError, and NotImplementedError for an unknown route."""
    for wanted, pattern, handler in ROUTES:
        found = re.fullmatch(pattern, request.path)
        if wanted == request.method and found:
            return handler(state, request, **found.groupdict())
    raise NotImplementedError(f"the double has no {request.method} {request.path}")
