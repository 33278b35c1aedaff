"""Through the wire: /corpus reindex, for keepers of the index, beside a serving bot."""

import threading
from pathlib import Path

import pytest

from bot.discord_app import build_watch
from index.editor import Editor
from index.embedder import EmbedderError
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, EVERYDAY, user
from tests.bot.discord.editing import planted_places
from tests.bot.discord.keeping import (
    HeldBuild,
    all_pages,
    begin,
    end_of,
    following,
    hidden,
    published,
    reindexed,
    write_article,
)
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import MANAGES, ask, faces, kept, moderator, only, read
from tests.index.fakes import WordEmbedder


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell progress sooner and oftener than people are told."""
    monkeypatch.setattr(build_watch, "FIRST_AFTER_S", 0.05)
    monkeypatch.setattr(build_watch, "SECONDS_BETWEEN_EDITS", 0.2)


@pytest.mark.parametrize("permissions", [EVERYDAY, 0, None])
@pytest.mark.parametrize("command", ["reindex", "status", "rollback", "history"])
async def test_each_is_refused_in_code_to_who_may_not_manage_the_server(
    double: Double, serve: Serve, tmp_path: Path, permissions: int | None, command: str
) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("corpus", command, person=user(), permissions=permissions)
        notice = await only(used)

    assert "Manage Server" in read(notice)
    assert notice["flags"] & EPHEMERAL
    assert not (tmp_path / "data").exists()
    assert f"'corpus {command}', 'refused'" in kept(tmp_path)


async def test_reindex_is_refused_in_a_direct_message(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("corpus", "reindex", person=user(), direct=True)
        await eventually(lambda: used.seen)

    assert not (tmp_path / "data").exists()


async def test_of_several_servers_only_the_named_ones_keep_the_articles(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    here = await moderator(double)
    async with serve(PlantedNewsroom()):
        there = await double.join("another")
        unnamed = await reindexed(double, here)
    async with serve(PlantedNewsroom(), corpus_servers=(int(there.id),)):
        not_here = await reindexed(double, here)
        (channel,) = there.channels
        allowed = await reindexed(
            double, user("elsewhere"), channel_id=channel.id, permissions=MANAGES
        )

    assert "New index" not in read(unnamed) + read(not_here)
    assert "only in those that the bot’s operator has named" in read(unnamed)
    assert read(unnamed) == read(not_here)
    assert "New index" in read(allowed)


async def test_a_reindex_ends_in_a_proposal_that_nobody_is_answered_from_yet(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(tmp_path)
    before = editor.publications().active or ""
    write_article(tmp_path, "ferry")
    async with serve(following(editor), editor=editor) as desk:
        person = await moderator(double)
        used = await double.use("corpus", "reindex", person=person)
        shown = await end_of(used)
        await desk.follow()
        serving = desk.snapshot

    waiting = editor.proposal()
    assert used.private
    assert waiting is not None
    assert f"New index {waiting.snapshot[:8]}, not published yet" in read(shown).replace("`", "")
    assert faces(shown) == ["Publish", "Discard"]
    assert serving == before == editor.publications().active
    done = f"'corpus reindex', 'done', '{before}', '{waiting.snapshot}'"
    assert done in kept(tmp_path)
    assert person["id"] in kept(tmp_path)


async def test_a_second_reindex_is_told_who_runs_the_first_and_answers_go_on(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path)
    first = await moderator(double, "first")
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)
        declined = await reindexed(double, await moderator(double, "second"))
        meanwhile = await ask(double, user())
        held.may_go_on.set()
        end = await end_of(used)

    runner = f"<@{used.payload['member']['user']['id']}>"
    assert first["id"]
    assert f"A build is running already, started by {runner}." in read(declined)
    assert "index 5eed0001" in read(meanwhile)
    assert "New index" in read(end)


async def test_a_build_in_another_process_is_named_with_its_beginning(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(tmp_path)
    with editor.library.building("ada @everyone"):
        async with serve(PlantedNewsroom(), editor=editor):
            declined = await reindexed(double, await moderator(double))
            status = await only(
                await double.use("corpus", "status", person=await moderator(double))
            )

    assert "started by ada @\u200beveryone (since " in read(declined)
    assert " UTC). Please wait" in read(declined)
    assert "Building now: ada" in read(status).replace("*", "")
    assert hidden(declined) == hidden(status) == []


@pytest.mark.parametrize(
    "error",
    [EmbedderError("the model @everyone [x](https://evil.example) is gone"), OSError(28, "full")],
)
async def test_a_build_that_fails_is_told_with_its_reason_and_the_next_one_runs(
    double: Double, serve: Serve, tmp_path: Path, error: Exception
) -> None:
    class Failing(WordEmbedder):
        def passages(self, texts, progress=None):
            raise failing.pop() if failing else AssertionError

    failing = [error]
    editor = Editor(
        planted_places(tmp_path),
        door="discord",
        new_embedder=lambda: Failing() if failing else WordEmbedder(),
    )
    async with serve(PlantedNewsroom(), editor=editor):
        person = await moderator(double)
        failed = await reindexed(double, person)
        after = await reindexed(double, person)

    assert read(failed).startswith("The build failed. The index is as it was:\n> ")
    assert hidden(failed) == []
    assert "New index" in read(after)


async def test_a_failing_build_is_told_in_the_reader_s_language(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(tmp_path)
    (tmp_path / "corpus" / "golden.jsonl").write_text("{", "utf-8")
    async with serve(PlantedNewsroom(), editor=editor):
        failed = await reindexed(double, await moderator(double), locale="de")

    assert "Der Bau ist gescheitert. Der Index ist, wie er war:\n> " in read(failed)
    assert "golden.jsonl, row 1" in read(failed)


async def test_what_nobody_expected_is_apologised_for_with_a_reference(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = Editor(planted_places(tmp_path), door="discord", new_embedder=lambda: 1 / 0)
    async with serve(PlantedNewsroom(), editor=editor):
        apology = await reindexed(double, await moderator(double))

    assert "tell a moderator this reference" in read(apology)


async def test_closing_stops_a_reindex_and_leaves_the_index_as_it_was(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    held = HeldBuild(tmp_path, each_s=0.3)
    async with serve(PlantedNewsroom(), editor=held.editor):
        used = await begin(double, held)

    assert "The build was stopped" in read(await only(used))
    assert held.editor.proposal() is None
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("press")]


async def test_nothing_new_is_said_to_be_nothing_with_what_does_not_hold(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(
        tmp_path, golden=('{"question": "who saw the bridge?"}', '{"question": "and the cup?"}')
    )
    (tmp_path / "corpus" / "broken.md").write_text("+++\n", "utf-8")
    async with serve(PlantedNewsroom(), editor=editor):
        person = await moderator(double)
        nothing = await reindexed(double, person)
        told = await all_pages(double, nothing, person)

    assert "there is nothing to publish" in told
    assert "1 of 2 hold; before, 1" in told
    assert "❌ **and the cup?** — does not hold" in told
    assert "who saw the bridge" not in told
    assert "broken.md" in told
    assert faces(nothing) == []
