"""Makes an encoder's graph of a sentence-transformers model, and proves it against the model."""

import contextlib
import os
import shutil
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from corpus.files import hold_lock
from index.files import BUILDING, sha256_of, sync_tree
from index.model_files import ModelFiles
from index.onnx_embedder import OnnxEmbedder
from index.onnx_record import (
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
    export_folder,
    find_export,
    record_text,
)
from index.sentence_embedder import SentenceEmbedder

_KNOWN_MODULES = ("Transformer", "Pooling", "Normalize", "Dense", "LayerNorm")
_KNOWN_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
_OPSET = 17
"""The last that torch's tracing exporter writes in full."""
_FUSIBLE = frozenset({"bert", "roberta", "xlm-roberta", "distilbert", "camembert"})
"""Kinds of transformer whose attention onnxruntime's own optimiser knows."""

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

    Loads the model and blocks for some ten seconds; two processes take turns.  An export that does
    not give the model's own vectors is thrown away, and why is kept in its place.  Raises
    EmbedderError if the model can't be loaded and OSError if nothing can be written; then
    everything is as it was.
    """
    models.mkdir(parents=True, exist_ok=True)
    with hold_lock(models / ".lock"):
        found = find_export(models, files, checksums)
        if isinstance(found, Export) or found.final:
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
                said = Refusal(format=FORMAT, model=files.checksum, reason=str(error))
            _keep(said, beside, export_folder(models, files.checksum))
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return find_export(models, files, checksums)


def _keep(said: ExportRecord | Refusal, beside: Path, folder: Path) -> None:
    if isinstance(said, Refusal):
        for name in (GRAPH, TOKENIZER):
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
    """Write graph and tokenizer and return their record.  Raises NotExportableError."""
    loaded = model.loaded()
    query_prompt, passage_prompt = _prompts(loaded)
    _check_modules(loaded, query_prompt or passage_prompt)
    expected = np.vstack([model.passages(SAMPLE), *map(model.question, SAMPLE)])
    tokenizer = getattr(loaded.tokenizer, "backend_tokenizer", None)
    if tokenizer is None or not loaded.max_seq_length:
        raise NotExportableError("it has no fast tokenizer, or no longest text")
    # Its own `save` raises a plain Exception for a full disk.
    (folder / TOKENIZER).write_text(tokenizer.to_str(), "utf-8")
    inputs = _write_graph(loaded, folder / GRAPH)
    record = ExportRecord(
        format=FORMAT,
        model=files.checksum,
        dimension=expected.shape[1],
        max_tokens=loaded.max_seq_length,
        inputs=inputs,
        pad_token=loaded.tokenizer.pad_token_id or 0,
        query_prompt=query_prompt,
        passage_prompt=passage_prompt,
        files={name: sha256_of(folder / name) for name in (GRAPH, TOKENIZER)},
        cosine=1.0,
    )
    lowest = _prove(Export(folder, record), expected)
    return record.model_copy(update={"cosine": lowest})


def _prove(export: Export, expected: Any) -> float:
    """Return the lowest cosine to the model's own rows.  Raises NotExportableError if too low.

    Questions go one by one and passages in batches, because padding may go wrong on its own.
    """
    try:
        made = OnnxEmbedder(export)
        rows = np.vstack([made.passages(SAMPLE), *map(made.question, SAMPLE)])
    except Exception as error:
        raise NotExportableError(
            f"its exported graph does not run ({_first_line(error)})"
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


def _write_graph(loaded: Any, path: Path) -> tuple[str, ...]:
    """Write the graph of all modules, tokens to unit rows, and return the names of its inputs."""
    import torch  # noqa: PLC0415

    features = loaded.preprocess(["The ferry sank.", _SENTENCE])
    inputs = tuple(name for name, value in features.items() if torch.is_tensor(value))
    if unknown := set(inputs) - _KNOWN_INPUTS:
        raise NotExportableError(f"it reads {', '.join(sorted(unknown))}")

    class Encoder(torch.nn.Module):
        """All modules of the model, called by position, as the exporter calls."""

        def __init__(self) -> None:
            super().__init__()
            self.modules_in_order = loaded

        def forward(self, *given: Any) -> Any:
            read = dict(zip(inputs, given, strict=True))
            return self.modules_in_order(read)["sentence_embedding"]

    axes = {name: {0: "texts", 1: "tokens"} for name in inputs} | {"rows": {0: "texts"}}
    with warnings.catch_warnings(), _plain_attention(loaded), _quiet():
        warnings.simplefilter("ignore")  # of tracing; what they warn of is proved afterwards
        try:
            torch.onnx.export(
                Encoder().eval(),
                tuple(features[name] for name in inputs),
                str(path),
                input_names=list(inputs),
                output_names=["rows"],
                dynamic_axes=axes,
                opset_version=_OPSET,
                dynamo=False,  # the other exporter asks for two packages more
            )
        except (OSError, MemoryError, ImportError):
            raise  # no fault of the model's: the next build tries again
        except Exception as error:
            raise NotExportableError(f"it can't be traced ({_first_line(error)})") from error
        _fuse(loaded, path)
    return inputs


@contextlib.contextmanager
def _plain_attention(loaded: Any) -> Any:
    """Let attention be computed step by step: fused, the graph is a fifth slower to ask."""
    network = loaded[0].auto_model
    before = network.config._attn_implementation
    network.set_attn_implementation("eager")
    try:
        yield
    finally:
        network.set_attn_implementation(before)


def _fuse(loaded: Any, path: Path) -> None:
    """Let onnxruntime's optimiser join what it knows of; else the graph stays as it is.

    With it a question takes 5.5 ms of processor for 6.7, and a start opens the graph in 0.11 s
    for 0.35.
    """
    config = loaded[0].auto_model.config
    if config.model_type not in _FUSIBLE:
        return
    try:
        from onnxruntime.transformers import fusion_options, optimizer  # noqa: PLC0415

        fused = optimizer.optimize_model(
            str(path),
            "bert",
            num_heads=config.num_attention_heads,
            hidden_size=config.hidden_size,
            opt_level=0,
            optimization_options=fusion_options.FusionOptions("bert"),
        )
        beside = path.with_suffix(".fused")
        fused.save_model_to_file(str(beside))
        beside.replace(path)
    except Exception:
        path.with_suffix(".fused").unlink(missing_ok=True)


@contextlib.contextmanager
def _quiet() -> Any:
    import logging  # noqa: PLC0415

    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0][:200] or type(error).__name__
