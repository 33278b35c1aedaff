"""/gaps and /setup check where they are long: one message, whose pages moderators turn."""

from typing import get_args

from bot.answering.kinds import Kind
from bot.discord_app.desk import Desk
from bot.state.state import State
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EVERYDAY, SEND_MESSAGES, Json
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, only, press, read
from tests.bot.state.planted import audited, told, wipe

KINDS = get_args(Kind)


async def plant_gaps(double: Double, desk: Desk) -> None:
    """Keep a refused question of each kind, as long as /gaps shows one."""
    guild, now = int(double.world.first.id), desk.now()

    def plant(state: State) -> None:
        person = state.people.of(7)
        for kind in KINDS:
            key, question = f"key-{kind}", f"{kind}: {'who sank the ferry ' * 13}?"
            how = {"guild": guild, "answered": False, "place": None, "kind": kind, "at": now}
            state.answers.record(told(key, person, **how))
            state.kept_questions.keep(key, question, "unanswered", now)

    await desk.with_state(plant)


async def turned(double: Double, page: Json, person: Json) -> list[Json]:
    """The page and all behind it."""
    pages = [page]
    while len(set(faces(page)[1].split(" of "))) == 2:
        page = await press(double, page, "Next", person)
        pages.append(page)
    return pages


async def test_many_gaps_are_one_message_that_is_turned_after_a_restart(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await plant_gaps(double, desk)
        used = await double.use("gaps", person=person)
        first = await only(used)
    async with serve(PlantedNewsroom()):
        pages = await turned(double, first, person)

    assert faces(first) == ["Back", f"1 of {len(pages)}", "Next"]
    assert {page["id"] for page in pages} == {first["id"]}
    shown = "\n".join(map(read, pages))
    assert [shown.count(f"• {kind}: who sank") for kind in KINDS] == [1] * len(KINDS)


async def test_gaps_that_went_meanwhile_are_said_to_be_none(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await plant_gaps(double, desk)
        first = await only(await double.use("gaps", person=person))
        await desk.with_state(wipe)
        turned_page = await press(double, first, "Next", person)

    assert read(turned_page) == "Nothing was left unanswered or voted 👎 in this server."
    assert faces(turned_page) == []


async def test_a_long_check_is_one_message_and_its_pages_are_of_now(
    double: Double, serve: Serve
) -> None:
    first_guild, person = double.world.first, await moderator(double)
    names = [f"{'long-' * 15}{number}-" for number in range(40)]
    channels = [first_guild.add_channel(name) for name in names]
    for channel in channels:
        channel.deny(first_guild.bot_role.id, SEND_MESSAGES)
    async with serve(PlantedNewsroom()):
        first = await only(await double.use("setup", "check", person=person))
    async with serve(PlantedNewsroom()):
        pages = await turned(double, first, person)
        for channel in channels:
            channel.overwrites.clear()
        mended = await press(double, pages[-1], "Back", person)

    assert len(pages) > 2
    assert {page["id"] for page in pages} == {first["id"]}
    shown = "\n".join(map(read, pages))
    assert [shown.count(f"#{name}:") for name in names] == [1] * len(names)
    assert "• Nothing is missing" in read(mended)
    assert faces(mended) == []


async def test_who_is_no_moderator_any_more_turns_neither(double: Double, serve: Serve) -> None:
    first_guild, person = double.world.first, await moderator(double)
    for number in range(40):
        channel = first_guild.add_channel(f"{'long-' * 15}{number}")
        channel.deny(first_guild.bot_role.id, SEND_MESSAGES)
    async with serve(PlantedNewsroom()) as desk:
        await plant_gaps(double, desk)
        for command in (("gaps",), ("setup", "check")):
            first = await only(await double.use(*command, person=person))
            notice = await press(double, first, "Next", person, permissions=EVERYDAY)

            assert "This is for moderators" in read(notice)
            assert notice["id"] != first["id"]
            assert read(double.messages.get(first["id"]) or first) == read(first)
        entries = await desk.with_state(lambda state: audited(state, int(first_guild.id)))

    assert [(entry.action, entry.outcome) for entry in entries] == [
        ("setup check", "refused"),
        ("gaps", "refused"),
    ]
