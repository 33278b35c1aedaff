"""The button Sources: each quote in its paragraph, for who pressed alone, at any time."""

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.newsroom import COURIER, FELL, HELD, PlantedNewsroom
from tests.bot.discord.scene import (
    LONG,
    NEXT_INDEX,
    OLDER,
    UNKNOWN,
    ask,
    faces,
    only,
    press,
    read,
    with_id,
)


async def test_each_quote_stands_in_its_paragraph_for_the_reader_alone(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        sources = await press(double, answer, "Sources", user("reader"))

    assert sources["flags"] & EPHEMERAL
    assert f"> Ships left at dawn. **{FELL}** Nobody was hurt." in read(sources)
    assert f"> **{HELD}** He gave no proof." in read(sources)
    assert "Bread" not in read(sources)
    assert "older index" not in read(sources)


async def test_a_refusal_has_no_sources_to_show(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        refusal = await ask(double, user(), UNKNOWN)

    assert faces(refusal) == ["Ask a follow-up", "👍", "👎", "Delete"]


async def test_they_are_there_after_a_restart(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
    async with serve(PlantedNewsroom()):
        sources = await press(double, answer, "Sources", user("reader"))

    assert f"**{FELL}**" in read(sources)


async def test_those_of_an_older_index_say_so(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
    async with serve(PlantedNewsroom(snapshot=NEXT_INDEX)):
        sources = await press(double, answer, "Sources", user("reader"))

    assert OLDER in read(sources)
    assert f"**{FELL}**" in read(sources)


async def test_a_quote_whose_article_has_changed_is_marked(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        answer = await ask(double, user())
        body = "An earlier line. " + COURIER.body
        newsroom.held["courier"] = COURIER.model_copy(update={"body": body})
        sources = await press(double, answer, "Sources", user())

    changed, whole = read(sources).split("[2] Hill")
    assert "since index 5eed0001" in changed
    assert f"> **{FELL}**" in changed
    assert "Ships left" not in changed
    assert "has changed" not in whole
    assert f"**{HELD}** He gave no proof." in whole


async def test_an_answer_no_longer_kept_is_said_to_be_forgotten(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        gone = with_id(answer, "Sources", "stringer:sources:" + "f" * 16)
        pressed = await double.press(gone, "Sources", person=user("reader"))
        notice = await only(pressed)

    assert "I no longer have this answer." in read(notice)
    assert pressed.private


async def test_many_long_paragraphs_are_pages_turned_in_place(double: Double, serve: Serve) -> None:
    newsroom, reader = PlantedNewsroom(), user("reader")
    async with serve(newsroom):
        answer = await ask(double, user())
        padding = "Rain fell on the hills and on the sea. " * 110
        body = COURIER.body.replace("Nobody was hurt.", padding.strip())
        newsroom.held["courier"] = COURIER.model_copy(update={"body": body})
        first = await press(double, answer, "Sources", reader)
        turned = await double.press(first, "Next", person=reader)
        second = await only(turned)
        back = await press(double, second, "Back", reader)

    assert faces(first) == ["Back", "1 of 2", "Next"]
    assert faces(second) == ["Back", "2 of 2", "Next"]
    assert second["id"] == first["id"]
    assert turned.changed_original
    assert FELL in read(first)
    assert HELD in read(second)
    assert read(back) == read(first)
    assert (read(first) + read(second)).count("Rain") == 110


async def test_their_pages_turn_after_a_restart(double: Double, serve: Serve) -> None:
    body = COURIER.body.replace("Nobody was hurt.", "Rain fell on the hills. " * 200)
    newsroom, reader = PlantedNewsroom(), user("reader")
    async with serve(newsroom):
        answer = await ask(double, user())
        newsroom.held["courier"] = COURIER.model_copy(update={"body": body})
        first = await press(double, answer, "Sources", reader)
    async with serve(newsroom):
        second = await press(double, first, "Next", reader)

    assert HELD in read(second)


async def test_an_answer_of_one_quote_on_many_pages_has_one_page_of_sources(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), LONG)
        sources = await press(double, answer, "Sources", user("reader"))
        again = await double.press(answer, "Sources", person=user("another"))
        await eventually(lambda: again.seen)

    assert faces(sources) == []
    assert read(sources).count(FELL) == 1
