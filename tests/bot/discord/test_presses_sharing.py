"""Share, which makes a private answer public, and Delete, which takes an answer away."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, OTHER_CHANNEL_ID, Json, user
from tests.bot.discord.newsroom import FELL, PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    LONG,
    NEXT_INDEX,
    OLDER,
    UNKNOWN,
    ask,
    configure,
    faces,
    follow_up,
    kept,
    key_of,
    mention,
    moderator,
    only,
    press,
    read,
    turns,
)


async def test_its_asker_shares_an_answer_for_all_to_see(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, private=True)
        public = await press(double, answer, "Share", person)

    assert answer["flags"] & EPHEMERAL
    assert not public["flags"] & EPHEMERAL
    assert read(public).split("\nSources")[0] == read(answer).split("\nSources")[0]
    assert faces(answer)[-1] == "Share"
    assert faces(public)[-1] == "Delete"


async def test_the_shared_answer_has_working_buttons_after_a_restart(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, LONG, private=True)
        public = await press(double, answer, "Share", person)
    async with serve(PlantedNewsroom()):
        sources = await press(double, public, "Sources", user("reader"))
        liked = await press(double, public, "👍", user("reader"))
        page = await press(double, public, "Next", person)
        further = await follow_up(double, public, "and who held the harbour?", user("reader"))
        deleted = await double.press(page, "Delete", person=person)
        await eventually(lambda: double.messages.find(public["id"]) is None)

    assert FELL in read(sources)
    assert "noted as a good answer" in read(liked)
    assert page["id"] == public["id"]
    assert turns(further) == (LONG, "and who held the harbour?")
    assert deleted.seen == []


async def test_what_was_shared_keeps_its_turns_and_says_that_it_is_of_an_older_index(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        first = await ask(double, person, private=True)
        answer = await follow_up(double, first, "and who says so?", person)
    async with serve(PlantedNewsroom(snapshot=NEXT_INDEX)):
        public = await press(double, answer, "Share", person)

    assert turns(public) == (ASK, "and who says so?")
    assert OLDER in read(public)


async def test_nobody_else_shares_an_answer(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user(), private=True)
        for other in (user("other"), await moderator(double)):
            refused = await double.press(answer, "Share", person=other)
            notice = await only(refused)
            assert "Only the person who asked can share" in read(notice)
            assert refused.private


async def test_a_channel_that_has_no_answers_gets_no_shared_one_either(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        answer = await ask(double, person, private=True)
        await configure(double, desk, channels=(int(OTHER_CHANNEL_ID),))
        refused = await double.press(answer, "Share", person=person)
        notice = await only(refused)

    assert "shared here" in read(notice)
    assert refused.private


async def test_the_asker_deletes_an_answer_and_its_entry(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, UNKNOWN)
        await double.press(answer, "Delete", person=person)
        await eventually(lambda: double.messages.find(answer["id"]) is None)
        await eventually(lambda: "answers: (" not in kept(tmp_path))

    assert UNKNOWN not in kept(tmp_path)
    assert key_of(answer) not in kept(tmp_path)


async def test_a_moderator_deletes_an_answer_after_a_restart(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await mention(double, user())
    async with serve(PlantedNewsroom()):
        await double.press(answer, "Delete", person=await moderator(double))
        await eventually(lambda: double.messages.find(answer["id"]) is None)


@pytest.mark.parametrize("door", [ask, mention])
async def test_the_asker_and_a_moderator_delete_what_is_no_longer_kept_and_nobody_else(
    double: Double, serve: Serve, door: Callable[..., Awaitable[Json]]
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        answers = [await door(double, person) for _ in range(2)]
        await desk.forget(int(person["id"]))
        for answer, presser in zip(answers, (person, await moderator(double)), strict=True):
            refused = await press(double, answer, "Delete", user("other"))
            assert "Only the person who asked and moderators" in read(refused)
            await double.press(answer, "Delete", person=presser)
            await eventually(lambda answer=answer: double.messages.find(answer["id"]) is None)


async def test_nobody_else_deletes_an_answer(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        refused = await double.press(answer, "Delete", person=user("other"))
        notice = await only(refused)

    assert "Only the person who asked and moderators can delete" in read(notice)
    assert refused.private
    assert double.messages.find(answer["id"]) is not None


async def test_a_button_pressed_on_an_answer_deleted_meanwhile_says_so(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        answer = await ask(double, person)
        key = key_of(answer)
        await desk.with_state(lambda state: state.answers.remove(key))
        said = [
            read(await press(double, answer, label, user("reader")))
            for label in ("Sources", "Timeline", "👍", "👎")
        ]

    assert said == ["I no longer have this answer. Ask the question again to see it with its "
                    "sources."] * 4  # fmt: skip


async def test_in_a_direct_message_the_answer_can_be_deleted(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await mention(double, person, direct=True)
        await double.press(answer, "Delete", person=person)
        await eventually(lambda: double.messages.find(answer["id"]) is None)
