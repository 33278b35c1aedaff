"""The rows, before anything is drawn: what was planted, and nothing else."""

from datetime import date

from bot.pictures.captures import timeline_rows
from bot.pictures.rows import heading_of
from bot.pictures.states import map_rows
from bot.pictures.window import within
from tests.bot.pictures.conftest import article

UNTIL_11 = date(2021, 8, 11)


def _timeline(ground, as_of=None):
    return {row.name: row for row in timeline_rows(ground, as_of)}


def _states(ground, as_of=None):
    return {row.name: row.state for row in map_rows(ground, as_of) if row.state != "unknown"}


def test_each_place_told_as_taken_has_one_row_by_day_and_the_undated_last(planted):
    assert [row.name for row in timeline_rows(planted, None)] == [
        "Farah",
        "Ghazni",
        "Maimana",
        "Kabul",
        "Qalat",
    ]


def test_a_day_that_another_article_gives_stands_beside_the_first(planted):
    farah = _timeline(planted)["Farah"]

    days = {farah.day.first: farah.day, **{day.first: day for day in farah.others}}
    assert sorted(days) == [date(2021, 8, 9), date(2021, 8, 10)]
    assert [c.article.id for c in days[date(2021, 8, 9)].citations] == ["mill"]
    assert [c.article.id for c in days[date(2021, 8, 10)].citations] == ["wharf"]


def test_a_claim_is_told_from_what_an_article_says_itself(planted):
    rows = _timeline(planted)

    assert rows["Ghazni"].certainty == "claimed"
    assert rows["Farah"].certainty == "asserted"


def test_a_place_without_a_day_has_a_row_with_its_sentence(planted):
    qalat = _timeline(planted)["Qalat"]

    assert qalat.day is None
    assert [one.sentence.text for one in qalat.citations] == ["Qalat fell to the insurgents."]


def test_a_denial_counts_from_the_day_of_the_taking_on(planted, ground_over):
    before = article("early", date(2021, 8, 1), "Officials denied that Gardez had been captured.")
    after = article("gate", date(2021, 8, 9), "Insurgents captured Gardez on Sunday.")

    assert [day.first for day in _timeline(planted)["Maimana"].denials] == [date(2021, 8, 15)]
    assert _timeline(ground_over(before, after))["Gardez"].denials == ()


def test_later_articles_are_left_out_as_of_a_day(planted):
    rows = _timeline(planted, UNTIL_11)

    assert set(rows) == {"Farah", "Ghazni", "Qalat"}
    assert rows["Farah"].others == ()
    assert "Kabul" not in _states(planted, UNTIL_11)
    assert _states(planted, UNTIL_11)["Maimana"] == "contested"
    assert heading_of(planted, UNTIL_11).articles == 1


def test_the_map_has_all_34_capitals_each_with_a_source_or_nothing_told(planted):
    rows = map_rows(planted, None)

    assert len(rows) == 34
    assert all((row.citation is None) == (row.state == "unknown") for row in rows)
    assert all((row.event is None) == (row.state == "unknown") for row in rows)


def test_the_newest_telling_decides_the_state(planted):
    assert _states(planted, date(2021, 8, 12)) == {
        "Farah": "captured",
        "Ghazni": "claimed",
        "Maimana": "captured",
        "Qalat": "captured",
    }
    assert _states(planted)["Maimana"] == "government"
    assert _states(planted)["Kabul"] == "captured"


def test_a_capture_outlasts_a_later_look_back_on_the_fighting(ground_over):
    fell = article("gate", date(2021, 8, 9), "Insurgents captured Gardez on Sunday.")
    back = article("look", date(2021, 8, 12), "Heavy fighting shook Gardez on Saturday.")
    still = article("more", date(2021, 8, 13), "Heavy fighting continued in Gardez on Friday.")

    assert _states(ground_over(fell, back))["Gardez"] == "captured"
    assert _states(ground_over(fell, back, still))["Gardez"] == "contested"


def test_articles_of_one_day_that_differ_are_both_kept(ground_over):
    fell = article("gate", date(2021, 8, 9), "Insurgents captured Gardez on Monday.")
    fought = article("yard", date(2021, 8, 9), "Heavy fighting continued in Gardez on Monday.")

    rows = {row.name: row for row in map_rows(ground_over(fell, fought), None)}

    assert rows["Gardez"].state == "captured"
    assert [(d.state, d.citation.article.id) for d in rows["Gardez"].differing] == [
        ("contested", "yard")
    ]


def test_a_day_behind_its_article_is_no_day(ground_over):
    odd = article("odd", date(2021, 8, 9), "Insurgents captured Gardez on 20 August 2021.")

    ground = ground_over(odd)

    assert all(row.day is None for row in timeline_rows(ground, None))
    (gardez,) = [row for row in map_rows(ground, None) if row.event]
    assert gardez.event.first is None


def _names(rows):
    return [row.name for row in rows]


def test_a_window_keeps_what_has_a_told_day_in_it_and_counts_what_has_none(planted):
    rows = timeline_rows(planted, None)

    assert within(rows, None, None) == (rows, 0)
    kept, undated = within(rows, None, date(2021, 8, 9))
    assert (_names(kept), undated) == (["Farah"], 1)  # the 9th is the day others give
    kept, undated = within(rows, date(2021, 8, 11), None)
    assert (_names(kept), undated) == (["Maimana", "Kabul"], 1)
    assert within(rows, date(2021, 8, 16), None) == ((), 1)


def test_a_span_is_in_a_window_that_holds_one_of_its_days(ground_over):
    gate = article("gate", date(2021, 8, 12), "Insurgents captured Gardez in the past two days.")
    rows = timeline_rows(ground_over(gate), None)

    (gardez,) = rows
    assert gardez.day.first < gardez.day.last
    assert within(rows, gardez.day.last, None)[0] == rows
    assert within(rows, None, gardez.day.first)[0] == rows
    assert within(rows, date(2021, 8, 13), None)[0] == ()
