"""One process that opens a snapshot, answers, and tells what it holds in memory.

Prints one line of JSON: seconds until it can be asked, and megabytes after the questions.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.answering.reply import Asked
from index.places import find_places


def main(words: Sequence[str] | None = None) -> int:
    """Open, answer, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.serving", description=__doc__)
    parser.add_argument("who", choices=("ours", "plain"))
    parser.add_argument("folder", type=Path, help="data folder of ours, or the recipe's own")
    parser.add_argument("questions", type=Path, help="a JSON list")
    parser.add_argument("--model", default="")
    parser.add_argument("--snapshot", type=Path, help="open only this, whatever the articles are")
    options = parser.parse_args(words)
    questions = json.loads(options.questions.read_text("utf-8"))
    opened_s = (_plain if options.who == "plain" else _ours)(options, questions)
    from tests.bench.memory import resident_mb  # noqa: PLC0415

    print(json.dumps({"opened_s": opened_s} | resident_mb()), flush=True)
    return 0


def _ours(options: argparse.Namespace, questions: Sequence[str]) -> float:
    places = find_places(data=options.folder, environment={})
    if options.snapshot is None:
        from bot.serving import Serving  # noqa: PLC0415

        began = time.perf_counter()
        answer = Serving(places).answer
        opened_s = time.perf_counter() - began
    else:
        from tests.bench.encoders import own_encoder  # noqa: PLC0415
        from tests.bench.stage import desk_of  # noqa: PLC0415

        embedder = own_encoder(options.folder.parent.parent / "models")
        began = time.perf_counter()
        answer = desk_of(options.snapshot, embedder).answer
        opened_s = time.perf_counter() - began
    for question in questions:
        answer(Asked(question=question))
    return opened_s


def _plain(options: argparse.Namespace, questions: Sequence[str]) -> float:
    import faiss  # noqa: F401, PLC0415 (not the opening's time)
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    from tests.bench.plain import PlainRecipe  # noqa: PLC0415

    encoder = SentenceTransformer(options.model, device="cpu")
    began = time.perf_counter()
    recipe = PlainRecipe(options.folder, options.model, encoder)
    opened_s = time.perf_counter() - began
    for question in questions:
        recipe.retrieve(question)
    return opened_s


if __name__ == "__main__":
    sys.exit(main())
