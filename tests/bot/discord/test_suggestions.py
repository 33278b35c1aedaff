"""Suggestions for places and articles while somebody types, without the model."""

import threading

import pytest

from bot.answering.place_choices import PlaceChoice
from bot.answering.reply import Asked, Reply
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import COURIER, PlantedNewsroom
from tests.bot.discord.scene import ASK, only


class HeldUpNewsroom(PlantedNewsroom):
    """Answers only once it may: until then the model's thread is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = threading.Event()

    def answer(self, asked: Asked) -> Reply:
        self.may_answer.wait(8)
        return super().answer(asked)


async def offered(exchange: Exchange) -> list[tuple[str, str]]:
    """The choices that a person is shown, with what each stands for."""
    choices = await eventually(lambda: exchange.choices is not None and [exchange.choices])
    return [(choice["name"], choice["value"]) for choice in choices[0]]


@pytest.mark.parametrize(
    ("command", "option"), [("timeline", "place"), ("place", "name")], ids=["timeline", "place"]
)
@pytest.mark.parametrize(
    "typed", ["Larkhaven", "lark", "LARKHAVEN ", "Larkhafen", "larkhaf", "Larkhavn"]
)
async def test_a_place_is_found_in_any_spelling(
    double: Double, serve: Serve, command: str, option: str, typed: str
) -> None:
    async with serve(PlantedNewsroom()):
        choices = await offered(await double.complete(command, option, typed, person=user()))

    assert choices == [("Larkhaven", "Larkhaven")]


async def test_what_begins_as_typed_comes_before_what_holds_it(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    names = ("Upper Larkhaven", "Larkhaven", "Brindle", "Lark Bay")  # the most mentioned first
    choices = tuple(PlaceChoice(name, name, (), "city", 0) for name in names)
    newsroom.places = lambda: choices  # type: ignore[method-assign]
    async with serve(newsroom):
        found = await offered(await double.complete("place", "name", "lark", person=user()))

    assert [name for name, _ in found] == ["Larkhaven", "Lark Bay", "Upper Larkhaven"]


async def test_at_most_25_places_are_shown(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        all_towns = await offered(await double.complete("place", "name", "town", person=user()))
        nothing = await offered(await double.complete("place", "name", "", person=user()))
        nowhere = await offered(await double.complete("place", "name", "qqqq", person=user()))

    assert len(all_towns) == 25
    assert len(nothing) == 25
    assert nothing[0] == ("Larkhaven", "Larkhaven")  # the most mentioned
    assert nowhere == []


async def test_articles_are_found_by_publisher_day_and_name(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        for typed in ("courier", "BRINDLE", "9 august"):
            found = await offered(await double.complete("sources", "article", typed, person=user()))
            assert found == [("The Brindle Courier, 9 August 2021", "courier")]
        both = await offered(await double.complete("sources", "article", "", person=user()))
        neither = await offered(await double.complete("sources", "article", "qqq", person=user()))

    assert [value for _, value in both] == ["gazette", "courier"]  # the newest first
    assert neither == []


async def test_long_names_and_many_articles_stay_within_what_discord_shows(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    newsroom.held["courier"] = COURIER.model_copy(update={"title": "A very long headline " * 20})
    newsroom.copies = 30
    async with serve(newsroom):
        choices = await offered(await double.complete("sources", "article", "", person=user()))

    assert len(choices) == 25
    assert max(len(name) for name, _ in choices) <= 100
    assert any(name.endswith("…") for name, _ in choices)


async def test_they_come_while_the_model_is_held_up(double: Double, serve: Serve) -> None:
    newsroom, person = HeldUpNewsroom(), user()
    async with serve(newsroom):
        asked = await double.use("ask", person=person, options={"question": ASK})
        await eventually(lambda: asked.loading)
        place = await double.complete("place", "name", "lark", person=person)
        article = await double.complete("sources", "article", "cour", person=person)
        assert await offered(place) == [("Larkhaven", "Larkhaven")]
        assert len(await offered(article)) == 1
        assert asked.loading
        newsroom.may_answer.set()
        await only(asked)

    for each in (place, article):
        assert each.acknowledged_after_s is not None
        assert each.acknowledged_after_s < 1.0


async def test_article_days_are_in_the_language_of_who_types(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        typed = await double.complete("sources", "article", "cour", person=user(), locale="de")
        choices = await offered(typed)

    assert choices == [("The Brindle Courier, 9. August 2021", "courier")]


async def test_a_failure_while_typing_is_met_with_no_message(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    newsroom.places = lambda: 1 / 0  # type: ignore[assignment, method-assign, return-value]
    async with serve(newsroom):
        typed = await double.complete("place", "name", "lark", person=user())
        after = await double.complete("sources", "article", "cour", person=user())
        await offered(after)

    assert typed.seen == []
