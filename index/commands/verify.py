"""Read every file of the snapshot in use and hold it to its checksum."""

import argparse

from index.commands.common import DONE, FAILED, add_places, note, places_of, print_json


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Report; 1 if there is no index or it must not be used."""
    from index.model_files import find_model  # noqa: PLC0415
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
        model = find_model(places.model, places.checksums)
        snapshot = Snapshot.open(active, model, verify=False)
    except SnapshotError as error:
        if options.json:
            print_json(
                {"ok": False, "snapshot": active.name if active else None, "reason": str(error)}
            )
        else:
            note(f"error: {error}")
        return FAILED
    if options.json:
        print_json({"ok": True, "snapshot": snapshot.id, "files": files})
    else:
        print(f"snapshot {snapshot.id} is sound: {files} files, {len(snapshot.passages)} passages")
    return DONE
