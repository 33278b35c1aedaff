"""A gateway that breaks off, loses sessions or answers no heartbeat, and REST that is away."""

import asyncio
import functools

import pytest

from bot.discord_app.client import StringerClient
from bot.discord_app.connecting import RefusedError
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, HEY, ask, mention, only, press, read

ANSWER = "On Friday 6 August 2021"


async def test_a_request_to_reconnect_is_followed_by_a_resume_and_answers_go_on(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.3)
    async with serve(newsroom):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        await eventually(lambda: newsroom.asked)
        await double.gateway.ask_to_reconnect()
        answer = await only(asked)
        await eventually(lambda: double.gateway.resumed)
        after = await mention(double, user())

    assert ANSWER in read(answer)
    assert ANSWER in read(after)
    assert len(double.gateway.identified) == 1


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_resumed_or_begun_again(
    double: Double, serve: Serve, resumable: bool
) -> None:
    async with serve(PlantedNewsroom()):
        await double.gateway.invalidate(resumable=resumable)
        await eventually(
            lambda: double.gateway.resumed if resumable else len(double.gateway.identified) == 2, 20
        )
        await asyncio.wait_for(double.gateway.ready.wait(), 8)
        answer = await mention(double, user())

    assert ANSWER in read(answer)
    assert len(double.gateway.identified) == (1 if resumable else 2)


@pytest.mark.parametrize("how", ["closed", "severed"])
async def test_what_was_asked_during_a_break_is_answered_once(
    double: Double, serve: Serve, how: str
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        before = await mention(double, user(), "harbour before?")
        if how == "closed":
            await double.gateway.drop(4000)
        else:
            double.gateway.sever()
        asked = await double.use("ask", person=user(), options={"question": ASK})
        await double.say(f"{HEY} harbour meanwhile?", person=user())
        pressed = await double.press(before, "👍", person=user())
        await eventually(lambda: double.gateway.resumed, 20)
        await mention(double, user(), "harbour after?")
        await eventually(lambda: len(double.posted) == 3)
        answer, thanks = await only(asked), await only(pressed)

    assert ANSWER in read(answer)
    assert "noted as a good answer" in read(thanks)
    assert [asked.question for asked in newsroom.asked].count("harbour meanwhile?") == 1
    assert len({read(message) for message in double.posted}) == 3


async def test_without_an_acknowledged_heartbeat_it_comes_back_and_answers(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    # discord.py waits a minute for an answer, which is too long for a test.
    impatient = functools.partialmethod(StringerClient.__init__, heartbeat_timeout=0.5)
    monkeypatch.setattr(StringerClient, "__init__", impatient)
    double.gateway.heartbeat_interval_ms = 100
    double.gateway.acknowledges = False
    async with serve(PlantedNewsroom()):
        await eventually(lambda: double.gateway.close_codes, 20)
        double.gateway.acknowledges = True
        await eventually(lambda: double.gateway.resumed, 20)
        answer = await mention(double, user())

    assert double.gateway.close_codes[0] == 4000
    assert ANSWER in read(answer)


async def test_an_outage_of_everything_is_sat_out(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person)
        await double.outage(0.3)
        await eventually(lambda: double.gateway.resumed or len(double.gateway.identified) > 1, 20)
        sources = await press(double, answer, "Sources", person)
        again = await mention(double, person)

    assert "Ships left at dawn." in read(sources)
    assert ANSWER in read(again)


@pytest.mark.parametrize("door", ["ask", "mention"])
async def test_an_answer_that_is_ready_during_an_outage_comes_when_it_is_over(
    double: Double, serve: Serve, door: str
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.3)
    async with serve(newsroom):
        if door == "ask":
            asked = await double.use("ask", person=user(), options={"question": ASK})
            await eventually(lambda: newsroom.asked and asked.loading)
        else:
            await double.say(f"{HEY} {ASK}", person=user())
            await eventually(lambda: newsroom.asked)
        await double.outage(0.8)
        answer = await only(asked) if door == "ask" else await eventually(lambda: double.posted)

    assert ANSWER in read(answer if door == "ask" else answer[0])
    assert len(newsroom.asked) == 1


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", "/callback", 502), ("PATCH", "/messages/@original", 503)],
)
async def test_one_failed_request_of_an_answer_is_made_again(
    double: Double, serve: Serve, method: str, path: str, status: int
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        double.fail_next(method, path, status)
        answer = await ask(double, user())

    assert ANSWER in read(answer)
    assert len(newsroom.asked) == 1


async def test_an_answer_does_not_depend_on_showing_that_the_bot_is_writing(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        double.fail_next("POST", "/typing", 503)
        answer = await mention(double, user())

    assert ANSWER in read(answer)


async def test_disallowed_intents_end_it_with_a_sentence_and_no_second_try(
    double: Double, serve: Serve
) -> None:
    double.gateway.close_on_identify = [4014]

    async def serve_until_refused() -> None:
        async with serve(PlantedNewsroom(), ready=False):
            await eventually(lambda: double.gateway.close_codes)
            await asyncio.sleep(0.3)

    with pytest.raises(RefusedError, match="does not allow this bot the intents"):
        await serve_until_refused()

    assert len(double.gateway.identified) == 1
