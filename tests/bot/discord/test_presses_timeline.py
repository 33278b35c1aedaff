"""The button Timeline: what is told by day of the place that an answer is about."""

from datetime import date

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.newsroom import FELL, PLACE, PlantedNewsroom
from tests.bot.discord.scene import NEXT_INDEX, OLDER, ask, faces, follow_up, press, read, with_id


async def test_it_is_shown_to_who_pressed_with_buttons_of_its_own(
    double: Double, serve: Serve
) -> None:
    newsroom, reader = PlantedNewsroom(), user("reader")
    async with serve(newsroom):
        answer = await ask(double, user())
        timeline = await press(double, answer, "Timeline", reader)
        sources = await press(double, timeline, "Sources", reader)
        further = await follow_up(double, timeline, "when did the harbour fall?", reader)

    assert timeline["flags"] & EPHEMERAL
    assert read(timeline).startswith("-# Timeline of Larkhaven\n### Friday 6 August 2021: taken")
    assert newsroom.ordered == [(PLACE, None, None, None, "en")]
    assert faces(timeline)[-1] == "Share"
    assert FELL in read(sources)
    assert further["flags"] & EPHEMERAL


async def test_it_is_of_the_day_that_the_answer_was_asked_as_of(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        answer = await ask(double, user(), as_of="2021-08-09")
        timeline = await press(double, answer, "Timeline", user("reader"))

    assert newsroom.ordered == [(PLACE, date(2021, 8, 9), None, None, "en")]
    assert "As of 9 August 2021" in read(timeline)


async def test_it_is_there_after_a_restart_and_says_that_the_answer_was_of_an_older_index(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
    async with serve(PlantedNewsroom(snapshot=NEXT_INDEX)):
        timeline = await press(double, answer, "Timeline", user("reader"))

    assert "Friday 6 August 2021: taken" in read(timeline)
    assert OLDER in read(timeline)


async def test_its_asker_shares_it(double: Double, serve: Serve) -> None:
    reader = user("reader")
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        timeline = await press(double, answer, "Timeline", reader)
        public = await press(double, timeline, "Share", reader)

    assert not public["flags"] & EPHEMERAL
    assert read(public).startswith("-# Timeline of Larkhaven\n")


async def test_an_answer_no_longer_kept_is_said_to_be_forgotten(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        gone = with_id(answer, "Timeline", "stringer:timeline:" + "f" * 16)
        notice = await press(double, gone, "Timeline", user("reader"))

    assert "I no longer have this answer." in read(notice)
    assert notice["flags"] & EPHEMERAL
