"""An exported encoder in onnxruntime: what serves, without torch."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embedder import EmbedderError
from index.onnx_record import GRAPH, TOKENIZER, Export
from index.onnx_runtime import onnx_runtime
from index.vectors import FloatMatrix, unit_rows

if TYPE_CHECKING:
    from tokenizers import Encoding

_MOST_TOKENS = 256
_MOST_TEXTS = 8
"""Limits of a batch.

Measured on one core as passages a second against SentenceTransformer.encode at batch 32: of 20
tokens 1.43 times at one a batch, 1.66 at 4, 1.64 at 8, 1.33 at 32; of 60 tokens 1.76, 1.76, 1.58,
1.11; of 200 tokens 1.68, 1.68, 1.42, 1.12.  What a batch works on must fit the core's cache.
"""
_SLICE = 256
"""Texts between two reports of progress."""


_BESIDE_S = 0.1
"""Within so many seconds of another thread's question two are answered beside each other."""


class OnnxEmbedder:
    """A graph and a tokenizer, read when made; blocks, and any number of threads may ask at once.

    A question that is alone has two cores, of several each has the one it is asked on, so that 16
    askers on 2 cores do not multiply into 32 threads.  On 2 cores, with the rest of an answer: 5.7
    ms for 6.7 where all have one thread beside, and 200 questions a second for 180.  Both give the
    same vector.  It lets go of the interpreter's lock while it works.
    """

    def __init__(self, export: Export, threads: int | None = None) -> None:
        """Read the export; `threads` of the processor to embed passages on, all if None.

        Raises EmbedderError if it can't be run.
        """
        self._record = export.record
        self._threads = threads or os.cpu_count() or 1
        self._counting_lock = threading.Lock()
        self._counting: Any = None
        self._graph = str(export.folder / GRAPH)
        self._asking_lock = threading.Lock()
        self._asked = (0, float("-inf"))
        """The thread that put the last question, and when."""
        try:
            self._tokenizer = _tokenizer(str(export.folder / TOKENIZER), export.record.max_tokens)
            self._alone = _session(self._graph, min(2, os.cpu_count() or 1))
        except Exception as error:  # each library has its own, of no common kind
            raise EmbedderError(f"{export.folder} can't be run: {error}") from error

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return self._record.dimension

    def question(self, text: str) -> FloatMatrix:
        """Embed one question, with the model's prompt for questions: (1, dimension)."""
        read = self._tokenizer.encode(self._record.query_prompt + text)
        return unit_rows(self._rows([read], self._alone if self._is_alone() else self._beside))

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> FloatMatrix:
        """Embed texts of articles: (len(texts), dimension), unit rows, in order.

        Batches of like length are shared out to the threads, the longest first.
        """
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        prompt = self._record.passage_prompt
        order = sorted(range(len(texts)), key=lambda place: (-len(texts[place]), place))
        embed = partial(self._rows, session=self._beside)
        with ThreadPoolExecutor(self._threads) as pool:
            for start in range(0, len(order), _SLICE):
                chosen = order[start : start + _SLICE]
                read = self._tokenizer.encode_batch([prompt + texts[place] for place in chosen])
                batches = list(_batches(read))
                made = pool.map(embed, ([read[place] for place in one] for one in batches))
                for batch, found in zip(batches, made, strict=True):
                    rows[[chosen[place] for place in batch]] = found
                if progress is not None:
                    progress(start + len(chosen))
        return unit_rows(rows)

    def count_tokens(self, text: str) -> int:
        """Count the text's tokens, markers of start and end included; never truncated."""
        with self._counting_lock:
            if self._counting is None:
                from tokenizers import Tokenizer  # noqa: PLC0415

                self._counting = Tokenizer.from_str(self._tokenizer.to_str())
                self._counting.no_truncation()
        return len(self._counting.encode(text).ids)

    def _is_alone(self) -> bool:
        """Tell whether no other thread has put a question just now, and note that this one has."""
        this, now = threading.get_ident(), time.monotonic()
        with self._asking_lock:
            thread, when = self._asked
            self._asked = (this, now)
        return thread == this or now - when > _BESIDE_S

    @cached_property
    def _beside(self) -> Any:
        """Opened when it is needed: it takes 44 MB."""
        try:
            return _session(self._graph, 1)
        except Exception as error:
            raise EmbedderError(f"{self._graph} can't be run: {error}") from error

    def _rows(self, texts: "Sequence[Encoding]", session: Any) -> FloatMatrix:
        longest = max(len(text.ids) for text in texts)
        shape = (len(texts), longest)
        ids = np.full(shape, self._record.pad_token, dtype=np.int64)
        mask, kinds = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text.ids)] = text.ids
            mask[row, : len(text.ids)] = 1
            kinds[row, : len(text.ids)] = text.type_ids
        known = {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
        fed = {name: known[name] for name in self._record.inputs}
        (found,) = session.run(None, fed)
        rows: FloatMatrix = found
        return rows


def _batches(texts: "Sequence[Encoding]") -> Iterator[list[int]]:
    """Yield places of texts of like length, the longest first, within the limits of a batch."""
    order = sorted(range(len(texts)), key=lambda place: -len(texts[place].ids))
    batch: list[int] = []
    for place in order:
        longest = len(texts[batch[0]].ids) if batch else 0
        if batch and (len(batch) == _MOST_TEXTS or longest * (len(batch) + 1) > _MOST_TOKENS):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _tokenizer(path: str, max_tokens: int) -> Any:
    # Several threads encode, and texts are shared out to threads here; its own would only wait.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer  # noqa: PLC0415

    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _session(path: str, threads: int) -> Any:
    """Open the graph on `threads` cores: more than two would not fit beside an event loop."""
    runtime = onnx_runtime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A thread that spins while it waits for its share takes a core, but only while there is work.
    options.add_session_config_entry("session.intra_op.allow_spinning", "1")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.enable_mem_pattern = False  # it keeps a plan of memory for every length of text
    options.log_severity_level = 3  # warnings are about its own optimisations
    return runtime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
