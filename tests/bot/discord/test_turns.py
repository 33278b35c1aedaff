"""Follow-ups: a question leans on the same person's last ones in the same place, within minutes."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import OTHER_CHANNEL_ID, Json, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, UNKNOWN, ask, follow_up, mention, press, turns

AND = "and who says so?"


async def reply(double: Double, to: Json, text: str, person: Json, **how: object) -> Json:
    """The bot's answer to a reply that pings it."""
    before = len(double.posted)
    await double.say(text, person=person, reply_to=to, pings=True, **how)
    await eventually(lambda: len(double.posted) > before)
    return double.posted[-1]


@pytest.mark.parametrize("first", ["ask", "mention"])
@pytest.mark.parametrize("second", ["ask", "mention", "reply", "button"])
@pytest.mark.parametrize("restarted", [False, True], ids=["running", "restarted"])
async def test_whichever_door_came_first_every_door_leads_on(
    double: Double, serve: Serve, first: str, second: str, restarted: bool
) -> None:
    before, after, person = PlantedNewsroom(), PlantedNewsroom(), user()
    newsroom = after if restarted else before
    async with serve(before):
        answer = await {"ask": ask, "mention": mention}[first](double, person)
        if not restarted:
            further = await _further(second, double, answer, person)
    if restarted:
        async with serve(after):
            further = await _further(second, double, answer, person)

    assert newsroom.asked[-1].history == (ASK,)
    assert turns(further) == (ASK, AND)


async def _further(door: str, double: Double, answer: Json, person: Json) -> Json:
    match door:
        case "ask":
            return await ask(double, person, AND)
        case "mention":
            return await mention(double, person, AND)
        case "reply":
            return await reply(double, answer, AND, person)
        case _:
            return await follow_up(double, answer, AND, person)


@pytest.mark.parametrize("door", [ask, mention])
async def test_a_follow_up_of_a_follow_up_leans_on_both(
    double: Double, serve: Serve, door: Callable[..., Awaitable[Json]]
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        await door(double, person)
        await door(double, person, AND)
        third = await door(double, person, "and when?")

    assert newsroom.asked[2].history == (ASK, AND)
    assert turns(third) == (ASK, AND, "and when?")


@pytest.mark.parametrize("restarted", [False, True], ids=["running", "restarted"])
async def test_two_askers_interleaved_are_never_mixed(
    double: Double, serve: Serve, restarted: bool
) -> None:
    newsroom, one, two = PlantedNewsroom(), user("one"), user("two")
    async with serve(newsroom):
        await mention(double, one, "harbour one?")
        await ask(double, two, "harbour two?")
        if not restarted:
            await mention(double, two, "and two?")
            await ask(double, one, "and one?")
    if restarted:
        async with serve(newsroom):
            await mention(double, two, "and two?")
            await ask(double, one, "and one?")

    assert {asked.question: asked.history for asked in newsroom.asked[2:]} == {
        "and two?": ("harbour two?",),
        "and one?": ("harbour one?",),
    }


@pytest.mark.parametrize("elsewhere", ["channel", "thread", "direct"])
async def test_each_channel_thread_and_conversation_has_its_own(
    double: Double, serve: Serve, elsewhere: str
) -> None:
    newsroom, person, first = PlantedNewsroom(), user(), double.world.first
    thread = first.add_channel("thread", 11, parent=first.channels[0])
    where: Json = {
        "channel": {"channel_id": OTHER_CHANNEL_ID},
        "thread": {"channel_id": thread.id},
        "direct": {"direct": True},
    }[elsewhere]
    async with serve(newsroom):
        await mention(double, person, "harbour here?")
        await mention(double, person, "and there?", **where)
        await mention(double, person, "harbour there?", **where)
        await mention(double, person, "and here?")
        await mention(double, person, "and there again?", **where)

    assert [asked.history for asked in newsroom.asked] == [
        (),
        (),
        ("and there?",),
        ("harbour here?",),
        ("harbour there?",),
    ]


async def test_a_reply_to_somebody_else_s_answer_leaves_their_turns_alone(
    double: Double, serve: Serve
) -> None:
    newsroom, asker, other = PlantedNewsroom(), user(), user("other")
    async with serve(newsroom):
        answer = await mention(double, asker)
        await reply(double, answer, AND, other)
        await mention(double, other, "who sailed?")
        await reply(double, answer, "and when?", other)

    assert newsroom.asked[1].history == ()
    assert newsroom.asked[3].history == ("who sailed?",)


async def test_a_reply_to_an_own_older_answer_leans_on_that_one(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        answer = await mention(double, person)
        await mention(double, person, UNKNOWN)
        await reply(double, answer, AND, person)

    assert newsroom.asked[2].history == (ASK,)


async def test_after_ten_minutes_nothing_is_leaned_on(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    at = [datetime(2026, 1, 1, tzinfo=UTC)]
    async with serve(newsroom, now=lambda: at[0]):
        await mention(double, person)
        at[0] += timedelta(minutes=9, seconds=59)
        await ask(double, person, AND)
        at[0] += timedelta(minutes=10, seconds=1)
        await mention(double, person, "and when?")
        at[0] += timedelta(minutes=11)
    async with serve(newsroom, now=lambda: at[0]):
        await ask(double, person, "and where?")

    assert [asked.history for asked in newsroom.asked] == [(), (ASK,), (), ()]


async def test_a_question_that_stands_alone_begins_anew(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        await mention(double, person)
        await mention(double, person, "who held the harbour?")
        further = await mention(double, person, AND)

    assert turns(further) == ("who held the harbour?", AND)


async def test_a_private_answer_leads_on_while_the_bot_runs_and_by_its_button_after(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        await ask(double, person, private=True)
        answer = await ask(double, person, AND, private=True)
    async with serve(newsroom):
        await ask(double, person, "and when?", private=True)  # Discord shows no such message
        await follow_up(double, answer, "and where?", person)

    assert [asked.history for asked in newsroom.asked] == [(), (ASK,), (), (ASK, AND)]


async def test_an_answer_deleted_meanwhile_is_not_leaned_on_after_a_restart(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        answer = await mention(double, person)
    async with serve(newsroom):
        await double.press(answer, "Delete", person=person)
        await eventually(lambda: double.messages.find(answer["id"]) is None)
        await mention(double, person, AND)

    assert newsroom.asked[1].history == ()


async def test_after_a_restart_the_message_is_read_where_a_page_was_turned(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        answer = await mention(double, person, "a long list, please")
        await press(double, answer, "Next", person)
    async with serve(newsroom):
        await mention(double, person, AND)

    assert newsroom.asked[1].history == ("a long list, please",)
