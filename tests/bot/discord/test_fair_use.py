"""Fair use: limits said privately with the seconds left, and one answer for the same question."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.discord_app.fair_use import FairUse
from bot.state.limit import Limit
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import OTHER_CHANNEL_ID, Json, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    HEY,
    NEXT_INDEX,
    UNKNOWN,
    ask,
    configure,
    follow_up,
    mention,
    moderator,
    only,
    press,
    read,
)

MANY = Limit(1000, 60.0)
TWO_EACH = FairUse(Limit(2, 60.0), MANY, MANY)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_s(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def waits(seconds: int) -> str:
    unit = "second" if seconds == 1 else "seconds"
    return f"That was a little fast. You can ask again in {seconds} {unit}."


async def test_the_seventh_question_in_a_minute_is_refused_privately_with_the_seconds_left(
    double: Double, serve: Serve
) -> None:
    newsroom, clock, person = PlantedNewsroom(), Clock(), user()
    async with serve(newsroom, fair_use=FairUse(), now=clock):
        for number in range(6):
            answer = await ask(double, person, f"harbour {number}?")
            assert "Friday" in read(answer)
            clock.pass_s(2)
        used = await double.use("ask", person=person, options={"question": "harbour 6?"})
        refused = read(await only(used))
        clock.pass_s(47.5)
        later = read(await ask(double, person, "harbour 7?"))
        clock.pass_s(0.5)
        again = read(await ask(double, person, "harbour 8?"))

    assert refused == waits(48)  # the first of the six was 12 s ago
    assert used.private
    assert later == waits(1)
    assert "Friday" in again
    assert len(newsroom.asked) == 7


async def test_every_way_to_ask_counts_and_buttons_that_only_show_do_not(
    double: Double, serve: Serve
) -> None:
    clock, person = Clock(), user()
    async with serve(PlantedNewsroom(), fair_use=TWO_EACH, now=clock):
        answer = await ask(double, person)
        await mention(double, person)
        refused = [
            await follow_up(double, answer, "and who says so?", person),
            *[await only(await double.use(name, person=person)) for name in ("timeline", "map")],
            await only(await double.use("place", person=person, options={"name": "Larkhaven"})),
        ]
        shown = [await press(double, answer, label, person) for label in ("Sources", "👍")]

    assert [read(notice) for notice in refused] == [waits(60)] * 4
    assert not any("a little fast" in read(each) for each in shown)


async def test_one_person_s_limit_is_no_one_else_s_and_holds_everywhere(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom(), fair_use=TWO_EACH, now=Clock()):
        for _ in range(2):
            await ask(double, person)
        elsewhere = [
            await ask(double, person, channel_id=OTHER_CHANNEL_ID),
            await ask(double, person, direct=True),
        ]
        other = await ask(double, user("other"))

    assert [read(notice) for notice in elsewhere] == [waits(60)] * 2
    assert "Friday" in read(other)


@pytest.mark.parametrize(
    ("fair_use", "elsewhere_too"),
    [(FairUse(MANY, Limit(2, 30.0), MANY), False), (FairUse(MANY, MANY, Limit(2, 30.0)), True)],
    ids=["channel", "everyone"],
)
async def test_a_channel_and_all_together_have_limits(
    double: Double, serve: Serve, fair_use: FairUse, elsewhere_too: bool
) -> None:
    async with serve(PlantedNewsroom(), fair_use=fair_use, now=Clock()):
        for _ in range(2):
            await ask(double, user())
        here = await ask(double, user())
        there = await ask(double, user(), channel_id=OTHER_CHANNEL_ID)

    assert read(here) == waits(30)
    assert (read(there) == waits(30)) == elsewhere_too


async def test_moderators_are_exempt_and_do_not_use_up_what_others_may(
    double: Double, serve: Serve
) -> None:
    manager, editor, first = await moderator(double), user("editor"), double.world.first
    role = first.add_role("editors")
    first.add_member(editor, role)
    async with serve(
        PlantedNewsroom(), fair_use=FairUse(Limit(1, 60.0), Limit(1, 60.0), MANY), now=Clock()
    ) as desk:
        await configure(double, desk, moderator_roles=(int(role.id),))
        for person in (manager, editor):
            for _ in range(2):
                assert "Friday" in read(await ask(double, person))
                assert "Friday" in read(await mention(double, person))
        assert "Friday" in read(await ask(double, user()))
        assert read(await ask(double, user())) == waits(60)


async def test_limits_survive_a_restart(double: Double, serve: Serve) -> None:
    clock, person = Clock(), user()
    async with serve(PlantedNewsroom(), fair_use=TWO_EACH, now=clock):
        for _ in range(2):
            await ask(double, person)
    clock.pass_s(20)
    async with serve(PlantedNewsroom(), fair_use=TWO_EACH, now=clock):
        refused = await ask(double, person)

    assert read(refused) == waits(40)


async def test_who_mentions_too_often_is_told_once_in_a_direct_message(
    double: Double, serve: Serve
) -> None:
    newsroom, clock, person = PlantedNewsroom(), Clock(), user()
    async with serve(newsroom, fair_use=TWO_EACH, now=clock):
        for _ in range(2):
            await mention(double, person)
        told = await mention(double, person)
        for _ in range(3):
            await double.say(f"{HEY} {ASK}", person=person)
        await mention(double, user("other"), UNKNOWN)
        await eventually(lambda: any(UNKNOWN in read(message) for message in double.posted))
        await ask(double, user("third"))  # by when a further notice would have been sent
        posted = len(double.posted)
        clock.pass_s(61)
        await mention(double, person)

    assert told["channel_id"] == double.world.direct(person["id"])
    assert read(told) == waits(60)
    assert posted == 4
    assert "Friday" in read(double.posted[-1])


async def test_closed_direct_messages_are_left_at_that(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom(), fair_use=TWO_EACH, now=Clock()):
        for _ in range(2):
            await mention(double, person)
        double.closed_to_direct.add(person["id"])
        await double.say(f"{HEY} {ASK}", person=person)
        await mention(double, user("other"))

    assert len(double.posted) == 3


async def test_the_same_question_is_put_to_the_engine_once(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom(slow_s=0.2)
    async with serve(newsroom):
        at_once = await asyncio.gather(*(ask(double, user()) for _ in range(3)))
        again = await mention(double, user(), f"  {ASK}  ")

    assert len(newsroom.asked) == 1
    bodies = {
        read(answer).partition("###")[2].split("\nSources")[0] for answer in (*at_once, again)
    }
    assert len(bodies) == 1
    assert len({answer["id"] for answer in (*at_once, again)}) == 4


async def test_another_index_language_day_or_turn_makes_another_question(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom) as desk:
        first = await ask(double, user())
        await ask(double, user(), locale="de")
        await ask(double, user(), as_of="2021-08-09")
        await follow_up(double, first, ASK, person)
        assert len(newsroom.asked) == 4
        newsroom.published = lambda: NEXT_INDEX
        await desk.follow()
        after = await ask(double, user())

    assert len(newsroom.asked) == 5
    assert "index 5eed0002" in read(after)
    assert "index 5eed0001" in read(first)


async def test_a_failure_is_not_kept(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        for _ in range(2):
            failed: Json = await ask(double, user(), "crash the harbour")
            assert "tell a moderator this reference" in read(failed)

    assert len(newsroom.asked) == 2


async def test_a_limit_is_waited_for_no_longer_than_it_says(double: Double, serve: Serve) -> None:
    clock, person = Clock(), user()
    async with serve(PlantedNewsroom(), fair_use=TWO_EACH, now=clock):
        for _ in range(2):
            await ask(double, person)
        clock.pass_s(10)
        for _ in range(5):  # refusals are not counted
            await ask(double, person)
        clock.pass_s(50)
        answer = await ask(double, person)

    assert "Friday" in read(answer)
