"""`python -m corpus events`: the event table of a folder of articles."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.corpus_option import add_corpus_option, read_chosen

if TYPE_CHECKING:
    from corpus.event import Event
    from corpus.gazetteer import Gazetteer

USAGE_ERROR = 2
_SENTENCE_WIDTH = 60
"""Characters of a sentence in the table."""
_SOURCE_WIDTH = 24


def add_events_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `events`; its `run` is `run_events`."""
    parser = subparsers.add_parser(
        "events", help="list who took what, when and says who, as the articles tell it"
    )
    add_corpus_option(parser)
    parser.add_argument(
        "--gazetteer",
        type=Path,
        metavar="FILE",
        help="the event's places, a TOML file (default: the ones that ship)",
    )
    parser.add_argument("--json", action="store_true", help="print a JSON line for every event")
    parser.set_defaults(run=run_events)


def run_events(options: argparse.Namespace) -> int:
    """Print the events; 2 where a folder or the gazetteer cannot be read, or without an article."""
    # Loaded here, because `--help` must not wait for them.
    from corpus.article import ArticleError  # noqa: PLC0415
    from corpus.events import read_events  # noqa: PLC0415
    from corpus.gazetteer import Gazetteer, GazetteerError  # noqa: PLC0415
    from corpus.sentences import split_sentences  # noqa: PLC0415

    try:
        corpus, complaint = read_chosen(options.corpus)
        gazetteer = Gazetteer.load(options.gazetteer)
    except (ArticleError, GazetteerError) as error:
        print(f"corpus events: {error}", file=sys.stderr)
        return USAGE_ERROR
    if complaint is not None:
        print(f"corpus events: {complaint}", file=sys.stderr)
        return USAGE_ERROR
    events = tuple(
        event
        for article in corpus.articles
        for event in read_events(article, split_sentences(article), gazetteer)
    )
    if options.json:
        for line in event_lines(events, gazetteer):
            print(json.dumps(line, ensure_ascii=False))
    else:
        print(event_table(events, gazetteer))
    return 0


def event_lines(
    events: "Sequence[Event]", gazetteer: "Gazetteer"
) -> Iterator[dict[str, str | None]]:
    """Each event as a row of the evaluation's form; ids "e001" on, in order."""
    for number, event in enumerate(events, start=1):
        place = gazetteer.place(event.place)
        province = gazetteer.province_of(place)
        yield {
            "id": f"e{number:03d}",
            "article": event.article_id,
            "sentence": event.text,
            "place": place.name,
            "province": province.name if province else None,
            "place_as_written": event.place_as_written,
            "kind": event.kind,
            "extent": event.extent,
            "date_start": event.first.isoformat() if event.first else None,
            "date_end": event.last.isoformat() if event.last else None,
            "date_words": event.date_words,
            "date_from": event.date_from,
            "attributed_to": event.source,
            "modality": event.modality,
            "note": event.date_how or "",
        }


def event_table(events: "Sequence[Event]", gazetteer: "Gazetteer") -> str:
    """The events as text, one a line, columns as wide as their longest cell."""
    rows: list[tuple[str, ...]] = [
        ("date", "place", "kind", "extent", "modality", "who", "article", "sentence")
    ]
    for event in events:
        cells = (
            _day(event),
            gazetteer.place(event.place).name,
            event.kind,
            event.extent,
            event.modality,
            _cut(event.source or "-", _SOURCE_WIDTH),
            event.article_id,
            _cut(event.text, _SENTENCE_WIDTH),
        )
        rows.append(cells)
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _day(event: "Event") -> str:
    if event.first is None:
        return f"by {event.last.isoformat()}" if event.last else "-"
    if event.last is None or event.last == event.first:
        return event.first.isoformat()
    return f"{event.first.isoformat()}/{event.last.isoformat()}"


def _cut(text: str, width: int) -> str:
    """The text in one line without control characters, cut to a width with an ellipsis."""
    plain = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()
    return plain if len(plain) <= width else plain[: width - 1].rstrip() + "…"
