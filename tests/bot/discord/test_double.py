"""The double is no pushover: what Discord would refuse, it refuses, and remembers."""

import io
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.openapi import Contract
from tests.bot.discord.double.payloads import CHANNEL_ID, user
from tests.bot.discord.double.small_client import SmallClient, online

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


async def test_what_is_not_in_the_form_of_a_request_is_a_complaint_and_not_tried_again(
    strict: Double,
) -> None:
    path = f"/channels/{CHANNEL_ID}/messages"

    for body in ({"components": [{"type": 2}, 7]}, {"components": [{"type": 1}]}, "x", 7):
        status, _ = await post(strict, path, body)
        assert status == 400
    assert len(strict.complaints) == 4


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


def taken(double: Double) -> list[str]:
    complaints, double.complaints[:] = list(double.complaints), []
    return complaints


async def test_a_file_larger_than_the_interaction_allows_is_refused(double: Double) -> None:
    client, codes = SmallClient(), []

    @client.tree.command(description="Send a file")
    async def send(interaction: discord.Interaction) -> None:
        try:
            await interaction.response.send_message(file=discord.File(io.BytesIO(b"12345"), "a"))
        except discord.HTTPException as error:
            codes.append((error.status, error.code))

    async with online(client, double):
        await double.use("send", person=user(), attachment_size_limit=4)
        await eventually(lambda: codes)

    assert codes == [(413, 40005)]
    assert taken(double) == ["a of more than 4 bytes"]


@pytest.mark.parametrize(("kind", "status"), [(7, 400), (9, 400), (10, 501), (12, 501)])
async def test_a_callback_that_does_not_fit_or_is_not_known_is_a_complaint(
    double: Double, kind: int, status: int
) -> None:
    client, failed = SmallClient(), []

    @client.tree.command(description="Answer oddly")
    async def odd(interaction: discord.Interaction) -> None:
        route = discord.http.Route(
            "POST", f"/interactions/{interaction.id}/{interaction.token}/callback"
        )
        try:
            await client.http.request(route, json={"type": kind}, params={"with_response": 1})
        except discord.HTTPException as error:
            failed.append(error.status)

    double.contract = None  # it would be the first to complain
    async with online(client, double):
        await double.use("odd", person=user())
        await eventually(lambda: failed)

    assert failed == [status]
    assert len(taken(double)) == 1
