"""Remove from the server all that was put there for these articles; their snapshots stay."""

import argparse

from index.commands.common import DONE, UsageError, add_places, counted, places_of, print_json


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Remove and report.  Raises UsageError without a server, StoreError where it is away."""
    from index.stores.engine import clear_store  # noqa: PLC0415

    places = places_of(options)
    if places.store is None:
        raise UsageError("STRINGER_STORE names no server: there is nothing to remove")
    removed = clear_store(places)
    if options.json:
        print_json({"removed": list(removed)})
    else:
        print(f"{counted(len(removed), 'collection')} removed from {places.store.shown}")
    return DONE
