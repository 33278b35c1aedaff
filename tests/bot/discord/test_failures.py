"""Through the wire: what a person is told when something fails."""

import logging
import re
from unittest.mock import Mock

import pytest

from bot.state.state import State
from index.stores.errors import StoreError
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import CHANNEL_ID, DM_ID, EPHEMERAL, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PNG, PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    AT_ONCE,
    HEY,
    ask,
    faces,
    keep_busy,
    mention,
    only,
    press,
    read,
)


def reference_in(message: dict, log: str) -> str:
    (reference,) = re.findall(r"(?:reference|Kennung): `(\w+)`", read(message))
    assert f"reference {reference}" in log
    return reference


async def test_an_engine_that_fails_is_apologised_for_privately_with_a_reference_in_the_log(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        asked = await double.use("ask", person=user(), options={"question": "crash please"})
        apology = await only(asked)

    assert reference_in(apology, caplog.text)
    assert apology["flags"] & EPHEMERAL
    assert asked.original is None  # the public "thinking" is gone
    assert "the engine fell over" in caplog.text
    assert "the engine fell over" not in str(apology)


async def test_an_apology_is_in_the_persons_language(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        apology = await ask(double, user(), "crash please", locale="de")

    assert read(apology).startswith("Entschuldige")
    assert reference_in(apology, caplog.text)


async def test_a_server_that_does_not_answer_is_said_without_its_name_until_it_is_back(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom = PlantedNewsroom()
    answer, lost = newsroom.answer, StoreError("Milvus at 10.0.0.7:19530 does not answer.")
    async with serve(newsroom):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(newsroom, "answer", Mock(side_effect=lost))
            told = await ask(double, user())
            in_german = await ask(double, user(), "and again?", locale="de")
        assert newsroom.answer == answer
        answered = await ask(double, user())

    assert read(told).startswith("I can’t search the articles just now")
    assert read(in_german).startswith("Ich kann die Artikel gerade nicht durchsuchen")
    assert "10.0.0.7" not in str((told, in_german))
    assert "Milvus at 10.0.0.7:19530 does not answer." in caplog.text
    assert "On Friday 6 August 2021" in read(answered)


async def test_after_a_failure_the_next_question_is_answered(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        await ask(double, user(), "crash please")
        answer = await ask(double, user())

    assert "On Friday 6 August 2021" in read(answer)


async def test_a_mention_that_fails_is_apologised_for_where_it_stands(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        apology = await mention(double, user(), "crash please")

    assert reference_in(apology, caplog.text)


async def test_a_button_that_fails_is_apologised_for_privately(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        answer = await ask(double, user())
        monkeypatch.setattr(newsroom, "articles", lambda: 1 / 0)
        apology = await press(double, answer, "Sources", user())

    assert reference_in(apology, caplog.text)
    assert apology["flags"] & EPHEMERAL


async def test_a_form_that_fails_is_apologised_for_privately(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        opened = await double.press(answer, "Ask a follow-up", person=user())
        await eventually(lambda: opened.modal)
        apology = await only(await double.submit(opened, {"question": "crash please"}))

    assert reference_in(apology, caplog.text)
    assert apology["flags"] & EPHEMERAL


async def test_a_state_that_cannot_be_written_is_apologised_for_and_not_silence(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        state: State = await desk.with_state(lambda state: state)
        monkeypatch.setattr(state.uses, "take", lambda *_: 1 / 0)
        for apology in (await ask(double, user()), await mention(double, user())):
            assert reference_in(apology, caplog.text)


async def test_a_command_discord_still_remembers_but_the_bot_does_not_is_explained(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        notice = await only(await double.use("digest", person=user()))

    assert "Reload Discord" in read(notice)
    assert notice["flags"] & EPHEMERAL


@pytest.mark.parametrize(
    ("private", "channel"), [(False, CHANNEL_ID), (True, DM_ID)], ids=["public", "private"]
)
async def test_an_answer_later_than_15_minutes_goes_to_the_channel_or_to_the_person(
    double: Double, serve: Serve, private: bool, channel: str
) -> None:
    newsroom, person = PlantedNewsroom(slow_s=0.3), user()
    async with serve(newsroom):
        options = {"question": ASK, "private": private}
        asked = await double.use("ask", person=person, options=options)
        await eventually(lambda: asked.acknowledged_after_s)
        asked.expired = True
        (answer,) = await eventually(lambda: double.posted)
        sources = await press(double, answer, "Sources", person)

    assert answer["channel_id"] == channel
    assert "On Friday 6 August 2021" in read(answer)
    assert faces(answer)[-1] == ("Share" if private else "Delete")
    assert "### Sources" in read(sources)


@pytest.mark.parametrize(
    ("private", "channel"), [(False, CHANNEL_ID), (True, DM_ID)], ids=["public", "private"]
)
async def test_a_picture_later_than_15_minutes_goes_there_with_its_file(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch, private: bool, channel: str
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        drawn = newsroom.picture

        def late(*order: object) -> object:
            asked.expired = True
            return drawn(*order)

        monkeypatch.setattr(newsroom, "picture", late)
        double.slow_next("POST", "/callback", 0.05)
        asked = await double.use("map", person=user(), options={"private": private})
        (answer,) = await eventually(lambda: double.posted)

    (attached,) = answer["attachments"]
    assert answer["channel_id"] == channel
    assert attached["filename"] == "map.png"
    assert double.cdn.content(attached) == PNG
    assert "Map of the provincial capitals" in read(answer)


@pytest.mark.parametrize(("code", "status"), [(10062, 404), (40060, 400)])
async def test_an_interaction_that_is_gone_leaves_one_line_in_the_log(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, code: int, status: int
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
        await mention(double, user())  # and life goes on

    (record,) = caplog.records
    assert str(code) in record.getMessage()
    assert record.exc_info is None
    assert len(newsroom.asked) == 1


@pytest.mark.parametrize("code", [10062, 40060])
async def test_a_press_that_is_gone_leaves_one_line_in_the_log(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        caplog.set_level(logging.WARNING)
        double.fail_next("POST", "/callback", 404 if code == 10062 else 400, code=code)
        await double.press(answer, "Sources", person=user())
        await eventually(lambda: caplog.records)

    (record,) = caplog.records
    assert str(code) in record.getMessage()
    assert record.exc_info is None


async def test_where_the_bot_may_not_attach_files_a_late_picture_goes_as_its_rows(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        drawn = newsroom.picture

        def late(*order: object) -> object:
            asked.expired = True
            return drawn(*order)

        monkeypatch.setattr(newsroom, "picture", late)
        double.fail_next("POST", r"/channels/\d+/messages", 403)
        asked = await double.use("timeline", person=user())
        (answer,) = await eventually(lambda: double.posted)

    assert answer["attachments"] == []
    assert "Larkhaven: Friday 6 August 2021 [1]" in read(answer)


async def test_a_line_that_is_full_says_so_privately_at_once(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom(slow_s=1.0)
    async with serve(newsroom, most_waiting=1, told_after_s=0.02):
        await keep_busy(double, newsroom)
        place = await ask(double, user(), "harbour 1?")
        notice = await ask(double, user(), "harbour 2?")

    assert "ahead of yours" in read(place)
    assert read(notice).startswith("One question is waiting already")
    assert notice["flags"] & EPHEMERAL
    assert len(newsroom.asked) <= AT_ONCE + 1


async def test_a_full_line_is_said_to_a_mention_where_it_stands(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=1.0)
    async with serve(newsroom, most_waiting=1, told_after_s=0.02):
        await keep_busy(double, newsroom)
        place = await ask(double, user(), "harbour 1?")
        await double.say(f"{HEY} harbour 2?", person=user())
        (notice,) = await eventually(lambda: double.posted)

    assert "ahead of yours" in read(place)
    assert "waiting already" in read(notice)
