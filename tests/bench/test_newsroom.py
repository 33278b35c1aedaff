"""What the invented news is held to."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.copies import find_copies
from corpus.events import read_events
from corpus.gazetteer import Gazetteer
from corpus.parsing import dump_article, parse_article
from corpus.passages import split_article
from corpus.reader import read_corpus
from corpus.sentences import split_sentences
from tests.bench.invented import Lexicon
from tests.bench.newsroom import Newsroom, write_corpus
from tests.bench.wording import QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
DIGEST = """
from hashlib import sha256
from corpus.gazetteer import Gazetteer
from tests.bench.newsroom import Newsroom
room = Newsroom(7, Gazetteer.load())
said = "".join(one.model_dump_json() for one in room.articles(60)) + str(room.questions(20))
print(sha256(said.encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


@pytest.fixture(scope="module")
def newsroom(gazetteer):
    return Newsroom(7, gazetteer)


@pytest.fixture(scope="module")
def articles(newsroom):
    return tuple(newsroom.articles(1200))


def _words(articles):
    return {word for article in articles for word in article.body.split()}


def test_a_seed_writes_the_same_in_every_process(newsroom):
    said = "".join(one.model_dump_json() for one in newsroom.articles(60))
    said += str(newsroom.questions(20))

    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "5"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == sha256(said.encode()).hexdigest()


def test_another_seed_writes_something_else(newsroom, gazetteer):
    assert newsroom.article(3).body != Newsroom(8, gazetteer).article(3).body


def test_a_longer_run_begins_with_a_shorter_one(newsroom, articles):
    assert tuple(newsroom.articles(100)) == articles[: len(tuple(newsroom.articles(100)))]


def test_about_as_many_passages_are_written_as_asked_for(articles):
    cut = [
        split_article(article, split_sentences(article), lambda text: len(text) // 4)
        for article in articles
    ]

    assert sum(map(len, cut)) == pytest.approx(1200, rel=0.05)


def test_every_article_is_read_back_from_its_file_as_it_was_written(articles):
    assert [
        one for one in articles if parse_article(dump_article(one), f"{one.id}.md") != one
    ] == []


def test_no_article_is_a_near_copy_of_another(articles):
    assert find_copies(articles) == ()


def test_another_edition_is_a_near_copy_with_one_sentence_more(newsroom):
    first, second = newsroom.article(5), newsroom.article(5, edition=1)

    assert second.body.startswith(first.body)
    assert len(split_sentences(second)) == len(split_sentences(first)) + 1
    (copy,) = find_copies((first, second.model_copy(update={"id": "second"})))
    assert {copy.article, copy.of} == {first.id, "second"}


def test_new_words_never_cease_to_turn_up(articles):
    half = _words(articles[: len(articles) // 2])

    assert len(_words(articles)) > 1.3 * len(half)


def test_the_articles_tell_dated_events_of_known_places(articles, gazetteer):
    events = [
        event
        for article in articles[:20]
        for event in read_events(article, split_sentences(article), gazetteer)
    ]

    assert len(events) > 20
    assert len([event for event in events if event.first is not None]) > len(events) / 2
    assert len({event.kind for event in events}) > 2


def test_questions_are_of_every_kind_in_turn_and_no_two_alike(newsroom):
    asked = newsroom.questions(600)

    assert len(set(asked)) == 600
    kinds = [
        next(kind for kind, forms in QUESTIONS.items() if any(_fits(one, form) for form in forms))
        for one in asked[: len(QUESTIONS)]
    ]
    assert kinds == list(QUESTIONS)


def _fits(asked, form):
    start, end = form.partition("{")[0], form.rpartition("}")[2]
    return asked.startswith(start) and asked.endswith(end)


def test_what_is_asked_about_stands_in_the_articles_more_often_than_not(newsroom, articles):
    words = {word.strip(".,“”:") for word in _words(articles)}
    asked = [
        one.rstrip("?").split()[-1] for one in newsroom.questions(200) if "captured" not in one
    ]
    names = [name for name in asked if name[:1].isupper()]

    assert len(names) > 30
    assert len([name for name in names if name in words]) > len(names) / 2


def test_no_two_ranks_have_one_name_also_where_names_get_longer():
    lexicon = Lexicon(1)
    ranks = [*range(3000), *range(107_000, 113_000), *range(19_990_000, 20_000_000)]

    assert len({lexicon.name("village", rank) for rank in ranks}) == len(ranks)


def test_a_folder_is_written_once_and_read_as_articles(newsroom, tmp_path):
    count = write_corpus(newsroom, 40, tmp_path)
    (tmp_path / "wire-0000000.md").write_text("+++\npublisher = 'X'\n+++\n\nKept as it was.\n")

    assert write_corpus(newsroom, 40, tmp_path) == count == 10
    read = read_corpus(tmp_path)
    assert read.skipped == ()
    assert [one.publisher for one in read.articles].count("X") == 1
    assert read.articles[1:] == tuple(newsroom.articles(40))[1:]
