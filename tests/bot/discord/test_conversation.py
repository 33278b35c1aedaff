"""Through the wire: a person asks, mentions and writes; Discord sees what is right."""

import re
from pathlib import Path

import pytest

import bot.discord_app
from bot.discord_app.cards import length
from bot.phrases.phrases import LANGUAGES, Language, phrases_in
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import (
    APPLICATION_ID,
    CHANNEL_ID,
    COMPONENTS_V2,
    EPHEMERAL,
    user,
)
from tests.bot.discord.double.seen import shown_text
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import FELL, HELD, PlantedNewsroom
from tests.bot.discord.scene import ASK, HEY, LONG, UNKNOWN, ask, faces, mention, only, read

SLASH, ON_MESSAGE = 1, 3


async def test_login_publishes_the_commands_and_asks_for_no_privileged_intent(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        (identify,) = double.gateway.identified

    known = {(command["name"], command.get("type", SLASH)): command for command in double.commands}
    slash = "ask timeline map place sources about privacy settings setup gaps stats corpus golden"
    assert set(known) == {(name, SLASH) for name in slash.split()} | {
        ("Ask about this", ON_MESSAGE)
    }
    question, as_of, private = known["ask", SLASH]["options"]
    assert (question["name"], question["required"]) == ("question", True)
    assert (question["min_length"], question["max_length"]) == (1, 1000)
    assert (as_of["name"], private["name"]) == ("as_of", "private")
    for name in ("settings", "setup", "gaps", "stats", "corpus", "golden"):
        command = known[name, SLASH]
        assert int(command["default_member_permissions"]) == 1 << 5  # Manage Server
        assert (command["contexts"], command["integration_types"]) == ([0], [0])
    for name in ("ask", "timeline", "map", "place", "sources", "about", "privacy"):
        assert sorted(known[name, SLASH]["contexts"]) == [0, 1, 2]
        assert sorted(known[name, SLASH]["integration_types"]) == [0, 1]
    assert identify["intents"] == 1 << 0 | 1 << 9 | 1 << 12  # servers, their messages, DMs
    assert double.gateway.close_codes == [1000]


async def test_ask_is_answered_with_sides_quotes_a_link_and_buttons(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())

    assert read(answer).split("\n") == [
        f"-# {ASK}",
        "### On Friday 6 August 2021, if the Courier is right [1].",
        "**Where the articles differ**",
        "• Taken, says The Brindle Courier [1].",
        "• Held, says Hill *Gazette* [2].",
        f"{FELL} [1]",
        "**[1] The Brindle Courier**, 9 August 2021 · [Open the article]"
        "(https://courier.example/harbour_%28day_two%29) at courier.example",
        "**[2] Hill *Gazette***, 10 August 2021",
        f"> “{HELD}”",
        "-# index 5eed0001",
        "Sources", "Ask a follow-up", "Timeline", "👍", "👎", "Delete",
    ]  # fmt: skip
    assert r"Hill \*Gazette\*" in shown_text(answer)
    assert answer["flags"] & COMPONENTS_V2
    assert not answer["flags"] & EPHEMERAL


async def test_private_ask_is_seen_by_the_asker_alone_who_may_share_it(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), private=True)

    assert answer["flags"] & EPHEMERAL
    assert faces(answer)[-1] == "Share"


async def test_as_of_reaches_the_newsroom_and_the_foot(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), as_of="2021-08-09")

    foot = "-# As of 9 August 2021: nothing published later was used · index 5eed0001"
    assert foot in read(answer).split("\n")


@pytest.mark.parametrize("day", ["yesterday", "2021-02-30", "9/8/2021"])
async def test_a_day_that_is_none_is_explained_privately(
    double: Double, serve: Serve, day: str
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        notice = await ask(double, user(), as_of=day)

    assert "`as_of`" in read(notice)
    assert "`2021-08-09`" in read(notice)
    assert notice["flags"] & EPHEMERAL
    assert newsroom.asked == []


async def test_a_refusal_looks_unlike_an_answer_and_has_no_sources(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        refusal = await ask(double, user(), UNKNOWN)

    assert "### Not in the articles" in read(refusal)
    assert "**Close to the question, but not an answer**" in read(refusal)
    colours = [message["components"][0]["accent_color"] for message in (answer, refusal)]
    assert colours[0] != colours[1]
    assert faces(refusal) == ["Ask a follow-up", "👍", "👎", "Delete"]


async def test_a_mention_is_answered_as_a_reply_without_its_mention(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        said = await double.say(f"{HEY} {ASK}", person=user())
        (answer,) = await eventually(lambda: double.posted)

    assert newsroom.asked[0].question == ASK
    assert str(answer["message_reference"]["message_id"]) == said["id"]
    assert faces(answer)[0] == "Sources"
    assert any(r.path == f"/channels/{CHANNEL_ID}/typing" for r in double.requests)


async def test_a_direct_message_needs_no_mention(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await mention(double, user(), direct=True)

    assert "On Friday 6 August 2021" in read(answer)


@pytest.mark.parametrize("said", [f" {HEY} ", f"<@!{APPLICATION_ID}>"])
async def test_a_bare_mention_gets_help(double: Double, serve: Serve, said: str) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        await double.say(said, person=user(), pings=True)
        (notice,) = await eventually(lambda: double.posted)

    assert "`/ask`" in read(notice)
    assert newsroom.asked == []


async def test_what_is_not_said_to_the_bot_is_left_alone(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        await double.say(ASK, person=user())
        await double.say(f"{HEY} {ASK}", person=user("other", bot=True))
        await double.say(f"{HEY} {ASK}", person=user(), more={"webhook_id": "7"})
        await double.say("@everyone", person=user(), more={"mention_everyone": True})
        await double.say(f"{HEY} who sailed?", person=user())
        await eventually(lambda: double.posted)

    assert [asked.question for asked in newsroom.asked] == ["who sailed?"]


async def test_a_hostile_question_comes_out_inert(double: Double, serve: Serve) -> None:
    hostile = "harbour @everyone <@1> [free](https://evil.example) \u202eflip **bold** <t:1>"
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), hostile)

    head = answer["components"][0]["components"][0]["content"]
    assert r"\[free\](https\://evil.example)" in head
    for live in ("@everyone", "<@1>", "\u202e", "**", "[free]", "https://", "<t:1>"):
        assert live not in head


@pytest.mark.parametrize("size", [1000, 1001, 2000])
async def test_a_mention_of_any_length_is_answered_whole_and_shown_up_to_1000(
    double: Double, serve: Serve, size: int
) -> None:
    newsroom = PlantedNewsroom()
    question = ASK + "x" * (size - len(ASK))
    async with serve(newsroom):
        answer = await mention(double, user(), question)

    head = answer["components"][0]["components"][0]["content"].removeprefix("-# ")
    assert newsroom.asked[0].question == question
    assert head == question if size <= 1000 else head.endswith("…")


async def test_the_same_question_is_computed_once_and_shown_to_each_in_their_own_words(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        await ask(double, user(), ASK)
        answer = await ask(double, user("other"), f"{ASK} 😀")

    assert len(newsroom.asked) == 1
    assert read(answer).startswith(f"-# {ASK} 😀\n### On Friday")


async def test_no_message_has_embeds_or_long_content_so_that_2000_4096_and_6000_are_never_met(
    double: Double, serve: Serve
) -> None:
    person, newsroom = user(), PlantedNewsroom()
    newsroom.copies = 20
    async with serve(newsroom):
        for question in (ASK, UNKNOWN, LONG, "crash"):
            await ask(double, person, question)
            await mention(double, person, question)
        await mention(double, person, "", direct=False)
        for name in ("about", "sources", "timeline", "map"):
            await only(await double.use(name, person=person))
        await only(await double.use("privacy", "policy", person=person))

    bodies = [request.body for request in double.requests if isinstance(request.body, dict)]
    sent = [body.get("data") or body for body in bodies]
    assert len([one for one in sent if one.get("components")]) >= 13
    assert not any(one.get("embeds") or one.get("content") for one in sent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_content_that_is_sent_stands_over_files_and_is_far_from_2000(
    language: Language,
) -> None:
    source = "".join(
        file.read_text() for file in Path(bot.discord_app.__file__).parent.rglob("*.py")
    )

    assert not re.search(r"\bembeds?=|\bcontent=|discord\.Embed\b", source)
    assert source.count("followup.send(said, file=file") == 1
    for said in ("gaps-file", "show-file"):
        assert length(phrases_in(language).say(said)) < 200
