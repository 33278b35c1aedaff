"""What is kept of an exported encoder: its record, and the check that the files are those."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, PositiveInt, ValidationError

from index.embedder import EmbedderError
from index.model_files import ModelFiles, file_digest

GRAPH = "encoder.onnx"
TOKENIZER = "tokenizer.json"
RECORD = "encoder.json"
FORMAT: Literal[1] = 1
"""Raised when an older export can't be run as it was."""

LEAST_COSINE = 0.9999
"""Below this to the original, for any text of the sample, an export is not used."""
MOST_DIFFERENCE = 1e-4
"""Above this in any number of any vector it is not used: what was indexed must stay valid."""


class ExportRecord(BaseModel):
    """An encoder's graph, tokens to unit rows, as it lies beside this record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    model: str
    """Hex sha256, `ModelFiles.checksum`, of the model that it was made from."""
    dimension: PositiveInt
    max_tokens: PositiveInt
    """Longest text it reads, markers of start and end included; the rest is cut off."""
    inputs: tuple[str, ...]
    """Of the graph, in order: input_ids, attention_mask and what else its kind reads."""
    pad_token: int
    """Id of the token that fills up the shorter texts of a batch."""
    query_prompt: str
    """Put before every question; may be empty."""
    passage_prompt: str
    files: Mapping[str, str]
    """Hex sha256 by name."""
    cosine: float
    """The lowest to the original over the sample, for people."""


class Refusal(BaseModel):
    """Why the model has no export, so that not every build tries again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    model: str
    reason: str
    """A clause: "its module CNN is not known"."""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    said: ExportRecord | Refusal


@dataclass(frozen=True, slots=True)
class NoExport:
    """An absent export."""

    reason: str
    """A clause for people."""
    final: bool = False
    """True if another build would come to the same."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export whose files are sound."""

    folder: Path
    record: ExportRecord


def export_folder(models: Path, checksum: str) -> Path:
    """Name the folder of one model's export under the folder of all of them."""
    return models / checksum[:16]


def find_export(models: Path, files: ModelFiles, checksums: Path | None) -> Export | NoExport:
    """Look for the export of this model and check it; never raises.

    `checksums` is the file that remembers hashes by path, size and time of change, so that a
    start reads no file twice and still notices one that was changed.
    """
    folder = export_folder(models, files.checksum)
    try:
        said = _Kept.model_validate_json((folder / RECORD).read_bytes()).said
    except FileNotFoundError:
        return NoExport("it is not there")
    except (OSError, ValidationError):
        return NoExport("its record can't be read")
    if said.model != files.checksum:
        return NoExport("it is of another model")
    if isinstance(said, Refusal):
        return NoExport(said.reason, final=True)
    for name in (GRAPH, TOKENIZER):
        try:
            sound = file_digest(folder / name, checksums) == said.files.get(name)
        except OSError:
            sound = False
        if not sound:
            return NoExport(f"its {name} is missing or damaged")
    return Export(folder, said)


def record_text(said: ExportRecord | Refusal) -> str:
    """Return the text of a record's file."""
    return _Kept(said=said).model_dump_json(indent=1) + "\n"


class NotExportableError(EmbedderError):
    """A model that can't be exported; the message is the reason, a clause."""
