"""Writes the graph of a sentence-transformers model for onnxruntime."""

import contextlib
import warnings
from pathlib import Path
from typing import Any

from index.onnx_record import WEIGHTS, NotExportableError, first_line
from index.onnx_runtime import graph_optimizer

_KNOWN_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
_OPSET = 17
"""The last that torch's tracing exporter writes in full."""
_FUSIBLE = frozenset({"bert", "roberta", "xlm-roberta", "distilbert", "camembert"})
"""Kinds of transformer whose attention onnxruntime's own optimiser knows."""
_TRACED = ["The ferry sank.", "Crowds waited at the northern quay until noon on Monday."]
"""Of unlike length, so that padding is traced too."""
_PASSING = ("can't allocate memory", "can't start new thread")
"""What torch and Python say, in a plain RuntimeError, of a machine that has no room."""


def write_graph(loaded: Any, path: Path) -> tuple[str, ...]:
    """Write the graph of all modules, tokens to unit rows, and return the names of its inputs.

    Its weights lie beside it, in a file `WEIGHTS`.

    Raises NotExportableError for what is the model's fault, anything else for what is not.
    """
    import torch  # noqa: PLC0415

    features = loaded.preprocess(_TRACED)
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
            raise
        except Exception as error:
            if any(passing in str(error) for passing in _PASSING):
                raise
            raise NotExportableError(f"it can't be traced ({first_line(error)})") from error
        _fuse(loaded, path)
        _part_weights(path)
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
        optimizer, fusion_options = graph_optimizer()
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


def _part_weights(path: Path) -> None:
    """Put the weights into a file of their own, which is mapped where a graph's is read.

    A start opens the graph in 0.07 s for 0.20, and holds 99 MB for 151: of the table of words
    only what is looked up.
    """
    import onnx  # noqa: PLC0415

    whole = onnx.load_model(str(path))
    path.unlink()
    onnx.save_model(
        whole, str(path), save_as_external_data=True, location=WEIGHTS, convert_attribute=False
    )
    # It comes as its owner's alone, where another user may serve.
    path.with_name(WEIGHTS).chmod(path.stat().st_mode)


@contextlib.contextmanager
def _quiet() -> Any:
    import logging  # noqa: PLC0415

    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
