"""Newsrooms over invented articles, with an embedder whose vectors are stated."""

import pytest

import bot.serving
import index.opening
from bot.answering.ground import Ground
from bot.answering.reply import NoAnswer
from bot.serving import Serving
from corpus.gazetteer import Gazetteer
from index.builder import build
from index.places import Places
from tests.index.fakes import WordEmbedder

FIRST = "The ferry left Kunduz.\nThe harbour burned all night.\nCrowds left the market."
HEAD = '+++\ntitle = "{title}"\npublisher = "The Quay"\npublished = 2021-08-08\n+++\n'


class _Embedder(WordEmbedder):
    loaded = False

    def load(self):
        self.loaded = True


class Echo:
    """Answers nothing but which snapshot it speaks from."""

    def __init__(self, snapshot, retriever, gazetteer):
        self._snapshot = snapshot
        self._gazetteer = gazetteer

    @property
    def ground(self):
        return Ground(self._snapshot, self._gazetteer)

    def answer(self, asked):
        return NoAnswer(
            question=asked.question, direct="No.", covered="", snapshot=self._snapshot.id
        )


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(HEAD.format(title="Ferry") + FIRST, "utf-8")
    return folder


@pytest.fixture
def embedders(monkeypatch):
    """Put planted words in the place of the model; the list has each embedder made."""
    made = []

    def make(places, note):
        made.append(_Embedder(name="words", checksum="c0ffee"))
        return made[-1]

    monkeypatch.setattr(index.opening, "encoder_of", make)
    monkeypatch.setattr(bot.serving, "Answerer", Echo)
    return made


@pytest.fixture
def open_serving(corpus, embedders, tmp_path):
    def open_(note=lambda line: None, gazetteer=None):
        return Serving(Places((corpus,), tmp_path / "data", "words", gazetteer), note)

    return open_


@pytest.fixture
def publish(corpus, tmp_path):
    """Publish the articles as they are, as another process would."""

    def publish_(gazetteer=None):
        places = Places((corpus,), tmp_path / "data", "words", gazetteer)
        model = WordEmbedder(name="words", checksum="c0ffee")
        return build([corpus], places.library, model, Gazetteer.load(gazetteer)).snapshot_id

    return publish_
