"""/setup check, /gaps and /stats: what moderators see of how the bot fares in their server."""

import io

import pytest

from bot.commands.lines import Row, read_rows
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import (
    APPLICATION_ID,
    ATTACH_FILES,
    EVERYDAY,
    SEND_MESSAGES,
    Json,
    user,
)
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    MANAGES,
    UNKNOWN,
    ask,
    configure,
    mention,
    moderator,
    only,
    press,
    read,
)
from tests.bot.state.planted import audited


async def checked(double: Double, person: Json) -> str:
    return read(await only(await double.use("setup", "check", person=person)))


async def test_the_check_of_a_server_that_lacks_nothing_says_so(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        said = await checked(double, await moderator(double))

    assert "• Nothing is missing, and no privileged intent is needed." in said
    assert "oauth2" not in said


async def test_the_check_names_each_missing_permission_with_the_way_out(
    double: Double, serve: Serve
) -> None:
    first, person = double.world.first, await moderator(double)
    channel, _ = first.channels
    first.everyone.permissions = EVERYDAY & ~ATTACH_FILES
    channel.deny(first.bot_role.id, SEND_MESSAGES)
    async with serve(PlantedNewsroom()):
        said = await checked(double, person)

    assert "• Attach Files is missing in the whole server" in said
    assert f"• #{channel.name}: Send Messages is denied by an override for the role" in said
    assert f"client_id={APPLICATION_ID}" in said
    assert f"guild_id={first.id}" in said


async def test_the_check_looks_at_the_channels_where_answers_are_to_be(
    double: Double, serve: Serve
) -> None:
    first, person = double.world.first, await moderator(double)
    channel, other = first.channels
    channel.deny(first.bot_role.id, SEND_MESSAGES)
    async with serve(PlantedNewsroom()) as desk:
        await configure(double, desk, channels=(int(other.id),))
        said = await checked(double, person)

    assert "Nothing is missing" in said


@pytest.mark.parametrize("command", [("setup", "check"), ("gaps",), ("stats",)])
async def test_each_is_for_moderators_alone_and_a_refusal_is_noted(
    double: Double, serve: Serve, command: tuple[str, ...]
) -> None:
    guild = int(double.world.first.id)
    async with serve(PlantedNewsroom()) as desk:
        used = await double.use(*command, person=user())
        notice = await only(used)
        entries = await desk.with_state(lambda state: audited(state, guild))

    assert "This is for moderators" in read(notice)
    assert used.private
    assert [(entry.action, entry.outcome) for entry in entries] == [(" ".join(command), "refused")]


async def test_gaps_are_grouped_by_place_and_kind_with_counts(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        for question in (UNKNOWN, "Who won the cup? ", "who sailed the *ferry*?"):
            await mention(double, user(), question)
        disputed = await ask(double, user())
        await press(double, disputed, "👎", user())
        await press(double, disputed, "👎", user())
        used = await double.use("gaps", person=await moderator(double))
        said = read(await only(used))

    assert used.private
    nowhere, larkhaven = said.split("**Larkhaven")
    assert "No particular place · when** — 3 unanswered, 0 voted 👎" in nowhere
    assert nowhere.lower().count(UNKNOWN) == 1
    assert "• who sailed the *ferry*?" in nowhere
    assert " · when** — 0 unanswered, 1 voted 👎" in larkhaven
    assert f"• {ASK}" in larkhaven


async def test_gaps_come_as_a_file_that_a_batch_reads(double: Double, serve: Serve) -> None:
    hostile = 'who "won" the\u2028cup? \U0001f600 <@1>'
    async with serve(PlantedNewsroom()):
        await ask(double, user(), UNKNOWN)
        await ask(double, user(), hostile)
        options = {"export": True}
        used = await double.use("gaps", person=await moderator(double), options=options)
        listed = await eventually(lambda: len(used.seen) > 1 and used.seen)

    said, file = listed[0], listed[-1]["attachments"][0]
    rows = list(read_rows(io.BytesIO(double.cdn.content(file))))
    assert "What was not well answered" in read(said)
    assert file["filename"] == "questions.jsonl"
    assert all(isinstance(row, Row) for row in rows)
    assert [row.asked.question for row in rows if isinstance(row, Row)] == [hostile, UNKNOWN]
    assert used.private


async def test_gaps_are_those_of_the_own_server(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        other = await double.join("another")
        (channel,) = other.channels
        await ask(double, user(), "who sank the ferry?", channel_id=channel.id)
        await ask(double, user(), "who lost the cup?", direct=True)
        here = await only(await double.use("gaps", person=await moderator(double)))
        there = await only(
            await double.use("gaps", person=user(), channel_id=channel.id, permissions=MANAGES)
        )

    assert read(here) == "Nothing was left unanswered or voted 👎 in this server."
    assert "• who sank the ferry?" in read(there)
    assert "who lost" not in read(there)


async def test_many_gaps_are_shown_in_messages_that_lose_none(double: Double, serve: Serve) -> None:
    questions = [f"who {'very ' * 50}{number}?" for number in range(8)]
    async with serve(PlantedNewsroom()):
        for question in questions:
            await ask(double, user(), question)
        used = await double.use("gaps", person=await moderator(double))
        said = read(await only(used))

    assert "8 unanswered" in said
    assert "and 3 more" in said


async def test_a_shared_answer_counts_once_and_is_private_no_more(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, private=True)
        await press(double, answer, "Share", person)
        said = read(await only(await double.use("stats", person=await moderator(double))))

    assert "1 question, 0 of them private" in said


async def test_stats_count_what_was_asked_and_how_it_fared(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        await ask(double, user(), UNKNOWN)
        await ask(double, user(), private=True)
        await ask(double, user(), direct=True)
        await press(double, answer, "👍", user())
        await press(double, answer, "👍", user())
        await press(double, answer, "👎", user())
        used = await double.use("stats", person=await moderator(double))
        said = read(await only(used))

    assert used.private
    assert "### The last 30 days\n3 questions, 1 of them private\n" in said
    assert "2 answered, 1 refused because the articles are silent" in said
    assert "👍 2 · 👎 1" in said
    assert ": 3 asked, 2 answered" in said
