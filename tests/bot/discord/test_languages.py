"""Everybody in their own language, all together in the server's, English for the rest."""

import pytest

from bot.phrases.phrases import phrases_in
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.newsroom import FELL, PlantedNewsroom
from tests.bot.discord.scene import (
    LONG,
    UNKNOWN,
    ask,
    configure,
    faces,
    mention,
    only,
    press,
    read,
)

GERMAN, ENGLISH = phrases_in("de"), phrases_in("en")


async def test_a_german_reader_gets_german_frames_around_english_quotes(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        answer = await ask(double, user(), locale="de", private=True)

    assert newsroom.asked[0].language == "de"
    assert "Worin sich die Artikel unterscheiden" in read(answer)
    assert FELL in read(answer)
    assert "10. August 2021" in read(answer)
    assert faces(answer)[:3] == ["Quellen", "Nachfragen", "Zeitleiste"]
    assert faces(answer)[-1] == "Teilen"


@pytest.mark.parametrize("locale", ["fr", "en-US", "zh-CN", "en-GB"])
async def test_all_others_are_spoken_to_in_english(
    double: Double, serve: Serve, locale: str
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), locale=locale)

    assert "Where the articles differ" in read(answer)


async def test_notices_forms_and_panels_are_in_the_reader_s_language(
    double: Double, serve: Serve
) -> None:
    german: Json = {"locale": "de"}
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        opened = await double.press(answer, "Ask a follow-up", person=user(), **german)
        await eventually(lambda: opened.modal)
        voted = await press(double, answer, "👎", user(), **german)
        sources = await press(double, answer, "Sources", user(), **german)
        timeline = await press(double, answer, "Timeline", user(), **german)
        refused = await only(await double.use("settings", person=user(), **german))
        bad_day = await ask(double, user(), as_of="gestern", **german)
        about = await only(await double.use("about", person=user(), **german))
        policy = await only(await double.use("privacy", "policy", person=user(), **german))

    assert opened.modal is not None
    assert opened.modal["title"] == "Eine Frage stellen"
    assert "Was stimmt nicht?" in read(voted)
    assert read(sources).startswith("### Quellen")
    assert "Zeitleiste von Larkhaven" in read(timeline)
    assert "Das ist für die Moderation" in read(refused)
    assert "konnte ich nicht lesen" in read(bad_day)
    assert "Kein Sprachmodell schreibt sie." in read(about)
    assert "Was ich über dich aufbewahre" in read(policy)


async def test_a_server_s_language_is_that_of_what_all_see(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        await configure(double, desk, language="en")
        public = await ask(double, user(), locale="de")
        private = await ask(double, person, locale="de", private=True)
        shared = await press(double, private, "Teilen", person, locale="de")

    assert "Where the articles differ" in read(public)
    assert "Worin sich die Artikel unterscheiden" in read(private)
    assert faces(shared)[0] == "Sources"
    assert not shared["flags"] & EPHEMERAL


async def test_a_mention_is_answered_in_the_language_of_its_server(
    double: Double, serve: Serve
) -> None:
    german = double.world.add_guild("redaktion")
    german.locale = "de"
    channel = german.add_channel("fragen")
    async with serve(PlantedNewsroom()):
        there = await mention(double, user(), UNKNOWN, channel_id=channel.id)
        here = await mention(double, user(), UNKNOWN)
        direct = await mention(double, user(), UNKNOWN, direct=True)

    assert "Steht nicht in den Artikeln" in read(there)
    assert "Not in the articles" in read(here)
    assert "Not in the articles" in read(direct)


async def test_pages_keep_the_language_of_their_answer(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, LONG, locale="de")
        second = await press(double, answer, "Weiter", person, locale="de")
        copy = await press(double, answer, "Weiter", user("reader"), locale="en-GB")

    assert faces(second)[0] == "Zurück"
    assert faces(copy)[0] == "Zurück"


async def test_the_commands_are_told_to_discord_in_german_too(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        pass

    commands = {command["name"]: command for command in double.commands}
    menu = commands.pop("Ask about this")
    assert menu["name_localizations"] == {"de": "Dazu fragen"}
    for name, command in commands.items():
        assert command["description"] == ENGLISH.say(f"{name}-command")
        assert command["description_localizations"] == {"de": GERMAN.say(f"{name}-command")}
        for option in command.get("options", []):
            assert set(option["description_localizations"]) == {"de"}
            assert option["description_localizations"]["de"] != option["description"]
    question = commands["ask"]["options"][0]
    assert question["description_localizations"] == {"de": GERMAN.say("ask-question")}
