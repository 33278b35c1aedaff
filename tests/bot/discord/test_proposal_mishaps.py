"""Publishing a proposal where something fails: the disk, the index, or another was quicker."""

from pathlib import Path

import pytest

from index.editor import Editor
from index.proposal import Proposal
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.editing import planted_places
from tests.bot.discord.keeping import (
    GOLDEN,
    bare,
    following,
    proposed,
    published,
    write_article,
)
from tests.bot.discord.scene import kept, press, read, with_id
from tests.index.fakes import WordEmbedder

GONE = "This proposal no longer waits"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published(tmp_path, golden=GOLDEN)


async def test_who_was_slower_than_another_process_is_told_so_in_place_of_the_proposal(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    class Slower(Editor):
        def publish(self, snapshot: str, *, confirmed: bool = False) -> Proposal:
            editor.publish(snapshot)
            return super().publish(snapshot, confirmed=confirmed)

    slower = Slower(planted_places(tmp_path), door="discord", new_embedder=WordEmbedder)
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=slower):
        person, page = await proposed(double)
        told = await press(double, page, "Publish", person)

    assert GONE in read(told)
    assert told["id"] == page["id"]
    assert "'corpus publish'" not in kept(tmp_path)


async def test_an_index_that_this_process_cannot_open_is_published_and_that_is_said(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "quay", "Nothing happened.")
    newsroom = following(editor)
    served = newsroom.snapshot_id
    async with serve(newsroom, editor=editor):
        person, page = await proposed(double)
        newsroom.published = lambda: 1 / 0  # type: ignore[assignment, return-value]
        report = await press(double, page, "Publish", person)

    assert f"can’t be served by this process, which goes on answering from index {served[:8]}" in (
        read(report).replace("`", "")
    )
    assert "> division by zero" in read(report)
    assert editor.publications().active != served


async def test_what_fails_behind_the_swap_does_not_undo_the_publication(
    double: Double,
    serve: Serve,
    tmp_path: Path,
    editor: Editor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(library: object) -> None:
        raise PermissionError(13, "an old snapshot can't be removed")

    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor) as desk:
        person, page = await proposed(double)
        monkeypatch.setattr("index.reindexing.prune_if_free", fails)
        report = await press(double, page, "Publish", person)
        serving = desk.snapshot

    assert bare(report).startswith("Published: index ")
    assert serving == editor.publications().active


async def test_a_disk_that_takes_no_publication_leaves_the_proposal_waiting(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    before = editor.publications().active
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        with monkeypatch.context() as broken:
            broken.setattr("index.files.write_atomically", full)
            told = await press(double, page, "Publish", person)
            still = editor.publications().active
        report = await press(double, page, "Publish", person)

    assert read(told).startswith("That can’t be done now. Nothing has changed:\n> ")
    assert "can’t be written: no space left on device" in read(told).replace("'", "’")
    assert told["id"] != page["id"]
    assert still == before
    assert "Published" in read(report)


async def test_a_damaged_proposal_is_not_published_and_that_is_said(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    before = editor.publications().active
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        waiting = editor.proposal()
        assert waiting is not None
        file = editor.library.snapshots / waiting.snapshot / "passages.jsonl"
        file.write_bytes(file.read_bytes()[:-5])
        told = await press(double, page, "Publish", person)

    assert read(told).startswith("That can’t be done now. Nothing has changed:\n> ")
    assert "is damaged" in read(told)
    assert editor.publications().active == before


async def test_a_button_with_an_id_of_no_index_does_nothing(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    before = editor.publications().active
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        for forged in ("../../../etc", "0" * 16):
            forged_page = with_id(page, "Publish", f"stringer:publish:{forged}")
            assert GONE in read(await press(double, forged_page, "Publish", person))

    assert editor.publications().active == before
