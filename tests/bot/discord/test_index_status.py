"""Through the wire: how the index stands, and what leads on from there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.phrases.phrases import phrases_in
from index.editor import Editor
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.keeping import (
    HeldBuild,
    bare,
    end_of,
    following,
    published_twice,
    reindexed,
    use_corpus,
    write_article,
)
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, press, read

ENGLISH = phrases_in("en")
NOON = datetime(2021, 8, 11, 12, tzinfo=UTC)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published_twice(tmp_path)


async def test_status_tells_what_answers_what_differs_and_what_can_be_gone_back_to(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    now, earlier = editor.publications().active or "", editor.publications().previous or ""
    write_article(tmp_path, "pier", "Nothing happened there.")
    (tmp_path / "corpus" / "bridge.md").unlink()
    async with serve(following(editor), editor=editor):
        status = bare(await use_corpus(double, await moderator(double), "status"))

    assert f"Index {now[:8]} answers.\nSince " in status
    assert "3 articles, 3 passages, 0 events" in status
    assert "2 articles are not in the index as they are now: /corpus reindex proposes" in status
    assert f"You can go back to:\n• {earlier[:8]} · " in status
    assert "A new index is published only when somebody does so." in status
    assert "Waiting" not in status
    assert "Building" not in status


async def test_status_before_anything_was_published(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    async with serve(PlantedNewsroom()):
        status = bare(await use_corpus(double, await moderator(double), "status"))

    assert "Nothing is published yet. Index 5eed0001 answers." in status
    assert "There is no earlier index to go back to." in status


async def test_status_of_a_process_that_is_behind_names_both(
    double: Double, serve: Serve, editor: Editor
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom, editor=editor):
        status = bare(await use_corpus(double, await moderator(double), "status"))

    assert f"Index {(editor.publications().active or '')[:8]} is published." in status
    assert "This process still answers from 5eed0001" in status


async def test_status_leads_to_the_proposal_that_waits(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "pier", "Nothing happened there.")
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        proposal = await reindexed(double, person)
        status = await use_corpus(double, person, "status")
        shown = await press(double, status, "Show the proposal", person)
        editor.rollback()
        outdated = await use_corpus(double, person, "status")

    assert "Waiting to be published: " in bare(status)
    assert " (+1 −0 ~0), built " in bare(status)
    assert read(shown) == read(proposal)
    assert faces(shown) == ["Publish", "Discard"]
    assert "can’t be published any more" in read(outdated)
    assert faces(outdated) == []


async def test_status_names_who_builds_here_and_can_stop_it(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path)
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await double.use("corpus", "reindex", person=await moderator(double, "first"))
        await held.begins()
        person = await moderator(double, "second")
        status = await use_corpus(double, person, "status")
        stopping = await press(double, status, "Cancel", person)
        held.may_go_on.set()
        end = await end_of(used)

    runner = used.payload["member"]["user"]["id"]
    assert f"Building now: <@{runner}> (since " in bare(status)
    assert "Stopping" in read(stopping)
    assert "The build was stopped" in read(end)
