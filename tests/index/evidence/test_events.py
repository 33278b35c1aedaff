"""Which events are looked at: all of few, and of many those that stand for the rest."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.event import Event
from index.evidence import events
from index.evidence.events import COLUMNS, MOST, UNDATED, chosen, columns_of, ordinal

DAY = date(2021, 8, 9)
KINDS = ("captured", "contested", "besieged")
TELLING = ("kind", "extent", "modality", "first", "last")
REPRESENTED = MOST // 8
"""Tellings of which each may have its first four and its last four articles."""


def event(kind="captured", extent="city", modality="asserted", first=DAY, sentence=0):
    return Event(
        article_id="a",
        sentence=sentence,
        start=0,
        text="x",
        place="kunduz",
        kind=kind,
        extent=extent,
        modality=modality,
        first=first,
        last=first,
    )


def many(seed, count, tellings):
    """Columns of so many events that are told in at most so many ways, in articles of any day."""
    random = np.random.default_rng(seed)
    pool = np.zeros(tellings, dtype=COLUMNS)
    for column, most in (("kind", 3), ("extent", 4), ("modality", 3)):
        pool[column] = random.integers(0, most, tellings)
    pool["first"] = DAY.toordinal() + random.integers(0, 5, tellings)
    pool["last"] = pool["first"]
    # Some ways of telling it are frequent, most are rare.
    columns = pool[np.minimum(random.geometric(0.2, count) - 1, tellings - 1)]
    columns["published"] = DAY.toordinal() + random.integers(0, 60, count)
    columns["published"][random.random(count) < 0.1] = UNDATED
    columns["sentence"] = random.integers(0, 40, count)
    return columns


def wanted(columns, kinds, until):
    """Filter one by one, the slow way."""
    numbers = {events._KINDS.index(one) for one in kinds} if kinds is not None else None
    return [
        at
        for at, one in enumerate(columns)
        if (numbers is None or int(one["kind"]) in numbers)
        and (until is None or int(one["published"]) <= until.toordinal())
    ]


def by_telling(columns, rows, places=None):
    """Group rows by what they tell, and of which place."""
    found = {}
    for row in rows:
        key = tuple(int(columns[name][row]) for name in TELLING)
        found.setdefault((*key, *(() if places is None else (int(places[row]),))), []).append(row)
    return found


def ends(columns, rows):
    """The first and the last articles' days."""
    days = [int(columns["published"][row]) for row in rows]
    return min(days), max(days)


ASKED = {
    "kinds": st.one_of(st.none(), st.frozensets(st.sampled_from(KINDS))),
    "until": st.one_of(st.none(), st.dates(DAY, date(2021, 10, 15))),
}


def test_an_event_s_columns_say_what_it_says():
    told = [
        event("retaken", "airport", "denied", sentence=7),
        event(first=None),
    ]

    first, second = columns_of(told, date(2021, 8, 11))

    day = date(2021, 8, 9).toordinal()
    assert first.tolist()[3:] == (day, day, day + 2, 7)
    assert events._KINDS[first["kind"]] == "retaken"
    assert events._EXTENTS[first["extent"]] == "airport"
    assert events._MODALITIES[first["modality"]] == "denied"
    assert second["first"] == second["last"] == UNDATED
    assert columns_of(told, None)["published"].tolist() == [UNDATED] * 2
    assert len(columns_of([], None)) == 0


def test_what_has_no_day_is_later_than_any_day():
    assert ordinal(None) > ordinal(date.max)


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(0, MOST), **ASKED)
@settings(deadline=None)
def test_up_to_the_bound_nothing_wanted_is_left_out(seed, count, kinds, until):
    columns = many(seed, count, 12)

    assert chosen(columns, kinds, until).tolist() == wanted(columns, kinds, until)


def test_at_the_bound_all_are_looked_at_and_with_one_more_no_more_than_that():
    columns = many(1, MOST + 1, REPRESENTED)

    assert len(chosen(columns[:-1], None, None)) == MOST
    assert len(chosen(columns, None, None)) == MOST


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(MOST + 1, 1500),
    tellings=st.integers(1, 400),
    **ASKED,
)
@settings(deadline=None)
def test_of_too_many_as_many_as_may_be_are_chosen_ascending_and_all_are_wanted(
    seed, count, tellings, kinds, until
):
    columns = many(seed, count, tellings)
    asked = wanted(columns, kinds, until)

    rows = chosen(columns, kinds, until).tolist()

    assert rows == sorted(set(rows) & set(asked))
    assert len(rows) == min(MOST, len(asked))
    assert chosen(columns.copy(), kinds, until).tolist() == rows


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(MOST + 1, 1500),
    tellings=st.integers(1, REPRESENTED),
)
@settings(deadline=None)
def test_every_telling_has_its_first_and_its_last_article(seed, count, tellings):
    columns = many(seed, count, tellings)
    every = by_telling(columns, range(count))

    found = by_telling(columns, chosen(columns, None, None).tolist())

    assert found.keys() == every.keys()
    for telling, rows in every.items():
        assert ends(columns, found[telling]) == ends(columns, rows)


def test_what_one_article_denies_is_seen_beside_what_a_thousand_tell():
    told = [event() for _ in range(1000)]
    told.insert(517, event(modality="denied"))

    assert 517 in chosen(columns_of(told, DAY), None, None).tolist()


def test_of_more_tellings_than_can_all_be_seen_the_most_attested_are():
    rare = [event(first=date(2001, 1, 1 + day % 28), sentence=day) for day in range(28)]
    rare += [event(first=date(2002, 1 + day // 28, 1 + day % 28)) for day in range(250)]
    often = [event("besieged") for _ in range(20)]

    rows = chosen(columns_of([*rare, *often], DAY), None, None)

    first = len(rare)
    assert len(rows) == MOST
    # Each telling has its first and its last article before any has more.
    assert [row for row in rows.tolist() if row >= first] == [first, first + 19]


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(81, 400))
@settings(deadline=None)
def test_of_all_places_the_tellings_of_each_are_seen(seed, count):
    columns = many(seed, count, 2)
    places = np.random.default_rng(seed).integers(0, 5, count).astype(np.int32)
    every = by_telling(columns, range(count), places)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "MOST_ANYWHERE", 80)
        patch.setattr(events, "MOST", 1)  # the bound for one place is none for all
        rows = chosen(columns, None, None, places).tolist()

    found = by_telling(columns, rows, places)
    assert len(rows) == 80
    assert found.keys() == every.keys()
    for telling, of_it in every.items():
        assert ends(columns, found[telling]) == ends(columns, of_it)


def test_what_was_told_last_is_seen_however_seldom_it_was_told():
    often = [event("besieged", first=date(2021, 1, 1 + day % 28)) for day in range(400)]
    columns = np.concatenate(
        [columns_of(often, DAY), columns_of([event("captured")], DAY + timedelta(days=1))]
    )

    assert 400 in chosen(columns, None, None).tolist()
