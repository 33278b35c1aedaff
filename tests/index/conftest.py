"""Planted passages, desks and shells to work on them from, without the model that ships."""

import shutil
from datetime import date

import numpy as np
import pytest

from corpus.article import Article
from corpus.copies import Copy
from corpus.event import Event
from corpus.passage import Passage, Sentence
from corpus.reading import Reading
from corpus.spot import Focus
from index.manifest import Inputs, ModelRecord, article_record
from index.parts import parts_of
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.snapshot_writer import Contents, write_snapshot
from index.stores.local import LocalEngine
from index.stores.milvus import MilvusEngine
from tests.index import milvus_server
from tests.index.desk import EditingDesk, article
from tests.index.fakes import FakeGazetteer, WordEmbedder
from tests.index.shell import BRIDGE, FERRY, Shell, examine, use_words_as_model


def contents_of(texts, embedder, gazetteer, published=()):
    """One article a text, `a0`, `a1` …, each one sentence and one passage; `a0` tells an event."""
    days = dict(enumerate(published))
    articles = tuple(
        Article(id=f"a{n}", publisher="The Quay", published=days.get(n), body=text)
        for n, text in enumerate(texts)
    )
    sentences = tuple(
        Sentence(article_id=f"a{n}", index=0, paragraph=0, start=0, text=text)
        for n, text in enumerate(texts)
    )
    passages = tuple(
        Passage(article_id=f"a{n}", start=0, text=text, first_sentence=0, last_sentence=0)
        for n, text in enumerate(texts)
    )
    event = Event(article_id="a0", sentence=0, start=0, text=texts[0], place="x", kind="visited")
    parts = tuple(
        parts_of(
            article,
            [passage],
            [Reading(sentence, (), (), Focus(), None, () if n else (event,))],
            gazetteer,
        )
        for n, (article, sentence, passage) in enumerate(
            zip(articles, sentences, passages, strict=True)
        )
    )
    rows = embedder.passages(texts)
    copies = (Copy(article="a1", of="a0", share=0.75),) if len(texts) > 1 else ()
    return Contents(articles, parts, copies, rows, rows.astype(np.float16))


def inputs_of(contents, embedder, **changes):
    said = {
        "model": ModelRecord(name=embedder.name, checksum=embedder.checksum),
        "splitter": "1",
        "gazetteer": "fake",
        "events": "1",
        "terms": "1",
        "evidence": "1",
        "copies": "1",
        "store": "Flat",
        "articles": tuple(article_record(article) for article in contents.articles),
    }
    return Inputs(**(said | changes))


@pytest.fixture
def written(tmp_path):
    """Write a snapshot of these texts and return its folder."""

    def write(*texts, embedder=None, published=(), gazetteer=None, **changes):
        embedder = embedder or WordEmbedder()
        gazetteer = gazetteer or FakeGazetteer()
        contents = contents_of(list(texts), embedder, gazetteer, published)
        inputs = inputs_of(contents, embedder, **changes)
        return write_snapshot(contents, inputs, tmp_path / "snapshots", gazetteer)

    return write


@pytest.fixture(scope="session")
def milvus(tmp_path_factory):
    """A server that speaks Milvus's protocol, on loopback, for the whole run."""
    if not milvus_server.is_installed():
        pytest.skip("milvus-lite is not installed: pip install -e '.[dev]'")
    server = milvus_server.LoopbackMilvus(tmp_path_factory.mktemp("milvus"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(params=["local", "milvus"])
def engine(request):
    """Each test that searches is one of this machine's files and one of a server."""
    if request.param == "local":
        return LocalEngine()
    return MilvusEngine(request.getfixturevalue("milvus").address())


@pytest.fixture
def retriever_over(written, engine):
    """Open a retriever over these texts, one passage each."""

    def opened(*texts, published=(), gazetteer=None, embedder=None):
        embedder = embedder or WordEmbedder()
        gazetteer = gazetteer or FakeGazetteer()
        folder = written(*texts, embedder=embedder, published=published, gazetteer=gazetteer)
        snapshot = Snapshot.open(folder, embedder)
        return Retriever(snapshot, embedder, gazetteer, engine)

    return opened


@pytest.fixture
def copied(models, real_embedder, tmp_path):
    """A folder of exports that a test may damage."""
    shutil.copytree(models, tmp_path / "models")
    return tmp_path / "models"


@pytest.fixture
def days():
    return tuple(date(2020, 3, day) for day in (1, 2, 3))


@pytest.fixture
def desk(tmp_path, gazetteer):
    """An editing desk with `first` and `harbour` published."""
    made = EditingDesk(tmp_path / "data", gazetteer)
    made.shelf.put(article("harbour", 0, 4), None)
    made.publish()
    return made


@pytest.fixture
def shell(tmp_path, monkeypatch, capsys):
    """Run commands over the one article `ferry`, not built yet, with an embedder of words."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.md").write_text(
        f'+++\npublisher = "The Quay"\npublished = 2021-08-09\n+++\n{FERRY}\n', "utf-8"
    )
    use_words_as_model(monkeypatch)
    return Shell(folder, tmp_path / "data", capsys)


@pytest.fixture
def bridge(tmp_path):
    """A file that `shell` can add."""
    path = tmp_path / "bridge.txt"
    path.write_text(BRIDGE, "utf-8")
    return path


@pytest.fixture
def corpus(tmp_path):
    """The folder of the articles `ferry` and `market`, as `index` reads it."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.txt").write_text("The ferry sank in the harbour.")
    (folder / "market.txt").write_text("The market opened again.")
    return folder


@pytest.fixture
def index(tmp_path, corpus, monkeypatch, capsys):
    """Run commands over the built index of `corpus`, its examiner one who looks for words."""
    use_words_as_model(monkeypatch)
    monkeypatch.setattr("index.examining.find_examiner", lambda: examine)
    made = Shell(corpus, tmp_path / "data", capsys)
    made("build")
    return made
