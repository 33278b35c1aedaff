"""Through the wire: twenty people at once, an engine slowed to 20 s, pictures drawn for real."""

import asyncio
import gc
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from bot.answering.ground import Ground
from bot.answering.reply import Asked, Reply
from bot.discord_app.life import Life
from bot.discord_app.options import BotOptions
from bot.phrases.languages import Language
from bot.pictures.gallery import Gallery, Picture, PictureKind
from bot.telemetry.lag import keep_loaded
from corpus.parsing import dump_article
from index.builder import build
from index.library import Library
from index.snapshot import Snapshot
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.editing import planted_editor
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, AT_ONCE, read
from tests.bot.pictures.conftest import LATE, MILL, WHARF
from tests.index.fakes import WordEmbedder

PEOPLE = 20
MOST_LAG_S = 0.2


@pytest.fixture(scope="module")
def contract() -> None:
    """Without the OpenAPI file: the double holds requests against it on the bot's own loop."""
    return


@pytest.fixture(autouse=True)
def _loaded_by_now() -> Iterator[None]:
    """Begin as a bot's life does, so that what the tests have loaded is not looked through."""
    keep_loaded()
    yield
    gc.unfreeze()


class SlowNewsroom(PlantedNewsroom):
    """Takes 20 s for an answer, unless it is released before."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()
        self.begun: list[str] = []

    def answer(self, asked: Asked) -> Reply:
        """Answer late."""
        self.begun.append(asked.question)
        self.released.wait(20.0)
        return super().answer(asked)


class BusyNewsroom(PlantedNewsroom):
    """Computes, in Python, as the answering does beside its model."""

    def answer(self, asked: Asked) -> Reply:
        """Answer after 0.4 s of work, the first five times."""
        end = time.monotonic() + (0.4 if len(self.asked) < 5 else 0.0)
        while time.monotonic() < end:
            sum(range(1000))
        return super().answer(asked)


class DrawingNewsroom(PlantedNewsroom):
    """Draws its pictures for real."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._ground = ground
        self._gallery = Gallery()
        self.drawn_on: set[str] = set()

    def picture(
        self,
        kind: PictureKind,
        as_of: date | None,
        first: date | None = None,
        last: date | None = None,
        language: Language = "en",
    ) -> Picture | None:
        """Draw."""
        self.drawn_on.add(threading.current_thread().name)
        return self._gallery.picture(self._ground, kind, as_of, language=language)


@pytest.fixture(scope="module")
def ground(tmp_path_factory, gazetteer) -> Ground:
    folder = tmp_path_factory.mktemp("load")
    for article in (WHARF, MILL, LATE):
        (folder / f"{article.id}.md").write_text(dump_article(article), "utf-8")
    shelf, embedder = Library(folder / "library"), WordEmbedder()
    report = build([folder], shelf, embedder, gazetteer)
    return Ground(Snapshot.open(shelf.snapshots / report.snapshot_id, embedder), gazetteer)


@asynccontextmanager
async def watched_loop() -> AsyncIterator[list[float]]:
    """Note by how many seconds the event loop is late, every 5 ms."""
    late: list[float] = []

    async def watch() -> None:
        while True:
            due = time.monotonic() + 0.005
            await asyncio.sleep(0.005)
            late.append(time.monotonic() - due)

    watching = asyncio.create_task(watch())
    try:
        yield late
    finally:
        watching.cancel()


async def all_ask(double: Double, question: str = "harbour {}?") -> list[Exchange]:
    """Let twenty people ask at once, every second one privately."""
    return [
        await double.use(
            "ask",
            person=user(f"asker{number}"),
            options={"question": question.format(number), "private": number % 2 == 1},
        )
        for number in range(PEOPLE)
    ]


async def acknowledged(asked: list[Exchange]) -> float:
    """Return after how many seconds the last of them was acknowledged."""
    await eventually(lambda: all(one.acknowledged_after_s is not None for one in asked), 2.0)
    return max(one.acknowledged_after_s or 0.0 for one in asked)


def answered(exchange: Exchange) -> bool:
    return any("On Friday 6 August 2021" in read(message) for message in exchange.seen)


async def test_twenty_at_once_are_acknowledged_in_a_second_told_their_place_and_answered(
    double: Double, serve: Serve
) -> None:
    newsroom = SlowNewsroom()
    async with serve(newsroom, told_after_s=0.5), watched_loop() as late:
        asked = await all_ask(double)
        slowest = await acknowledged(asked)
        await eventually(lambda: len([one for one in asked if one.seen]) == PEOPLE - AT_ONCE)
        told = {number: one.seen for number, one in enumerate(asked) if one.seen}
        await asyncio.sleep(0.5)
        newsroom.released.set()
        await eventually(lambda: all(map(answered, asked)))

    assert slowest < 1.0
    assert max(late) < MOST_LAG_S
    # Who comes first is who was acknowledged first, which need not be who asked first.
    order = [int(question[8:-1]) for question in newsroom.begun]
    assert sorted(order) == list(range(PEOPLE))
    assert set(order[:AT_ONCE]) == set(range(PEOPLE)) - set(told)
    places = {f"There are {before} questions": before for before in range(2, PEOPLE)}
    places["There is one question"] = 1
    turns = {}
    for number, (place,) in told.items():
        ahead, _, rest = read(place).partition(" ahead of yours. ")
        turns[number] = places[ahead]
        assert rest == "Your answer will appear here."
        assert bool(place["flags"] & EPHEMERAL) == (number % 2 == 1)
    assert sorted(turns.values()) == list(range(1, PEOPLE - AT_ONCE + 1))
    # Nobody overtakes more than those whose turn came beside them.
    for begun, number in enumerate(order[AT_ONCE:], 1):
        assert turns[number] - begun < AT_ONCE
    assert [len(one.seen) for one in asked] == [1] * PEOPLE  # the answer takes the place's place
    assert len(newsroom.threads) == AT_ONCE


async def test_an_engine_that_takes_20_s_holds_up_nobody_and_answers_all_who_ask_the_same_once(
    double: Double, serve: Serve
) -> None:
    newsroom = SlowNewsroom()
    async with serve(newsroom), watched_loop() as late:
        began = time.monotonic()
        asked = await all_ask(double, ASK)
        slowest = await acknowledged(asked)
        await eventually(lambda: all(map(answered, asked)), 25.0)
        took = time.monotonic() - began

    assert slowest < 1.0
    assert max(late) < MOST_LAG_S
    assert 20.0 <= took < 23.0
    assert len(newsroom.asked) == 1


async def test_the_loop_is_on_time_while_answers_are_computed(double: Double, serve: Serve) -> None:
    newsroom = BusyNewsroom()
    async with serve(newsroom), watched_loop() as late:
        asked = await all_ask(double)
        slowest = await acknowledged(asked)
        await eventually(lambda: all(map(answered, asked)), 15.0)

    assert slowest < 1.0
    assert max(late) < MOST_LAG_S
    assert len(newsroom.asked) == PEOPLE


async def test_the_loop_is_on_time_while_pictures_are_drawn(
    double: Double, serve: Serve, ground: Ground
) -> None:
    newsroom = DrawingNewsroom(ground)
    async with serve(newsroom), watched_loop() as late:
        drawn = [
            await double.use(kind, person=user(), locale=language)
            for kind in ("timeline", "map") for language in ("en-GB", "de")
        ]  # fmt: skip
        asked = await all_ask(double)
        slowest = await acknowledged([*drawn, *asked])
        await eventually(lambda: all(map(answered, asked)))
        pending = [one for one in drawn if not one.seen]
        await eventually(lambda: all(one.seen for one in drawn), 20.0)

    assert slowest < 1.0
    assert max(late) < MOST_LAG_S
    assert pending  # answers do not wait for pictures
    assert [len(one.seen[0]["attachments"]) for one in drawn] == [1] * len(drawn)
    assert len(newsroom.drawn_on) == 1
    assert newsroom.drawn_on.pop().startswith("studio")


async def test_a_bots_life_begins_with_what_is_loaded_out_of_the_collectors_sight(
    double: Double, tmp_path: Path
) -> None:
    gc.unfreeze()
    life = Life(double.token, PlantedNewsroom, planted_editor(tmp_path), tmp_path, BotOptions())
    serving = asyncio.create_task(life.serve())
    await asyncio.wait_for(double.gateway.ready.wait(), 8)
    frozen = gc.get_freeze_count()
    serving.cancel()
    await asyncio.wait({serving})
    await life.close_workers()

    assert frozen > 10_000


async def test_with_a_line_of_ten_the_eleventh_to_wait_is_told_to_come_back(
    double: Double, serve: Serve
) -> None:
    newsroom = SlowNewsroom()
    async with serve(newsroom, most_waiting=10):
        asked = await all_ask(double)
        await eventually(lambda: len([one for one in asked if one.seen]) == PEOPLE - 10 - AT_ONCE)
        turned_away = [one for one in asked if one.seen]
        newsroom.released.set()
        await eventually(lambda: all(one.seen for one in asked))

    for one in turned_away:
        (notice,) = one.seen
        assert "10 questions are waiting already" in read(notice)
        assert notice["flags"] & EPHEMERAL
    assert len(newsroom.asked) == 10 + AT_ONCE
