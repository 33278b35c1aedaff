"""The rows in words, the text for who can't see, and the pictures kept."""

import re
from datetime import date

import pytest

from bot.pictures.captures import timeline_rows
from bot.pictures.gallery import Gallery
from bot.pictures.listing import map_alt, map_listing, timeline_alt, timeline_listing
from bot.pictures.rows import heading_of
from bot.pictures.states import map_rows
from tests.bot.answering.planted import everywhere
from tests.bot.pictures.conftest import article


def test_the_timeline_in_words_is_golden(planted):
    listing = timeline_listing(timeline_rows(planted, date(2021, 8, 12)))

    assert listing.lines == (
        "Farah: Tuesday 10 August 2021 [1]; others say Monday 9 August 2021 [2]",
        "Ghazni: Tuesday 10 August 2021, a claim [3]",
        "Maimana: Wednesday 11 August 2021 [4]",
        "Qalat: taken, no day told [5]",
    )
    assert [c.article for c in listing.citations] == ["wharf", "mill", "wharf", "mill", "wharf"]


def test_the_map_in_words_gives_each_state_with_its_article_and_the_silent_ones_last(planted):
    listing = map_listing(map_rows(planted, None))

    assert listing.lines[0] == (
        "Kabul: captured, on Sunday 15 August 2021 (article of 15 August 2021) [1]"
    )
    assert listing.lines[-1].startswith("Nothing told of Faizabad, ")


@pytest.mark.parametrize("words", [timeline_listing, map_listing])
def test_markers_run_from_1_in_order_of_first_use_and_each_has_its_citation(planted, words):
    rows = timeline_rows if words is timeline_listing else map_rows
    listing = words(rows(planted, None))

    used = re.findall(r"\[(\d+)\]", "\n".join(listing.lines))
    assert list(dict.fromkeys(map(int, used))) == [c.marker for c in listing.citations]
    for one in listing.citations:
        assert planted.snapshot.articles[one.article].body[one.start : one.end] == one.quote


@pytest.mark.parametrize("words", [timeline_listing, map_listing])
def test_a_digest_is_credited_as_one(ground_over, words):
    digest = article("gate", date(2021, 8, 9), "Insurgents captured Gardez on Sunday.")
    ground = ground_over(digest.model_copy(update={"digest": True}))
    rows = timeline_rows if words is timeline_listing else map_rows

    listing = words(rows(ground, None))

    assert [one.credit for one in listing.citations] == ["digest of The Gate"]


def test_the_text_for_who_cannot_see_says_what_is_drawn(planted):
    heading = heading_of(planted, date(2021, 8, 12))

    assert timeline_alt(timeline_rows(planted, date(2021, 8, 12)), heading) == (
        "Timeline of 4 capitals reported taken as of 12 August 2021. "
        "10 Aug: Farah (9 Aug, other articles say), Ghazni (a claim). 11 Aug: Maimana. "
        "No day told: Qalat."
    )
    assert "Captured: Farah, " not in map_alt(map_rows(planted, date(2021, 8, 10)), heading)


def test_the_text_for_who_cannot_see_is_never_too_long_for_discord(ground_over, gazetteer):
    names = tuple(one.name for one in gazetteer.capitals())
    ground = ground_over(*everywhere(names))
    heading = heading_of(ground, None)
    rows = timeline_rows(ground, None)

    assert len(rows) == 34
    assert len(map_alt(map_rows(ground, None), heading)) <= 1024
    crowded = timeline_alt(rows * 3, heading)
    assert len(crowded) <= 1024
    assert len(timeline_alt(rows, heading)) <= 1024


def test_a_picture_is_drawn_once_for_a_snapshot_a_kind_and_a_day(planted):
    gallery = Gallery(most=2)

    first = gallery.picture(planted, "timeline", None)
    assert gallery.picture(planted, "timeline", None) is first
    assert gallery.picture(planted, "map", None) is not first
    assert gallery.picture(planted, "timeline", date(2021, 8, 11)).png != first.png
    again = gallery.picture(planted, "timeline", None)  # dropped by then: two were asked for since
    assert again is not first
    assert again == first


def test_where_nothing_is_told_there_is_no_picture(silent):
    gallery = Gallery()

    assert gallery.picture(silent, "timeline", None) is None
    assert gallery.picture(silent, "map", None) is None
