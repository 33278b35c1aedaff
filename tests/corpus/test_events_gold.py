"""The event table against a gold one; needs the shared folder, and is skipped without it."""

import os
from pathlib import Path

import pytest

from corpus.event import Event
from corpus.events import read_events
from corpus.gazetteer import Gazetteer
from corpus.reader import read_corpus
from corpus.sentences import split_sentences
from tests.corpus.gold import GoldRow, read_gold, score_captures

SHARED = Path(os.environ.get("STRINGER_SHARED", "../shared"))
GOLD = SHARED / "eval" / "events.jsonl"


def row(**changes: str | None) -> GoldRow:
    filled: dict[str, str | None] = {
        "id": "g1",
        "article": "00",
        "sentence": "Herat fell on Thursday.",
        "place": "Herat",
        "province": "Herat",
        "place_as_written": "Herat",
        "kind": "captured",
        "extent": "city",
        "date_start": "2021-08-12",
        "date_end": "2021-08-12",
        "date_words": "on Thursday",
        "date_from": "sentence",
        "attributed_to": None,
        "modality": "asserted",
        "note": "",
    }
    return GoldRow.model_validate(filled | changes)


def event(place: str, day: str | None) -> Event:
    return Event.model_validate(
        {
            "article_id": "00-test",
            "sentence": 0,
            "start": 0,
            "text": "Herat fell on Thursday.",
            "place": place,
            "kind": "captured",
            "first": day,
            "last": day,
        }
    )


def test_one_found_one_missed_and_one_invented_are_a_half_each():
    gold = [row(), row(id="g2", place="Ghazni", province="Ghazni")]
    score = score_captures(
        gold, [event("herat", "2021-08-12"), event("khost", None)], Gazetteer.load()
    )
    assert (score.precision, score.recall, score.dates) == (0.5, 0.5, 1.0)
    assert (score.missed, score.extra) == (("g2",), ("00-test: khost",))


def test_a_wrong_date_costs_the_date_and_not_the_hit():
    score = score_captures([row()], [event("herat", "2021-08-13")], Gazetteer.load())
    assert (score.precision, score.recall, score.dates) == (1.0, 1.0, 0.0)


def test_of_two_events_the_one_of_the_same_date_is_matched():
    found = [event("herat", "2021-08-13"), event("herat", "2021-08-12")]
    assert score_captures([row()], found, Gazetteer.load()).dates == 1.0


@pytest.mark.skipif(not GOLD.exists(), reason="the shared folder is not there (STRINGER_SHARED)")
def test_captures_of_the_shared_articles_meet_the_floors():
    gazetteer = Gazetteer.load()
    found = [
        e
        for article in read_corpus(SHARED / "articles").articles
        for e in read_events(article, split_sentences(article), gazetteer)
    ]
    score = score_captures(read_gold(GOLD), found, gazetteer)
    assert score.precision >= 0.95, score.extra
    assert score.recall >= 0.95, score.missed
    assert score.dates >= 0.98, score.missed
