"""Hostile questions come out inert through every door; the double refuses what could ping."""

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import Json, user
from tests.bot.discord.double.seen import shown_text
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ask,
    follow_up,
    mention,
    moderator,
    only,
    press,
    read,
    turns,
)

ALIVE = ["@everyone", "@here", "<@1>", "<@&2>", "<#3>", "</ask:4>", "](https://evil"]
ALIVE += ["\u202e", "\u2066"]
"""What would ping, link or turn the text around, if it stood in a message as it is here."""
HOSTILE = [
    "harbour @everyone @here <@1> <@!1> <@&2> <#3> </ask:4>",
    "harbour [free](https://evil.example) <https://evil.example> https://evil.example",
    "harbour \u202eflip\u202c \u2066hidden\u2069 \u200bx",
    "harbour **bold** _i_ ~~s~~ ||spoiler|| `code` ```block``` > quote # head -# small",
    "harbour\n# heading\n> quote\n- list\n-# ↳ a turn that never was",
    "harbour " + "x" * 992,
    "harbour " + "*" * 992,
    "harbour " + "\U0001f600" * 496,
    "harbour \\ \\* \\[1\\] [1] [99]",
]


def is_inert(message: Json) -> bool:
    """Whether nothing in a message's words is alive, its escapes included."""
    return not [token for token in ALIVE if token in shown_text(message)]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_hostile_question_is_answered_and_shown_inert(
    double: Double, serve: Serve, hostile: str
) -> None:
    async with serve(PlantedNewsroom()):
        answers = [
            await ask(double, user(), hostile),
            await mention(double, user(), hostile),
            await follow_up(double, await ask(double, user()), hostile, user()),
        ]

    assert all(map(is_inert, answers))
    assert all("On Friday 6 August 2021" in read(answer) for answer in answers)
    assert all(len(turns(answer)) == 1 for answer in answers)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_it_is_followed_up_kept_and_listed_inert(
    double: Double, serve: Serve, hostile: str
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        answer = await ask(double, person, hostile)
        further = await follow_up(double, answer, "and who says so?", person)
        await press(double, answer, "👎", person)
        gaps = await only(await double.use("gaps", person=await moderator(double)))
        guild = int(double.world.first.id)
        (row,) = await desk.with_state(lambda state: state.kept_questions.export(guild))

    assert is_inert(further)
    assert is_inert(gaps)
    assert len(turns(further)) == 2
    assert row["question"].startswith("harbour")
