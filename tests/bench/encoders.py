"""The encoders that are measured: the product's, and sentence-transformers as it comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from index.encoders import Encoder
from index.model_files import find_model
from index.onnx_embedder import OnnxEmbedder
from index.vectors import FloatMatrix


def own_encoder(models: Path) -> Encoder:
    """Return what builds and serves, its graph exported into the folder `models` if need be."""
    encoder = Encoder(find_model(), models)
    encoder.export()
    return encoder


def plain_encoder() -> Any:
    """Load sentence-transformers' model with its defaults."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    return SentenceTransformer(str(find_model().folder), device="cpu")


@contextmanager
def noted_encodings() -> Iterator[list[str]]:
    """Note what is embedded as a question meanwhile, by whichever exported encoder."""
    embedded: list[str] = []
    embed = OnnxEmbedder.question

    def question(self: OnnxEmbedder, text: str) -> FloatMatrix:
        embedded.append(text)
        return embed(self, text)

    with patch.object(OnnxEmbedder, "question", question):
        yield embedded
