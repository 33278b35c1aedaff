"""An editor that is real but small: two invented articles, an embedder that counts words."""

from collections.abc import Sequence
from pathlib import Path

from corpus.gazetteer import Gazetteer
from index.editor import Editor
from index.embedder import Embedder
from index.golden import GoldenAnswer, GoldenQuestion
from index.places import Places
from index.snapshot import Snapshot
from tests.index.fakes import WordEmbedder

HARBOUR = """+++
title = "The harbour burned"
publisher = "The Brindle Courier"
published = 2021-08-09
+++

Ships left at dawn. The harbour burned on Sunday. Nobody was hurt.
"""
BRIDGE = """+++
title = "The bridge closed"
publisher = "Hill Gazette"
published = 2021-08-10
+++

The bridge closed on Monday. The market opened again.
"""


def examine(
    snapshot: Snapshot,
    embedder: Embedder,
    gazetteer: Gazetteer,
    questions: Sequence[GoldenQuestion],
) -> tuple[GoldenAnswer, ...]:
    """Answer with the first sentence that holds the question's last word, or not at all."""
    answers: list[GoldenAnswer] = []
    for question in questions:
        word = question.question.rstrip("?").split()[-1].casefold()
        told = [
            sentence.text
            for article in snapshot.articles
            for sentence in snapshot.sentences(article)
            if word in sentence.text.casefold()
        ]
        text = told[0] if told else "The articles do not say."
        right = all(one.casefold() in text.casefold() for one in question.contains)
        answers.append(
            GoldenAnswer(
                question=question.question,
                text=text,
                answered=bool(told),
                holds=bool(told) != question.refused and right,
            )
        )
    return tuple(answers)


def planted_places(folder: Path) -> Places:
    """Return a data folder of its own and a corpus folder with two articles, made if missing."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, text in (("harbour.md", HARBOUR), ("bridge.md", BRIDGE)):
        if not (corpus / name).exists():
            (corpus / name).write_text(text, "utf-8")
    return Places((corpus,), folder / "data", "words")


def planted_editor(folder: Path) -> Editor:
    """Return an editor of the planted articles; nothing is indexed yet."""
    return Editor(
        planted_places(folder), door="discord", new_embedder=WordEmbedder, examiner=examine
    )
