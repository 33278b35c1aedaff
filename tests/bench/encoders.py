"""The encoders that are measured: the product's, and sentence-transformers as it comes."""

from pathlib import Path
from typing import Any

from index.encoders import Encoder
from index.model_files import find_model


def own_encoder(models: Path) -> Encoder:
    """Return what builds and serves, its graph exported into the folder `models` if need be."""
    encoder = Encoder(find_model(), models)
    encoder.export()
    return encoder


def plain_encoder() -> Any:
    """Load sentence-transformers' model with its defaults."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    return SentenceTransformer(str(find_model().folder), device="cpu")
