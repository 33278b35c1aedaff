"""Through the wire: what was published and done, when, and by whom."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.discord_app.desk import Desk
from bot.discord_app.index_history import history, history_cards
from bot.phrases.phrases import phrases_in
from bot.state.audit import AuditEntry
from bot.state.people import Person
from index.editor import Editor
from index.publications import Door, How, Publication, Publications
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EVERYDAY, GUILD_ID, user
from tests.bot.discord.keeping import (
    HOSTILE,
    all_pages,
    bare,
    following,
    hidden,
    published,
    published_twice,
    reindexed,
    use_corpus,
    write_article,
)
from tests.bot.discord.scene import moderator, only, press, read

ENGLISH = phrases_in("en")
NOON = datetime(2021, 8, 11, 12, tzinfo=UTC)


async def noted(desk: Desk, outcome: str = "done") -> tuple[AuditEntry, ...]:
    """Return the server's newest entries of the corpus, once the newest came to that."""
    async with asyncio.timeout(8):
        while True:
            found = await desk.with_state(
                lambda state: state.audit.entries(int(GUILD_ID), ("corpus ",), None, 9)
            )
            if found and found[0].outcome == outcome:
                return found


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published_twice(tmp_path)


async def test_the_history_tells_who_did_what_newest_first(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    editor = published(tmp_path)
    first = editor.publications().active or ""
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor) as desk:
        person = await moderator(double)
        page = await reindexed(double, person)
        await press(double, page, "Publish", person)
        second = editor.publications().active or ""
        back = await use_corpus(double, person, "rollback")
        await press(double, back, "Go back", person)
        await only(await double.use("corpus", "rollback", person=user()))
        await noted(desk, "refused")
        used = await double.use("corpus", "history", person=person)
        told = bare(await only(used))

    here = f"<@{person['id']}>"
    entries = [entry.split("\n", 1)[1] for entry in told.split(" UTC · ")[1:]]
    whos = [entry.split("\n", 1)[0] for entry in told.split(" UTC · ")[1:]]
    assert used.private
    assert [what.split("\n")[0] for what in entries] == [
        "refused: /corpus rollback",
        f"{first[:8]} · gone back to · 2 articles",
        f"{second[:8]} · published · 3 articles · +1 −0 ~0",
        f"/corpus reindex: {first[:8]} → {second[:8]}",
        f"{first[:8]} · published · 2 articles · +2 −0 ~0",
    ]
    assert whos == ["somebody", here, here, here, "a moderator"]


def done(action: str, after: str, at: datetime, who: int | None = 7, number: int = 1) -> AuditEntry:
    return AuditEntry(number, Person("p"), who, action, "done", "", after, at)


def swap(
    snapshot: str, at: datetime, door: Door = "discord", how: How = "published"
) -> Publication:
    return Publication(snapshot=snapshot, at=at, door=door, how=how, articles=2)


def told(publications: list[Publication], noted: list[AuditEntry]) -> str:
    entries = history(Publications(history=tuple(publications)), noted)
    return "\n".join(card.text for card in history_cards(entries, ENGLISH))


def test_what_was_done_from_the_shell_or_by_who_is_not_known_any_more_is_told_so() -> None:
    shown = told(
        [swap("a" * 16, NOON, "shell"), swap("b" * 16, NOON.replace(hour=13))],
        [done("golden add", "who won?", NOON.replace(hour=14), who=None)],
    )

    assert shown == (
        "### What was done\n"
        "**11 August 2021, 14:00 UTC** · a moderator\n/golden add: who won?\n"
        "**11 August 2021, 13:00 UTC** · a moderator\n`bbbbbbbb` · published · 2 articles\n"
        "**11 August 2021, 12:00 UTC** · from the shell\n`aaaaaaaa` · published · 2 articles"
    )


def test_the_same_index_published_twice_is_each_time_its_own_moderator_s() -> None:
    later = NOON.replace(hour=18)
    shown = told(
        [swap("a" * 16, NOON), swap("a" * 16, later, how="rolled-back")],
        [
            done("corpus rollback", "a" * 16, later, who=2, number=2),
            done("corpus publish", "a" * 16, NOON, who=1),
        ],
    )

    assert shown.index("18:00 UTC** · <@2>") < shown.index("12:00 UTC** · <@1>")
    assert "/corpus" not in shown


def test_what_another_server_published_is_not_the_moderator_s_who_had_done_so_before() -> None:
    later = NOON.replace(hour=18)
    shown = told(
        [swap("a" * 16, NOON), swap("a" * 16, later)],
        [done("corpus publish", "a" * 16, NOON, who=1)],
    )

    assert shown.index("18:00 UTC** · a moderator") < shown.index("12:00 UTC** · <@1>")


def test_an_act_on_another_index_stands_for_itself() -> None:
    shown = told([swap("a" * 16, NOON)], [done("corpus publish", "b" * 16, NOON, who=1)])

    assert "· <@1>\n/corpus publish: `bbbbbbbb`" in shown
    assert "· a moderator\n`aaaaaaaa`" in shown


async def test_a_long_history_is_turned_and_holds_nothing_alive(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor) as desk:
        person = await moderator(double)
        guild, someone, now = int(double.world.first.id), Person("p"), desk.now()
        for number in range(70):
            await desk.with_state(
                lambda state, number=number: state.audit.note(
                    guild, someone, "corpus edit", "done",
                    before=HOSTILE, after=f"edit no. {number};", at=now, user=7,
                )
            )  # fmt: skip
        page = await use_corpus(double, person, "history")
        shown = await all_pages(double, page, person)
        refused = await press(double, page, "Next", person, permissions=EVERYDAY)

    assert hidden(page, 7) == []
    assert [shown.count(f"edit no. {number};") for number in range(70)] == [1] * 70
    assert shown.index("edit no. 69;") < shown.index("edit no. 0;")
    assert "This is for moderators" in read(refused)


@pytest.mark.parametrize("name", ["list", "status", "history"])
async def test_a_look_is_noted_with_who_looked_and_stands_in_no_history(
    double: Double, serve: Serve, editor: Editor, name: str
) -> None:
    async with serve(following(editor), editor=editor) as desk:
        person = await moderator(double)
        await use_corpus(double, person, name)
        found = await noted(desk)
        said = bare(await use_corpus(double, person, "history"))

    assert [(one.action, one.outcome, one.user) for one in found] == [
        (f"corpus {name}", "done", int(person["id"]))
    ]
    assert f"/corpus {name}" not in said
