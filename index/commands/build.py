"""Index the articles as they are and publish that, without asking anybody."""

import argparse
from dataclasses import asdict

from index.commands.common import DONE, add_places, note, places_of, print_json, progress_bar


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Build, publish, and report."""
    from corpus.gazetteer import Gazetteer  # noqa: PLC0415
    from index.builder import build  # noqa: PLC0415
    from index.encoders import encoder_of  # noqa: PLC0415
    from index.seen import look_at  # noqa: PLC0415
    from index.stores.engine import reach_store, settle_store, store_snapshot  # noqa: PLC0415

    places = places_of(options)
    reach_store(places)
    embedder = encoder_of(places, note)
    embedder.export()
    gazetteer = Gazetteer.load(places.gazetteer)
    look = look_at(places, embedder, gazetteer)
    with progress_bar() as progress:
        report = build(
            places.corpora,
            places.library,
            embedder,
            gazetteer,
            progress,
            shelf=places.shelf,
            stored=lambda snapshot_id: store_snapshot(places, snapshot_id, progress),
        )
        settle_store(places, progress)
    look.remember(report.snapshot_id)
    for skipped in report.skipped:
        note(f"skipped {skipped.name}: {skipped.reason}")
    if report.fallback:
        note(report.fallback)
    if options.json:
        skipped_rows = [{"name": one.name, "reason": one.reason} for one in report.skipped]
        print_json(asdict(report) | {"skipped": skipped_rows})
    elif report.fresh:
        print(f"snapshot {report.snapshot_id} is up to date: {report.articles} articles")
    else:
        print(
            f"snapshot {report.snapshot_id}: {report.articles} articles, {report.passages}"
            f" passages, {report.sentences} sentences, {report.events} events;"
            f" {report.embedded} texts embedded, {report.reused} reused,"
            f" {report.seconds:.1f} s"
        )
    return DONE
