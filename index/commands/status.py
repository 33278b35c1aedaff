"""Say which snapshot is in use and whether the articles have changed since."""

import argparse

from index.commands.common import DONE, FAILED, add_places, places_of, print_json


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Report; 1 if there is no index."""
    from corpus.gazetteer import Gazetteer  # noqa: PLC0415
    from index.builder import current_id  # noqa: PLC0415
    from index.model_files import find_model  # noqa: PLC0415
    from index.snapshot import read_manifest  # noqa: PLC0415

    places = places_of(options)
    library = places.library
    active = library.active()
    if active is None:
        if options.json:
            print_json({"state": "missing", "folder": str(library.folder)})
        else:
            print("There is no index of these articles yet. Build it: python -m index build")
        return FAILED
    manifest = read_manifest(active)
    model = find_model(places.model, places.checksums)
    wanted = current_id(places.corpora, model, Gazetteer.load(places.gazetteer))
    state = "current" if wanted == manifest.id else "stale"
    previous = library.previous()
    if options.json:
        print_json(
            {
                "state": state,
                "folder": str(active),
                "snapshot": manifest.id,
                "wanted": wanted,
                "previous": previous.name if previous else None,
                "model": manifest.inputs.model.model_dump(),
                "dimension": manifest.dimension,
                "counts": manifest.counts.model_dump(),
            }
        )
        return DONE
    counts = manifest.counts
    print(f"snapshot  {manifest.id} ({state})")
    print(f"folder    {active}")
    print(f"model     {manifest.inputs.model.name}, {manifest.dimension} dimensions")
    print(
        f"holds     {counts.articles} articles, {counts.passages} passages,"
        f" {counts.sentences} sentences, {counts.events} events"
    )
    if state == "stale":
        print("The articles, the gazetteer, the model or the code changed. Bring it up to date:")
        print("  python -m index build")
    return DONE
