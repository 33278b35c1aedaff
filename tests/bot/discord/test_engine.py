"""The engine: a question that several people ask is answered once, and none waits for nothing."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.answering.reply import Asked, Reply
from bot.discord_app.engine import Engine
from bot.discord_app.line import Line, LineClosedError
from bot.worker import Worker
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, AT_ONCE

SAME = Asked(question=ASK)
Answering = asyncio.Task[tuple[Reply, float | None]]


class HeldNewsroom(PlantedNewsroom):
    """Answers once it is let; the first time it may fail."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Semaphore(0)
        self.let = threading.Event()
        self.fails_first = False

    def answer(self, asked: Asked) -> Reply:
        """Answer late."""
        first = not self.asked
        self.asked.append(asked)
        self.begun.release()
        assert self.let.wait(5.0)
        if first and self.fails_first:
            raise RuntimeError("the engine fell over")
        return self._answer(asked, asked.question)


@pytest.fixture
def newsroom() -> HeldNewsroom:
    return HeldNewsroom()


@pytest.fixture
def line() -> Line:
    return Line(1, at_once=AT_ONCE)


@pytest.fixture
async def engine(newsroom: HeldNewsroom, line: Line) -> AsyncIterator[Engine]:
    worker = Worker("model", AT_ONCE)
    yield Engine(newsroom, worker, line)
    newsroom.let.set()
    assert await worker.close(5.0)


async def begun(newsroom: HeldNewsroom, count: int = 1) -> None:
    for _ in range(count):
        assert await asyncio.to_thread(newsroom.begun.acquire, timeout=5.0)


def ask(engine: Engine, asked: Asked = SAME) -> Answering:
    return asyncio.create_task(engine.reply(asked, None))


async def two_ask(engine: Engine, newsroom: HeldNewsroom) -> tuple[Answering, Answering]:
    """Ask the same twice; the first is being answered, the second waits for that."""
    first = ask(engine)
    await begun(newsroom)
    second = ask(engine)
    await asyncio.sleep(0.01)
    return first, second


async def test_who_asks_what_is_being_answered_gets_that_answer_without_a_place_in_line(
    engine: Engine, newsroom: HeldNewsroom, line: Line
) -> None:
    first = ask(engine)
    await begun(newsroom)
    others = [ask(engine, Asked(question=f" {ASK} ")) for _ in range(9)]
    await asyncio.sleep(0.01)
    assert line.waiting == 0  # where one might wait, and the next would be turned away
    newsroom.let.set()

    (reply, waited_s), *theirs = await asyncio.gather(first, *others)

    assert len(newsroom.asked) == 1
    assert waited_s is not None
    assert [waited for _, waited in theirs] == [None] * 9
    assert {one.question for one, _ in theirs} == {f" {ASK} "}
    assert {one.model_copy(update={"question": ASK}) for one, _ in theirs} == {reply}


async def test_another_question_is_answered_beside_it(
    engine: Engine, newsroom: HeldNewsroom
) -> None:
    both = [ask(engine), ask(engine, Asked(question="harbour?"))]
    await begun(newsroom, 2)
    newsroom.let.set()

    await asyncio.gather(*both)

    assert sorted(one.question for one in newsroom.asked) == ["harbour?", ASK]


async def test_an_answer_that_fails_fails_for_its_asker_alone(
    engine: Engine, newsroom: HeldNewsroom
) -> None:
    newsroom.fails_first = True
    first = ask(engine)
    await begun(newsroom)
    others = [ask(engine) for _ in range(3)]
    await asyncio.sleep(0.01)
    newsroom.let.set()

    failed, *answered = await asyncio.gather(first, *others, return_exceptions=True)

    assert isinstance(failed, RuntimeError)
    assert not [one for one in answered if isinstance(one, BaseException)]
    assert len(newsroom.asked) == 2


async def test_who_waits_for_an_asker_that_is_called_away_asks_in_their_place(
    engine: Engine, newsroom: HeldNewsroom
) -> None:
    first, second = await two_ask(engine, newsroom)
    first.cancel()
    newsroom.let.set()

    _, waited_s = await asyncio.wait_for(second, 5.0)

    assert waited_s is not None
    assert len(newsroom.asked) == 2


async def test_who_is_called_away_while_another_is_answered_leaves_that_one_alone(
    engine: Engine, newsroom: HeldNewsroom
) -> None:
    first, second = await two_ask(engine, newsroom)
    second.cancel()
    newsroom.let.set()

    await asyncio.wait_for(first, 5.0)

    assert len(newsroom.asked) == 1


async def test_what_is_being_answered_at_closing_is_told_to_all_who_asked_it(
    engine: Engine, newsroom: HeldNewsroom
) -> None:
    both = await two_ask(engine, newsroom)
    engine.close()
    newsroom.let.set()

    (one, _), (other, _) = await asyncio.gather(*both)

    assert one == other
    with pytest.raises(LineClosedError):
        await asyncio.gather(*(ask(engine, Asked(question=f"{n}?")) for n in range(AT_ONCE + 1)))
