"""👍 and 👎: one vote a person, changeable; a question is kept only while a vote is down."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.double.seen import selects
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, UNKNOWN, ask, kept, mention, only, press, read

RARE = "when did the harbour fall, quagga?"
REASONS = {
    "wrong": "The answer is wrong",
    "wrong_source": "The source does not say that",
    "wrong_date": "The date is wrong",
    "missing": "Something is missing",
    "other": "Something else",
}


def votes(folder: Path) -> list[tuple[str, str | None]]:
    """The votes in the database with their reasons, in order."""
    with closing(sqlite3.connect(folder / "state.sqlite3")) as connection:
        return sorted(connection.execute("SELECT vote, reason FROM votes").fetchall(), key=str)


async def why(double: Double, asked: Json, reason: str, person: Json) -> Json:
    (menu,) = selects(asked)
    return await only(await double.choose(asked, menu["custom_id"], [reason], person=person))


async def test_a_vote_is_taken_and_said_to_its_voter_alone(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        pressed = await double.press(answer, "👍", person=user("reader"))
        thanks = await only(pressed)

    assert read(thanks) == "Thank you: noted as a good answer."
    assert pressed.private
    assert votes(tmp_path) == [("up", None)]


async def test_each_person_has_one_vote_and_may_change_it(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    one, two = user("one"), user("two")
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        for label, person in [("👍", one), ("👍", one), ("👎", two), ("👎", one), ("👍", two)]:
            await press(double, answer, label, person)

    assert votes(tmp_path) == [("down", None), ("up", None)]


async def test_a_vote_against_asks_what_is_wrong_and_notes_it(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person)
        asked = await press(double, answer, "👎", person)
        (menu,) = selects(asked)
        for reason, label in REASONS.items():
            noted = await why(double, asked, reason, person)
            assert read(noted).startswith(f"Noted: {label}. The question is kept")
            assert noted["id"] == asked["id"]
            assert votes(tmp_path) == [("down", reason)]

    assert asked["flags"] & EPHEMERAL
    assert {option["value"]: option["label"] for option in menu["options"]} == REASONS


async def test_a_question_is_kept_only_while_a_vote_is_down(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    one, two = user("one"), user("two")
    async with serve(PlantedNewsroom()):
        answer = await ask(double, one, RARE)
        assert "quagga" not in kept(tmp_path)
        asked = await press(double, answer, "👎", one)
        await press(double, answer, "👎", two)
        assert kept(tmp_path).count(f"'downvoted', '{RARE}'") == 1
        await why(double, asked, "wrong", one)
        await press(double, answer, "👍", one)
        assert RARE in kept(tmp_path)
        await press(double, answer, "👍", two)

    assert "quagga" not in kept(tmp_path)
    assert votes(tmp_path) == [("up", None), ("up", None)]


async def test_the_kept_question_goes_with_its_answer(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, RARE)
        await press(double, answer, "👎", user("reader"))
        assert RARE in kept(tmp_path)
        await double.press(answer, "Delete", person=person)
        await eventually(lambda: RARE not in kept(tmp_path))

    assert votes(tmp_path) == []


async def test_votes_are_taken_after_a_restart_from_what_the_message_shows(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    reader = user("reader")
    async with serve(PlantedNewsroom()):
        answer = await mention(double, user(), RARE)
    async with serve(PlantedNewsroom()):
        asked = await press(double, answer, "👎", reader)
    async with serve(PlantedNewsroom()):
        await why(double, asked, "missing", reader)

    assert ("down", "missing") in votes(tmp_path)
    assert kept(tmp_path).count(f"'downvoted', '{RARE}'") == 1


@pytest.mark.parametrize(
    "hostile", ["*harbour* _a_ `b` ||c|| \\ [d](e) <@1> @everyone #f > g", ASK]
)
async def test_the_question_kept_is_the_one_that_was_asked(
    double: Double, serve: Serve, hostile: str
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        answer = await ask(double, user(), hostile)
        await press(double, answer, "👎", user("reader"))
        guild = int(double.world.first.id)
        (row,) = await desk.with_state(lambda state: state.kept_questions.export(guild))

    assert row["question"] == hostile


async def test_a_refusal_can_be_voted_on_too(double: Double, serve: Serve, tmp_path: Path) -> None:
    async with serve(PlantedNewsroom()):
        refusal = await ask(double, user(), UNKNOWN)
        await press(double, refusal, "👎", user("reader"))

    assert votes(tmp_path) == [("down", None)]
    assert "'unanswered', 'who won the cup?'" in kept(tmp_path)
    assert "'downvoted', 'who won the cup?'" in kept(tmp_path)


async def test_a_reason_that_this_version_does_not_know_is_answered(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    reader = user("reader")
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        asked = await press(double, answer, "👎", reader)
        (menu,) = selects(asked)
        menu["options"].append({"label": "Too long", "value": "too_long"})
        notice = await why(double, asked, "too_long", reader)

    assert "from another version" in read(notice)
    assert votes(tmp_path) == [("down", None)]


async def test_a_reason_for_an_answer_gone_meanwhile_is_not_claimed_to_be_noted(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    asker, reader = user(), user("reader")
    async with serve(PlantedNewsroom()) as desk:
        answer = await ask(double, asker)
        asked = await press(double, answer, "👎", reader)
        await desk.forget(int(asker["id"]))
        said = await why(double, asked, "wrong", reader)

    assert "I no longer have this answer." in read(said)


async def test_a_reason_given_after_the_vote_was_taken_back_changes_nothing(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, RARE)
        asked = await press(double, answer, "👎", person)
        await press(double, answer, "👍", person)
        said = await why(double, asked, "wrong", person)

    assert read(said) == "Thank you: noted as a good answer."
    assert votes(tmp_path) == [("up", None)]
    assert "quagga" not in kept(tmp_path)
