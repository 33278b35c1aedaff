"""Through the wire: /corpus reindex, for moderators, beside a serving bot."""

import threading

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import EVERYDAY, MANAGE_GUILD, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom

ASK = "when did the harbour fall?"


@pytest.mark.parametrize("permissions", [EVERYDAY, 0, None])
async def test_reindex_is_refused_in_code_to_who_may_not_manage_the_server(
    double: Double, serve: Serve, permissions: int | None
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        used = await double.use("corpus", "reindex", person=user(), permissions=permissions)
        (notice,) = await eventually(lambda: used.seen)

    assert "Manage Server" in notice["embeds"][0]["description"]
    assert used.ephemeral
    assert newsroom.reindex_steps == 0


async def test_reindex_is_refused_in_a_direct_message(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        used = await double.use("corpus", "reindex", person=user(), direct=True)
        await eventually(lambda: used.seen)

    assert newsroom.reindex_steps == 0


async def test_reindex_reports_its_counts_and_what_it_skipped(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("corpus", "reindex", person=user(), permissions=MANAGE_GUILD)
        (report,) = await eventually(lambda: used.seen)

    assert used.ephemeral
    assert report["embeds"][0]["description"] == (
        "**Reindexed in 1.2 s.** Serving index `5eed0002`. It replaces `5eed0001`.\n"
        "2 articles, 7 passages (3 embedded, 4 reused), 5 events.\n\n"
        "**Skipped: 1**\n"
        "broken\\_\\*.pdf: no text in it"
    )


async def test_the_bot_answers_while_it_reindexes_and_a_second_reindex_is_declined(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    newsroom.may_finish.clear()
    async with serve(newsroom):
        first = await double.use("corpus", "reindex", person=user(), permissions=MANAGE_GUILD)
        await eventually(lambda: newsroom.reindex_steps)
        second = await double.use("corpus", "reindex", person=user(), permissions=MANAGE_GUILD)
        (declined,) = await eventually(lambda: second.seen)
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (before,) = await eventually(lambda: asked.seen)
        newsroom.may_finish.set()
        await eventually(lambda: first.seen)
        asked = await double.use("ask", person=user(), options={"question": ASK})
        (after,) = await eventually(lambda: asked.seen)

    assert "under way already" in declined["embeds"][0]["description"]
    assert before["embeds"][0]["footer"]["text"] == "index 5eed0001"
    assert after["embeds"][0]["footer"]["text"] == "index 5eed0002"


async def test_closing_stops_a_reindex_and_leaves_the_index_as_it_was(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    newsroom.may_finish.clear()
    async with serve(newsroom):
        await double.use("corpus", "reindex", person=user(), permissions=MANAGE_GUILD)
        await eventually(lambda: newsroom.reindex_steps)

    assert newsroom.snapshot_id == "5eed0001cafe"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("press")]
