"""Through the wire: how far a build is, in one message, and stopping it."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app import build_watch
from bot.discord_app.build_watch import BuildWatch, build_card
from bot.phrases.phrases import phrases_in
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.payloads import EVERYDAY, user
from tests.bot.discord.keeping import (
    HeldBuild,
    begin,
    end_of,
    write_article,
)
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, kept, moderator, only, press, read

TOLD_EVERY_S = build_watch.SECONDS_BETWEEN_EDITS


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell progress sooner and oftener than people are told."""
    monkeypatch.setattr(build_watch, "FIRST_AFTER_S", 0.05)
    monkeypatch.setattr(build_watch, "SECONDS_BETWEEN_EDITS", 0.2)


def edits(double: Double, used: Exchange) -> int:
    """How often the message of an interaction was written."""
    path = f"/webhooks/{used.payload['application_id']}/{used.payload['token']}/messages/@original"
    return sum((one.method, one.path) == ("PATCH", path) for one in double.requests)


async def test_progress_is_one_message_with_its_step_counts_and_a_way_out(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path, each_s=0.3)
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)
        step = await eventually(
            lambda: next((one for one in used.seen if "left in this step" in read(one)), None)
        )
        held.may_go_on.set()
        end = await end_of(used)

    assert "### Building a new index" in read(step)
    assert "Embedding the texts: " in read(step)
    assert " / 7" in read(step)
    assert "2 articles read" in read(step)
    assert faces(step) == ["Cancel"]
    assert step["id"] == end["id"]
    assert used.private


async def test_however_fast_the_build_reports_the_message_is_edited_seldom(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path, each_s=0.02)
    write_article(tmp_path, "long", "\n".join(f"Crowds left at {n} sharp." for n in range(60)))
    loop = asyncio.get_running_loop()
    async with serve(PlantedNewsroom(), editor=held.editor):
        began = loop.time()
        used = await begin(double, held)
        await end_of(used)
        lasted = loop.time() - began

    assert lasted > 1.0
    assert 3 <= edits(double, used) <= 1 + lasted / 0.2


async def test_the_end_too_comes_no_sooner_than_an_edit_may(
    double: Double, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_watch, "SECONDS_BETWEEN_EDITS", 1.0)
    held = HeldBuild(tmp_path)
    loop = asyncio.get_running_loop()
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)
        await eventually(lambda: used.seen)
        told = loop.time()
        held.may_go_on.set()
        await end_of(used)

    assert loop.time() - told > 0.8
    assert edits(double, used) == 2


def test_people_are_told_every_two_seconds_at_most() -> None:
    assert TOLD_EVERY_S >= 2.0


def test_seconds_left_are_told_from_the_rate_of_the_step() -> None:
    now = [100.0]
    watch = BuildWatch(lambda: now[0])
    watch.note("Reading", 7, 7)
    watch.note("Embedding", 0, 200)
    began = watch.stage.seconds_left
    now[0] += 10
    watch.note("Embedding", 50, 200)
    in_the_midst = read_card(watch)
    now[0] += 10
    watch.note("Embedding", 51, 200)
    slow = read_card(watch)
    watch.note("Embedding", 200, 200)

    assert began is None
    assert "About 30 seconds left in this step" in in_the_midst
    assert "Embedding the texts: 50 / 200" in in_the_midst
    assert "7 articles read" in in_the_midst
    assert "About 59 seconds left" in slow
    assert "left" not in read_card(watch)


def test_what_was_done_before_the_step_was_seen_does_not_count_for_its_rate() -> None:
    now = [0.0]
    watch = BuildWatch(lambda: now[0])
    watch.note("Embedding", 100, 200)
    now[0] += 10
    watch.note("Embedding", 150, 200)

    assert "About 10 seconds left" in read_card(watch)


def test_long_builds_are_told_in_minutes() -> None:
    now = [0.0]
    watch = BuildWatch(lambda: now[0])
    watch.note("Embedding", 0, 100)
    now[0] += 60
    watch.note("Embedding", 10, 100)

    assert "About 9 minutes left in this step" in read_card(watch)


def read_card(watch: BuildWatch) -> str:
    return build_card(watch.stage, phrases_in("en")).text


async def test_a_build_is_cancelled_and_the_index_is_as_it_was(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path)
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)
        step = await only(used)
        stopping = await press(double, step, "Cancel", await moderator(double, "first"))
        held.may_go_on.set()
        end = await eventually(
            lambda: next((one for one in used.seen if "stopped" in read(one)), None)
        )

    assert "Stopping" in read(stopping)
    assert stopping["id"] != step["id"] == end["id"]
    assert read(end) == "The build was stopped. The index is as it was."
    assert faces(end) == []
    assert held.editor.publications().active is None
    assert held.editor.proposal() is None
    assert "'corpus cancel', 'done'" in kept(tmp_path)


async def test_cancelling_is_for_keepers_and_says_so_where_nothing_runs(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path)
    person = await moderator(double)
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)
        step = await only(used)
        refused = await press(double, step, "Cancel", user(), permissions=EVERYDAY)
        held.may_go_on.set()
        end = await end_of(used)
        nothing = await press(double, step, "Cancel", person)

    assert "This is for moderators" in read(refused)
    assert "New index" in read(end)
    assert read(nothing) == "No build is running here that could be stopped."


async def test_a_proposal_later_than_15_minutes_is_named_to_the_moderator_alone(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path)
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)
        await eventually(lambda: used.seen)
        used.expired = True
        held.may_go_on.set()
        (told,) = await eventually(lambda: double.posted)
        waiting = held.editor.proposal()

    assert waiting is not None
    assert f"The new index {waiting.snapshot[:8]} is built" in read(told).replace("`", "")
    assert "/corpus status" in read(told)
    assert faces(told) == []
    assert told["channel_id"] in double.world.directs.values()
