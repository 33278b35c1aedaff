"""Makes an encoder's graph of a sentence-transformers model, and proves it against the model."""

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from corpus.files import hold_lock
from index.embedder import EmbedderError
from index.files import BUILDING, sha256_of, sync_tree
from index.model_files import ModelFiles
from index.onnx_embedder import OnnxEmbedder
from index.onnx_graph import write_graph
from index.onnx_record import (
    FILES,
    FORMAT,
    GRAPH,
    LEAST_COSINE,
    MOST_DIFFERENCE,
    RECORD,
    TOKENIZER,
    Export,
    ExportRecord,
    NoExport,
    NotExportableError,
    Refusal,
    UnprovedError,
    export_folder,
    find_export,
    first_line,
    record_text,
    versions,
)
from index.onnx_runtime import onnx_runtime
from index.sentence_embedder import SentenceEmbedder

_KNOWN_MODULES = ("Transformer", "Pooling", "Normalize", "Dense", "LayerNorm")

_SENTENCE = "The ferry left the northern quay at noon on Monday, the harbour master said. "
SAMPLE = (
    "Rain",
    "when did the ferry sink?",
    "  WHO SAID SO, and where?  ",
    "“Naïve”, he said: 1,234 people (3.5 %) left Ḥerāt — by road.",
    "На рассвете паром затонул. 渡轮沉没了。",
    _SENTENCE,
    _SENTENCE * 3 + "Crowds waited.",
    "Crowds waited. " + _SENTENCE * 9,
    _SENTENCE * 60,
)
"""From one word to more than any model reads, so that padding, cutting and spelling all show."""


def export_encoder(
    model: SentenceEmbedder, files: ModelFiles, models: Path, checksums: Path | None = None
) -> Export | NoExport:
    """Export the model under the folder `models`, unless another process just has.

    Loads the model and blocks for some ten seconds; two processes take turns.  An export that is
    there but can't be run is made anew.  One that does not give the model's own vectors is thrown
    away, and why is kept in its place; where it only failed to run, everything is as it was.
    Raises EmbedderError if the model can't be loaded, OSError if nothing can be written, and what
    a machine without room or without onnxruntime raises; then everything is as it was too.
    """
    models.mkdir(parents=True, exist_ok=True)
    with hold_lock(models / ".lock"):
        found = find_export(models, files, checksums)
        if found.final if isinstance(found, NoExport) else _opens(found):
            return found
        for left in models.glob(f"{BUILDING}*"):
            shutil.rmtree(left, ignore_errors=True)
        beside = models / f"{BUILDING}{os.getpid()}"
        try:
            beside.mkdir()
            said: ExportRecord | Refusal
            try:
                said = _exported(model, files, beside)
            except NotExportableError as error:
                said = Refusal(
                    format=FORMAT, model=files.checksum, reason=str(error), libraries=versions()
                )
            except UnprovedError as error:
                return NoExport(str(error))
            _keep(said, beside, export_folder(models, files.checksum))
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        found = find_export(models, files, checksums)
        return replace(found, made=True) if isinstance(found, Export) else found


def _opens(export: Export) -> bool:
    try:
        OnnxEmbedder(export)
    except EmbedderError:
        return False
    return True


def _keep(said: ExportRecord | Refusal, beside: Path, folder: Path) -> None:
    if isinstance(said, Refusal):
        for name in FILES:
            (beside / name).unlink(missing_ok=True)
    (beside / RECORD).write_text(record_text(said), "utf-8")
    sync_tree(beside)
    if folder.exists():
        # Whoever opens it in between finds no export, and does without.
        damaged = folder.with_name(f"{BUILDING}damaged-{os.getpid()}")
        folder.rename(damaged)
        shutil.rmtree(damaged, ignore_errors=True)
    beside.rename(folder)


def _exported(model: SentenceEmbedder, files: ModelFiles, folder: Path) -> ExportRecord:
    """Write graph and tokenizer and return their record.

    Raises NotExportableError for good, and UnprovedError or anything else for this time.
    """
    onnx_runtime()  # what proves the graph; without it the rest would be in vain
    loaded = model.loaded()
    query_prompt, passage_prompt = _prompts(loaded)
    _check_modules(loaded, query_prompt or passage_prompt)
    expected = np.vstack([model.passages(SAMPLE), *map(model.question, SAMPLE)])
    tokenizer = getattr(loaded.tokenizer, "backend_tokenizer", None)
    if tokenizer is None or not loaded.max_seq_length:
        raise NotExportableError("it has no fast tokenizer, or no longest text")
    # Its own `save` raises a plain Exception for a full disk.
    (folder / TOKENIZER).write_text(tokenizer.to_str(), "utf-8")
    inputs = write_graph(loaded, folder / GRAPH)
    record = ExportRecord(
        format=FORMAT,
        model=files.checksum,
        dimension=expected.shape[1],
        max_tokens=loaded.max_seq_length,
        inputs=inputs,
        pad_token=loaded.tokenizer.pad_token_id or 0,
        query_prompt=query_prompt,
        passage_prompt=passage_prompt,
        files={name: sha256_of(folder / name) for name in FILES},
        cosine=1.0,
    )
    lowest = _prove(Export(folder, record), expected)
    return record.model_copy(update={"cosine": lowest})


def _prove(export: Export, expected: Any) -> float:
    """Return the lowest cosine to the model's own rows.

    Raises NotExportableError if it is too low, and UnprovedError if there are no rows: that may be
    this machine's fault, or this moment's.  Questions go one by one and passages in batches,
    because padding may go wrong on its own.
    """
    try:
        made = OnnxEmbedder(export)
        rows = np.vstack([made.passages(SAMPLE), *map(made.question, SAMPLE)])
    except Exception as error:
        raise UnprovedError(
            f"its exported graph does not run here ({first_line(error)})"
        ) from error
    lowest = float((rows * expected).sum(axis=1).min())
    apart = float(np.abs(rows - expected).max())
    if not (lowest >= LEAST_COSINE and apart <= MOST_DIFFERENCE):
        raise NotExportableError(
            f"its exported graph gives other vectors (cosine {lowest:.4f}, {apart:.1e} apart)"
        )
    return lowest


def _prompts(loaded: Any) -> tuple[str, str]:
    """Return the prompts of questions and passages as encode_query and encode_document choose."""
    fallback = loaded.prompts.get(loaded.default_prompt_name) or ""
    query = loaded.prompts.get("query", fallback)
    names = [name for name in ("document", "passage", "corpus") if name in loaded.prompts]
    return query or "", (loaded.prompts[names[0]] if names else fallback) or ""


def _check_modules(loaded: Any, prompts: str) -> None:
    for module in loaded:
        name = type(module).__name__
        if name not in _KNOWN_MODULES or not type(module).__module__.startswith(
            "sentence_transformers."
        ):
            raise NotExportableError(f"its module {name} is not known")
        if name == "Pooling" and prompts and not module.include_prompt:
            raise NotExportableError("its pooling leaves out the prompt")
    if loaded.truncate_dim is not None:
        raise NotExportableError("its vectors are cut short")
