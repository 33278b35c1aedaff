"""What a copy says again is no evidence beside its source, and is its own if asked alone."""

from datetime import date, timedelta

import pytest

from tests.bot.answering.test_ground import DAYS, PRINTED, rows, usable
from tests.bot.pictures.conftest import ground_over  # noqa: F401 (a fixture)
from tests.corpus.copied import DISPATCH

OUTLETS = (
    frozenset(),
    frozenset({"headed"}),
    frozenset({"headed", "gazette"}),
    frozenset({"headed", "undated", "council"}),
    frozenset({"star"}),
)


@pytest.fixture(scope="module")
def ground(ground_over):  # noqa: F811
    return ground_over(*PRINTED)


@pytest.fixture(scope="module")
def lines(ground):
    """All lines, in order."""
    return [line for name in ground.snapshot.articles for line in ground.by_article[name]]


def usable_of(ground, lines, day, outlets):
    """The lines that may be used, none of them too late."""
    found = [line for line in lines if ground.may_use(line, day, outlets)]
    assert all(usable(line, day) for line in found)
    return found


@pytest.mark.parametrize("outlets", OUTLETS, ids=",".join)
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("most", [0, 1, 5, 17])
def test_the_newest_rows_are_those_of_the_newest_usable_articles(ground, lines, day, most, outlets):
    about = ground.rows_about(["kunduz", "farah", "maimana"])
    assert len(about) > 17
    dated = [
        (-(line.article.published or date.min).toordinal(), ground.lines.row(line.key))
        for line in usable_of(ground, [lines[row] for row in about.tolist()], day, outlets)
    ]

    assert ground.newest(about, most, day, outlets).tolist() == sorted(
        row for _, row in sorted(dated)[:most]
    )


@pytest.mark.parametrize("outlets", OUTLETS, ids=",".join)
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("place", [None, "kunduz", "maimana", "nowhere"])
def test_what_is_told_is_what_the_usable_lines_tell(ground, lines, place, day, outlets):
    told = [
        event
        for line in usable_of(ground, lines, day, outlets)
        for event in line.reading.events
        if place is None or event.place == place
    ]

    assert list(ground.told_of(place, None, day, outlets)) == told
    for kinds in ({"captured"}, {"contested", "threatened"}, set()):
        of_kind = [event for event in told if event.kind in kinds]
        assert list(ground.told_of(place, kinds, day, outlets)) == of_kind


@pytest.mark.parametrize("outlets", OUTLETS[1:], ids=",".join)
def test_of_outlets_the_words_of_what_they_have_from_elsewhere_are_found_too(
    ground, lines, outlets
):
    usable_too = usable_of(ground, lines, None, outlets)
    for stem in ("motorcycl", "shopkeep", "kunduz", "captur"):
        meant = {stem, *ground.kin(stem)}
        verbatim = [x for x in usable_too if x.stems & meant and x.article.id != "undated"]
        held = set(ground.rows_holding(stem, outlets=outlets).tolist())
        found = {x.key for x in ground.holding({stem: 1.0}, 99, outlets) if x in usable_too}

        assert set(rows(ground, verbatim)) <= held
        assert {x.key for x in verbatim} <= found
    shown = ground.holding({"motorcycl": 1.0}, 1, frozenset({"headed"}))
    assert [line.article.id for line in shown] == ["headed"]
    assert ground.rows_with("fighters motorcycles", frozenset({"headed"})).tolist() == rows(
        ground,
        [x for x in lines if "motorcycl" in x.stems and x.article.id in ("gazette", "headed")],
    )


def test_a_copy_s_repeated_sentence_may_be_used_only_without_its_source(ground):
    line = next(one for one in ground.by_article["headed"] if "motorcycles" in one.sentence.text)
    source = DISPATCH.published

    assert not ground.may_use(line, None)
    assert not ground.may_use(line, source + timedelta(days=9))
    assert ground.may_use(line, None, frozenset({"headed"}))
    assert not ground.may_use(line, None, frozenset({"headed", "gazette"}))
    assert not ground.may_use(line, source, frozenset({"headed"}))
