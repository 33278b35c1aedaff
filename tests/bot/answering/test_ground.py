"""What is looked up of a snapshot, against a count over all its lines."""

import gc
import math
import weakref
from collections import Counter
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from bot.answering.ground import is_calendar
from bot.answering.words import groups_of, synonyms
from corpus.spelling import fold as fold_spelling
from index.evidence.tokens import tokens
from index.terms import fold
from tests.bot.answering.planted import ARTICLES
from tests.bot.pictures.conftest import article, ground_over  # noqa: F401 (a fixture)
from tests.corpus.copied import COUNCIL, DISPATCH, EDITED, HEADED, printed

UNDATED_COPY = EDITED.model_copy(
    update={"id": "undated", "published": None, "published_how": "unknown"}
)
NAMES = article(
    "names",
    date(2021, 8, 10),
    "Abdul Rashid met Ahmad Wali on Tuesday in August.",
    "Then Abdulrashid said that the ferry, the Ferry Queen and Rahim Bek were late.",
    "So Rahim Bek waited for Abdul Rashid.",
)
PRINTED = (*ARTICLES, DISPATCH, HEADED, UNDATED_COPY, COUNCIL, NAMES)
DAYS = (None, date(2021, 8, 7), date(2021, 8, 8), date(2021, 8, 12), date(2030, 1, 1))


@pytest.fixture(scope="module")
def ground(ground_over):  # noqa: F811
    return ground_over(*PRINTED)


@pytest.fixture(scope="module")
def lines(ground):
    """All lines, in order."""
    return [line for name in ground.snapshot.articles for line in ground.by_article[name]]


@pytest.fixture(scope="module")
def counted(ground, lines):
    """The lines that are no other's again."""
    repeats = ground.snapshot.evidence.repeats
    assert {name for name, _ in repeats} == {"headed", "undated"}
    return [line for line in lines if line.key not in repeats]


@pytest.fixture(scope="module")
def written(counted):
    """Surfaces as they come, how often a stem is small or has a capital, and its first writing."""
    surfaces, lower, upper, shown = {}, Counter(), Counter(), {}
    for line in counted:
        for at, token in enumerate(line.tokens):
            surfaces.setdefault(fold(token.text), token.stem)
            if token.text[:1].islower():
                lower[token.stem] += 1
            elif at and line.sentence.kind == "prose" and token.text[0].isalpha():
                upper[token.stem] += 1
                shown.setdefault(token.stem, token.text)
    return surfaces, lower, upper, shown


def usable(line, day):
    return day is None or (line.article.published is not None and line.article.published <= day)


def rows(ground, lines):
    return sorted(ground.lines.row(line.key) for line in lines)


def test_words_are_known_by_their_first_stem_in_the_order_they_come(ground, written):
    surfaces, *_ = written

    assert list(ground.surfaces.items()) == list(surfaces.items())


def test_names_have_a_capital_more_often_than_not_and_are_no_calendar_s_or_thesaurus_s(
    ground, written
):
    _, lower, upper, shown = written
    expected = {
        stem: shown[stem]
        for stem, often in upper.items()
        if often > lower[stem] and not is_calendar(stem) and not groups_of(stem)
    }

    assert list(ground.names.items()) == list(expected.items())
    assert {"rahim", "wali", "queen"} <= expected.keys()
    assert not {"tuesday", "august", "taliban", "ferri"} & ground.names.keys()
    assert ground.folded_names == {fold_spelling(one) for one in expected.values()}


def test_two_names_in_a_row_are_known_run_together(ground, lines):
    expected = {}
    for line in lines:
        for one, two in pairwise(line.tokens):
            small = one.text[0].islower() and two.text[0].islower()
            named = one.stem in ground.names and two.stem in ground.names
            if named and not small and two.start - one.end <= 1:
                expected.setdefault(fold_spelling(one.text + two.text), (one.stem, two.stem))

    assert ground.joined_names == expected
    assert ground.joined_names[fold_spelling("RahimBek")] == ("rahim", "bek")


def test_a_stem_weighs_by_the_sentences_that_hold_it(ground, counted):
    held = Counter(stem for line in counted for stem in line.stems)
    every = len(counted)
    for stem in (*held, "zeppelin"):
        n = held[stem]
        expected = math.log(1 + (every - n + 0.5) / (n + 0.5)) / math.log(2 * every + 2)

        assert ground.weight(stem) == pytest.approx(expected)
        assert ground.knows(stem) is (n > 0)


def test_what_only_a_copy_says_again_is_known_once(ground, counted):
    shopkeepers = [line for line in counted if "shopkeep" in line.stems]

    assert [line.article.id for line in shopkeepers] == ["gazette"]
    assert rows(ground, shopkeepers) == ground.rows_holding("shopkeep").tolist()


def test_kin_are_the_stems_of_the_articles_that_the_thesaurus_puts_beside_a_stem(ground, counted):
    held = {stem for line in counted for stem in line.stems}
    for stem in ("captur", "kill", "flee", "zeppelin"):
        assert set(ground.kin(stem)) == {s for s in held if s != stem and synonyms(stem, s)}
    assert ground.kin("captur")


def test_rows_hold_a_stem_or_its_kin(ground, counted):
    wanted = {"captur", *ground.kin("captur")}

    assert ground.rows_holding("captur").tolist() == rows(
        ground, [line for line in counted if line.stems & wanted]
    )


@pytest.mark.parametrize("words", ["Kunduz", "Rahim Bek", "fighters Kunduz", "zeppelin", "Rahim's"])
def test_rows_with_several_words_hold_the_stems_of_all(ground, counted, words):
    wanted = {token.stem for token in tokens(words)}

    assert ground.rows_with(words).tolist() == rows(
        ground, [line for line in counted if wanted <= line.stems]
    )


def test_rows_name_a_place_or_are_about_it(ground, lines):
    for place in ("kunduz", "farah", "kunduz-province", "pakistan", "nowhere"):
        named = [line for line in lines if place in line.named]
        about = [line for line in lines if place in line.named | line.bound]

        assert ground.rows_naming(place).tolist() == rows(ground, named)
        assert ground.rows_about([place]).tolist() == rows(ground, about)
    both = [line for line in lines if {"kunduz", "farah"} & (line.named | line.bound)]
    assert ground.rows_about(["farah", "kunduz", "farah"]).tolist() == rows(ground, both)


@pytest.mark.parametrize("day", DAYS)
def test_what_is_covered_is_counted_over_the_usable_articles(ground, day):
    used = [one for one in PRINTED if day is None or (one.published and one.published <= day)]
    dated = [one.published for one in used if one.published]

    covered = ground.covered(day)

    assert covered.articles == len(used)
    assert (covered.first, covered.last) == (min(dated, default=None), max(dated, default=None))
    assert covered.publishers == tuple(sorted({one.publisher for one in used}))
    assert ground.last_day(day) == covered.last


def test_a_publisher_is_shown_without_what_is_bracketed_and_once(ground_over):  # noqa: F811
    one = article("one", date(2021, 8, 9), "The ferry sank.")
    two = article("two", date(2021, 8, 9), "The quay burned.")
    ground = ground_over(
        one.model_copy(update={"publisher": "The Quay (AP)"}),
        two.model_copy(update={"publisher": "The Quay"}),
    )

    assert ground.covered(None).publishers == ("The Quay",)


def test_where_no_article_is_dated_there_is_no_last_day(ground_over):  # noqa: F811
    ground = ground_over(printed("one", "The ferry sank.", None))

    assert ground.last_day(None) is None
    assert ground.covered(date(2021, 8, 9)).articles == 0
    assert ground.covered(None).first is None


def test_rows_that_are_not_too_many_are_left_as_they_are(ground):
    about = ground.rows_about(["kunduz"])

    assert ground.newest(about, len(about), date(1999, 1, 1)) is about


def test_the_rows_of_articles_are_those_of_their_lines(ground, lines):
    expected = rows(ground, [line for line in lines if line.article.id in ("star", "post")])

    assert ground.rows_of(["star", "post"]).tolist() == expected
    assert ground.rows_of([]).tolist() == []
    assert ground.rows_of([]).dtype == np.uint32


def test_the_days_of_rows_are_those_of_their_articles(ground, lines):
    days = ground.days_of(np.arange(len(lines), dtype=np.uint32))

    assert days.tolist() == [
        line.article.published.toordinal() if line.article.published else 0 for line in lines
    ]


def test_the_articles_of_a_publisher_are_found_by_its_number(ground):
    for number, publisher in enumerate(ground.snapshot.publishers):
        names = sorted(one.id for one in PRINTED if one.publisher == publisher)

        assert list(ground.published_by(number)) == names
    outlets = ground.outlets[fold("harbour")]
    assert [ground.snapshot.publishers[number] for _, number in outlets] == [
        "The Harbour Gazette",
        "The Harbour Post",
    ]


def test_a_ground_that_nobody_uses_is_gone_at_once(ground_over):  # noqa: F811
    gc.disable()  # a cycle would wait for it, with the files that it holds open
    try:
        made = ground_over(article("one", date(2021, 8, 9), "Kunduz fell on Sunday."))
        line = next(iter(made.lines.of_rows([0])))
        assert made.around(line) is made.around(line)
        assert made.snapshot.passages[0].text
        gone = [weakref.ref(made.snapshot), weakref.ref(made.snapshot.passages)]
        del made, line
        assert [one() for one in gone] == [None, None]
    finally:
        gc.enable()
