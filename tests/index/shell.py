"""The command line over a small corpus, with an embedder of words, and a terminal to type at."""

import contextlib
import json
import os
import sys
import threading

import pytest

from index.__main__ import main
from index.golden import GoldenAnswer
from index.library import Library
from tests.index.fakes import WordEmbedder

FERRY = "The ferry sank in the harbour on Sunday, and crowds left the bridge."
BRIDGE = "TOLLHAVEN, 9 August 2021 — The bridge closed after the flood. Nobody was hurt."
LONG = " ".join(
    f"On day {n} the wardens counted {n * 7} boats below pier {n}." for n in range(1, 30)
)
"""Long enough for a shortened copy of it to be told as one."""


class Shell:
    """Runs commands over one corpus and one data folder: (code, out, err)."""

    def __init__(self, corpus, data, capsys):
        self.corpus = corpus
        self.data = data
        self._capsys = capsys

    def __call__(self, *words):
        code = main([*map(str, words), "--corpus", str(self.corpus), "--data", str(self.data)])
        done = self._capsys.readouterr()
        return code, done.out, done.err

    @property
    def library(self):
        return Library.of(self.data, [self.corpus])

    @property
    def articles(self):
        """The names of the moderators' own articles."""
        return sorted(path.stem for path in (self.data / "articles").glob("*.md"))

    def row(self, name):
        """The row of one article, as the list tells it."""
        rows = json.loads(self("list", "--json")[1])["articles"]
        return next(row for row in rows if row["id"] == name)

    def active(self):
        """The id of the snapshot in use, as the status tells it; None before the first."""
        return json.loads(self("status", "--json")[1]).get("snapshot")

    def waiting(self):
        """The id of the snapshot that is proposed, as the status tells it; None if none is."""
        return json.loads(self("status", "--json")[1])["proposal"]


def use_words_as_model(monkeypatch, made=WordEmbedder):
    """Let every command embed by words instead of the model that ships."""
    monkeypatch.setattr("index.encoders.encoder_of", lambda *_: made())
    monkeypatch.setattr("index.opening.encoder_of", lambda *_: made())
    monkeypatch.setattr("index.model_files.find_model", lambda *_, **__: made())


def examine(snapshot, embedder, gazetteer, questions):
    """Answer a question with the first article that has its last word."""

    def answered(asked):
        word = asked.question.split()[-1].strip("?").lower()
        found = [one.body for one in snapshot.articles.values() if word in one.body.lower()]
        text = found[0] if found else "The articles are silent."
        holds = bool(found) != asked.refused and all(one in text for one in asked.contains)
        return GoldenAnswer(question=asked.question, text=text, answered=bool(found), holds=holds)

    return tuple(map(answered, questions))


@contextlib.contextmanager
def typing(*lines):
    """Sit at a pseudo-terminal, type these lines and then Ctrl-D.

    Gives a list that holds, once it is left, what stood on the screen.
    """
    master, slave = os.openpty()
    seen = bytearray()

    def watch():
        with contextlib.suppress(OSError):  # the other end was closed
            while piece := os.read(master, 4096):
                seen.extend(piece)

    watcher = threading.Thread(target=watch)
    watcher.start()
    os.write(master, "".join(f"{line}\n" for line in lines).encode() + b"\x04")
    screen = []
    try:
        with (
            pytest.MonkeyPatch.context() as patch,
            open(slave, closefd=False) as stdin,
            open(slave, "w", closefd=False) as stderr,
        ):
            patch.setattr(sys, "stdin", stdin)
            patch.setattr(sys, "stderr", stderr)
            yield screen
    finally:
        os.close(slave)
        watcher.join(10)
        os.close(master)
        screen.append(seen.decode().replace("\r\n", "\n"))
