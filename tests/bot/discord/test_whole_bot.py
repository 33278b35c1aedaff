"""The bot whole: the articles that ship, the real engine, through the wire, with a restart."""

from pathlib import Path

import pytest

from bot.serving import Serving
from index.places import find_places
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.seen import buttons, face, shown_text
from tests.bot.discord.double.server import eventually
from tests.bot.discord.scene import ask, follow_up, mention, only, press


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Serving:
    data: Path = tmp_path_factory.mktemp("whole")
    return Serving(find_places((), data, None, None))


async def test_a_conversation_goes_on_over_a_restart(
    double: Double, serve: Serve, newsroom: Serving
) -> None:
    person = user()
    async with serve(newsroom):
        first = await mention(double, person, "when did Kunduz fall?")
    async with serve(newsroom):
        second = await mention(double, person, "and Taloqan?", reply_to=first)
        third = await follow_up(double, second, "and Zaranj?", person)
        sources = await press(double, first, "Sources", person)

    assert "Kunduz fell on Sunday 8 August 2021" in shown_text(first)
    assert "↳ when did Kunduz fall?" in shown_text(second)
    assert "Taloqan fell on Sunday 8 August 2021" in shown_text(second)
    assert "Zaranj fell on Friday 6 August 2021" in shown_text(third)
    assert "**On Sunday militants seized the key northern city of Kunduz" in shown_text(sources)


async def test_what_the_articles_are_silent_on_is_refused_without_sources(
    double: Double, serve: Serve, newsroom: Serving
) -> None:
    async with serve(newsroom):
        refusal = await ask(double, user(), "when did Kabul fall?")

    assert "### Not in the articles" in shown_text(refusal)
    assert "Sources" not in [face(button) for button in buttons(refusal)]


@pytest.mark.parametrize("kind", ["timeline", "map"])
@pytest.mark.parametrize("locale", ["en-GB", "de"])
async def test_pictures_are_sent_with_their_rows_and_a_description(
    double: Double, serve: Serve, newsroom: Serving, kind: str, locale: str
) -> None:
    async with serve(newsroom):
        message = await only(await double.use(kind, person=user(), locale=locale))

    (attachment,) = message["attachments"]
    assert attachment["filename"] == f"{kind}.png"
    assert double.cdn.content(attachment).startswith(b"\x89PNG\r\n")
    assert "Kunduz" in shown_text(message)
    assert "Kunduz" in attachment["description"]


async def test_a_place_is_found_by_the_letters_typed_and_reported_of(
    double: Double, serve: Serve, newsroom: Serving
) -> None:
    async with serve(newsroom):
        typed = await double.complete("place", "name", "taluq", person=user())
        choices = await eventually(lambda: typed.choices)
        report = await only(
            await double.use("place", person=user(), options={"name": choices[0]["value"]})
        )

    assert choices[0]["name"] == "Taloqan"
    assert "Taloqan: taken, since Sunday 8 August 2021" in shown_text(report)


async def test_every_command_answers_over_the_articles_that_ship(
    double: Double, serve: Serve, newsroom: Serving
) -> None:
    async with serve(newsroom):
        timeline = await only(
            await double.use("timeline", person=user(), options={"place": "Kunduz"})
        )
        articles = await only(await double.use("sources", person=user()))
        about = await only(await double.use("about", person=user()))
        private = await ask(double, user(), "who seized Zaranj?", private=True)

    assert "Timeline of Kunduz" in shown_text(timeline)
    assert "The 5 articles I answer from" in shown_text(articles)
    assert "5 articles, 8 August 2021 to 11 August 2021" in shown_text(about)
    assert "Share" in [face(button) for button in buttons(private)]
