"""Through the wire: each way out to a person, and what Discord may answer on it."""

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import discord.http
import discord.webhook.async_
import pytest

import bot.discord_app.sending
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PNG, PlantedNewsroom
from tests.bot.discord.scene import ASK, HEY, LONG, ask, keep_busy, mention, only, press, read

CALLBACK = ("POST", "/callback")
ORIGINAL = ("PATCH", "/messages/@original")
FOLLOW_UP = ("POST", r"/webhooks/\d+/[^/]+$")
CHANNEL = ("POST", r"/channels/\d+/messages")
TRANSIENT = [429, 502, 503]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a twentieth of a second at most before a request is tried again."""

    async def sleep(seconds: float, result: Any = None) -> Any:
        return await asyncio.sleep(min(seconds, 0.05), result)

    quick = SimpleNamespace(**{**vars(asyncio), "sleep": sleep})
    for module in (discord.http, discord.webhook.async_, bot.discord_app.sending):
        monkeypatch.setattr(module, "asyncio", quick)


@pytest.mark.parametrize("status", TRANSIENT)
@pytest.mark.parametrize("way", [CALLBACK, ORIGINAL], ids=["callback", "original"])
async def test_a_command_is_answered_after_a_failure_that_passes(
    double: Double, serve: Serve, way: tuple[str, str], status: int
) -> None:
    async with serve(PlantedNewsroom()):
        failed = double.fail_next(*way, status)
        answer = await ask(double, user())

    assert failed.times == 0
    assert "On Friday 6 August 2021" in read(answer)


@pytest.mark.parametrize("status", TRANSIENT)
async def test_a_press_is_answered_after_a_failure_of_its_follow_up_that_passes(
    double: Double, serve: Serve, status: int
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        failed = double.fail_next(*FOLLOW_UP, status)
        thanks = await press(double, answer, "👍", user())

    assert failed.times == 0
    assert "Thank you" in read(thanks)


@pytest.mark.parametrize("status", TRANSIENT)
async def test_a_mention_is_answered_once_after_a_failure_that_passes(
    double: Double, serve: Serve, status: int
) -> None:
    async with serve(PlantedNewsroom()):
        failed = double.fail_next(*CHANNEL, status)
        await mention(double, user())
        answer = await mention(double, user(), LONG)

    assert failed.times == 0
    assert len(double.posted) == 2
    assert "Many things are told [1]." in read(answer)


@pytest.mark.parametrize(
    "way", [CALLBACK, ORIGINAL, FOLLOW_UP], ids=["callback", "original", "follow-up"]
)
async def test_what_is_forbidden_on_the_way_is_told_privately_with_a_reference(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, way: tuple[str, str]
) -> None:
    async with serve(PlantedNewsroom()):
        if way == FOLLOW_UP:
            answer = await ask(double, user())
            double.fail_next(*way, 403)
            apology = await press(double, answer, "👍", user())
        else:
            double.fail_next(*way, 403)
            apology = await ask(double, user())

    assert "tell a moderator this reference" in read(apology)
    assert apology["flags"] & EPHEMERAL
    assert "Missing Permissions" in caplog.text


async def test_a_channel_that_is_forbidden_is_a_line_in_the_log_and_nothing_more(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with serve(PlantedNewsroom()):
        double.fail_next(*CHANNEL, 403)
        await double.say(f"{HEY} {ASK}", person=user())
        await eventually(lambda: caplog.records)
        await mention(double, user())

    (record,) = caplog.records
    assert "may not answer there" in record.getMessage()
    assert record.exc_info is None
    assert len(double.posted) == 1


@pytest.mark.parametrize("code", [50027, 10015])
async def test_a_follow_up_whose_time_is_over_goes_to_the_persons_direct_messages(
    double: Double, serve: Serve, code: int
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        double.fail_next(*FOLLOW_UP, 401 if code == 50027 else 404, code=code)
        await double.press(answer, "👍", person=person)
        (thanks,) = await eventually(lambda: double.posted)

    assert thanks["channel_id"] == double.world.direct(person["id"])
    assert "Thank you" in read(thanks)


@pytest.mark.parametrize("code", [50027, 10015])
async def test_an_original_whose_time_is_over_leaves_the_answer_to_the_channel(
    double: Double, serve: Serve, code: int
) -> None:
    async with serve(PlantedNewsroom()):
        double.fail_next(*ORIGINAL, 401 if code == 50027 else 404, code=code)
        await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: double.posted)

    assert "On Friday 6 August 2021" in read(answer)


async def test_direct_messages_that_are_closed_leave_a_late_private_answer_in_the_log(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    person = user()
    double.closed_to_direct.add(person["id"])
    async with serve(PlantedNewsroom(slow_s=0.2)):
        options = {"question": ASK, "private": True}
        asked = await double.use("ask", person=person, options=options)
        await eventually(lambda: asked.acknowledged_after_s)
        asked.expired = True
        await eventually(lambda: "could not be told of the failure" in caplog.text)

    assert double.posted == []
    assert "Cannot send messages to this user" in caplog.text


async def test_a_ban_of_the_proxy_is_not_knocked_at_again(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        double.fail_next(*CHANNEL, 429, times=2, via=False)
        await double.say(f"{HEY} {ASK}", person=user())
        await eventually(lambda: "could not be told of the failure" in caplog.text)

    sent = [request for request in double.requests if request.path.endswith("/messages")]
    assert len(sent) == 2  # the answer and the apology, neither tried again


async def test_a_place_in_line_that_cannot_be_told_does_not_cost_the_answer(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.4)
    async with serve(newsroom, told_after_s=0.05):
        before = await keep_busy(double, newsroom)
        failed = double.fail_next(*ORIGINAL, 403)
        last = await double.use("ask", person=user(), options={"question": "harbour 2?"})
        answers = [await only(one) for one in (*before, last)]

    assert failed.times == 0
    assert all("On Friday 6 August 2021" in read(answer) for answer in answers)


async def test_a_place_in_line_is_told_to_a_mention_and_gives_way_to_the_answer(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.4)
    async with serve(newsroom, told_after_s=0.05):
        await keep_busy(double, newsroom)
        await double.say(f"{HEY} harbour 2?", person=user())
        (place,) = await eventually(lambda: double.posted)
        await eventually(lambda: "On Friday" in read(double.posted[0]))

    assert read(place) == "There is one question ahead of yours. Your answer will appear here."
    assert [message["id"] for message in double.posted] == [place["id"]]


async def test_an_answer_whose_place_in_line_was_deleted_meanwhile_is_sent_anew(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.4)
    async with serve(newsroom, told_after_s=0.05):
        await keep_busy(double, newsroom)
        await double.say(f"{HEY} harbour 2?", person=user())
        (place,) = await eventually(lambda: double.posted)
        await double.unsay(place)
        (answer,) = await eventually(lambda: double.posted)

    assert "On Friday 6 August 2021" in read(answer)


@pytest.mark.parametrize("status", TRANSIENT)
async def test_an_answer_takes_its_place_in_line_after_a_failure_that_passes(
    double: Double, serve: Serve, status: int
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.4)
    async with serve(newsroom, told_after_s=0.05):
        await keep_busy(double, newsroom)
        await double.say(f"{HEY} harbour 2?", person=user())
        await eventually(lambda: double.posted)
        failed = double.fail_next("PATCH", r"/channels/\d+/messages/\d+", status)
        await eventually(lambda: "On Friday" in read(double.posted[0]))

    assert failed.times == 0
    assert len(double.posted) == 1


async def test_a_late_picture_keeps_its_file_over_a_failure_that_passes(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        double.fail_next(*ORIGINAL, 401, code=50027)
        failed = double.fail_next(*CHANNEL, 503)
        await double.use("map", person=user())
        (answer,) = await eventually(lambda: double.posted)

    assert failed.times == 0
    assert [double.cdn.content(attached) for attached in answer["attachments"]] == [PNG]
