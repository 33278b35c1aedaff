"""The lines of a snapshot: each is what reading its article anew gives."""

import pytest

from corpus.events import read_sentences
from corpus.sentences import split_sentences
from index.evidence.keys import keys_of
from index.evidence.tokens import tokens
from tests.bot.answering.planted import ARTICLES, POST
from tests.bot.pictures.conftest import ground_over  # noqa: F401 (a fixture)
from tests.corpus.copied import DISPATCH, EDITED

PRINTED = (*ARTICLES, DISPATCH, EDITED)


@pytest.fixture(scope="module")
def ground(ground_over):  # noqa: F811
    return ground_over(*PRINTED)


def read_anew(article, gazetteer):
    sentences = tuple(split_sentences(article))
    return read_sentences(article, sentences, gazetteer)


def test_every_line_is_what_reading_its_article_anew_gives(ground, gazetteer):
    for article in ground.snapshot.articles.values():
        readings = read_anew(article, gazetteer)
        assert len(ground.by_article[article.id]) == len(readings) > 0
        for line, reading in zip(ground.by_article[article.id], readings, strict=True):
            assert line.article == article
            assert line.sentence == reading.sentence
            assert line.reading == reading
            assert line.tokens == tokens(reading.sentence.text)
            keys = keys_of(reading, line.tokens, gazetteer)
            assert (line.stems, line.named, line.bound) == (keys.stems, keys.named, keys.bound)


def test_lines_are_listed_by_article_and_then_by_place_in_it(ground):
    keys = list(ground.lines)

    assert keys == sorted(keys)
    assert len(keys) == len(ground.lines) == ground.snapshot.manifest.counts.sentences
    assert {name for name, _ in keys} == {one.id for one in PRINTED} == set(ground.by_article)
    assert [ground.lines.row(key) for key in keys] == list(range(len(keys)))
    assert [ground.lines.at(row).key for row in range(len(keys))] == keys
    assert all(key in ground.lines for key in keys)


def test_a_line_is_found_by_its_article_and_its_place(ground):
    assert ground.lines["post", 1].sentence.text == (
        "The next day they captured Maimana, a market town in the north."
    )
    assert ground.lines["post", 1].key == ("post", 1)


def after_the_last():
    return ("post", POST.body.count("\n") + 100)


@pytest.mark.parametrize(
    "key",
    [("nobody", 0), ("post", -1), ("star", -1), ("", 0), after_the_last()],
    ids=["no article", "before the first", "before its first", "no name", "behind the last"],
)
def test_where_there_is_no_line_there_is_none(ground, key):
    assert ground.lines.get(key) is None
    assert ground.lines.get(key, "none") == "none"
    assert ground.lines.row(key) is None
    assert key not in ground.lines
    with pytest.raises(KeyError):
        ground.lines[key]


def test_behind_an_article_s_last_line_is_not_the_next_article_s_first(ground):
    for name in ground.snapshot.articles:
        last = len(ground.by_article[name])
        assert ground.lines.get((name, last)) is None
        assert ground.lines.get((name, last - 1)).article.id == name


def test_what_is_no_key_is_not_in_there(ground):
    assert "post" not in ground.lines
    assert None not in ground.lines


def test_a_line_that_is_asked_for_again_is_the_same(ground):
    assert ground.lines["post", 0] is ground.lines.at(ground.lines.row(("post", 0)))


def test_lines_of_rows_come_in_the_order_of_the_rows(ground):
    rows = [7, 3, 3, 0]

    assert [ground.lines.row(one.key) for one in ground.lines.of_rows(rows)] == rows
