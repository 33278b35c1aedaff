""" "Ask about this" in a message's menu: its text stands in a form, to be asked or changed."""

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.payloads import APPLICATION_ID, EPHEMERAL, Json, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, ask, configure, only, read

MENU = "Ask about this"


async def opened(double: Double, text: str, person: Json, **how: object) -> Exchange:
    """The form over a message that somebody else wrote to nobody in particular."""
    message = await double.say(text, person=user("writer"), **how)
    used = await double.use_on_message(MENU, message, person=person)
    await eventually(lambda: used.modal)
    return used


def prefilled(used: Exchange) -> str | None:
    assert used.modal is not None
    text: str | None = used.modal["components"][0]["component"].get("value")
    return text


async def test_the_text_of_the_message_is_asked_as_it_stands(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        used = await opened(double, ASK, person)
        answer = await only(await double.submit(used, {}))

    assert prefilled(used) == ASK
    assert newsroom.asked[0].question == ASK
    assert read(answer).startswith(f"-# {ASK}\n### On Friday 6 August 2021")
    assert not answer["flags"] & EPHEMERAL


async def test_it_may_be_changed_first(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        used = await opened(double, "I heard of the harbour", user())
        await only(await double.submit(used, {"question": "who held the harbour?"}))

    assert newsroom.asked[0].question == "who held the harbour?"


@pytest.mark.parametrize(
    "mention", [f"<@{APPLICATION_ID}> ", f"<@!{APPLICATION_ID}>", f" <@{APPLICATION_ID}>\n"]
)
async def test_the_mention_of_the_bot_is_taken_out(
    double: Double, serve: Serve, mention: str
) -> None:
    async with serve(PlantedNewsroom()):
        message = await double.say("harbour", person=user("writer"))
        double.messages.keep(message | {"content": f"{mention}{ASK}"})
        used = await double.use_on_message(MENU, message, person=user())
        await eventually(lambda: used.modal)

    assert prefilled(used) == ASK


async def test_a_long_text_is_cut_at_a_thousand_characters(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        words = await opened(double, "harbour " * 240, user())
        one_word = await opened(double, "x" * 2000, user())
        short = await opened(double, "y" * 1000, user())

    for used in (words, one_word):
        text = prefilled(used)
        assert text is not None
        assert 990 <= len(text) <= 1000
        assert text.endswith("…")
    assert prefilled(short) == "y" * 1000


async def test_a_message_without_words_opens_an_empty_form(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        used = await opened(double, " ", user())

    assert prefilled(used) is None


async def test_it_leans_on_nothing_that_was_asked_before(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        await ask(double, person)
        used = await opened(double, "and who says so?", person)
        await only(await double.submit(used, {}))

    assert newsroom.asked[1].history == ()


async def test_where_answers_are_private_it_is_answered_privately(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        channel = double.world.first.channels[0]
        await configure(double, desk, private_channels=(int(channel.id),))
        used = await opened(double, ASK, user())
        answer = await only(await double.submit(used, {}))

    assert answer["flags"] & EPHEMERAL


async def test_a_channel_without_answers_is_told_where_they_are(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom) as desk:
        _, other = double.world.first.channels
        await configure(double, desk, channels=(int(other.id),))
        used = await opened(double, ASK, user())
        notice = await only(await double.submit(used, {}))

    assert read(notice) == f"In this server I answer in <#{other.id}>."
    assert notice["flags"] & EPHEMERAL
    assert newsroom.asked == []


@pytest.mark.parametrize("hostile", ["harbour @everyone <@&1>", "harbour \u202eevil\u202c ```x```"])
async def test_a_hostile_message_comes_out_inert(
    double: Double, serve: Serve, hostile: str
) -> None:
    async with serve(PlantedNewsroom()):
        used = await opened(double, hostile, user())
        answer = await only(await double.submit(used, {}))

    for active in ("@everyone", "<@&1>", "\u202e", "```"):
        assert active not in "\n".join(
            part["content"] for part in answer["components"][0]["components"] if "content" in part
        )
