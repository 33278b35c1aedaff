"""Prints what each part of the answering brings: `python -m tests.evaluation`."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.gazetteer import Gazetteer
from index.builder import BuildError
from index.embedder import EmbedderError
from index.encoders import encoder_of
from index.places import find_places, shipped_articles
from tests.corpus.gold import GoldRow, score_captures
from tests.evaluation.ablation import Yardstick, measure_rungs, yardstick_for
from tests.evaluation.dates import measure_dates
from tests.evaluation.desk import Desk, open_desk
from tests.evaluation.inputs import InputError, Item, Scorer, load_scorer, read_rows
from tests.evaluation.retrieval import measure_retrieval
from tests.evaluation.rungs import ladder
from tests.evaluation.tables import ablation_table, capture_table, date_table, retrieval_table

ROOT = Path(__file__).resolve().parents[2]


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print.

    The exit code is 2 for wrong input, 1 where the model cannot be loaded, and 0 also where there
    was nothing to measure.
    """
    options = _options(words)
    named = options.shared or os.environ.get("STRINGER_SHARED")
    shared = Path(named) if named else ROOT.parent / "shared"
    scorer = shared / "eval" / "score.py"
    if not scorer.is_file():
        said = f"There is no evaluation data in {shared}; name its folder with"
        if options.shared:
            print(f"{said} --shared.", file=sys.stderr)
            return 2
        print(f"{said} --shared or STRINGER_SHARED. Nothing was measured.")
        return 0
    try:
        figures = _measure(options, shared, load_scorer(scorer))
        if options.json is not None:
            written = json.dumps(figures, ensure_ascii=False, indent=2)
            options.json.write_text(written + "\n", "utf-8")
    except (InputError, BuildError) as error:
        print(error, file=sys.stderr)
        return 2
    except EmbedderError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--shared", metavar="DIR", help="the folder of the evaluation data")
    parser.add_argument("--questions", type=Path, metavar="FILE", help="other questions")
    parser.add_argument("--articles", type=Path, metavar="DIR", help="the articles they are over")
    parser.add_argument("--json", type=_file_to_write, metavar="FILE", help="figures, as JSON too")
    parser.add_argument("--no-ablation", action="store_true", help="leave the ladder out")
    return parser.parse_args(words)


def _file_to_write(name: str) -> Path:
    """Open the file beforehand: three minutes later is late to hear that it cannot be written."""
    try:
        Path(name).open("a").close()
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{name} cannot be written: {error.strerror}") from error
    return Path(name)


def _measure(options: argparse.Namespace, shared: Path, scorer: Scorer) -> dict[str, Any]:
    questions = options.questions or shared / "eval" / "questions.jsonl"
    articles = options.articles or shared / "articles"
    if not articles.is_dir():
        raise InputError(f"There is no folder {articles}; name one with --articles.")
    items = read_rows(questions, Item)
    gazetteer = Gazetteer.load()
    figures: dict[str, Any] = {"questions": len(items), "ablation": {}}
    with tempfile.TemporaryDirectory(prefix="evaluation-") as name:
        folder = Path(name)
        places = find_places((articles,), folder)
        embedder = encoder_of(places)
        desk = open_desk(articles, folder / "articles", embedder, gazetteer)
        _add_captures(figures, desk, questions.with_name("events.jsonl"))
        _add_dates(figures, shared / "eval" / "dates" / "timebank-timenorm.tsv")
        found = measure_retrieval(desk.retriever, items, scorer)
        if found:
            _say(retrieval_table("Retrieval", found))
            figures["retrieval"] = [asdict(one) for one in found]
        if not options.no_ablation:
            yardstick = yardstick_for(desk, articles, items, scorer)
            _add_ablation(figures, articles.name, desk, yardstick)
            # The digests tell what the evaluation's own articles tell, and no others.
            if options.articles is None:
                shipped = shipped_articles()
                digests = open_desk(shipped, folder / "digests", embedder, gazetteer)
                yardstick = yardstick_for(digests, shipped, items, scorer)
                _add_ablation(figures, "digests that ship", digests, yardstick)
    return figures


def _add_captures(figures: dict[str, Any], desk: Desk, file: Path) -> None:
    if not file.is_file():
        _say(f"There is no {file}: captures are not measured.")
        return
    gold = read_rows(file, GoldRow)
    found = score_captures(gold, desk.snapshot.events, desk.gazetteer)
    _say(capture_table("Captures read from the articles", found))
    figures["captures"] = asdict(found)


def _add_dates(figures: dict[str, Any], file: Path) -> None:
    if not file.is_file():
        _say(f"There is no {file}: dates are not measured.")
        return
    found = measure_dates(file)
    _say(date_table("Days worked out of time expressions, each read alone", found))
    figures["dates"] = [asdict(one) for one in found]


def _add_ablation(figures: dict[str, Any], title: str, desk: Desk, yardstick: Yardstick) -> None:
    desk.retriever.embed("warm")  # the first call loads and warms the model: no question's time
    found = measure_rungs(ladder(desk), yardstick, time.perf_counter)
    _say(ablation_table(f"{len(yardstick.items)} questions over the {title}", found))
    figures["ablation"][title] = [asdict(one) for one in found]


def _say(table: str) -> None:
    print(f"{table}\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
