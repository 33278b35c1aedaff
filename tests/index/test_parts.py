"""What a snapshot holds of an article: read anew, or taken from an earlier one, it is the same."""

from datetime import date
from hashlib import blake2b

import numpy as np
import pytest

from corpus.article import Article
from corpus.event import Event
from corpus.passage import Passage, Sentence
from index.library import Library
from index.making import make_snapshot
from index.parts import TakenParts, Teacher, read_parts, text_keys
from index.seal import SnapshotError
from index.snapshot import Snapshot
from index.terms import terms
from tests.corpus.copied import COUNCIL, DISPATCH, HEADED
from tests.index.fakes import WordEmbedder

SILENT = Article(id="silent", publisher="The Quay", body="# Late news")
ARTICLES = (COUNCIL, DISPATCH, HEADED, SILENT)
LINES = ("sentences", "readings", "line_keys", "passages", "terms", "events")
ARRAYS = ("event_columns", "passage_keys", "sentence_keys")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, gazetteer):
    """A snapshot of the articles."""
    library = Library(tmp_path_factory.mktemp("parts"))
    with library.building():
        made = make_snapshot(ARTICLES, library, WordEmbedder(), gazetteer, lambda *_: None)
    return library.snapshots / made.snapshot_id


@pytest.fixture(scope="module")
def teacher(folder):
    return Teacher(Snapshot.open(folder))


@pytest.fixture(scope="module")
def read(gazetteer):
    """What is read from each article now."""
    count = WordEmbedder().count_tokens
    return {one.id: read_parts(one, gazetteer, count) for one in ARTICLES}


@pytest.mark.parametrize("article", [one.id for one in ARTICLES])
def test_what_is_taken_is_to_the_byte_what_would_be_read(teacher, read, article):
    taken = TakenParts(teacher, article)

    for name in LINES:
        assert list(getattr(taken, name)) == list(getattr(read[article], name)), name
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(taken, name), getattr(read[article], name))
    assert taken.tally == read[article].tally
    assert taken.words == read[article].words
    assert taken.signature == read[article].signature


def test_the_rows_of_the_articles_follow_each_other_and_leave_none_out(teacher):
    snapshot = teacher.snapshot
    for column, rows in (
        ("sentence", snapshot.sentence_rows),
        ("passage", snapshot.passages),
        ("event", snapshot.events),
    ):
        ranges = [TakenParts(teacher, one).rows(column) for one in snapshot.articles]

        assert [row for one in ranges for row in one] == list(range(len(rows)))
        assert {
            rows[row].article_id == name
            for name, one in zip(snapshot.articles, ranges, strict=True)
            for row in one
        } == {True}


def test_parts_are_in_step_and_say_whose_they_are(read):
    parts = read["gazette"]
    sentences = [Sentence.model_validate_json(line) for line in parts.sentences]
    events = [Event.model_validate_json(line) for line in parts.events]

    assert tuple(one.text for one in sentences) == parts.sentence_texts
    assert len(sentences) == len(parts.readings) == len(parts.line_keys)
    assert len(parts.passages) == len(parts.terms) == len(parts.passage_texts)
    assert parts.event_columns["sentence"].tolist() == [one.sentence for one in events]
    assert {one.place for one in events} == {"kunduz"}
    day = date(2021, 8, 8).toordinal()
    assert set(parts.event_columns["published"].tolist()) == {day}


def test_a_passage_has_the_terms_of_its_headline_too(gazetteer):
    article = Article(
        id="a",
        publisher="The Quay",
        body="Bakers strike\nThe ferry sank.",
        asides=((0, 13, "heading"),),
    )
    parts = read_parts(article, gazetteer, WordEmbedder().count_tokens)

    (passage,) = [Passage.model_validate_json(line) for line in parts.passages]
    (line,) = parts.terms
    own = terms("Bakers strike", gazetteer) + terms("The ferry sank.", gazetteer)

    assert passage.heading == "Bakers strike"
    assert line.decode().split(" ") == list(own)


def test_a_text_s_key_is_its_digest_and_that_of_no_other():
    texts = ("ferry", "ferry ", "", "crew", "ferry")

    keys = text_keys(texts)

    assert keys.dtype == np.uint64
    assert int(keys[0]) == int.from_bytes(blake2b(b"ferry", digest_size=8).digest(), "little")
    assert keys[0] == keys[4]
    assert len(set(keys.tolist())) == 4
    assert text_keys(()).tolist() == []


def test_an_article_too_short_to_be_copied_has_no_signature(read):
    assert {name for name, parts in read.items() if not parts.signature} == {"silent"}


@pytest.mark.parametrize("name", ["terms.txt", "tallies.jsonl", "article_words.txt"])
def test_a_snapshot_without_what_a_build_needs_is_no_teacher(written, name):
    snapshot = Snapshot.open(written("the ferry sank", "crowds left"))
    (snapshot.folder / name).unlink()

    with pytest.raises(SnapshotError, match=name):
        Teacher(snapshot)
