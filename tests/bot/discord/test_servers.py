"""Where the bot answers: servers with settings of their own, threads, direct messages, groups."""

from bot.discord_app.desk import Desk
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.double.world import Channel
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    HEY,
    MANAGES,
    ask,
    configure,
    follow_up,
    mention,
    only,
    press,
    read,
)

PUBLIC_THREAD = 11


async def restricted(double: Double, desk: Desk, *channels: Channel) -> None:
    await configure(double, desk, channels=tuple(int(channel.id) for channel in channels))


async def private_in(double: Double, desk: Desk, *channels: Channel) -> None:
    await configure(double, desk, private_channels=tuple(int(channel.id) for channel in channels))


async def test_where_it_does_not_answer_a_command_is_told_where_it_does(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    one, two = double.world.first.channels
    third = double.world.first.add_channel("third")
    async with serve(newsroom) as desk:
        await restricted(double, desk, one, two)
        used = await double.use(
            "ask", person=user(), options={"question": ASK}, channel_id=third.id
        )
        notice = await only(used)

    assert used.private
    assert set(read(notice).removeprefix("In this server I answer in ").rstrip(".").split()) == {
        f"<#{one.id}>",
        f"<#{two.id}>",
    }
    assert newsroom.asked == []


async def test_where_it_does_not_answer_a_mention_is_met_with_silence(
    double: Double, serve: Serve
) -> None:
    one, two = double.world.first.channels
    async with serve(PlantedNewsroom()) as desk:
        await restricted(double, desk, two)
        await double.say(f"{HEY} {ASK}", person=user(), channel_id=one.id)
        await double.say(HEY, person=user(), channel_id=one.id)
        await mention(double, user(), channel_id=two.id)

    assert [message["channel_id"] for message in double.posted] == [two.id]


async def test_a_thread_is_as_its_channel_is(double: Double, serve: Serve) -> None:
    first = double.world.first
    one, two = first.channels
    closed = first.add_channel("closed thread", PUBLIC_THREAD, parent=one)
    open_one = first.add_channel("open thread", PUBLIC_THREAD, parent=two)
    async with serve(PlantedNewsroom()) as desk:
        await restricted(double, desk, two)
        await double.say(f"{HEY} {ASK}", person=user(), channel_id=closed.id)
        refused = await ask(double, user(), channel_id=closed.id)
        answered = await ask(double, user(), channel_id=open_one.id)
        replied = await mention(double, user(), channel_id=open_one.id)
        await private_in(double, desk, two)
        alone = await ask(double, user(), channel_id=open_one.id)

    assert f"I answer in <#{two.id}>" in read(refused)
    assert "Friday" in read(answered)
    assert replied["channel_id"] == open_one.id
    assert len(double.posted) == 1
    assert alone["flags"] & EPHEMERAL


async def test_two_servers_keep_their_own_settings(double: Double, serve: Serve) -> None:
    other = double.world.add_guild("another")
    there = other.add_channel("general")
    async with serve(PlantedNewsroom()) as desk:
        await restricted(double, desk, double.world.first.channels[1])
        await configure(double, desk, language="de")
        refused = await ask(double, user())
        answered = await ask(double, user(), channel_id=there.id)

    assert "answer in" in read(refused)
    assert "Where the articles differ" in read(answered)


async def test_a_moderator_of_one_server_is_none_in_another(double: Double, serve: Serve) -> None:
    other = double.world.add_guild("another")
    there = other.add_channel("general")
    person = user()
    double.world.first.add_member(person, double.world.first.add_role("managers", MANAGES))
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), channel_id=there.id)
        kept = await press(double, answer, "Delete", person)
        panel = await only(await double.use("settings", person=person, channel_id=there.id))

    assert "Only the person who asked and moderators" in read(kept)
    assert "This is for moderators" in read(panel)


async def test_a_direct_message_needs_no_mention_and_knows_no_settings(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        await restricted(double, desk, double.world.first.channels[1])
        written = await mention(double, person, direct=True)
        used = await ask(double, person, direct=True)

    assert "On Friday 6 August 2021" in read(written)
    assert "On Friday 6 August 2021" in read(used)


async def test_used_by_its_user_in_a_server_that_it_is_no_member_of_it_answers_without_settings(
    double: Double, serve: Serve
) -> None:
    person = user()
    foreign: Json = {"installed_by": "user", "permissions": MANAGES}
    async with serve(PlantedNewsroom()) as desk:
        guild = double.world.add_guild("foreign")
        there = guild.add_channel("general")
        guild_id = int(guild.id)
        await desk.with_state(
            lambda state: state.settings.write(
                state.settings.read(guild_id).model_copy(update={"channels": (1,)})
            )
        )
        alone = await double.use(
            "ask", person=person, options={"question": ASK}, channel_id=there.id, **foreign
        )
        await only(alone)
        answer = await ask(double, person, private=False, channel_id=there.id, **foreign)
        sources = await press(double, answer, "Sources", user("reader"), **foreign)
        further = await follow_up(double, answer, "and who says so?", person, **foreign)
        refused = await press(double, answer, "Delete", user("manager"), **foreign)
        panel = await only(
            await double.use("settings", person=person, channel_id=there.id, **foreign)
        )
        await double.press(answer, "Delete", person=person, **foreign)
        await eventually(lambda: double.messages.find(answer["id"]) is None)
        counted = await desk.with_state(
            lambda state: state.statistics(guild_id, desk.now() - desk.retention)
        )

    assert alone.private  # unless they say otherwise: nobody there asked for the bot
    assert "On Friday 6 August 2021" in read(answer)
    assert "Ships left at dawn." in read(sources)
    assert "and who says so?" in read(further)
    assert "Only the person who asked and moderators" in read(refused)
    assert "This is for moderators" in read(panel)
    assert counted.asked == 0


async def test_in_a_group_it_answers_by_commands_and_forms(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        answer = await ask(double, person, group="987654321")
        opened = await double.press(answer, "Ask a follow-up", person=person, private="987654321")
        await eventually(lambda: opened.modal)
        further = await only(await double.submit(opened, {"question": "and who says so?"}))

    assert "On Friday 6 August 2021" in read(answer)
    assert newsroom.asked[1].history == (ASK,)
    assert "and who says so?" in read(further)


async def test_an_answer_in_a_server_that_the_bot_was_removed_from_stays_usable_elsewhere(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        joined = await double.join("new here")
        there = await ask(double, person, channel_id=joined.channels[0].id)
        await double.kick(joined)
        here = await ask(double, person)
        direct = await mention(double, person, direct=True)

    assert all("On Friday 6 August 2021" in read(answer) for answer in (there, here, direct))


async def test_a_server_that_was_unavailable_is_answered_when_it_is_back(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        await double.make_unavailable(double.world.first)
        away = await ask(double, user())
        await double.make_available(double.world.first)
        back = await mention(double, user())

    assert "On Friday 6 August 2021" in read(away)
    assert "On Friday 6 August 2021" in read(back)
