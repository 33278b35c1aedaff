"""The only import of sentence_transformers: a model on disk as an `Embedder`."""

import os
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import EmbedderError
from index.model_files import ModelFiles
from index.vectors import FloatMatrix, unit_rows

_SLICE = 256
"""Texts between two reports of progress."""
_BATCH = 32


class SentenceEmbedder:
    """A sentence-transformers model, loaded at its first use; for one thread at a time.

    Until then it only knows which model it is, so that an index that is up to date costs no
    model.  Every use may raise EmbedderError if the folder holds no model that can be loaded.
    """

    def __init__(self, files: ModelFiles, threads: int | None = None) -> None:
        """Take a model's files; `threads` of the processor to embed passages on, all if None."""
        self.name = files.name
        self.checksum = files.checksum
        self._folder = files.folder
        self._threads = threads or os.cpu_count() or 1
        self._loaded: Any = None
        self._dimension = 0

    @property
    def dimension(self) -> int:
        """Numbers in a vector; loads the model."""
        self.load()
        return self._dimension

    def load(self) -> None:
        """Load the model now rather than at the first use.

        Blocks for some seconds, most of it importing torch.
        """
        if self._loaded is None:
            self._loaded = _load(self._folder)
            self._dimension = int(self._encode_documents(["dimension"]).shape[1])

    def loaded(self) -> Any:
        """Return the SentenceTransformer itself, loaded: for making the export of it."""
        self.load()
        return self._loaded

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> FloatMatrix:
        """Embed texts of articles: (len(texts), dimension), unit rows, in order.

        Texts of like length go together, so that little of a batch is padding.
        """
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda place: (-len(texts[place]), place))
        for start in range(0, len(order), _SLICE):
            chosen = order[start : start + _SLICE]
            rows[chosen] = self._encode_documents([texts[place] for place in chosen])
            if progress is not None:
                progress(start + len(chosen))
        return unit_rows(rows)

    def question(self, text: str) -> FloatMatrix:
        """Embed one question, with the model's prompt for questions: (1, dimension).

        On one thread: a question is too small to share, and on a busy machine (load 5 on 2
        cores) two threads waiting for each other took 214 ms where one took 17.
        """
        self.load()
        _claim_threads(1)
        row = self._loaded.encode_query([text], show_progress_bar=False, convert_to_numpy=True)
        return unit_rows(np.asarray(row, dtype=np.float32))

    def count_tokens(self, text: str) -> int:
        """Count the text's tokens, markers of start and end included; never truncated."""
        self.load()
        read = self._loaded.tokenizer(text, truncation=False, padding=False, verbose=False)
        return len(read["input_ids"])

    def _encode_documents(self, texts: list[str]) -> FloatMatrix:
        _claim_threads(self._threads)
        rows = self._loaded.encode_document(
            texts, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float32)


def _claim_threads(count: int) -> None:
    # Before every use: faiss shares torch's OpenMP, and its omp_set_num_threads sets torch's too.
    import torch  # noqa: PLC0415

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)


def _load(folder: Path) -> Any:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # the files are here; nothing is to be looked up
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations between torch and transformers
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415
            from transformers.utils import logging  # noqa: PLC0415

            transformers_logging: Any = logging
            transformers_logging.set_verbosity_error()
            transformers_logging.disable_progress_bar()
        except Exception as error:
            raise EmbedderError(
                "There is no exported graph of the model that can be used, and without it"
                f" sentence-transformers and torch are needed, which can't be loaded ({error})."
                " Install Stringer anew; or make the graph on a machine that has them, python -m"
                " index export, and copy the data folder's models/ here."
            ) from error
        try:
            model = SentenceTransformer(str(folder), device="cpu")
        except Exception as error:
            raise EmbedderError(
                f"The model in {folder} could not be loaded ({error}). Give --model the"
                " folder of a sentence-transformers model, or leave it out."
            ) from error
    backend = getattr(model.tokenizer, "backend_tokenizer", None)
    if backend is not None:
        # The release's tokenizer.json pads every text to 128 tokens: five times the work.
        backend.no_padding()
    return model
