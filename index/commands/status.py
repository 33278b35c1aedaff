"""Say which snapshot is in use, what has changed since, and who does what with it."""

import argparse
from typing import TYPE_CHECKING, Any

from index.commands.common import (
    DONE,
    FAILED,
    add_places,
    counted,
    editor_of,
    places_of,
    print_json,
    shown,
)

if TYPE_CHECKING:
    from pathlib import Path

    from index.editor import IndexStatus
    from index.manifest import Manifest
    from index.seal import SnapshotError


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Report; 1 if there is no index, or none that can be read."""
    from corpus.gazetteer import Gazetteer  # noqa: PLC0415
    from index.builder import current_id  # noqa: PLC0415
    from index.model_files import find_model  # noqa: PLC0415
    from index.seal import SnapshotError  # noqa: PLC0415
    from index.snapshot import read_manifest  # noqa: PLC0415

    places = places_of(options)
    library = places.library
    status = editor_of(options).status()
    active = library.active()
    if active is None:
        if options.json:
            print_json({"state": "missing", "folder": str(library.folder)} | _row(status))
        else:
            print("There is no index of these articles yet. Build it: python -m index build")
            _show(status)
        return FAILED
    try:
        manifest = read_manifest(active)
    except SnapshotError as error:
        return _unread(active, status, error, as_json=options.json)
    model = find_model(places.model, places.checksums)
    wanted = current_id(
        places.corpora,
        model,
        Gazetteer.load(places.gazetteer),
        places.shelf,
        places.index_kind,
    )
    state = "current" if wanted == manifest.id else "stale"
    if options.json:
        print_json(
            {
                "state": state,
                "folder": str(active),
                "snapshot": manifest.id,
                "wanted": wanted,
                "model": manifest.inputs.model.model_dump(),
                "dimension": manifest.dimension,
                "counts": manifest.counts.model_dump(),
                "dense": manifest.dense.model_dump(),
            }
            | _row(status)
        )
        return DONE
    print(f"snapshot  {manifest.id} ({state})")
    print(f"folder    {active}")
    print(f"model     {manifest.inputs.model.name}, {manifest.dimension} dimensions")
    _show_counts(manifest)
    _show(status)
    if state == "stale":
        print("The articles, the gazetteer, the model or the code changed. Bring it up to date:")
        print(f"  python -m index {'reindex' if status.is_held else 'build'}")
    return DONE


def _unread(active: "Path", status: "IndexStatus", error: "SnapshotError", *, as_json: bool) -> int:
    """Report what is known of an index that an older program wrote, or that is damaged."""
    from index.snapshot import OldFormatError  # noqa: PLC0415

    state = "older" if isinstance(error, OldFormatError) else "damaged"
    code = DONE if state == "older" else FAILED
    if as_json:
        said = {"state": state, "folder": str(active), "snapshot": active.name}
        print_json(said | {"reason": str(error)} | _row(status))
        return code
    print(f"snapshot  {active.name} ({state})")
    print(f"folder    {active}")
    _show(status)
    print(error)
    if state == "older" and status.is_held:
        print("It is made anew of its own articles. To propose the articles as they are:")
        print("  python -m index reindex")
    elif state == "older":
        print("To do it now:")
        print("  python -m index build")
    return code


def _row(status: "IndexStatus") -> dict[str, Any]:
    """Return how the index stands, for a program."""
    builder, proposal, said = status.builder, status.proposal, status.publications
    published = said.history[-1] if said.history else None
    return {
        "previous": said.previous,
        "kept": status.kept,
        "held": status.is_held,
        "published": published.model_dump(mode="json") if published else None,
        "articles": status.articles,
        "pending": status.pending,
        "proposal": proposal.snapshot if proposal else None,
        "builder": {
            "name": builder.name,
            "since": builder.since.isoformat(),
            "process": builder.process,
        }
        if builder
        else None,
    }


def _show_counts(manifest: "Manifest") -> None:
    counts = manifest.counts
    print(
        f"holds     {counts.articles} articles, {counts.passages} passages,"
        f" {counts.sentences} sentences, {counts.events} events"
    )
    dense = manifest.dense
    print(f"vectors   {dense.kind}, recall@10 {dense.recall_at_10:.3f}; {dense.reason}")
    if dense.fallback:
        print(f"          {dense.fallback}")


def _show(status: "IndexStatus") -> None:
    """Print how the index stands, what does not apply left out."""
    said = status.publications
    if said.history:
        newest = said.history[-1]
        print(f"since     {newest.at:%Y-%m-%d %H:%M} UTC, {newest.how} by {newest.door}")
    if said.previous is not None:
        print(f"previous  {said.previous}, where `rollback` leads")
    if status.is_held:
        print("held      nothing is published on its own: people decide")
    if status.pending:
        print(f"pending   {counted(status.pending, 'article')} to add, change or remove")
    if status.proposal is not None:
        print(f"waiting   {status.proposal.snapshot}: python -m index publish, or discard")
    if status.builder is not None:
        print(f"building  {shown(status.builder.name)}, process {status.builder.process}")
