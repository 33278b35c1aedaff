"""A proposal through the wire: what it tells of articles, events and golden questions."""

from pathlib import Path

import pytest

from index.editor import Editor
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.keeping import (
    FERRY,
    GOLDEN,
    HOSTILE,
    all_pages,
    following,
    hidden,
    lose_the_bridge,
    proposed,
    publish_all,
    published,
    write_article,
)
from tests.bot.discord.scene import faces, press, read

IN_SPITE = "Publish in spite of it"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published(tmp_path, golden=GOLDEN)


async def test_a_proposal_tells_what_is_new_changed_skipped_and_how_much_was_embedded(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    before = (editor.publications().active or "")[:8]
    write_article(tmp_path, "ferry")
    write_article(
        tmp_path, "harbour", "Ships left at dawn.", title="Dawn", publisher="The Brindle Courier"
    )
    (tmp_path / "corpus" / "broken.md").write_text("+++\n", "utf-8")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        told = (await all_pages(double, page, person)).replace("`", "").replace("**", "")

    assert f"It would replace {before}." in told
    assert "3 articles, 3 passages, 0 events" in told
    assert "Articles: +1 −0 ~1" in told
    assert "+ 1 new\n• Quay Post, 11 August 2021: The ferry sank" in told
    assert "~ 1 changed\n• The Brindle Courier, 11 August 2021: Dawn" in told
    assert "1 skipped\n• " in told
    assert "broken.md" in told
    assert "4 texts embedded, 3 reused, in " in told
    assert "removed" not in told


async def test_events_won_and_lost_are_told_with_place_day_and_words(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    words = "Taliban fighters captured Kunduz on Sunday, officials said."
    path = write_article(tmp_path, "kunduz", words, day="2021-08-09")
    newsroom = following(editor)
    newsroom.place_name = {"kunduz": "Kunduz City"}.get  # type: ignore[method-assign, assignment]
    async with serve(newsroom, editor=editor):
        person, page = await proposed(double)
        won = await all_pages(double, page, person)
        publish_all(editor)
        path.unlink()
        _, page = await proposed(double)
        lost = await all_pages(double, page, person)

    line = f"• **Kunduz City**: captured, Sunday 8 August 2021 — “{words}”"
    assert f"Events gained: 1**\n{line}" in won
    assert "Events lost" not in won
    assert f"Events lost: 1**\n{line}" in lost


async def test_a_near_copy_is_told_with_what_it_counts_as_one_source(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    body = " ".join(f"The ferry number {n} sank and crowds left pier {n}." for n in range(9))
    write_article(tmp_path, "first", body, day="2021-08-10", title="Ferries sink")
    again = f"{body} Nobody knew why."
    write_article(tmp_path, "second", again, publisher="Hill Gazette", title="Sunk")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        told = await all_pages(double, page, person)

    assert (
        "Near copies: 1**\n• Hill Gazette, 11 August 2021: Sunk — counts as one source with"
        " Quay Post, 10 August 2021: Ferries sink, 97 %"
    ) in told


async def test_each_changed_golden_answer_stands_beside_the_one_before_the_drops_first(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "ferry")
    write_article(tmp_path, "harbour", "On Sunday the harbour burned on Sunday.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        told = await all_pages(double, page, person)

    assert "Golden questions: 2 of 3 hold; before, 3" in told
    assert "⚠️ **1 golden question is answered worse.**" in told
    dropped = (
        "⚠️ **who saw the ferry?** — held before, does not hold now\n"
        "> **Before:** The articles do not say.\n"
        "> **Now:** The ferry sank on Tuesday."
    )
    assert dropped in told
    assert told.index(dropped) < told.index("✅ **who saw the harbour?** — holds")
    assert "who saw the bridge?" not in told  # answered in the same words


async def test_what_holds_again_is_marked_as_held(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    path = write_article(tmp_path, "ferry")
    publish_all(editor)
    path.unlink()
    write_article(tmp_path, "quay", "Nothing happened at the quay.")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        told = await all_pages(double, page, person)

    assert "Golden questions: 3 of 3 hold; before, 2" in told
    assert "✅ **who saw the ferry?** — holds\n> **Before:** The ferry sank" in told


async def test_an_article_that_a_moderator_removed_is_not_lost(
    double: Double, serve: Serve, editor: Editor
) -> None:
    editor.remove("bridge")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        told = await all_pages(double, page, person)

    assert "− 1 removed**\n• Hill Gazette, 10 August 2021: The bridge closed" in told
    assert "lost that nobody" not in told


async def test_a_long_proposal_is_turned_page_by_page_and_loses_nothing(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    for number in range(120):
        write_article(tmp_path, f"q{number}", f"Quay {number}.", title=f"Of quay no. {number};")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        told = await all_pages(double, page, person)

    assert faces(page)[:3] == ["Back", f"1 of {faces(page)[1].split()[-1]}", "Next"]
    assert [told.count(f"Of quay no. {number};") for number in range(120)] == [1] * 120


async def test_hostile_articles_files_and_answers_come_out_inert(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    body = f"{HOSTILE} saw the ferry. {FERRY}"
    hostile = write_article(tmp_path, "evil", body, title=HOSTILE, publisher=HOSTILE)
    (tmp_path / "corpus" / "**b** @everyone.md").write_text("+++\n", "utf-8")
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double)
        second = await press(double, page, "Publish", person)
        await press(double, second, IN_SPITE, person)
        hostile.unlink()
        _, losing = await proposed(double)
        lost = await press(double, losing, "Publish", person)

    assert [hidden(one) for one in (page, second, losing, lost)] == [[]] * 4
    assert all("[free](https://evil.example)" in read(one) for one in (page, lost))


async def test_a_german_moderator_reads_it_in_german(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    lose_the_bridge(tmp_path)
    write_article(
        tmp_path, "kunduz", "Taliban fighters captured Kunduz on Sunday.", day="2021-08-09"
    )
    async with serve(following(editor), editor=editor):
        person, page = await proposed(double, locale="de")
        second = await press(double, page, "Veröffentlichen", person, locale="de")
        report = await press(double, second, "Trotzdem veröffentlichen", person, locale="de")

    assert "noch nicht veröffentlicht" in read(page)
    assert "⚠️ Hill Gazette, 10. August 2021: The bridge closed" in read(page)
    assert "eingenommen, Sonntag, 8. August 2021 — “Taliban fighters" in read(page)
    assert faces(page) == ["Veröffentlichen", "Verwerfen"]
    assert "Trotzdem veröffentlichen?" in read(second)
    assert "Veröffentlicht: Index" in read(report)
