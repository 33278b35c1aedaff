"""Rows of whole processes: cold start, opening, memory."""

import json
from collections.abc import Iterator
from typing import Any

from tests.bench.bench import PLAIN_UP_TO, ROOT, Bench
from tests.bench.stage import SHIPPED, Stage
from tests.bench.table import Row, Target
from tests.bench.timing import pairs_in_turns

_QUESTION = "Why did people flee Kunduz?"
"""No question that events alone answer: both load their encoder and encode it."""


def cold_rows(bench: Bench, stage: Stage) -> Iterator[Row]:
    """From nothing to the first answer; the plain recipe to its first passages."""
    if stage.stood_in:
        return  # a stand-in's snapshot is no place for `python -m bot`
    index = ["--data", str(stage.places.data)]
    if stage.name != SHIPPED:
        index += ["--corpus", str(stage.places.corpora[0])]
    plain = (str(ROOT / "tests/bench/plain.py"), str(stage.plain_folder()), bench.model)

    def ours() -> float:
        return bench.seconds("-m", "bot", "ask", *index, "--", _QUESTION)

    def other() -> float:
        return bench.seconds(*plain, _QUESTION)

    asked = bench.python("-X", "importtime", "-m", "bot", "ask", *index, "--", _QUESTION)
    if "onnxruntime" not in asked.stderr:
        raise RuntimeError(f"{_QUESTION!r} was answered without the encoder")
    ours()  # what a first start keeps for the next, and the disk's cache
    other()
    mine, theirs = pairs_in_turns(ours, other, bench.cold_pairs)
    yield Row(
        "cold start to a first answer",
        stage.label,
        mine,
        theirs,
        "plain recipe's first passages",
        "s",
        Target(times=6) if stage.name == SHIPPED else None,
    )


def resident_rows(bench: Bench, stage: Stage) -> Iterator[Row]:
    """Memory after some answers, and how long the snapshot took to open."""
    questions = stage.folder / "questions.json"
    questions.write_text(json.dumps(stage.take(20)), "utf-8")
    data = str(stage.places.data)
    more = [] if stage.name == SHIPPED else ["--snapshot", str(stage.snapshot_folder)]
    ours = _serving(bench, "ours", data, str(questions), *more)
    has_plain = stage.size <= PLAIN_UP_TO
    if has_plain:
        folder = str(stage.plain_folder())
        plain = _serving(bench, "plain", folder, str(questions), "--model", bench.model)
    else:
        plain = {}
    limit = {SHIPPED: Target(at_most=300), "1M": Target(at_most=2500)}.get(stage.name)
    yield Row(
        "resident memory, serving",
        stage.label,
        ours["rss"],
        plain.get("rss"),
        "plain recipe",
        "MB",
        limit,
        f"of it anonymous or its share {ours['pss']:.0f}, at most {ours['peak']:.0f}",
    )
    yield Row(
        "open the index",
        stage.label,
        ours["opened_s"],
        plain.get("opened_s"),
        "plain recipe: vectors, texts, counted words",
        "s",
    )


def _serving(bench: Bench, *words: str) -> dict[str, Any]:
    done = bench.python("-m", "tests.bench.serving", *words)
    if done.returncode != 0:
        raise RuntimeError(f"tests.bench.serving failed: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return found
