"""What all rows share: the encoders, the workshop, child processes, and how much is asked."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from bot.__main__ import NEW_OBJECTS
from bot.telemetry.lag import keep_loaded
from index.embedder import Embedder
from tests.bench.encoders import plain_encoder
from tests.bench.plain import PlainRecipe
from tests.bench.stage import Stage, Workshop

ROOT = Path(__file__).resolve().parents[2]
PLAIN_UP_TO = 120_000
"""Passages, room left for a hundred thousand; beyond, rank_bm25 takes seconds a question and
gigabytes of memory."""


@dataclass
class Bench:
    """One run."""

    workshop: Workshop
    seed: int
    asked: int
    """Questions a row of answers asks one asker."""
    build_sample: int
    """Passages that the rate of embedding is measured on."""
    cold_pairs: int
    reindex_articles: int
    full: bool
    """Whether the reindex row's full build is embedded by the model."""
    tell: Callable[[str], None]
    answer_ms: dict[str, float] = field(default_factory=dict)
    """The median of a whole answer, by the name of the stage."""
    clock: ClassVar[Callable[[], float]] = time.perf_counter

    @property
    def serving(self) -> Embedder:
        """What embeds questions."""
        return self.workshop.real

    @cached_property
    def building(self) -> Embedder:
        """What embeds passages: the same."""
        return self.serving

    @cached_property
    def plain(self) -> Any:
        """sentence-transformers as it comes."""
        return plain_encoder()

    @property
    def model(self) -> str:
        """The folder of the model, for other processes."""
        return str(self.workshop.files.folder)

    def recipe(self, stage: Stage) -> PlainRecipe | None:
        """Open the plain recipe; None without rank_bm25, or at a size it is not made for."""
        if stage.size > PLAIN_UP_TO:
            return None
        try:
            folder = stage.plain_folder()
        except ModuleNotFoundError:
            return None
        return PlainRecipe(folder, self.model, self.plain)

    def python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python in a process of its own, with more in its environment."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HF_HUB_OFFLINE": "1",
            **environment,
        }
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def seconds(self, *words: str) -> float:
        """Run Python in a process of its own and return how long it took from start to end.

        Raises RuntimeError if it fails.
        """
        began = Bench.clock()
        done = self.python(*words)
        spent = Bench.clock() - began
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)} failed: {done.stderr[-2000:]}")
        return spent


@contextmanager
def as_the_bot_lives() -> Iterator[None]:
    """Collect rubbish as a running bot does, which looks through nothing that was loaded before.

    Both sides gain: else each would pay for looking through what the other has loaded.
    """
    before = gc.get_threshold()
    keep_loaded()
    gc.set_threshold(NEW_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
