"""The form behind "Ask a follow-up": what it leans on, whose turns its answer carries."""

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    NEXT_INDEX,
    OLDER,
    ask,
    follow_up,
    mention,
    only,
    press,
    read,
    turns,
)


def field(modal: Json) -> Json:
    """The one field of a form, under its label."""
    (label,) = modal["components"]
    return {**label["component"], "description": label.get("description")}


async def test_it_shows_the_question_that_it_leans_on(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        opened = await double.press(answer, "Ask a follow-up", person=user("reader"))
        modal = await eventually(lambda: opened.modal)

    assert modal["title"] == "Ask a question"
    assert field(modal)["description"] == f"Following up on “{ASK}”"
    assert field(modal)["max_length"] == 1000
    assert field(modal).get("value") is None


async def test_a_long_question_is_cut_where_the_form_shows_it(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), "harbour " * 60)
        opened = await double.press(answer, "Ask a follow-up", person=user("reader"))
        modal = await eventually(lambda: opened.modal)

    assert len(field(modal)["description"]) <= 100
    assert field(modal)["description"].endswith("…”")


async def test_its_answer_carries_the_turns_and_the_next_one_too(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        first = await ask(double, person)
        second = await follow_up(double, first, "and who says so?", person)
        third = await follow_up(double, second, "and who denies it?", person)

    assert newsroom.asked[1].history == (ASK,)
    assert newsroom.asked[2].history == (ASK, "and who says so?")
    assert turns(third) == (ASK, "and who says so?", "and who denies it?")
    assert "On Friday 6 August 2021" in read(third)


async def test_a_question_that_stands_alone_carries_no_turns(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        further = await follow_up(double, answer, "who held the harbour?", user("reader"))

    assert turns(further) == ("who held the harbour?",)


async def test_at_most_three_turns_are_handed_on(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        answer = await ask(double, person)
        for number in range(1, 6):
            answer = await follow_up(double, answer, f"and {number}?", person)

    assert newsroom.asked[-1].history == ("and 2?", "and 3?", "and 4?")


async def test_somebody_else_s_form_leans_on_what_the_message_shows_alone(
    double: Double, serve: Serve
) -> None:
    newsroom, asker, reader = PlantedNewsroom(), user(), user("reader")
    async with serve(newsroom):
        answer = await ask(double, asker)
        await ask(double, asker, "who sailed?")
        await ask(double, reader, "who drowned?")
        further = await follow_up(double, answer, "and who says so?", reader)
        await follow_up(double, further, "and again?", asker)

    assert newsroom.asked[3].history == (ASK,)
    assert newsroom.asked[4].history == (ASK, "and who says so?")


async def test_a_form_leaves_the_turns_of_whose_answer_it_was_alone(
    double: Double, serve: Serve
) -> None:
    newsroom, asker, reader = PlantedNewsroom(), user(), user("reader")
    async with serve(newsroom):
        answer = await mention(double, asker)
        await follow_up(double, answer, "and what of the ferry?", reader)
        await mention(double, asker, "and who says so?")

    assert newsroom.asked[2].history == (ASK,)


async def test_a_private_answer_is_followed_up_privately(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        private = await ask(double, person, private=True)
        public = await ask(double, person)
        alone = await follow_up(double, private, "and who says so?", person)
        for_all = await follow_up(double, public, "and who says so?", person)

    assert alone["flags"] & EPHEMERAL
    assert not for_all["flags"] & EPHEMERAL
    assert turns(alone) == (ASK, "and who says so?")


async def test_a_form_opened_before_a_restart_is_taken_after_it(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(snapshot=NEXT_INDEX), user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person)
        opened = await double.press(answer, "Ask a follow-up", person=person)
        await eventually(lambda: opened.modal)
    async with serve(newsroom):
        further = await only(await double.submit(opened, {"question": "and who says so?"}))

    assert newsroom.asked[0].history == (ASK,)
    assert OLDER in read(further)


async def test_it_works_on_an_answer_no_longer_kept(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom) as desk:
        answer = await ask(double, person)
        await desk.forget(int(person["id"]))
        further = await follow_up(double, answer, "and who says so?", person)

    assert newsroom.asked[-1].history == (ASK,)
    assert "On Friday 6 August 2021" in read(further)


async def test_a_page_of_an_answer_keeps_its_turns_for_a_follow_up(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        first = await ask(double, person)
        answer = await follow_up(double, first, "and a long list, please", person)
        page = await press(double, answer, "Next", person)
        await follow_up(double, page, "and then?", person)

    assert newsroom.asked[-1].history == (ASK, "and a long list, please")


@pytest.mark.parametrize(
    "written",
    ["harbour @everyone <@1> <#2>", "harbour `x` **y** [z](https://evil.example)", "x" * 1000],
)
async def test_what_is_written_into_it_comes_out_inert(
    double: Double, serve: Serve, written: str
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        further = await follow_up(double, answer, written, user("reader"))

    shown = read(further).replace("\u200b", "")
    assert shown.startswith(f"-# {written}\n")
    assert "@everyone" not in read(further)
    assert "<@1>" not in read(further)


async def test_blank_words_are_answered_with_help(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        answer = await ask(double, user())
        helped = await follow_up(double, answer, "   ", user("reader"))

    assert "`/ask`" in read(helped)
    assert helped["flags"] & EPHEMERAL
    assert len(newsroom.asked) == 1
