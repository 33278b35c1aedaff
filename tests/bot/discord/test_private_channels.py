"""Channels whose answers are for the asker alone, unless they say otherwise."""

from bot.discord_app.desk import Desk
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.double.world import Channel
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    HEY,
    UNKNOWN,
    ask,
    configure,
    faces,
    mention,
    only,
    press,
    read,
)


async def private_in(double: Double, desk: Desk, *channels: Channel) -> None:
    await configure(double, desk, private_channels=tuple(int(channel.id) for channel in channels))


async def test_a_channel_private_by_default_shows_answers_to_their_asker_unless_asked_otherwise(
    double: Double, serve: Serve
) -> None:
    one, two = double.world.first.channels
    async with serve(PlantedNewsroom()) as desk:
        await private_in(double, desk, one)
        private = await ask(double, user(), channel_id=one.id)
        public = await ask(double, user(), channel_id=one.id, private=False)
        elsewhere = await ask(double, user(), channel_id=two.id)

    flags = [bool(answer["flags"] & EPHEMERAL) for answer in (private, public, elsewhere)]
    assert flags == [True, False, False]


async def test_a_mention_in_a_private_channel_gets_a_button_that_works_for_its_author_alone(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    one, _ = double.world.first.channels
    async with serve(newsroom) as desk:
        await private_in(double, desk, one)
        offer = await mention(double, person)
        assert newsroom.asked == []
    async with serve(newsroom):
        other = await double.press(offer, "Show my answer", person=user("other"))
        refused = await only(other)
        own = await double.press(offer, "Show my answer", person=person)
        answer = await only(own)

    assert "shown only to the person who asked" in read(offer)
    assert ASK not in read(offer)
    assert "This answer is for the person who asked." in read(refused)
    assert "On Friday 6 August 2021" in read(answer)
    assert other.private
    assert own.private
    assert [asked.question for asked in newsroom.asked] == [ASK]
    assert faces(answer)[-1] == "Share"


async def test_the_button_of_a_message_that_is_gone_says_so(double: Double, serve: Serve) -> None:
    person = user()
    one, _ = double.world.first.channels
    async with serve(PlantedNewsroom()) as desk:
        await private_in(double, desk, one)
        said = await double.say(f"{HEY} {ASK}", person=person)
        await eventually(lambda: double.posted)
        await double.unsay(said)
        notice = await press(double, double.posted[0], "Show my answer", person)

    assert read(notice) == "The message with your question is gone. Please ask again."


async def test_the_button_leans_on_what_its_author_asked_before(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    one, _ = double.world.first.channels
    async with serve(newsroom) as desk:
        await private_in(double, desk, one)
        for question in (ASK, "and who says so?"):
            offer = await mention(double, person, question)
            await press(double, offer, "Show my answer", person)

    assert [asked.history for asked in newsroom.asked] == [(), (ASK,)]


async def test_the_button_answers_what_the_message_says_when_it_is_pressed(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    one, _ = double.world.first.channels
    async with serve(newsroom) as desk:
        await private_in(double, desk, one)
        said = await double.say(f"{HEY} {UNKNOWN}", person=person)
        await eventually(lambda: double.posted)
        double.messages.keep(double.messages.get(said["id"]) | {"content": f"{HEY} {ASK}"})
        answer = await press(double, double.posted[0], "Show my answer", person)

    assert "On Friday 6 August 2021" in read(answer)
    assert [asked.question for asked in newsroom.asked] == [ASK]


async def test_a_bare_mention_in_a_private_channel_gets_help(double: Double, serve: Serve) -> None:
    one, _ = double.world.first.channels
    async with serve(PlantedNewsroom()) as desk:
        await private_in(double, desk, one)
        helped = await mention(double, user(), "")

    assert "`/ask`" in read(helped)
