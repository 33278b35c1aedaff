"""Read every file of the snapshot in use and of the model, and hold it to its checksum."""

import argparse

from index.commands.common import DONE, FAILED, add_places, note, places_of, print_json


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Report; 1 if there is no index or it must not be used."""
    from index.model_files import find_model  # noqa: PLC0415
    from index.onnx_record import NoExport, find_export  # noqa: PLC0415
    from index.seal import SnapshotError, check_seal  # noqa: PLC0415
    from index.snapshot import Snapshot, read_manifest  # noqa: PLC0415

    places = places_of(options)
    active = places.library.active()
    try:
        if active is None:
            raise SnapshotError(
                "There is no index of these articles yet. Build it: python -m index build"
            )
        read_manifest(active)
        files = check_seal(active)
        model = find_model(places.model, places.checksums, anew=True)
        snapshot = Snapshot.open(active, model, verify=False)
        graph = find_export(places.models, model, places.checksums, anew=True)
        if isinstance(graph, NoExport) and graph.damaged:
            raise SnapshotError(
                f"The exported graph of {model.name} must not be used: {graph.reason}. Make it"
                " again: python -m index export"
            )
    except SnapshotError as error:
        if options.json:
            print_json(
                {"ok": False, "snapshot": active.name if active else None, "reason": str(error)}
            )
        else:
            note(f"error: {error}")
        return FAILED
    if options.json:
        exported = not isinstance(graph, NoExport)
        print_json({"ok": True, "snapshot": snapshot.id, "files": files, "exported": exported})
    else:
        print(f"snapshot {snapshot.id} is sound: {files} files, {len(snapshot.passages)} passages")
        if isinstance(graph, NoExport):
            print(f"the model has no exported graph: {graph.reason}")
        else:
            print(f"the model's exported graph is sound: {graph.folder}")
    return DONE
