"""A reading at rest is the reading that was made: nothing of it is lost or added."""

import pytest

from corpus.events import read_sentences
from corpus.place import PlaceError
from corpus.reader import read_corpora
from corpus.sentences import split_sentences
from index.evidence.readings import ReadingRow, reading_of, row_of
from index.places import shipped_articles


@pytest.fixture(scope="module")
def readings(gazetteer):
    """Those of each article that ships."""
    articles = read_corpora([shipped_articles()]).articles
    return [
        read_sentences(article, tuple(split_sentences(article)), gazetteer) for article in articles
    ]


def back(reading, events, gazetteer):
    row = ReadingRow.model_validate_json(row_of(reading))
    return reading_of(row, reading.sentence, events, gazetteer)


def test_every_reading_of_the_articles_that_ship_comes_back(readings, gazetteer):
    for article in readings:
        events = [event for reading in article for event in reading.events]

        assert tuple(back(one, events, gazetteer) for one in article) == article


def test_the_articles_that_ship_have_all_that_can_be_lost(readings):
    every = [reading for article in readings for reading in article]

    assert any(spot.aside for one in every for spot in one.spots)
    assert any(spot.written is None for one in every for spot in one.spots)
    assert any(one.spans and one.spans[0].first is None for one in every)
    assert any(one.focus.city is None and one.focus.province is None for one in every)
    assert any(one.focus.by_province for one in every)
    assert any(one.focus.age for one in every)
    assert any(one.source for one in every)
    assert any(len(one.events) > 1 for one in every)


def test_a_sentence_of_which_nothing_was_read_takes_two_signs(readings):
    empty = [
        row_of(one)
        for article in readings
        for one in article[:1]
        if not (one.spots or one.spans or one.source or one.events)
    ]

    assert set(empty) == {b"{}"}


def test_other_sentences_events_are_not_taken_for_its_own(readings, gazetteer):
    every = [reading for article in readings for reading in article]
    told = next(one for one in every if one.events)
    silent = next(
        one
        for one in every
        if not one.events and one.sentence.article_id == told.sentence.article_id
    )
    moved = tuple(
        event.model_copy(update={"sentence": silent.sentence.index}) for event in told.events
    )

    assert back(silent, told.events, gazetteer).events == ()
    assert back(told, [*moved, *told.events, *moved], gazetteer).events == told.events


def test_a_place_that_the_gazetteer_has_no_more_is_an_error(readings, gazetteer):
    reading = next(one for article in readings for one in article if one.spots)
    row = ReadingRow.model_validate_json(row_of(reading))
    start, end, _, *rest = row.spots[0]
    other = row.model_copy(update={"spots": ((start, end, "atlantis", *rest),)})

    with pytest.raises(PlaceError, match="atlantis"):
        reading_of(other, reading.sentence, (), gazetteer)
