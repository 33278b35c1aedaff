"""The double is no pushover: what Discord would refuse, it refuses, and remembers."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.bot.discord.double import Double
from tests.bot.discord.double.openapi import Contract
from tests.bot.discord.double.payloads import CHANNEL_ID

QUIET = {"allowed_mentions": {"parse": []}}


@pytest.fixture
async def strict() -> AsyncIterator[Double]:
    """A double that the test may offend: its complaints are the test's to look at."""
    made = Double()
    await made.start()
    yield made
    await made.stop()


async def post(double: Double, path: str, body: object) -> tuple[int, str]:
    url = f"http://127.0.0.1:{double.port}/api/v10{path}"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, answer.headers["content-type"]


async def test_an_unknown_route_is_a_complaint(strict: Double) -> None:
    status, _ = await post(strict, "/guilds/1/emojis", {"name": "x"})

    assert status == 501
    assert "POST /guilds/1/emojis" in strict.complaints[0]


async def test_json_comes_without_a_charset(strict: Double) -> None:
    path = f"/channels/{CHANNEL_ID}/messages"

    assert await post(strict, path, {"content": "x", **QUIET}) == (200, "application/json")
    assert strict.complaints == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"content": "x" * 2001}, "content of more than 2000"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds of more than 6000"),
        ({"embeds": [{"fields": [{"name": " ", "value": "x"}]}]}, "blank name"),
        ({"components": [{"type": 1, "components": []}] * 6}, "more than five rows"),
        (
            {"components": [{"type": 1, "components": [{"type": 2, "custom_id": "a"}] * 2}]},
            "custom_id used twice",
        ),
    ],
)
async def test_a_broken_limit_is_a_complaint(strict: Double, body: dict, complaint: str) -> None:
    status, _ = await post(strict, f"/channels/{CHANNEL_ID}/messages", {**body, **QUIET})

    assert status == 400
    assert complaint in strict.complaints[0]


async def test_a_message_that_may_ping_is_a_complaint(strict: Double) -> None:
    await post(strict, f"/channels/{CHANNEL_ID}/messages", {"content": "x"})

    assert "may ping" in strict.complaints[0]


def test_the_openapi_file_is_held_against_bodies_and_queries(contract: Contract | None) -> None:
    if contract is None:
        pytest.skip("Discord's OpenAPI file is not at hand")
    path = "/channels/1/messages"

    assert contract.broken_by("POST", path, [], {"content": "x", "flags": "4"}) == []
    assert contract.broken_by("POST", path, [], {"message_reference": {"message_id": 7}}) == []
    assert contract.broken_by("POST", path, [], {"embeds": [{"title": "t" * 257}]})
    assert contract.broken_by("POST", path, ["loudly"], {"content": "x"})
    assert contract.broken_by("POST", "/channels", [], {})
