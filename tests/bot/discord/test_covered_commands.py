"""/sources and /about: what answers are taken from, and how they are made."""

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.seen import shown_text
from tests.bot.discord.newsroom import COURIER, PlantedNewsroom
from tests.bot.discord.scene import configure, faces, only, read


async def test_the_articles_are_listed_newest_first_to_who_asks(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("sources", person=user())
        listed = await only(used)

    assert used.private
    assert faces(listed) == []
    gazette, courier = read(listed).split("The Brindle Courier")
    assert gazette.startswith("### The 2 articles I answer from\n")
    assert "Hill *Gazette*" in gazette
    assert "10 August 2021" in gazette
    assert "9 August 2021" in courier
    assert "(https://courier.example/harbour_%28day_two%29)" in courier
    assert read(listed).count("-# 3 sentences, 1 event") == 2
    assert courier.endswith("-# index 5eed0001")


async def test_one_article_is_shown_alone(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        one = await only(await double.use("sources", person=user(), options={"article": "courier"}))

    assert "### The article I answer from" in read(one)
    assert "Gazette" not in read(one)


async def test_an_article_that_is_none_is_said_to_be_none(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("sources", person=user(), options={"article": "atlas"})
        notice = await only(used)

    assert "There is no such article here." in read(notice)
    assert used.private


async def test_a_hostile_title_comes_out_inert(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    title = "@everyone [free](https://evil.example) \u202eflip **bold** " + "long " * 100
    newsroom.held["courier"] = COURIER.model_copy(update={"title": title})
    async with serve(newsroom):
        listed = await only(await double.use("sources", person=user()))

    shown = shown_text(listed)
    assert "@everyone" not in shown
    assert "](https://evil" not in shown
    assert "\u202e" not in shown
    assert "…" in shown


async def test_about_says_what_is_covered_how_it_works_and_which_index_answers(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("about", person=user())
        about = read(await only(used))

    assert used.private
    assert "2 articles, 9 August 2021 to 10 August 2021." in about
    assert "Published by Hill *Gazette*, The Brindle Courier." in about
    assert "No language model writes it." in about
    assert "-# index 5eed0001 of 11 August 2021 · version 0.0" in about


async def test_both_are_said_in_every_channel(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()) as desk:
        await configure(double, desk, channels=(1,))
        for command in ("sources", "about"):
            used = await double.use(command, person=user())
            assert "Gazette" in read(await only(used))
            assert used.private


async def test_both_are_said_in_a_direct_message_and_in_a_group(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        for command in ("sources", "about"):
            for how in ({"direct": True}, {"private": "123456789"}):
                used = await double.use(command, person=user(), **how)
                assert "Gazette" in read(await only(used))
