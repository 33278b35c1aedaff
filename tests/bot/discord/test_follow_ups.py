"""Through the wire: a question that leans on the turns before it."""

from datetime import UTC, datetime, timedelta

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import OTHER_CHANNEL_ID, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, ask, follow_up, mention, read

THEN = "and the hills?"


async def test_follow_ups_lean_on_the_same_persons_turns_in_the_same_channel(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    first, other = user(), user("other")
    async with serve(newsroom):
        await mention(double, first, "question 1")
        await mention(double, first, "question 2")
        await mention(double, other, "question 3")
        await mention(double, first, "question 4", channel_id=OTHER_CHANNEL_ID)

    assert [asked.history for asked in newsroom.asked] == [(), ("question 1",), (), ()]


async def test_a_command_leans_on_a_mention_before_it_and_the_other_way_round(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        await mention(double, person, ASK)
        await ask(double, person, THEN)
        await mention(double, person, "and the coast?")

    assert [asked.history for asked in newsroom.asked] == [(), (ASK,), (ASK, THEN)]


async def test_what_an_answer_leaned_on_is_shown_above_its_question(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        await mention(double, person, ASK)
        leaning = await mention(double, person, THEN)
        alone = await mention(double, person, ASK)

    assert read(leaning).startswith(f"-# ↳ {ASK}\n-# {THEN}\n### On Friday")
    assert read(alone).startswith(f"-# {ASK}\n### On Friday")


async def test_after_ten_minutes_a_question_begins_anew(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    times = [datetime.now(UTC)]
    async with serve(newsroom, now=lambda: times[-1]):
        await mention(double, person, ASK)
        times.append(times[0] + timedelta(minutes=10, seconds=1))
        await mention(double, person, THEN)

    assert [asked.history for asked in newsroom.asked] == [(), ()]


async def test_a_reply_to_an_older_answer_of_ones_own_takes_up_its_turns(
    double: Double, serve: Serve
) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        older = await mention(double, person, ASK)
        await mention(double, person, "who sailed?")
        await mention(double, person, THEN, pings=True, reply_to=older)

    assert newsroom.asked[-1].history == (ASK,)


async def test_a_reply_to_somebody_elses_answer_does_not_take_up_their_turns(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        answer = await mention(double, user(), ASK)
        await mention(double, user("other"), THEN, pings=True, reply_to=answer)

    assert newsroom.asked[-1].history == ()


async def test_a_reply_after_a_restart_still_has_its_turns(double: Double, serve: Serve) -> None:
    person, newsroom = user(), PlantedNewsroom()
    async with serve(PlantedNewsroom()):
        await mention(double, person, ASK)
        answer = await mention(double, person, THEN)
    async with serve(newsroom):
        await mention(double, person, "and the coast?", pings=True, reply_to=answer)

    assert newsroom.asked[0].history == (ASK, THEN)


async def test_a_question_after_a_restart_finds_its_turns_in_the_last_answers_message(
    double: Double, serve: Serve
) -> None:
    person, newsroom = user(), PlantedNewsroom()
    async with serve(PlantedNewsroom()):
        await mention(double, person, ASK)
    async with serve(newsroom):
        await ask(double, person, THEN)
        await ask(double, user("other"), THEN)

    assert [asked.history for asked in newsroom.asked] == [(ASK,), ()]


async def test_after_a_restart_turns_whose_message_is_gone_are_not_made_up(
    double: Double, serve: Serve
) -> None:
    person, newsroom = user(), PlantedNewsroom()
    async with serve(PlantedNewsroom()):
        answer = await mention(double, person, ASK)
    async with serve(newsroom):
        await double.unsay(answer)
        await ask(double, person, THEN)

    assert newsroom.asked[0].history == ()


async def test_the_button_for_a_follow_up_has_the_turns_after_a_restart(
    double: Double, serve: Serve
) -> None:
    person, newsroom = user(), PlantedNewsroom()
    async with serve(PlantedNewsroom()):
        await ask(double, person, ASK)
        answer = await ask(double, person, THEN)
    async with serve(newsroom):
        await follow_up(double, answer, "and the coast?", person)

    assert newsroom.asked[0].history == (ASK, THEN)


async def test_three_turns_are_handed_on_and_not_four(double: Double, serve: Serve) -> None:
    person, newsroom = user(), PlantedNewsroom()
    asked = [ASK, "and the hills?", "and the coast?", "and the sea?", "and the sky?"]
    async with serve(newsroom):
        for question in asked:
            await mention(double, person, question)

    assert newsroom.asked[-1].history == tuple(asked[1:4])
