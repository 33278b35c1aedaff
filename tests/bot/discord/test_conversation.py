"""Through the wire: a person asks, presses, mentions and writes; Discord sees what is right."""

import re

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import (
    APPLICATION_ID,
    EPHEMERAL,
    user,
)  # fmt: skip
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import COURIER, FELL, HELD, PlantedNewsroom

ASK = "when did the harbour fall?"
HEY = f"<@{APPLICATION_ID}>"


def shown(text: str) -> str:
    """Read markdown as Discord shows it: without the backslashes of escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


async def test_login_publishes_the_commands_and_asks_for_no_privileged_intent(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        (identify,) = double.gateway.identified

    assert {command["name"] for command in double.commands} == {"ask", "corpus"}
    ask = next(command for command in double.commands if command["name"] == "ask")
    question, as_of, private = ask["options"]
    assert (question["name"], question["required"]) == ("question", True)
    assert (question["min_length"], question["max_length"]) == (1, 1000)
    assert (as_of["name"], private["name"]) == ("as_of", "private")
    corpus = next(command for command in double.commands if command["name"] == "corpus")
    assert int(corpus["default_member_permissions"]) == 1 << 5  # Manage Server
    assert corpus["contexts"] == [0] or corpus["dm_permission"] is False
    assert identify["intents"] == 1 << 0 | 1 << 9 | 1 << 12  # servers, their messages, DMs
    assert double.gateway.close_codes == [1000]


async def test_ask_is_answered_with_sides_quotes_and_a_link(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        exchange = await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: exchange.seen)

    (embed,) = answer["embeds"]
    assert shown(embed["description"]).startswith(
        "**On Friday 6 August 2021, if the Courier is right [1].**\n\n"
        "**Where the articles differ**\n"
        "• Taken, says The Brindle Courier [1].\n"
    )
    assert r"Hill \*Gazette\*" in embed["description"]
    names = [shown(field["name"]) for field in embed["fields"]]
    assert names == ["[1] The Brindle Courier, 9 August 2021", "[2] Hill *Gazette*, 10 August 2021"]
    assert FELL in shown(embed["fields"][0]["value"])
    link = "[Open the article](https://courier.example/harbour_%28day_two%29)"
    assert link in embed["fields"][0]["value"]
    assert embed["footer"]["text"] == "index 5eed0001"
    assert not exchange.ephemeral


async def test_private_ask_is_seen_by_the_asker_alone(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        options = {"question": ASK, "private": True}
        exchange = await double.use("ask", person=user(), options=options)
        await eventually(lambda: exchange.seen)

    assert exchange.ephemeral


async def test_as_of_reaches_the_newsroom_and_the_footer(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        options = {"question": ASK, "as_of": "2021-08-09"}
        exchange = await double.use("ask", person=user(), options=options)
        (answer,) = await eventually(lambda: exchange.seen)

    footer = answer["embeds"][0]["footer"]["text"]
    assert footer == "As of 9 August 2021: nothing published later was used · index 5eed0001"


@pytest.mark.parametrize("day", ["yesterday", "2021-02-30", "9/8/2021"])
async def test_a_day_that_is_none_is_explained_privately(
    double: Double, serve: Serve, day: str
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        options = {"question": ASK, "as_of": day}
        exchange = await double.use("ask", person=user(), options=options)
        (notice,) = await eventually(lambda: exchange.seen)

    assert "`2021-08-09`" in notice["embeds"][0]["description"]
    assert exchange.ephemeral
    assert newsroom.asked == []


async def test_a_refusal_looks_unlike_an_answer(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        person = user()
        asked = await double.use("ask", person=person, options={"question": ASK})
        (answer,) = await eventually(lambda: asked.seen)
        asked = await double.use("ask", person=person, options={"question": "who won the cup?"})
        (refusal,) = await eventually(lambda: asked.seen)

    (embed,) = refusal["embeds"]
    assert embed["title"] == "Not in the articles"
    assert embed["color"] != answer["embeds"][0]["color"]
    assert "Near to the question, but not an answer" in embed["description"]
    assert refusal["components"] == []


async def test_the_sources_button_shows_each_quote_in_its_paragraph(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: asked.seen)
        pressed = await double.press(answer, "Sources", person=user("reader"))
        (sources,) = await eventually(lambda: pressed.seen)

    text = shown(sources["embeds"][0]["description"])
    assert f"> Ships left at dawn. **{FELL}** Nobody was hurt." in text
    assert f"> **{HELD}** He gave no proof." in text
    assert "Bread" not in text
    assert pressed.ephemeral


async def test_the_button_works_after_a_restart(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: asked.seen)
    async with serve(PlantedNewsroom()):
        pressed = await double.press(answer, "Sources", person=user("reader"))
        (sources,) = await eventually(lambda: pressed.seen)

    assert f"**{FELL}**" in shown(sources["embeds"][0]["description"])


@pytest.mark.parametrize("body", [None, "An earlier line. " + COURIER.body])
async def test_a_quote_whose_article_has_changed_is_marked_as_of_an_older_index(
    double: Double, serve: Serve, body: str | None
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: asked.seen)
        if body is None:
            del newsroom.held["courier"]
        else:
            newsroom.held["courier"] = COURIER.model_copy(update={"body": body})
        pressed = await double.press(answer, "Sources", person=user())
        (sources,) = await eventually(lambda: pressed.seen)

    text = sources["embeds"][0]["description"]
    assert text.count("This answer is from an older index (5eed0001)") == 1
    assert f"**{HELD}** He gave no proof." in shown(text)


async def test_a_button_whose_answer_is_forgotten_says_so(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (answer,) = await eventually(lambda: asked.seen)
        answer["components"][0]["components"][0]["custom_id"] = "stringer:sources:" + "f" * 16
        pressed = await double.press(answer, "Sources", person=user())
        (notice,) = await eventually(lambda: pressed.seen)

    assert "no longer have the sources" in notice["embeds"][0]["description"]


async def test_a_mention_is_answered_as_a_reply_without_its_mention(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        said = await double.say(f"{HEY} {ASK}", person=user())
        await eventually(lambda: double.posted)

    (answer,) = double.posted
    assert newsroom.asked[0].question == ASK
    assert str(answer["message_reference"]["message_id"]) == said["id"]
    assert answer["components"][0]["components"][0]["label"] == "Sources"


async def test_a_direct_message_needs_no_mention(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        await double.say(ASK, person=user(), direct=True)
        await eventually(lambda: double.posted)

    assert "On Friday 6 August 2021" in double.posted[0]["embeds"][0]["description"]


async def test_a_bare_mention_gets_help(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        await double.say(f" {HEY} ", person=user())
        await eventually(lambda: double.posted)

    assert "`/ask`" in double.posted[0]["embeds"][0]["description"]
    assert newsroom.asked == []


async def test_what_is_not_said_to_the_bot_is_left_alone(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        await double.say(ASK, person=user())
        await double.say(f"{HEY} {ASK}", person=user("other", bot=True))
        await double.say("@everyone", person=user(), more={"mention_everyone": True})
        await double.say(f"{HEY} who sailed?", person=user())
        await eventually(lambda: double.posted)

    assert [asked.question for asked in newsroom.asked] == ["who sailed?"]


async def test_commands_are_published_once_however_often_it_starts(
    double: Double, serve: Serve
) -> None:
    for _ in range(2):
        async with serve(PlantedNewsroom()):
            pass

    assert [request.method for request in double.requests].count("PUT") == 1


async def test_a_hostile_question_comes_out_inert(double: Double, serve: Serve) -> None:
    hostile = "harbour @everyone <@1> [free](https://evil.example) \u202eflip **bold**"
    async with serve(PlantedNewsroom()):
        asked = await double.use("ask", person=user(), options={"question": hostile})
        (answer,) = await eventually(lambda: asked.seen)

    author = answer["embeds"][0]["author"]["name"]
    assert "@everyone" not in author
    assert "<@1>" not in author
    assert "\u202e" not in author
    assert all(not message["flags"] & EPHEMERAL for message in asked.seen)
