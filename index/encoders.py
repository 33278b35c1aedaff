"""The encoder that a command works with: an exported graph where there is one, else the model."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from index.embedder import EmbedderError
from index.model_files import ModelFiles, find_model
from index.onnx_record import (
    Export,
    NoExport,
    export_folder,
    export_trace,
    find_export,
    first_line,
)

if TYPE_CHECKING:
    from index.onnx_embedder import OnnxEmbedder
    from index.places import Places
    from index.sentence_embedder import SentenceEmbedder
    from index.vectors import FloatMatrix

Note: TypeAlias = Callable[[str], None]

_WITHOUT = "The model runs without its exported graph, which is slower and takes more memory"


def encoder_of(places: "Places", note: Note = lambda line: None) -> "Encoder":
    """Find the model of these places; nothing is loaded yet.

    `note` is told in a line, once, where the model has to be run without its export.  Raises
    EmbedderError if there is no such model.
    """
    files = find_model(places.model, places.checksums)
    return Encoder(files, places.models, places.checksums, note)


class Encoder:
    """One model as an `Embedder`, opened at its first use.

    The exported graph does all where there is a sound one: torch, transformers and
    sentence-transformers are not imported then.  Where there is none, a question is embedded by
    sentence-transformers, and the first use that indexes makes the export.  Any number of threads
    may call any method at once; they take turns only where there is no export.  Every use may
    raise EmbedderError if the model can't be loaded.
    """

    def __init__(
        self,
        files: ModelFiles,
        models: Path,
        checksums: Path | None = None,
        note: Note = lambda line: None,
    ) -> None:
        """Take a model's files and the folder where exports are; `checksums` remembers hashes."""
        self.name = files.name
        self.checksum = files.checksum
        self._files = files
        self._models = models
        self._checksums = checksums
        self._note = note
        self._lock = threading.RLock()
        self._graph: OnnxEmbedder | None = None
        self._model: SentenceEmbedder | None = None
        self._found: Export | NoExport = NoExport("it was not looked for")
        self._looked = ""
        """Trace of the export's files when they were last read; empty before."""
        self._exported = self._told = False

    @property
    def dimension(self) -> int:
        """Numbers in a vector; opens the encoder."""
        graph = self._opened()
        if graph is not None:
            return graph.dimension
        with self._lock:
            return self._fallback().dimension

    def load(self) -> None:
        """Open the encoder now rather than at the first use.

        Blocks: a third of a second, or some seconds where there is no export.
        """
        if self._opened() is None:
            with self._lock:
                self._fallback().load()

    def export(self) -> Export | NoExport:
        """Make the export if there is none that is sound and can be run, and return what there is.

        Its files are read through, so that a change without a trace is noticed too.  Blocks for
        some ten seconds where it is made.
        """
        self._opened(exporting=True, anew=True)
        return self._found

    def look_again(self) -> None:
        """Use the export from now on if one was made, by anybody, since it was looked for.

        Costs a look at three files' times while there is none, and nothing once there is one.
        """
        if self._graph is not None or not self._looked:
            return
        with self._lock:
            if self._graph is not None:
                return
            if export_trace(self._models, self.checksum) != self._looked:
                self._find()
            if self._graph is not None and self._told:
                self._note("The model's exported graph is there now, and is used.")

    def question(self, text: str) -> "FloatMatrix":
        """Embed one question, with the model's prompt for questions: (1, dimension), a unit row."""
        graph = self._opened()
        if graph is not None:
            return graph.question(text)
        with self._lock:
            return self._fallback().question(text)

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> "FloatMatrix":
        """Embed texts of articles: (len(texts), dimension), unit rows, in order."""
        graph = self._opened(exporting=True)
        if graph is not None:
            return graph.passages(texts, progress)
        with self._lock:
            return self._fallback().passages(texts, progress)

    def count_tokens(self, text: str) -> int:
        """Count the text's tokens, markers of start and end included; never truncated."""
        graph = self._opened(exporting=True)
        if graph is not None:
            return graph.count_tokens(text)
        with self._lock:
            return self._fallback().count_tokens(text)

    def _opened(self, *, exporting: bool = False, anew: bool = False) -> "OnnxEmbedder | None":
        """Open the graph, making it first if `exporting`; None where there is none."""
        if self._graph is not None:
            return self._graph
        with self._lock:
            if self._graph is None and not self._looked:
                self._find(anew=anew)
            if self._graph is None and exporting and not self._exported:
                self._exported = True
                self._take(self._made())
            if self._graph is None and not self._told:
                self._told = True
                self._note(self._why(self._found))
            return self._graph

    def _find(self, *, anew: bool = False) -> None:
        # Before it is read, so that what changes meanwhile is seen the next time.
        self._looked = export_trace(self._models, self.checksum)
        self._take(find_export(self._models, self._files, self._checksums, anew=anew))

    def _take(self, found: Export | NoExport) -> None:
        self._found = found
        if isinstance(found, Export):
            from index.onnx_embedder import OnnxEmbedder  # noqa: PLC0415

            try:
                self._graph, self._model = OnnxEmbedder(found), None
            except EmbedderError as error:
                self._found = NoExport(str(error))

    def _why(self, found: Export | NoExport) -> str:
        if isinstance(found, Export):
            return ""
        why = f"{_WITHOUT} ({found.reason})."
        if not found.final:
            return f"{why} To make it: python -m index export"
        folder = export_folder(self._models, self.checksum)
        return f"{why} So it stays with these libraries, unless you remove {folder}."

    def _made(self) -> Export | NoExport:
        from index.onnx_export import export_encoder  # noqa: PLC0415 (torch)

        try:
            return export_encoder(self._fallback(), self._files, self._models, self._checksums)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return NoExport(f"it can't be kept in {self._models}: {why}")
        except (MemoryError, ImportError, RuntimeError) as error:
            return NoExport(f"it can't be made here and now: {first_line(error)}")

    def _fallback(self) -> "SentenceEmbedder":
        """Make the model's own embedder; to be called and used under the lock."""
        if self._model is None:
            from index.sentence_embedder import SentenceEmbedder  # noqa: PLC0415

            self._model = SentenceEmbedder(self._files)
        return self._model
