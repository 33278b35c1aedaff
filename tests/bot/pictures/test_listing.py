"""The rows in words, the text for who can't see, and the pictures kept."""

import re
from datetime import date

import pytest

from bot.answering.reply import MAX_TEXT, prove
from bot.phrases.phrases import phrases_in
from bot.pictures.alt import map_alt, timeline_alt
from bot.pictures.captures import timeline_rows
from bot.pictures.gallery import Gallery
from bot.pictures.listing import listing_of, map_answer, timeline_answer
from bot.pictures.rows import heading_of
from bot.pictures.states import map_rows
from tests.bot.answering.planted import everywhere
from tests.bot.pictures.conftest import article

ENGLISH, GERMAN = phrases_in("en"), phrases_in("de")


def _timeline(ground, as_of=None, phrases=ENGLISH):
    rows = timeline_rows(ground, as_of)
    return timeline_answer(rows, heading_of(ground, as_of), as_of, phrases)


def _map(ground, as_of=None, phrases=ENGLISH):
    return map_answer(map_rows(ground, as_of), heading_of(ground, as_of), as_of, phrases)


def test_the_timeline_in_words_is_golden(planted):
    listing = listing_of(_timeline(planted, date(2021, 8, 12)))

    assert listing.lines == (
        "Farah: Tuesday 10 August 2021 [1]; others say Monday 9 August 2021 [2]",
        "Ghazni: Tuesday 10 August 2021, a claim [3]",
        "Maimana: Wednesday 11 August 2021 [4]",
        "Qalat: taken, no day told [5]",
    )
    assert [c.article for c in listing.citations] == ["wharf", "mill", "wharf", "mill", "wharf"]


def test_the_map_in_words_gives_each_state_with_its_article_and_the_silent_ones_last(planted):
    listing = listing_of(_map(planted))

    assert listing.lines[0] == (
        "Kabul: captured, on Sunday 15 August 2021 (article of 15 August 2021) [1]"
    )
    assert listing.lines[-1].startswith("Nothing told of Faizabad, ")


@pytest.mark.parametrize("words", [_timeline, _map])
def test_markers_run_from_1_in_order_of_first_use_and_each_has_its_citation(planted, words):
    listing = listing_of(words(planted))

    used = re.findall(r"\[(\d+)\]", "\n".join(listing.lines))
    assert list(dict.fromkeys(map(int, used))) == [c.marker for c in listing.citations]
    for one in listing.citations:
        assert planted.snapshot.articles[one.article].body[one.start : one.end] == one.quote


def test_the_timeline_in_german_is_golden(planted):
    answer = _timeline(planted, date(2021, 8, 12), GERMAN)

    assert answer.direct == (
        "4 Provinzhauptstädte als gefallen gemeldet, zuerst Farah: Dienstag, 10. August 2021 [1]"
    )
    assert answer.support == (
        "Farah: Dienstag, 10. August 2021 [1]; andere nennen Montag, 9. August 2021 [2]",
        "Ghazni: Dienstag, 10. August 2021, Behauptung [3]",
        "Maimana: Mittwoch, 11. August 2021 [4]",
        "Qalat: gefallen, kein Tag genannt [5]",
    )


@pytest.mark.parametrize("phrases", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("words", [_timeline, _map])
def test_the_rows_are_an_answer_that_its_citations_prove(ground_over, gazetteer, words, phrases):
    ground = ground_over(*everywhere(tuple(one.name for one in gazetteer.capitals())))
    answer = words(ground, date(2021, 8, 31), phrases)

    assert prove(answer, dict(ground.snapshot.articles)) is answer
    assert len(answer.text) <= MAX_TEXT
    assert answer.pages
    assert all(len(page) <= MAX_TEXT for page in answer.pages)
    assert len(listing_of(answer).lines) == 34
    assert (answer.as_of, answer.snapshot) == (date(2021, 8, 31), ground.snapshot.id)


@pytest.mark.parametrize("words", [_timeline, _map])
def test_a_digest_is_credited_as_one(ground_over, words):
    digest = article("gate", date(2021, 8, 9), "Insurgents captured Gardez on Sunday.")
    ground = ground_over(digest.model_copy(update={"digest": True}))

    listing = listing_of(words(ground))

    assert [one.credit for one in listing.citations] == ["digest of The Gate"]


def test_the_text_for_who_cannot_see_says_what_is_drawn(planted):
    heading = heading_of(planted, date(2021, 8, 12))

    assert timeline_alt(timeline_rows(planted, date(2021, 8, 12)), heading, ENGLISH) == (
        "Timeline of 4 capitals reported taken as of 12 August 2021. "
        "10 Aug: Farah (9 Aug, other articles say), Ghazni (a claim). 11 Aug: Maimana. "
        "No day told: Qalat."
    )
    assert "Captured: Farah, " not in map_alt(
        map_rows(planted, date(2021, 8, 10)), heading, ENGLISH
    )


@pytest.mark.parametrize("phrases", [ENGLISH, GERMAN], ids=["en", "de"])
def test_the_text_for_who_cannot_see_is_never_too_long_for_discord(ground_over, gazetteer, phrases):
    names = tuple(one.name for one in gazetteer.capitals())
    ground = ground_over(*everywhere(names))
    heading = heading_of(ground, None)
    rows = timeline_rows(ground, None)

    assert len(rows) == 34
    assert len(map_alt(map_rows(ground, None), heading, phrases)) <= 1024
    crowded = timeline_alt(rows * 3, heading, phrases)
    assert len(crowded) <= 1024
    assert len(timeline_alt(rows, heading, phrases)) <= 1024


def test_a_picture_is_drawn_once_for_a_snapshot_a_kind_and_a_day(planted):
    gallery = Gallery(most=2)

    first = gallery.picture(planted, "timeline", None)
    assert gallery.picture(planted, "timeline", None) is first
    assert gallery.picture(planted, "map", None) is not first
    assert gallery.picture(planted, "timeline", date(2021, 8, 11)).png != first.png
    again = gallery.picture(planted, "timeline", None)  # dropped by then: two were asked for since
    assert again is not first
    assert again == first


def test_a_picture_of_some_days_or_in_german_is_another_one(planted):
    gallery = Gallery()
    whole = gallery.picture(planted, "timeline", None)

    some = gallery.picture(
        planted, "timeline", None, first=date(2021, 8, 11), last=date(2021, 8, 12)
    )
    german = gallery.picture(planted, "timeline", None, language="de")

    assert some.png != whole.png != german.png
    assert some.alt == (
        "Timeline of 1 capital reported taken from 11 August 2021 to 12 August 2021 as of"
        " 15 August 2021. 11 Aug: Maimana."
        " 1 more capital is told as taken without a day, and left out."
    )
    assert german.alt.startswith(
        "Zeitleiste: 5 Provinzhauptstädte als gefallen gemeldet, Stand 15. August 2021. 10. Aug:"
    )
    assert gallery.picture(planted, "timeline", None, first=date(2021, 8, 20)) is None
    assert gallery.picture(planted, "map", None, first=date(2021, 8, 20)) is not None


def test_where_nothing_is_told_there_is_no_picture(silent):
    gallery = Gallery()

    assert gallery.picture(silent, "timeline", None) is None
    assert gallery.picture(silent, "map", None) is None
