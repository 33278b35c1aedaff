"""The only import of onnxruntime."""

import os
from typing import Any


def onnx_runtime() -> Any:
    """Return the package, told before its import to report nothing.  Raises ImportError.

    Unless told so it looks up hosts of its maker and keeps an id of the machine in the home folder.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415 (a question may need none)

    return onnxruntime


def graph_optimizer() -> tuple[Any, Any]:
    """Return the modules `optimizer` and `fusion_options`.  Raises ImportError."""
    onnx_runtime()
    from onnxruntime.transformers import fusion_options, optimizer  # noqa: PLC0415 (slow)

    return optimizer, fusion_options
