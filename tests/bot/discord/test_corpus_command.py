"""Through the wire: /corpus reindex, for moderators, beside a serving bot."""

import threading

import pytest

import bot.discord_app.commands.corpus
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange
from tests.bot.discord.double.payloads import EPHEMERAL, EVERYDAY, MANAGE_GUILD, Json, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, kept, only, read


async def reindex(double: Double, **how: object) -> Exchange:
    how = {"permissions": MANAGE_GUILD, **how}
    return await double.use("corpus", "reindex", person=user("moderator"), **how)


async def reported(exchange: Exchange) -> Json:
    """Return the report in the place of "is thinking", once it is no longer of a step."""
    return await eventually(
        lambda: next((one for one in exchange.seen if "### Corpus" in read(one)), None)
    )


@pytest.mark.parametrize("permissions", [EVERYDAY, 0, None])
async def test_reindex_is_refused_in_code_to_who_may_not_manage_the_server(
    double: Double, serve: Serve, tmp_path, permissions: int | None
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        notice = await only(await reindex(double, permissions=permissions))

    assert "Manage Server" in read(notice)
    assert notice["flags"] & EPHEMERAL
    assert newsroom.reindex_steps == 0
    assert "'corpus reindex', 'refused'" in kept(tmp_path)


async def test_reindex_is_refused_in_a_direct_message(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        used = await double.use("corpus", "reindex", person=user(), direct=True)
        await eventually(lambda: used.seen)

    assert newsroom.reindex_steps == 0


async def test_reindex_reports_its_counts_and_what_it_skipped(
    double: Double, serve: Serve, tmp_path
) -> None:
    async with serve(PlantedNewsroom()):
        used = await reindex(double)
        report = await reported(used)

    assert used.private
    assert read(report) == (
        "### Corpus\n"
        "**Reindexed in 1.2 s.** Serving index `5eed0002`.\n"
        "It replaces `5eed0001`.\n"
        "2 articles, 7 passages (3 embedded, 4 reused), 5 events.\n"
        "**Skipped: 1**\n"
        "• broken_*.pdf: no text in it"
    )
    assert "'corpus reindex', 'done', '5eed0001cafe', '5eed0002cafe'" in kept(tmp_path)


async def test_the_step_it_is_at_is_written_into_the_waiting_message(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.discord_app.commands.corpus, "SECONDS_BETWEEN_REPORTS", 0.05)
    newsroom = PlantedNewsroom()
    newsroom.may_finish.clear()
    async with serve(newsroom):
        used = await reindex(double)
        step = await only(used)
        newsroom.may_finish.set()
        report = await reported(used)

    assert read(step).startswith("Embedding: ")
    assert report["id"] == step["id"]


async def test_a_report_later_than_15_minutes_goes_to_the_moderator_alone(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    newsroom.may_finish.clear()
    async with serve(newsroom):
        used = await reindex(double)
        await eventually(lambda: newsroom.reindex_steps)
        used.expired = True
        newsroom.may_finish.set()
        (report,) = await eventually(lambda: double.posted)

    assert "Serving index `5eed0002`" in read(report)
    assert report["channel_id"] in double.world.directs.values()


async def test_the_bot_answers_while_it_reindexes_and_a_second_reindex_is_declined(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    newsroom.may_finish.clear()
    async with serve(newsroom):
        first = await reindex(double)
        await eventually(lambda: newsroom.reindex_steps)
        declined = await only(await reindex(double))
        before = await ask(double, user())
        newsroom.may_finish.set()
        await reported(first)
        after = await ask(double, user())

    assert "already under way" in read(declined)
    assert "-# index 5eed0001" in read(before)
    assert "-# index 5eed0002" in read(after)  # and not from the cache


async def test_a_reindex_that_fails_is_apologised_for_and_the_next_one_runs(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        with monkeypatch.context() as broken:
            broken.setattr(newsroom, "reindex", lambda progress: 1 / 0)
            apology = await only(await reindex(double))
        report = await reported(await reindex(double))

    assert "tell a moderator this reference" in read(apology)
    assert "Serving index `5eed0002`" in read(report)


async def test_closing_stops_a_reindex_and_leaves_the_index_as_it_was(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    newsroom.may_finish.clear()
    async with serve(newsroom):
        used = await reindex(double)
        await eventually(lambda: newsroom.reindex_steps)

    assert "the reindex was stopped" in read(await only(used))
    assert newsroom.snapshot_id == "5eed0001cafe"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("press")]
