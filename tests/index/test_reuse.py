"""What is taken from earlier snapshots: never another thing than what would be made anew."""

import dataclasses
import json

import numpy as np
import pytest

from corpus.article import Article
from corpus.gazetteer import Gazetteer
from index import making
from index.inputs import inputs_of
from index.library import Library
from index.making import make_snapshot
from index.parts import ReadParts, TakenParts, read_parts
from index.retriever import Retriever
from index.reuse import Known
from index.snapshot import Snapshot
from tests.corpus.copied import COUNCIL, DISPATCH, HEADED, MORNING
from tests.index.fakes import WordEmbedder

FERRY = Article(id="ferry", publisher="The Quay", body="The ferry sank. Crowds left the bridge.")
MARKET = Article(id="market", publisher="The Quay", body="The market opened. The bridge burned.")
MOVED = Article(id="moved", publisher="The Mole", body="The ferry sank. Nobody saw it.")
ARTICLES = (COUNCIL, DISPATCH, HEADED, MARKET)


def nothing_told(*_):
    pass


class Desk:
    """A library under one gazetteer, with an embedder that remembers what it was asked."""

    def __init__(self, folder, gazetteer):
        self.library = Library(folder, kind="Flat")
        self.gazetteer = gazetteer
        self.embedder = WordEmbedder()

    def make(self, *articles):
        """Make and publish the snapshot of these articles."""
        by_id = sorted(articles, key=lambda one: one.id)
        with self.library.building():
            made = make_snapshot(by_id, self.library, self.embedder, self.gazetteer, nothing_told)
            self.library.publish(made.snapshot_id)
        return made

    def open(self):
        return Snapshot.open(self.library.active(), self.embedder)

    def known(self, *articles, **changes):
        """What is known for a build of these articles, once the active snapshot was learnt."""
        inputs = inputs_of(articles, self.embedder, self.gazetteer, "Flat")
        known = Known(self.embedder, inputs.model_copy(update=changes))
        known.learn(self.library.active())
        return known

    def read(self, article):
        return read_parts(article, self.gazetteer, self.embedder.count_tokens)


@pytest.fixture
def desk(tmp_path, gazetteer):
    return Desk(tmp_path / "library", gazetteer)


@pytest.fixture
def fresh(tmp_path, gazetteer):
    """Make a snapshot of articles where there is nothing to learn from."""

    def make(*articles):
        made = Desk(tmp_path / "fresh", gazetteer)
        made.make(*articles)
        return made.open()

    return make


def embedded(texts):
    return WordEmbedder().passages(list(texts))


def changed(article, text):
    return article.model_copy(update={"body": f"{article.body}\n{text}"})


AFTER = {
    "an article grows": (changed(COUNCIL, "Bakers closed at noon."), DISPATCH, HEADED, MARKET),
    "one in the middle goes": (COUNCIL, DISPATCH, MARKET),
    "one comes first": (
        MORNING.model_copy(update={"id": "a-first"}),
        *ARTICLES,
    ),
    "what a copy copies goes": (COUNCIL, HEADED, MARKET),
    "a copy has another day": (
        COUNCIL,
        DISPATCH,
        HEADED.model_copy(update={"published": None, "published_how": "unknown"}),
        MARKET,
    ),
}


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER.keys())
def test_a_snapshot_that_took_what_was_there_is_to_the_byte_the_one_made_afresh(desk, fresh, after):
    desk.make(*ARTICLES)
    desk.make(*after)

    grown, made = desk.open(), fresh(*after)

    files = contents(made.folder)
    assert contents(grown.folder) == files
    assert {"manifest.json", "dense.faiss", "evidence/repeats.json"} <= files.keys()
    for text in ("the ferry", "Kunduz airport", "bridge burned"):
        assert found(grown, desk.gazetteer, text) == found(made, desk.gazetteer, text)


def contents(folder):
    """The files by name; tantivy gives its own, and so the seal's lines, a name by chance."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS" and path.parent.name != "lexical"
    }


def found(snapshot, gazetteer, text):
    return Retriever(snapshot, WordEmbedder(), gazetteer).search(text, 10)


def test_only_what_is_new_is_read_and_embedded(desk, monkeypatch):
    desk.make(FERRY, MARKET)
    desk.embedder.asked.clear()
    read = []
    monkeypatch.setattr(
        making,
        "read_parts",
        lambda article, *rest: read.append(article.id) or read_parts(article, *rest),
    )

    made = desk.make(FERRY, MARKET, MOVED)

    assert read == ["moved"]
    assert desk.embedder.asked == [MOVED.body, "Nobody saw it."]
    assert made.embedded == 2
    # Two passages and four sentences of before; "The ferry sank." is one of those in both.
    assert made.reused == 6


def test_the_vectors_of_texts_that_moved_to_another_article_are_taken(desk):
    desk.make(FERRY, MARKET)
    desk.embedder.asked.clear()

    made = desk.make(FERRY.model_copy(update={"id": "renamed", "publisher": "The Mole"}))

    assert desk.embedder.asked == []
    assert (made.embedded, made.reused) == (0, 3)
    snapshot = desk.open()
    np.testing.assert_array_equal(snapshot.passage_vectors, embedded([FERRY.body]))
    np.testing.assert_array_equal(
        snapshot.sentence_vectors("renamed"),
        embedded(["The ferry sank.", "Crowds left the bridge."]).astype(np.float16),
    )


def test_a_passage_is_not_made_of_a_sentence_s_rounded_vector(desk):
    desk.make(FERRY)
    desk.embedder.asked.clear()
    body = "The ferry sank."
    assert (embedded([body]).astype(np.float16) != embedded([body])).any()

    made = desk.make(Article(id="short", publisher="The Mole", body=body))

    assert desk.embedder.asked == [body]
    assert (made.embedded, made.reused) == (1, 0)
    np.testing.assert_array_equal(desk.open().passage_vectors, embedded([body]))


def test_a_sentence_is_made_of_a_passage_s_vector(desk):
    desk.make(Article(id="short", publisher="The Mole", body="Crowds left the bridge."))
    desk.embedder.asked.clear()

    desk.make(FERRY)

    assert desk.embedder.asked == [FERRY.body, "The ferry sank."]
    np.testing.assert_array_equal(
        desk.open().sentence_vectors("ferry")[1],
        embedded(["Crowds left the bridge."]).astype(np.float16)[0],
    )


def test_an_article_is_known_by_all_of_it_and_not_by_its_words_alone(desk):
    desk.make(FERRY, MARKET)
    renamed = FERRY.model_copy(update={"publisher": "The Mole"})
    now = inputs_of((FERRY, renamed, MARKET), desk.embedder, desk.gazetteer, "Flat").articles

    known = desk.known(FERRY)

    parts = [known.parts(one.sha256) for one in now]
    assert [type(one) for one in parts] == [TakenParts, type(None), TakenParts]
    assert parts[2].article == "market"


@pytest.mark.parametrize(
    "reader", ["splitter", "gazetteer", "events", "terms", "evidence", "copies"]
)
def test_where_articles_are_read_otherwise_now_vectors_are_taken_and_no_parts(desk, reader):
    desk.make(FERRY)
    (record,) = desk.open().manifest.inputs.articles
    desk.embedder.asked.clear()

    known = desk.known(FERRY, **{reader: "another"})
    passages, sentences = known.embed([desk.read(FERRY)], nothing_told)

    assert known.parts(record.sha256) is None
    assert desk.embedder.asked == []
    assert (known.embedded, known.reused) == (0, 3)
    np.testing.assert_array_equal(passages, desk.open().passage_vectors)
    np.testing.assert_array_equal(sentences, desk.open().sentence_vector_rows)


def test_another_kind_of_index_does_not_keep_parts_from_being_taken(desk):
    desk.make(FERRY)
    (record,) = desk.open().manifest.inputs.articles

    assert desk.known(FERRY, store="another").parts(record.sha256) is not None


def test_another_gazetteer_has_the_articles_read_again_with_it(desk, tmp_path):
    desk.make(MARKET)
    path = tmp_path / "places.toml"
    path.write_text('[[place]]\nid = "mole"\nname = "Market"\nkind = "city"\n')
    harbour = MARKET.model_copy(update={"id": "harbour", "body": "Fighters captured Market."})
    desk.make(MARKET, harbour)
    assert [one.place for one in desk.open().events] == []
    desk.embedder.asked.clear()

    desk.gazetteer = Gazetteer.load(path)
    desk.make(MARKET, harbour)

    assert [one.place for one in desk.open().events] == ["mole"]
    assert desk.embedder.asked == []


@pytest.mark.parametrize("harm", ["damaged", "of another model", "of an older format"])
def test_a_snapshot_that_can_not_be_opened_teaches_nothing(desk, harm):
    desk.make(FERRY)
    folder = desk.library.active()
    (record,) = desk.open().manifest.inputs.articles
    if harm == "damaged":
        (folder / "words.txt").write_text("ferry")
    elif harm == "of another model":
        desk.embedder.checksum = "another"
    else:
        said = json.loads((folder / "manifest.json").read_text())
        (folder / "manifest.json").write_text(json.dumps(said | {"format": 2}))
    desk.embedder.asked.clear()

    known = desk.known(FERRY)
    known.embed([desk.read(FERRY)], nothing_told)

    assert known.teachers == []
    assert known.parts(record.sha256) is None
    assert len(desk.embedder.asked) == known.embedded == 3
    assert known.reused == 0


def test_a_text_in_several_articles_is_embedded_once(desk):
    known = Known(desk.embedder, inputs_of((FERRY, MOVED), desk.embedder, desk.gazetteer))
    again = dataclasses.replace(desk.read(FERRY))

    passages, sentences = known.embed([desk.read(FERRY), again, desk.read(MOVED)], nothing_told)

    assert sorted(desk.embedder.asked) == sorted(
        [FERRY.body, MOVED.body, "The ferry sank.", "Crowds left the bridge.", "Nobody saw it."]
    )
    assert known.embedded == 5
    assert (len(passages), len(sentences)) == (3, 6)
    np.testing.assert_array_equal(sentences[0], sentences[4])


def test_of_no_article_nothing_is_embedded(desk):
    known = Known(desk.embedder, inputs_of((), desk.embedder, desk.gazetteer))

    passages, sentences = known.embed([], nothing_told)

    assert passages.shape == sentences.shape == (0, desk.embedder.dimension)
    assert (known.embedded, known.reused) == (0, 0)
    assert known.earlier([]) is None


def test_the_earlier_rows_of_taken_passages_are_named_and_no_others(desk):
    desk.make(FERRY, MARKET)
    known = desk.known(FERRY, MARKET, MOVED)
    market = known.parts(desk.open().manifest.inputs.articles[1].sha256)
    moved = desk.read(MOVED)
    assert isinstance(moved, ReadParts)

    earlier = known.earlier([moved, market])

    assert earlier.rows.tolist() == [-1, 1]
    assert earlier.path == desk.library.active() / "dense.faiss"
