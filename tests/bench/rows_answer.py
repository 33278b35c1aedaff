"""Rows of whole answers, warm: one asker, and sixteen at once."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from bot.answering.reply import Answer, Asked, Reply
from bot.discord_app.engine import Engine
from bot.discord_app.life import WORKERS
from bot.discord_app.line import Line
from bot.serving import Serving
from bot.worker import Worker
from tests.bench.bench import Bench, as_the_bot_lives
from tests.bench.encoders import noted_encodings
from tests.bench.plain import PlainRecipe
from tests.bench.stage import SHIPPED, Desk, Stage
from tests.bench.table import Row, Target
from tests.bench.timing import pairs_in_turns, timed_in_turns

_AGAINST = "plain recipe, retrieving only"
_ASKERS = 16
_ROUNDS = 3
_EACH = 4
"""Questions an asker puts in a round, one after the other."""


def answer_rows(bench: Bench, stage: Stage) -> Iterator[Row]:
    """Questions nobody has asked before, so that none is answered from memory."""
    desk: Desk | Serving = Serving(stage.places) if stage.name == SHIPPED else stage.open()
    recipe = bench.recipe(stage)
    warm = stage.take(5)
    for question in warm:
        desk.answer(Asked(question=question))
        if recipe is not None:
            recipe.retrieve(question)
    retrieve = recipe.retrieve if recipe is not None else (lambda question: None)
    replies: list[Reply] = []
    encoded: set[int] = set()

    def ours(question: str) -> None:
        before = len(embedded)
        replies.append(desk.answer(Asked(question=question)))
        if len(embedded) > before:
            encoded.add(len(replies))

    with as_the_bot_lives(), noted_encodings() as embedded:
        mine, theirs = timed_in_turns(ours, retrieve, stage.take(bench.asked))
    size, note = stage.label, f"{_told(replies)}, {len(encoded)} encoded"
    bench.answer_ms[stage.name] = mine.p50_ms
    known = recipe is not None
    target = Target(times=2) if stage.name == SHIPPED else None
    yield Row(
        *("answer, p50", size, mine.p50_ms, theirs.p50_ms if known else None),
        *(_AGAINST, "ms", target, note),
    )
    yield Row("answer, p95", size, mine.p95_ms, theirs.p95_ms if known else None, _AGAINST)
    with as_the_bot_lives():
        together = _at_once(bench, stage, desk, recipe)
    yield together


def growth_rows(bench: Bench) -> Iterator[Row]:
    """How the cost of an answer grows; after the rows of answers."""
    if {"10k", "1M"} <= bench.answer_ms.keys():
        small, large = bench.answer_ms["10k"], bench.answer_ms["1M"]
        yield Row(
            "answer at 1M beside 10k, p50", "1M*", large, small, "itself", "ms", Target(times=0.25)
        )


def _at_once(bench: Bench, stage: Stage, desk: Desk | Serving, recipe: PlainRecipe | None) -> Row:
    warm = stage.take(_ASKERS)  # the first time several ask, more is opened
    _engine_rate(desk, warm, [])
    rounds = [stage.take(_ASKERS * _EACH) for _ in range(_ROUNDS)]
    replies: list[Reply] = []
    mine, theirs = iter(rounds), iter(rounds)

    def ours() -> float:
        return _engine_rate(desk, next(mine), replies)

    if recipe is None:
        spent, other = [ours() for _ in rounds], None
        rate = median(spent)
    else:
        plain = _one_at_a_time(recipe)
        _thread_rate(plain, warm)
        rate, other = pairs_in_turns(ours, lambda: _thread_rate(plain, next(theirs)), _ROUNDS)
    target = Target(times=3) if stage.name == SHIPPED else None
    what = f"answer, {_ASKERS} at once"
    return Row(what, stage.label, rate, other, _AGAINST, "questions/s", target, _told(replies))


def _told(replies: Sequence[Reply]) -> str:
    answered = sum(isinstance(reply, Answer) for reply in replies)
    return f"{len(replies)} questions, {answered} answered"


def _engine_rate(desk: Desk | Serving, questions: Sequence[str], replies: list[Reply]) -> float:
    """Answer on the bot's own way: event loop, line, the model's worker."""

    async def asker(engine: Engine, own: Sequence[str]) -> None:
        for question in own:
            reply, _ = await engine.reply(Asked(question=question), None)
            replies.append(reply)

    async def all_of_them() -> float:
        worker = Worker("model", WORKERS["model"])
        line = Line(_ASKERS, at_once=WORKERS["model"])
        engine = Engine(desk, worker, line)  # type: ignore[arg-type]  # answers only
        began = Bench.clock()
        await asyncio.gather(*(asker(engine, questions[n::_ASKERS]) for n in range(_ASKERS)))
        spent = Bench.clock() - began
        await worker.close(1.0)
        return spent

    return len(questions) / asyncio.run(all_of_them())


def _thread_rate(retrieve: Callable[[str], object], questions: Sequence[str]) -> float:
    with ThreadPoolExecutor(_ASKERS) as pool:
        began = Bench.clock()
        list(pool.map(retrieve, questions))
        return len(questions) / (Bench.clock() - began)


def _one_at_a_time(recipe: PlainRecipe) -> Callable[[str], object]:
    """Lock the recipe: its encoder may not be shared between threads, and has all cores anyway."""
    lock = threading.Lock()

    def retrieve(question: str) -> object:
        with lock:
            return recipe.retrieve(question)

    return retrieve
