"""Through the wire: what must not be lost when the state, Discord or the engine fails midway."""

import asyncio
import time

import pytest

from bot.discord_app.records import STATE_WITHIN_S
from bot.state.answers import Answers
from bot.state.errors import StateError
from bot.state.uses import Uses
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import CHANNEL_ID, user
from tests.bot.discord.double.seen import buttons, shown_text
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, AT_ONCE, ask, faces, mention, only, press, read, turns


def fail(*_: object, **__: object) -> None:
    raise StateError("state.sqlite3 cannot be used (disk is full): make room there.")


@pytest.mark.parametrize("door", ["ask", "mention", "timeline"])
async def test_an_answer_that_was_sent_stays_though_its_message_cannot_be_noted(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    monkeypatch.setattr(Answers, "posted", fail)
    async with serve(PlantedNewsroom()):
        if door == "mention":
            answer = await mention(double, user())
        elif door == "ask":
            answer = await ask(double, user())
        else:
            answer = await only(await double.use("timeline", person=user()))
        await asyncio.sleep(0.2)

    assert "Friday 6 August 2021" in shown_text(answer)
    assert "Sorry" not in str([double.posted, [one.seen for one in double.exchanges.values()]])


async def test_an_answer_that_cannot_be_kept_comes_without_the_buttons_that_need_it(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answers, "record", fail)
    monkeypatch.setattr(Uses, "take", fail)
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())

    assert "On Friday 6 August 2021" in shown_text(answer)
    assert buttons(answer) == []


@pytest.mark.parametrize("label", ["👍", "👎", "Delete", "Timeline", "Sources", "Ask a follow-up"])
async def test_a_press_is_acknowledged_however_slow_the_state_is(
    double: Double, serve: Serve, label: str
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        answer = await ask(double, person)
        slow = asyncio.create_task(desk.with_state(lambda state: time.sleep(2.5)))
        await asyncio.sleep(0.05)
        pressed = await double.press(answer, label, person=person)
        await eventually(lambda: pressed.acknowledged_after_s, 2.5)
        await slow

    assert pressed.acknowledged_after_s < 3 * STATE_WITHIN_S


async def test_who_waits_when_the_bot_closes_is_told_to_ask_again(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=1.0)
    async with serve(newsroom, told_after_s=0.05):
        asked = [
            await double.use("ask", person=user(), options={"question": f"{ASK} {number}"})
            for number in range(AT_ONCE + 2)
        ]
        await eventually(lambda: all(one.acknowledged_after_s for one in asked))
        await asyncio.sleep(0.3)

    texts = [read(one.seen[-1]) for one in asked]
    assert sum("about to restart" in text for text in texts) == 2
    assert sum("On Friday 6 August 2021" in text for text in texts) == AT_ONCE


async def test_a_question_that_leans_on_one_still_waiting_has_it(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom(slow_s=0.3)):
        first = await double.use("ask", person=person, options={"question": ASK})
        await eventually(lambda: first.acknowledged_after_s)
        second = await double.use("ask", person=person, options={"question": "and who says so?"})
        answer = await only(second)
        await only(first)

    assert turns(answer) == (ASK, "and who says so?")


@pytest.mark.parametrize("between", ["map", "Timeline"])
async def test_what_is_no_question_is_no_turn_after_a_restart_either(
    double: Double, serve: Serve, between: str
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        first = await ask(double, person)
        if between == "map":
            await only(await double.use("map", person=person))
        else:
            await press(double, first, "Timeline", person)
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, "and who says so?")

    assert turns(answer) == (ASK, "and who says so?")


async def test_an_answer_too_late_for_a_channel_that_takes_none_goes_to_its_asker(
    double: Double, serve: Serve
) -> None:
    person = user()
    double.fail_next("POST", rf"/channels/{CHANNEL_ID}/messages", 403, code=50013)
    async with serve(PlantedNewsroom(slow_s=0.2)):
        asked = await double.use("ask", person=person, options={"question": ASK})
        await eventually(lambda: asked.acknowledged_after_s)
        asked.expired = True
        (answer,) = await eventually(lambda: double.posted)

    assert answer["channel_id"] == double.world.direct(person["id"])
    assert "On Friday 6 August 2021" in shown_text(answer)


async def test_an_engine_that_fails_too_late_says_so_to_its_asker(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom(slow_s=0.2)):
        asked = await double.use("ask", person=person, options={"question": "crash please"})
        await eventually(lambda: asked.acknowledged_after_s)
        asked.expired = True
        (apology,) = await eventually(lambda: double.posted)

    assert apology["channel_id"] == double.world.direct(person["id"])
    assert "reference" in shown_text(apology)


async def test_an_answer_whose_edit_lost_its_connection_is_sent_again(
    double: Double, serve: Serve
) -> None:
    double.lose_next("PATCH", r"/webhooks/.*/messages/@original")
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())

    assert "On Friday 6 August 2021" in shown_text(answer)


async def test_an_engine_that_hangs_is_not_well(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom(slow_s=0.5)
    async with serve(newsroom) as desk:
        await desk.check()
        asked = await double.use("ask", person=user(), options={"question": ASK})
        await eventually(lambda: newsroom.asked)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("bot.discord_app.desk.STUCK_AFTER_S", 0.01)
            await asyncio.sleep(0.05)
            with pytest.raises(RuntimeError, match="one question has taken"):
                await desk.check()
        await only(asked)
        await desk.check()


async def test_a_private_answer_is_shared_once_however_often_share_is_pressed(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, private=True)
        first = await double.press(answer, "Share", person=person)
        second = await double.press(answer, "Share", person=person)
        shown = [await only(first), await only(second)]

    public = [message for message in shown if "Delete" in faces(message)]
    assert len(public) == 1
    assert any("shared already" in shown_text(message) for message in shown)
