"""A proposal through the wire: publishing and discarding it, whoever else does so meanwhile."""

import asyncio
from pathlib import Path

import pytest

from index.editor import Editor
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EVERYDAY, user
from tests.bot.discord.editing import planted_editor
from tests.bot.discord.keeping import (
    GOLDEN,
    bare,
    following,
    lose_the_bridge,
    proposed,
    publish_all,
    published,
    use_corpus,
    write_article,
)
from tests.bot.discord.scene import ask, faces, kept, moderator, press, read

IN_SPITE = "Publish in spite of it"
GONE = "This proposal no longer waits"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published(tmp_path, golden=GOLDEN)


async def test_publishing_is_served_at_once_reported_and_noted(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    before = editor.publications().active or ""
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor) as desk:
        person, page = await proposed(double)
        report = await press(double, page, "Publish", person)
        serving = desk.snapshot
        answer = await ask(double, user())

    after = editor.publications().active or ""
    assert after != before
    assert serving == after
    assert f"index {after[:8]}" in read(answer)
    assert report["id"] == page["id"]
    assert bare(report) == (
        f"Published: index {after[:8]}.\nIt replaces {before[:8]}.\n"
        "/corpus rollback goes back to the one before."
    )
    assert faces(report) == []
    assert f"'corpus publish', 'done', '{before}', '{after}'" in kept(tmp_path)
    assert editor.proposal() is None


async def test_a_lost_article_comes_first_and_publishing_asks_a_second_time(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    before = editor.publications().active
    write_article(tmp_path, "quay", "Nothing happened.")
    lose_the_bridge(tmp_path)
    lost = "• ⚠️ Hill Gazette, 10 August 2021: The bridge closed"
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        second = await press(double, page, "Publish", person)
        not_yet = editor.publications().active
        back = await press(double, second, "Back", person)
        second = await press(double, back, "Publish", person)
        report = await press(double, second, IN_SPITE, person)

    assert "⚠️ **1 article is lost that nobody removed." in read(page)
    assert read(page).index(lost) < read(page).index("Quay Post")
    assert read(page).count(lost) == 1
    assert "### Publish in spite of this?" in read(second)
    assert lost in read(second)
    assert "who saw the bridge?" in read(second)  # nothing answers it any more
    assert faces(second) == [IN_SPITE, "Back"]
    assert not_yet == before
    assert read(back) == read(page)
    assert "Published" in read(report)
    assert editor.publications().active != before


async def test_who_pressed_publish_on_losses_in_an_older_message_is_asked_too(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    lose_the_bridge(tmp_path)
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
    async with serve(following(editor), editor=planted_editor(tmp_path)):
        second = await press(double, page, "Publish", person)

    assert "Publish in spite of this?" in read(second)
    assert editor.proposal() is not None


async def test_a_proposal_is_published_after_a_restart(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
    again = planted_editor(tmp_path)
    async with serve(following(again), editor=again) as desk:
        report = await press(double, page, "Publish", person)
        serving = desk.snapshot

    assert "Published" in read(report)
    assert serving == again.publications().active


async def test_discarding_leaves_index_and_articles_as_they_were(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    before = editor.publications().active
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        waiting = editor.proposal()
        discarded = await press(double, page, "Discard", person)
        stale = await press(double, page, "Publish", person)

    assert waiting is not None
    assert read(discarded) == "Discarded. The index and the articles are as they were."
    assert faces(discarded) == []
    assert GONE in read(stale)
    assert editor.publications().active == before
    assert editor.article("quay").publisher == "Quay Post"
    assert f"'corpus discard', 'done', '{waiting.snapshot}', ''" in kept(tmp_path)


async def test_no_button_of_a_proposal_that_was_replaced_does_anything(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, older = await proposed(double)
        write_article(tmp_path, "pier", "Nothing happened there.")
        _, newer = await proposed(double)
        waiting = editor.proposal()
        for label in ("Publish", "Discard"):
            told = await press(double, older, label, person)
            assert GONE in read(told)
            assert "/corpus reindex" in read(told)
            assert faces(told) == []
        report = await press(double, newer, "Publish", person)

    assert waiting is not None
    assert "Published" in read(report)
    assert editor.publications().active == waiting.snapshot


async def test_a_proposal_is_refused_once_another_index_was_published(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "quay", "Nothing happened.")
    publish_all(editor)
    write_article(tmp_path, "pier", "Nothing happened there.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        back = editor.rollback()
        refused = await press(double, page, "Publish", person)

    assert "Another index was published after this proposal was made" in read(refused)
    assert faces(refused) == []
    assert editor.publications().active == back


async def test_of_two_who_publish_at_once_the_second_is_told_so(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        other = await moderator(double, "other")
        status = await use_corpus(double, other, "status")
        same = await press(double, status, "Show the proposal", other)
        reports = await asyncio.gather(
            press(double, page, "Publish", person), press(double, same, "Publish", other)
        )

    told = sorted(map(read, reports))
    assert told[0].startswith("**Published")
    assert told[1].startswith(GONE)
    assert kept(tmp_path).count("'corpus publish', 'done'") == 1


@pytest.mark.parametrize("label", ["Publish", "Discard", "Next", IN_SPITE])
async def test_each_press_is_refused_to_who_keeps_the_index_no_more(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor, label: str
) -> None:
    before = editor.publications().active
    lose_the_bridge(tmp_path)
    for number in range(90):
        write_article(tmp_path, f"quay-{number}", f"Nothing happened at quay {number}.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        if label == IN_SPITE:
            page = await press(double, page, "Publish", person)
        refused = await press(double, page, label, person, permissions=EVERYDAY)
        await double.join("another")
        elsewhere = await press(double, page, label, person)

    assert "This is for moderators" in read(refused)
    assert refused["id"] != page["id"] != elsewhere["id"]
    assert "only in those that the bot’s operator has named" in read(elsewhere)
    assert editor.publications().active == before
    assert editor.proposal() is not None
    assert "'refused'" in kept(tmp_path)
