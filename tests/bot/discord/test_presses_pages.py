"""Pages of an answer and of the list of articles, turned by whoever wants to read on."""

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    LONG,
    ask,
    faces,
    follow_up,
    key_of,
    only,
    press,
    read,
    turns,
    with_id,
)

PAGES = [f"Page {number}:" for number in range(1, 13)]


async def test_the_asker_turns_in_place_and_loses_nothing(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        page = await ask(double, person, LONG)
        sights, first = [read(page)], page["id"]
        while not _last(page):
            page = await press(double, page, "Next", person)
            sights.append(read(page))

    assert page["id"] == first
    told = "\n".join(sights)
    assert [told.count(f"{name}") for name in PAGES] == [1] * 12
    assert all(sight.startswith(f"-# {LONG}") for sight in sights)
    assert "Courier" in sights[-1]


async def test_somebody_else_turns_for_themselves(double: Double, serve: Serve) -> None:
    person, reader = user(), user("reader")
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, LONG)
        own = await press(double, answer, "Next", reader)
        further = await double.press(own, "Next", person=reader)
        third = await only(further)

    assert own["flags"] & EPHEMERAL
    assert own["id"] != answer["id"]
    assert "2 of" in faces(own)[1]
    assert "3 of" in faces(third)[1]
    assert further.changed_original  # their own copy turns in place
    assert read(double.messages.get(answer["id"])) == read(answer)


async def test_pages_turn_after_a_restart_and_keep_question_turns_and_buttons(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        before = await ask(double, person, ASK)
        answer = await follow_up(double, before, "and a long list, please", person)
    async with serve(PlantedNewsroom()):
        second = await press(double, answer, "Next", person)

    assert turns(second) == (ASK, "and a long list, please")
    assert faces(second)[0] == "Back"
    assert faces(second)[3:] == faces(answer)[3:]


async def test_a_page_beyond_the_last_is_the_last(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, LONG)
        key = key_of(answer)
        for number in ("999", "-3", "two"):
            odd = with_id(answer, "Next", f"stringer:page:{key}:en:{number}")
            page = await press(double, odd, "Next", person)
            assert ("1 of" in faces(page)[1]) == (number != "999")
            assert _last(page) == (number == "999")


async def test_a_page_of_an_answer_no_longer_kept_says_so(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, LONG)
        gone = with_id(answer, "Next", f"stringer:page:{'f' * 16}:en:1")
        notice = await press(double, gone, "Next", person)

    assert "I no longer have this answer." in read(notice)
    assert notice["flags"] & EPHEMERAL


async def test_the_list_of_articles_is_turned_in_place(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    newsroom.copies = 12
    async with serve(newsroom):
        first = await only(await double.use("sources", person=person))
    async with serve(newsroom):
        second = await press(double, first, "Next", person)
        third = await press(double, second, "Next", person)
        back = await press(double, third, "Back", person)

    assert faces(third)[1] == "21–24 of 24"
    assert read(back) == read(second)
    assert faces(first) == ["Back", "1–10 of 24", "Next"]
    assert [read(page).count("3 sentences, 1 event") for page in (first, second, third)] == [
        10,
        10,
        4,
    ]
    assert {page["id"] for page in (first, second, third)} == {first["id"]}


async def test_a_list_that_has_shrunk_meanwhile_shows_its_last_page(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    newsroom.copies = 12
    async with serve(newsroom):
        first = await only(await double.use("sources", person=person))
        newsroom.copies = 1
        turned = await press(double, first, "Next", person)

    assert "The 2 articles I answer from" in read(turned)
    assert faces(turned) == []


def _last(page: dict[str, object]) -> bool:
    name = faces(page)[1]
    return name.split(" of ")[0] == name.split(" of ")[1]
