"""What is reported of one place, on planted articles."""

from datetime import date

import pytest

from bot.answering.ground import Ground
from bot.answering.place_report import place_report
from bot.answering.place_timeline import place_timeline
from bot.answering.reply import MAX_TEXT, Answer, NoAnswer, prove
from bot.phrases.phrases import phrases_in
from tests.bot.answering.planted import ARTICLES
from tests.bot.pictures.conftest import article, ground_over  # noqa: F401 (a fixture)

ENGLISH, GERMAN = phrases_in("en"), phrases_in("de")


@pytest.fixture(scope="module")
def planted(ground_over):  # noqa: F811
    return ground_over(*ARTICLES)


def _report(ground: Ground, place, as_of=None, phrases=ENGLISH) -> Answer:
    told = place_report(ground, ground.gazetteer.place(place), as_of, phrases)
    assert isinstance(told, Answer), told.direct
    return prove(told, dict(ground.snapshot.articles))


def _timeline(ground: Ground, place, as_of=None, phrases=ENGLISH, **window) -> Answer:
    told = place_timeline(ground, ground.gazetteer.place(place), as_of, phrases, **window)
    assert isinstance(told, Answer), told.direct
    return prove(told, dict(ground.snapshot.articles))


def test_a_taken_place_is_told_with_its_day_and_a_line_an_article(planted):
    report = _report(planted, "farah")

    assert report.direct == "Farah: taken, since Tuesday 10 August 2021 [1]"
    assert report.support == (
        "12 August 2021: captured, on Tuesday 10 August 2021: “Insurgents captured the western"
        " city of Farah on Tuesday after a siege of two days.” [1]",
    )
    assert (report.question, report.place) == ("Farah", "farah")


def test_what_was_fought_over_after_its_taking_says_both_newest_first(planted):
    report = _report(planted, "qala-e-naw")

    assert report.direct == (
        "Qala-e-Naw: still fought over, on Friday 13 August 2021 (article of 13 August 2021) [1];"
        " told as taken before, Wednesday 11 August 2021 [2]"
    )
    assert [line.partition(":")[0] for line in report.support] == [
        "13 August 2021",
        "12 August 2021",
    ]


def test_a_claim_stands_with_its_denial(planted):
    assert _report(planted, "khost").direct == (
        "Khost: taken, a party claims, since Thursday 12 August 2021 [1];"
        " told otherwise: not captured [2]"
    )


def test_a_province_brings_its_capital_as_such(planted):
    assert _report(planted, "herat-province").direct == (
        "Herat province: part of the province captured (article of 14 August 2021) [1];"
        " its capital Herat: not captured (article of 14 August 2021) [1]"
    )
    farah = _report(planted, "farah-province")
    assert farah.direct == (
        "Farah province: its own state not told;"
        " its capital Farah: taken, since Tuesday 10 August 2021 [1]"
    )
    assert farah.support[0].startswith("12 August 2021: its capital Farah: captured, ")


def test_an_airport_is_not_its_city(planted):
    assert _report(planted, "ghazni-airport").direct == (
        "Ghazni airport: taken, since Thursday 12 August 2021 [1]"
    )
    assert _report(planted, "ghazni").direct == (
        "Ghazni: its own state not told; its airport captured, on Thursday 12 August 2021 [1]"
    )


def test_a_place_only_named_is_told_with_its_sentence(planted):
    taloqan = _report(planted, "taloqan")

    assert taloqan.direct == "Taloqan: named, its state not told [1]"
    assert taloqan.support[0].startswith("11 August 2021: “")


def test_a_place_in_no_article_is_refused_with_its_name(planted):
    zaranj = place_report(planted, planted.gazetteer.place("zaranj"), None, ENGLISH)
    early = place_report(planted, planted.gazetteer.place("kandahar"), date(2021, 8, 12), ENGLISH)

    assert isinstance(zaranj, NoAnswer)
    assert zaranj.direct == "The articles do not mention Zaranj."
    assert zaranj.covered.startswith("Covered: 6 articles")
    assert early.direct == ("The articles published up to 12 August 2021 do not mention Kandahar.")


def test_later_articles_are_left_out_as_of_a_day(planted):
    report = _report(planted, "qala-e-naw", date(2021, 8, 12))

    assert report.direct == "Qala-e-Naw: taken, since Wednesday 11 August 2021 [1]"
    assert len(report.citations) == 1
    assert report.as_of == date(2021, 8, 12)


def test_articles_of_one_day_that_cannot_both_be_right_are_sides(ground_over):  # noqa: F811
    ground = ground_over(
        article("gate", date(2021, 8, 9), "Insurgents captured Gardez on Monday."),
        article("yard", date(2021, 8, 9), "Heavy fighting continued in Gardez on Monday."),
        article("look", date(2021, 8, 8), "Insurgents threatened Gardez on Sunday."),
    )

    report = _report(ground, "gardez")

    assert report.direct == (
        "Gardez: taken, since Monday 9 August 2021 [1]; told otherwise: still fought over,"
        " on Monday 9 August 2021 [2]"
    )
    assert [side[-3:] for side in report.sides] == ["[1]", "[2]"]
    assert [line[-3:] for line in report.support] == ["[3]"]


def test_what_is_too_long_for_a_page_is_on_the_next_and_nothing_is_lost(ground_over):  # noqa: F811
    days = [date(2021, 8, day) for day in range(20, 0, -1)]
    told = [
        article(f"day{day.day}", day, f"Fighting continued in Gardez near {day.day} shops.")
        for day in days
    ]

    report = _report(ground_over(*told), "gardez")

    rows = [*report.support, *(row for page in report.pages for row in page.split("\n"))]
    assert [row.partition(" ")[0] for row in rows] == [str(day.day) for day in days]
    assert len(report.text) <= MAX_TEXT
    assert all(len(page) <= MAX_TEXT for page in report.pages)


def test_a_report_is_told_in_german_and_its_quotes_as_they_are(planted):
    report = _report(planted, "farah-province", phrases=GERMAN)

    assert report.direct == (
        "Provinz Farah: keine eigene Lage berichtet;"
        " die Hauptstadt Farah: eingenommen, seit Dienstag, 10. August 2021 [1]"
    )
    assert "Insurgents captured the western city of Farah on Tuesday" in report.support[0]
    assert report.language == "de"


def test_a_places_timeline_is_by_day_the_oldest_first(planted):
    told = _timeline(planted, "qala-e-naw")

    assert told.direct == (
        "Qala-e-Naw, day by day: Wednesday 11 August 2021 to Friday 13 August 2021 [1][2]"
    )
    assert [line.partition(":")[0] for line in told.support] == [
        "Wednesday 11 August 2021",
        "Friday 13 August 2021",
    ]


def test_a_places_timeline_keeps_to_its_window(planted):
    told = _timeline(planted, "qala-e-naw", first=date(2021, 8, 12))
    place = planted.gazetteer.place("qala-e-naw")
    nothing = place_timeline(planted, place, None, ENGLISH, last=date(2021, 8, 9))

    assert told.direct == "Qala-e-Naw, day by day: Friday 13 August 2021 [1]"
    assert len(told.support) == 1
    assert isinstance(nothing, NoAnswer)
    assert nothing.direct == (
        "The articles mention Qala-e-Naw, but tell nothing of it of these days."
    )


def test_a_place_without_a_day_or_a_mention_has_no_timeline(planted):
    for place, said in (
        ("bamyan", "The articles mention Bamyan, but tell nothing of it with a day."),
        ("zaranj", "The articles do not mention Zaranj."),
    ):
        told = place_timeline(planted, planted.gazetteer.place(place), None, ENGLISH)
        assert isinstance(told, NoAnswer)
        assert told.direct == said


def test_what_is_denied_of_a_provinces_airport_stands_with_the_claim(ground_over):  # noqa: F811
    ground = ground_over(
        article(
            "gate",
            date(2021, 8, 11),
            "Kunduz airport is in Taliban hands, according to local sources.",
            "The airport of Kunduz province has not been captured, elders said.",
        )
    )

    assert _report(ground, "kunduz-airport").direct == (
        "Kunduz airport: taken, a party claims, no day told [1]; told otherwise: not captured [2]"
    )


def test_a_retreat_to_an_airport_is_no_withdrawal_from_it(ground_over):  # noqa: F811
    ground = ground_over(
        article("gate", date(2021, 8, 11), "Soldiers in Kunduz had retreated to the airport.")
    )

    assert _report(ground, "kunduz-airport").direct == (
        "Kunduz airport: named, its state not told [1]"
    )


def test_an_attack_on_a_citys_airport_is_told_as_one(ground_over):  # noqa: F811
    ground = ground_over(
        article("gate", date(2021, 8, 11), "Insurgents attacked the airport of Kunduz on Monday.")
    )

    assert _report(ground, "kunduz").direct.startswith(
        "Kunduz: its own state not told; its airport attacked, on Monday 9 August 2021"
    )
