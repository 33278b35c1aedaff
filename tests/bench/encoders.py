"""The encoders that are measured: the product's two, and sentence-transformers as it comes."""

from typing import Any

from index.embedder import Embedder
from index.model_files import find_model
from index.sentence_embedder import SentenceEmbedder


def serving_embedder() -> Embedder:
    """Return what questions are embedded with by the bot."""
    return SentenceEmbedder(find_model())


def building_embedder() -> Embedder:
    """Return what passages are embedded with by a build."""
    return SentenceEmbedder(find_model())


def plain_encoder() -> Any:
    """Load sentence-transformers' model with its defaults."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    return SentenceTransformer(str(find_model().folder), device="cpu")
