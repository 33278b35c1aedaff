"""Make the graph that the model serves with, or check the one there is; publishes nothing."""

import argparse
from time import perf_counter
from typing import TYPE_CHECKING, Any

from index.commands.common import DONE, FAILED, add_places, note, places_of, print_json, shown

if TYPE_CHECKING:
    from pathlib import Path

    from index.onnx_record import Export, NoExport

_MORE = """\
With its graph exported, the model answers without torch: faster, and in less memory.  The graph
is made once a model and proved against it; `build` and `reindex` make it too.  No article is read.

exit codes:
  0    there is a graph: made now, or there before and sound
  1    there is none: it can't be made, and the model runs as it is
  2    asked wrongly
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _MORE
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Make or check, and report; 1 if there is no graph.  Raises EmbedderError."""
    from index.encoders import encoder_of  # noqa: PLC0415
    from index.onnx_record import NoExport, export_folder, find_export  # noqa: PLC0415

    places = places_of(options)
    encoder = encoder_of(places)
    folder = export_folder(places.models, encoder.checksum)
    before = find_export(places.models, encoder, places.checksums, anew=True)
    if isinstance(before, NoExport) and not before.final:
        note(f"making the graph of {shown(encoder.name)}: {shown(before.reason)} …")
    began = perf_counter()
    found = encoder.export()
    seconds = perf_counter() - began
    if options.json:
        print_json(_row(found, folder))
    elif isinstance(found, NoExport):
        again = f"; to try again all the same, remove {folder}" if found.final else ""
        note(f"error: {shown(encoder.name)} has no graph: {shown(found.reason)}{again}")
    elif found.made:
        print(f"made {folder} in {seconds:.1f} s, {_likeness(found)}")
    else:
        print(f"{folder} is there and sound, {_likeness(found)}")
    return FAILED if isinstance(found, NoExport) else DONE


def _likeness(found: "Export") -> str:
    return f"cosine to the model's own vectors at least {found.record.cosine:.4f}"


def _row(found: "Export | NoExport", folder: "Path") -> dict[str, Any]:
    from index.onnx_record import NoExport  # noqa: PLC0415

    if isinstance(found, NoExport):
        return {"ok": False, "made": False, "folder": str(folder), "reason": found.reason}
    return {"ok": True, "made": found.made, "folder": str(folder), "cosine": found.record.cosine}
