"""Through the wire: what a person is told when something fails."""

import logging
import re

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import APPLICATION_ID, CHANNEL_ID, DM_ID, EPHEMERAL, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom

ASK = "when did the harbour fall?"
HEY = f"<@{APPLICATION_ID}>"


def reference_in(message: dict, log: str) -> str:
    (reference,) = re.findall(r"reference: `(\w+)`", message["embeds"][0]["description"])
    assert f"reference {reference}" in log
    return reference


async def test_an_engine_that_fails_is_apologised_for_privately_with_a_reference_in_the_log(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        asked = await double.use("ask", person=user(), options={"question": "crash please"})
        (apology,) = await eventually(lambda: asked.seen)

    assert reference_in(apology, caplog.text)
    assert apology["flags"] & EPHEMERAL
    assert asked.original is None  # the public "thinking" is gone
    assert "the engine fell over" in caplog.text
    assert "the engine fell over" not in str(apology)


async def test_a_mention_that_fails_is_apologised_for_where_it_stands(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        await double.say(f"{HEY} crash please", person=user())
        (apology,) = await eventually(lambda: double.posted)

    assert reference_in(apology, caplog.text)


async def test_a_button_that_fails_is_apologised_for_privately(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: asked.seen)
        monkeypatch.setattr(newsroom, "paragraph", lambda citation: 1 / 0)
        pressed = await double.press(answer, "Sources", person=user())
        (apology,) = await eventually(lambda: pressed.seen)

    assert reference_in(apology, caplog.text)


async def test_a_command_discord_still_remembers_but_the_bot_does_not_is_explained(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("digest", person=user())
        (notice,) = await eventually(lambda: used.seen)

    assert "Reload Discord" in notice["embeds"][0]["description"]


@pytest.mark.parametrize(
    ("private", "channel"), [(False, CHANNEL_ID), (True, DM_ID)], ids=["public", "private"]
)
async def test_an_answer_later_than_15_minutes_goes_beside_the_interaction(
    double: Double, serve: Serve, private: bool, channel: str
) -> None:
    async with serve(PlantedNewsroom(slow_s=0.2)):
        options = {"question": ASK, "private": private}
        asked = await double.use("ask", person=user(), options=options)
        await eventually(lambda: asked.acknowledged_after_s)
        asked.expired = True
        (answer,) = await eventually(lambda: double.posted)

    assert answer["channel_id"] == channel
    assert "On Friday 6 August 2021" in answer["embeds"][0]["description"]


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_interaction_that_is_gone_leaves_one_line_in_the_log(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    caplog.set_level(logging.WARNING)
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        # Another process was quicker; or Discord has dropped the interaction.
        if code == 40060:
            asked.acknowledged_after_s = 0.1
        else:
            asked.sent_at -= 4
        await eventually(lambda: caplog.records)

    (record,) = caplog.records
    assert str(code) in record.getMessage()
    assert record.exc_info is None
    assert newsroom.asked == []


async def test_where_embeds_are_forbidden_the_answer_comes_as_text(
    double: Double, serve: Serve
) -> None:
    double.no_embeds_in.add(CHANNEL_ID)
    async with serve(PlantedNewsroom()):
        await double.say(f"{HEY} {ASK}", person=user())
        (answer,) = await eventually(lambda: double.posted)

    assert answer["embeds"] == []
    assert answer["content"].startswith("**On Friday 6 August 2021")
    assert "took the harbour" in answer["content"]
    assert answer["components"]
