"""The sheets as they are drawn: nothing covers anything, and one input gives one picture."""

import io
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from PIL import Image

from bot.phrases.phrases import phrases_in
from bot.pictures.axis import axis_over
from bot.pictures.boxes import Box
from bot.pictures.canvas import Canvas
from bot.pictures.captures import timeline_rows
from bot.pictures.labels import place_labels, spread
from bot.pictures.look import CLAIMED, DENIED, OTHER, OTHER_CLAIMED, SIGNS, SPAN, TAKEN
from bot.pictures.map_sheet import draw_map, map_sheet
from bot.pictures.outline import OUTLINE
from bot.pictures.rows import Heading, heading_of
from bot.pictures.states import map_rows
from bot.pictures.timeline_sheet import draw_timeline, timeline_sheet
from bot.pictures.words import sign_words
from corpus.gazetteer import Gazetteer
from tests.bot.answering.planted import everywhere
from tests.bot.pictures.conftest import article

ENGLISH, GERMAN = phrases_in("en"), phrases_in("de")
HEADING = Heading(date(2021, 8, 11), 3, "0123456789abcdef")


@pytest.fixture(scope="module")
def full(ground_over, gazetteer):
    """All 34 capitals told as taken, so that every label has its largest letters."""
    return ground_over(*everywhere(tuple(one.name for one in gazetteer.capitals())))


def _colliding(canvas):
    boxes = [(text.get_text(), canvas.extent(text)) for text in canvas.texts]
    return [(a, b) for (a, one), (b, two) in combinations(boxes, 2) if one.overlaps(two)]


def _outside(canvas):
    boxes = {text.get_text(): canvas.extent(text) for text in canvas.texts}
    return [
        words
        for words, box in boxes.items()
        if box.left < 0 or box.bottom < 0 or box.right > canvas.width or box.top > canvas.height
    ]


@pytest.mark.parametrize("phrases", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("which", ["full", "planted", "silent"])
def test_no_words_on_the_map_cover_others_or_leave_the_sheet(which, phrases, request):
    ground = request.getfixturevalue(which)
    sheet = map_sheet(map_rows(ground, None), heading_of(ground, None), phrases)

    written = [text.get_text() for text in sheet.canvas.texts]
    assert {one.name for one in ground.gazetteer.capitals()} <= set(written)
    assert _colliding(sheet.canvas) == []
    assert _outside(sheet.canvas) == []


def test_no_label_of_the_map_covers_a_mark(full):
    sheet = map_sheet(map_rows(full, None), HEADING, ENGLISH)
    marks = [Box(x - 13, y - 13, x + 13, y + 13) for x, y in sheet.marks]

    assert [box for box in sheet.labels if any(box.overlaps(mark) for mark in marks)] == []


@pytest.mark.parametrize("phrases", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("which", ["full", "planted"])
def test_no_words_on_the_timeline_cover_others_or_leave_the_sheet(which, phrases, request):
    ground = request.getfixturevalue(which)
    canvas = timeline_sheet(timeline_rows(ground, None), heading_of(ground, None), phrases)

    assert _colliding(canvas) == []
    assert _outside(canvas) == []


def test_marks_are_pushed_apart_and_no_farther_than_that():
    moved = spread([(0, 0), (6, 0), (100, 100)], 28)

    assert moved[0] == pytest.approx((-11, 0))
    assert moved[1] == pytest.approx((17, 0))
    assert moved[2] == (100, 100)


def test_a_lone_label_stands_right_of_its_mark():
    (box,) = place_labels([(200, 200)], [(80, 20)], 10, Box(0, 0, 400, 400))

    assert box.left > 210
    assert (box.bottom + box.top) / 2 == pytest.approx(200)


def test_the_same_rows_give_the_same_bytes(planted):
    rows, capitals = timeline_rows(planted, None), map_rows(planted, None)

    assert draw_timeline(rows, HEADING, ENGLISH) == draw_timeline(rows, HEADING, ENGLISH)
    assert draw_map(capitals, HEADING, ENGLISH) == draw_map(capitals, HEADING, ENGLISH)
    assert b"tIME" not in draw_map(capitals, HEADING, ENGLISH)
    assert b"Software" not in draw_map(capitals, HEADING, ENGLISH)


def test_a_picture_fits_a_phone_held_upright(planted, full):
    for png in (
        draw_map(map_rows(full, None), HEADING, ENGLISH),
        draw_timeline(timeline_rows(planted, None), HEADING, ENGLISH),
    ):
        picture = Image.open(io.BytesIO(png))
        assert picture.width == 1080
        assert picture.height <= 1400


def test_the_ground_is_dark_and_a_capture_is_in_its_colour(planted):
    rows = map_rows(planted, None)
    sheet = map_sheet(rows, HEADING, ENGLISH)
    picture = Image.open(io.BytesIO(sheet.canvas.png())).convert("RGB")
    x, y = sheet.marks[[row.name for row in rows].index("Farah")]

    assert picture.getpixel((3, 3)) == (0x1E, 0x1F, 0x22)
    assert picture.getpixel((round(x), round(sheet.canvas.height - y))) == (0xFF, 0x7A, 0x33)


@pytest.mark.parametrize("phrases", [ENGLISH, GERMAN], ids=["en", "de"])
def test_no_two_signs_of_a_picture_mean_the_same(phrases):
    words = [sign_words(one, phrases) for one in SIGNS.values()]
    days = (TAKEN, CLAIMED, SPAN, OTHER, OTHER_CLAIMED, DENIED)

    assert len(set(words)) == len(SIGNS)
    assert len({sign_words(one, phrases) for one in days}) == len(days)


def test_letters_shrink_where_words_would_leave_their_room():
    canvas = Canvas(400, 100)
    width, _ = canvas.size("a long label", 30)

    assert canvas.fitting("a long label", 30, width + 1) == 30
    assert canvas.fitting("a long label", 30, width / 2) == pytest.approx(15)


def test_a_timeline_of_some_days_says_which(planted):
    heading = replace(HEADING, first=date(2021, 8, 9), last=date(2021, 8, 10))
    rows = timeline_rows(planted, None)

    written = [text.get_text() for text in timeline_sheet(rows, heading, GERMAN).texts]

    assert "9. August 2021 bis 10. August 2021; Stand 11. August 2021" in written


def test_no_two_states_share_a_sign():
    signs = [(one.shape, one.filled, one.half, one.size < 0.5) for one in SIGNS.values()]

    assert len(set(signs)) == len(SIGNS)


def test_the_footer_says_as_of_when_and_from_what(planted):
    canvas = timeline_sheet(timeline_rows(planted, None), HEADING, ENGLISH)

    assert canvas.texts[-1].get_text() == (
        "Reported state as of 11 August 2021, from 3 articles; snapshot 0123456789abcdef"
    )


def test_the_outline_holds_all_34_capitals(gazetteer):
    outside = [
        one.name
        for one in gazetteer.capitals()
        if not _inside(one.longitude, one.latitude, OUTLINE)
    ]

    assert outside == []


def _inside(east, north, corners):
    """Whether a ray to the east crosses the outline an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > north) != (y2 > north) and east < (x2 - x1) * (north - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def test_far_days_are_drawn_nearer_with_a_break():
    axis = axis_over([date(2021, 8, 1), date(2021, 8, 3), date(2021, 9, 3)])

    assert list(axis.columns) == [date(2021, 8, d) for d in (1, 2, 3)] + [date(2021, 9, 3)]
    assert axis.at(date(2021, 8, 3)) == pytest.approx(2 / 3.6)
    assert len(axis.breaks) == 1
    assert axis_over([date(2021, 8, 1)]).at(date(2021, 8, 1)) == 0.5
    assert axis_over([]).columns == {}


def test_another_events_places_are_drawn_without_the_outline(ground_over, tmp_path):
    (tmp_path / "places.toml").write_text(
        "".join(
            f'[[place]]\nid = "{name.lower()}"\nname = "{name}"\nkind = "city"\n'
            f'province = "{name.lower()}-province"\ncapital_of = ["{name.lower()}-province"]\n'
            f'country = "eastland"\nspellings = ["{name}"]\nlatitude = {north}\n'
            f'longitude = {east}\n\n[[place]]\nid = "{name.lower()}-province"\n'
            f'name = "{name}"\nkind = "province"\ncountry = "eastland"\nspellings = ["{name}"]\n\n'
            for name, north, east in (("Torvik", 60.1, 10.2), ("Ostham", 61.0, 12.9))
        )
        + '[[place]]\nid = "eastland"\nname = "Eastland"\nkind = "country"\n'
        'spellings = ["Eastland"]\n',
        "utf-8",
    )
    ground = ground_over(
        article("coast", date(2022, 3, 2), "Rebels captured Torvik on Tuesday."),
        places=Gazetteer.load(tmp_path / "places.toml"),
    )

    sheet = map_sheet(map_rows(ground, None), heading_of(ground, None), ENGLISH)

    written = [text.get_text() for text in sheet.canvas.texts]
    assert {"Torvik", "Ostham"} <= set(written)
    assert "PAKISTAN" not in written
    assert not any("Outline" in words for words in written)
