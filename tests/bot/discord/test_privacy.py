"""What is kept of people, and that deleting it leaves nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord_app.inquiry import Asker
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import Json, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, follow_up, kept, mention, only, press, read

RARE = "when did the harbour fall, quagga?"
SILENT = "who won the numbat cup?"


async def test_no_word_of_an_answered_question_is_kept(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, RARE, private=True)
        await mention(double, person, RARE)
        await mention(double, person, RARE, direct=True)
        await follow_up(double, answer, "and who saw the quagga?", person)
        for label in ("Sources", "Timeline", "👍", "Share"):
            await press(double, answer, label, person)
        assert "quagga" not in kept(tmp_path)
        assert "Larkhaven" in kept(tmp_path)  # the answer itself is

    assert "quagga" not in kept(tmp_path)
    assert "quagga" not in "".join(
        file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file()
    )


async def test_a_refused_question_is_kept_until_its_asker_has_it_deleted(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person, other = user(), user("other")
    async with serve(PlantedNewsroom()):
        await ask(double, person, SILENT)
        await ask(double, other, "who won the wombat cup?")
        assert SILENT in kept(tmp_path)
        said = await only(await double.use("privacy", "delete", person=person))
        again = await only(await double.use("privacy", "delete", person=person))

    assert read(said).startswith("Deleted: 3 entries. Nothing is kept about you any more.")
    assert read(again) == "Nothing was kept about you."
    assert "numbat" not in kept(tmp_path)
    assert "wombat" in kept(tmp_path)


async def test_a_question_voted_down_goes_with_who_asked_it_and_with_who_voted(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    asker, voter = user(), user("voter")
    async with serve(PlantedNewsroom()):
        for leaving in (asker, voter):
            answer = await ask(double, asker, RARE)
            await press(double, answer, "👎", voter)
            assert RARE in kept(tmp_path)
            await only(await double.use("privacy", "delete", person=leaving))
            assert "quagga" not in kept(tmp_path)


async def test_the_policy_says_what_is_kept_and_its_button_deletes_it_after_a_restart(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        await ask(double, person, SILENT)
        used = await double.use("privacy", "policy", person=person)
        policy = await only(used)
    async with serve(PlantedNewsroom()):
        pressed = await double.press(policy, "Delete what is kept about me", person=person)
        said = await only(pressed)

    assert used.private
    assert "What I keep about you" in read(policy)
    assert "for 90 days" in read(policy)
    assert "Your Discord ID itself only with what you do with the articles as a moderator" in read(
        policy
    )
    assert read(said).startswith("Deleted: 3 entries.")
    assert said["id"] == policy["id"]
    assert "numbat" not in kept(tmp_path)


async def test_nothing_of_a_person_s_rows_is_left(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        hashed = str(desk._state.people.of(int(person["id"])))
        answer = await ask(double, person)
        await press(double, answer, "👍", person)
        await only(await double.use("settings", person=person))  # refused, and noted
        assert hashed in kept(tmp_path)
        await only(await double.use("privacy", "delete", person=person))
        await eventually(lambda: hashed not in kept(tmp_path))

    assert person["id"] not in kept(tmp_path)


async def test_a_moderators_act_on_the_articles_loses_its_name_with_deletion(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        who, now, number = (
            desk.seat(Asker(int(person["id"]), 0, None)).person,
            desk.now(),
            int(person["id"]),
        )
        await desk.with_state(
            lambda state: state.audit.note(
                5, who, "corpus add", "done", before="", after="courier", at=now, user=number
            )
        )
        assert person["id"] in kept(tmp_path)
        said = await only(await double.use("privacy", "delete", person=person))

    assert read(said).startswith("Deleted: 1 entry.")
    assert person["id"] not in kept(tmp_path)
    assert "courier" in kept(tmp_path)


async def test_what_was_deleted_is_followed_up_no_more(double: Double, serve: Serve) -> None:
    newsroom, person = PlantedNewsroom(), user()
    async with serve(newsroom):
        await ask(double, person, RARE)
        await only(await double.use("privacy", "delete", person=person))
        await ask(double, person, "and who saw it?")

    assert newsroom.asked[1].history == ()


async def test_no_id_of_a_person_is_in_the_database(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, SILENT)
        await press(double, answer, "👎", person)

    with closing(sqlite3.connect(tmp_path / "state.sqlite3")) as connection:
        people = connection.execute("SELECT person FROM answers").fetchall()
    assert [len(who) for (who,) in people] == [32]
    assert person["id"] not in kept(tmp_path)


@pytest.mark.parametrize("where", [{"direct": True}, {"group": "123456789"}])
async def test_deleting_in_a_direct_message_reaches_what_was_asked_elsewhere(
    double: Double, serve: Serve, tmp_path: Path, where: Json
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        await ask(double, person, SILENT)
        await ask(double, person, SILENT, **where)
        who = desk.seat(Asker(int(person["id"]), 0, None)).person
        assert who in kept(tmp_path)
        assert "numbat" in kept(tmp_path)
        await only(await double.use("privacy", "delete", person=person, direct=True))

    assert who not in kept(tmp_path)
    assert "numbat" not in kept(tmp_path)


async def test_nothing_is_kept_of_a_question_in_a_direct_message_answered_or_not(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, SILENT, direct=True)
        await press(double, answer, "👎", person, direct=True)

    assert "numbat" not in kept(tmp_path)
