"""Through the wire: going back to an earlier index."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.phrases.phrases import phrases_in
from corpus.article import Article
from index.editor import Editor
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EVERYDAY, user
from tests.bot.discord.keeping import (
    bare,
    following,
    publish_all,
    published,
    published_twice,
    reindexed,
    use_corpus,
    write_article,
)
from tests.bot.discord.scene import ask, faces, kept, moderator, press, read
from tests.index.older import OLD, publish_older

ENGLISH = phrases_in("en")
NOON = datetime(2021, 8, 11, 12, tzinfo=UTC)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published_twice(tmp_path)


async def test_going_back_is_asked_done_served_noted_and_told(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    now, earlier = editor.publications().active or "", editor.publications().previous or ""
    async with serve(following(editor), editor=editor) as desk:
        person = await moderator(double)
        asked = await use_corpus(double, person, "rollback")
        not_yet = editor.publications().active
        began = time.monotonic()
        report = await press(double, asked, "Go back", person)
        took = time.monotonic() - began
        serving = desk.snapshot
        answer = await ask(double, user())

    assert "### Go back to an earlier index?" in bare(asked)
    assert f"To: {earlier[:8]} · " in bare(asked)
    assert " UTC · 2 articles\n" in bare(asked)
    assert f"From: {now[:8]} · " in bare(asked)
    assert "Articles: +0 −1 ~0" in bare(asked)
    assert faces(asked) == ["Go back"]
    assert not_yet == now
    assert took < 5
    assert serving == earlier == editor.publications().active
    assert f"index {earlier[:8]}" in read(answer)
    assert bare(report) == (
        f"Back at index {earlier[:8]}.\n"
        "The articles are as they are: the next /corpus reindex will propose them again."
    )
    assert f"'corpus rollback', 'done', '{now}', '{earlier}'" in kept(tmp_path)


async def test_what_was_gone_back_from_is_proposed_again(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        await press(double, await use_corpus(double, person, "rollback"), "Go back", person)
        status = await use_corpus(double, person, "status")
        proposal = await reindexed(double, person)

    assert "1 article is not in the index as it is now" in read(status)
    assert "Quay Post, 11 August 2021" in read(proposal)


async def test_any_kept_index_is_offered_by_day_and_counts_and_can_be_gone_back_to(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    first = editor.publications().previous or ""
    second = editor.publications().active or ""
    write_article(tmp_path, "pier", "Nothing happened there.")
    publish_all(editor)
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        used = await double.complete("corpus rollback", "to", "", person=person)
        choices = await eventually(lambda: used.choices)
        typed = await double.complete("corpus rollback", "to", first[:6], person=person)
        found = await eventually(lambda: typed.choices)
        asked = await use_corpus(double, person, "rollback", options={"to": first})
        report = await press(double, asked, "Go back", person)

    assert [choice["value"] for choice in choices] == [second, first]
    assert choices[0]["name"].startswith(f"{second[:8]} · ")
    assert choices[0]["name"].endswith(" UTC · 3 articles")
    assert [choice["value"] for choice in found] == [first]
    assert "Articles: +0 −2 ~0" in bare(asked)
    assert "Back at index" in bare(report)
    assert editor.publications().active == first


async def test_nothing_is_offered_to_who_keeps_no_index(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        stranger = await double.complete("corpus rollback", "to", "", person=user())
        await eventually(lambda: stranger.choices is not None)
        await double.join("another")
        elsewhere = await double.complete("corpus rollback", "to", "", person=person)
        await eventually(lambda: elsewhere.choices is not None)

    assert stranger.choices == elsewhere.choices == []


@pytest.mark.parametrize("typed", ["ffffffff", "../..", "*"])
async def test_an_index_that_is_not_there_is_told_with_those_that_are(
    double: Double, serve: Serve, editor: Editor, typed: str
) -> None:
    async with serve(following(editor), editor=editor):
        told = await use_corpus(double, await moderator(double), "rollback", options={"to": typed})

    assert read(told).startswith("That can’t be done now. Nothing has changed:\n> There is no")
    assert str(editor.publications().previous) in read(told)


async def test_the_published_index_and_none_at_all_are_no_way_back(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(tmp_path)
    only_one = editor.publications().active
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        none = await use_corpus(double, person, "rollback")
        write_article(tmp_path, "quay", "Nothing happened.")
        active = publish_all(editor)
        there = await use_corpus(double, person, "rollback", options={"to": active})

    assert only_one
    assert read(none) == "There is no earlier index to go back to."
    assert read(there) == "That index is the one that is published."
    assert faces(none) == faces(there) == []


async def test_a_way_back_is_closed_once_another_index_was_published(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        asked = await use_corpus(double, person, "rollback")
        write_article(tmp_path, "pier", "Nothing happened there.")
        active = publish_all(editor)
        told = await press(double, asked, "Go back", person)

    assert "Another index was published meanwhile" in read(told)
    assert faces(told) == []
    assert editor.publications().active == active


async def test_going_back_is_refused_to_who_keeps_the_index_no_more(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    active = editor.publications().active
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        asked = await use_corpus(double, person, "rollback")
        refused = await press(double, asked, "Go back", person, permissions=EVERYDAY)
        await double.join("another")
        elsewhere = await press(double, asked, "Go back", person)

    assert "This is for moderators" in read(refused)
    assert elsewhere["id"] != asked["id"]
    assert editor.publications().active == active
    assert "'corpus rollback', 'refused'" in kept(tmp_path)


async def test_a_damaged_index_is_not_gone_back_to(
    double: Double, serve: Serve, editor: Editor
) -> None:
    active, earlier = editor.publications().active, editor.publications().previous or ""
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        asked = await use_corpus(double, person, "rollback")
        file = editor.library.snapshots / earlier / "passages.jsonl"
        file.write_bytes(file.read_bytes()[:-5])
        told = await press(double, asked, "Go back", person)

    assert "is damaged and can't be gone back to" in read(told)
    assert editor.publications().active == active


async def test_from_a_damaged_index_there_is_still_a_way_back(
    double: Double, serve: Serve, editor: Editor
) -> None:
    active, earlier = editor.publications().active or "", editor.publications().previous
    (editor.library.snapshots / active / "manifest.json").write_text("{", "utf-8")
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        asked = await use_corpus(double, person, "rollback")
        report = await press(double, asked, "Go back", person)

    assert "Back at index" in bare(report)
    assert editor.publications().active == earlier


async def test_to_one_of_an_older_stringer_the_way_leads_over_indexing_its_articles_anew(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(tmp_path)
    publish_older(editor.library, Article(id="ferry", publisher="The Quay", body="It sank."))
    now = publish_all(editor)
    async with serve(following(editor), editor=editor) as desk:
        person = await moderator(double)
        asked = await use_corpus(double, person, "rollback")
        german = await use_corpus(double, person, "rollback", locale="de")
        report = await press(double, asked, "Go back", person)
        serving = desk.snapshot
        told_history = await use_corpus(double, person, "history")

    there = editor.publications().active or ""
    assert f"To: {OLD[:8]} · " in bare(asked)
    assert "Articles: +1 −2 ~0" in bare(asked)
    assert "An older Stringer wrote it: its articles are indexed anew first" in read(asked)
    assert "Ihn hat ein älterer Stringer geschrieben" in read(german)
    assert there not in (OLD, now)
    assert serving == there
    assert (
        f"Back at index {there[:8]}.\nIt is made anew of the articles of index {OLD[:8]}"
        in bare(report)
    )
    assert len(re.findall(there[:8], read(told_history))) == 1


async def test_status_rollback_and_history_speak_german(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        status = await use_corpus(double, person, "status", locale="de")
        asked = await use_corpus(double, person, "rollback", locale="de")
        report = await press(double, asked, "Zurückgehen", person, locale="de")
        told_history = await use_corpus(double, person, "history", locale="de")

    assert "Alle 3 Artikel sind im Index" in read(status)
    assert "Zu einem früheren Index zurückgehen?" in read(asked)
    assert "Das nächste `/corpus reindex` schlägt sie wieder vor." in read(report)
    assert "zurückgegangen · 2 Artikel" in read(told_history)
