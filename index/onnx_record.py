"""What is kept of an exported encoder: its record, and the check that the files are those."""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, PositiveInt, ValidationError

from index.embedder import EmbedderError, Identified
from index.model_files import file_digest

GRAPH = "encoder.onnx"
WEIGHTS = "encoder.weights"
TOKENIZER = "tokenizer.json"
FILES = (GRAPH, WEIGHTS, TOKENIZER)
RECORD = "encoder.json"
FORMAT: Literal[2] = 2
"""Raised when an older export can't be run as it was."""

LEAST_COSINE = 0.9999
"""Below this to the original, for any text of the sample, an export is not used."""
MOST_DIFFERENCE = 1e-4
"""Above this in any number of any vector it is not used: what was indexed must stay valid."""
_DECIDING = ("stringer", "torch", "transformers", "sentence-transformers", "onnx", "onnxruntime")


class ExportRecord(BaseModel):
    """An encoder's graph, tokens to unit rows, as it lies beside this record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[2]
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
    """Why the model itself can have no export, so that not every build tries again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[2]
    model: str
    reason: str
    """A clause: "its module CNN is not known"."""
    libraries: Mapping[str, str]
    """Versions by package, `versions()` at the time: with others it is tried again."""


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
    damaged: bool = False
    """True if one was there that must not be used."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export whose files are sound."""

    folder: Path
    record: ExportRecord
    made: bool = False
    """True if whoever asked for it had to make it."""


def export_folder(models: Path, checksum: str) -> Path:
    """Name the folder of one model's export under the folder of all of them."""
    return models / checksum[:16]


def find_export(
    models: Path, model: Identified, checksums: Path | None, *, anew: bool = False
) -> Export | NoExport:
    """Look for the export of this model and check it; never raises.

    `checksums` is the file that remembers hashes as `find_model` does, so that a start reads no
    file twice and still notices one that was changed; `anew` reads all, for what changes without
    a trace.
    """
    folder = export_folder(models, model.checksum)
    try:
        said = _Kept.model_validate_json((folder / RECORD).read_bytes()).said
    except FileNotFoundError:
        return NoExport("it is not there")
    except (OSError, ValidationError):
        return NoExport("its record can't be read", damaged=True)
    if said.model != model.checksum:
        return NoExport("it is of another model", damaged=True)
    if isinstance(said, Refusal):
        if said.libraries == versions():
            return NoExport(said.reason, final=True)
        return NoExport(f"{said.reason}, with libraries that have changed since")
    for name in FILES:
        try:
            sound = file_digest(folder / name, checksums, anew=anew) == said.files.get(name)
        except OSError:
            sound = False
        if not sound:
            return NoExport(f"its {name} is missing or damaged", damaged=True)
    return Export(folder, said)


def export_trace(models: Path, checksum: str) -> str:
    """Describe the files of an export without reading them: another text once one is changed."""
    folder, trace = export_folder(models, checksum), []
    for name in (RECORD, *FILES):
        try:
            stat = os.stat(folder / name)
        except OSError:
            trace.append(f"no {name}")
        else:
            trace.append(f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
    return "\n".join(trace)


def versions() -> dict[str, str]:
    """Return the versions of all that decides whether a model can be exported, by package."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    found = {}
    for name in _DECIDING:
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def record_text(said: ExportRecord | Refusal) -> str:
    """Return the text of a record's file."""
    return _Kept(said=said).model_dump_json(indent=1) + "\n"


class NotExportableError(EmbedderError):
    """A model that can't be exported; the message is the reason, a clause."""


class UnprovedError(EmbedderError):
    """A graph that did not run, here and now; the message is the reason, a clause."""


def first_line(error: Exception) -> str:
    """Return what an error says, in a line that fits into a sentence."""
    return str(error).strip().split("\n", 1)[0][:200] or type(error).__name__
