"""Events: whole sentences and runs of sentences, with what they must and must not give."""

from datetime import date
from pathlib import Path

import pytest

from tests.corpus.event_reading import cities, events, gazetteer, readings, told

CAPTURES = Path(__file__).with_name("captures.txt")


def planted() -> list[tuple[str, str]]:
    rows = []
    for line in CAPTURES.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            sentence, _, wanted = line.rpartition(" | ")
            rows.append((sentence, wanted))
    return rows


@pytest.mark.parametrize(("sentence", "wanted"), planted(), ids=lambda text: text[:50])
def test_a_sentence_gives_the_captures_planted_in_it_and_no_other(sentence, wanted):
    assert cities(sentence) == (set() if wanted == "-" else set(wanted.split("; ")))


def test_every_provincial_capital_can_fall_by_its_own_name():
    for capital in gazetteer().capitals():
        sentence = f"Taliban fighters captured {capital.name} on Thursday."
        assert cities(sentence) == {f"{capital.id} 12 asserted"}, sentence


def test_every_provincial_capital_can_be_meant_by_its_province():
    for capital in gazetteer().capitals():
        province = gazetteer().place(capital.capital_of[0])
        if province.kind != "province" or province.name == "Kabul":
            continue
        sentence = f"The capital of {province.name} province fell on Thursday."
        assert cities(sentence) == {f"{capital.id} 12 asserted"}, sentence


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Zaranj fell on 6 August. Sheberghan and Aybak followed on the 9th.",
            {"zaranj 6 asserted", "sheberghan 9 asserted", "aybak 9 asserted"},
        ),
        (
            "Ghazni was taken on Thursday. A day later the insurgents seized Qalat.",
            {"ghazni 12 asserted", "qalat 13 asserted"},
        ),
        (
            "Farah fell on Tuesday. Pul-e-Khumri had gone a few hours earlier.",
            {"farah 10 asserted", "pul-e-khumri 10 asserted"},
        ),
        (
            "Kandahar fell at nightfall on Thursday. The next morning it was the turn of soldiers "
            "in Lashkar Gah. That city was lost on Friday.",
            {"kandahar 12 asserted", "lashkar-gah 13 asserted"},
        ),
        (
            "The Taliban said on Friday that they had captured Maimana. The governor denied it.",
            {"maimana - claimed", "maimana - denied"},
        ),
        (
            "Elders in Nili were asked to give way. On Saturday they did, and it fell.",
            {"nili 14 asserted"},
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_sentence_continues_the_one_before(body, wanted):
    assert cities(body) == wanted


def test_a_capture_that_only_follows_needs_one_to_follow():
    assert cities("Talks were held in Doha. Kunduz and Herat followed on Tuesday.") == set()


def test_dated_lines_under_a_heading_of_losses_are_captures():
    body = (
        "Which capitals have fallen?\n\nAug. 6: Zaranj (Nimroz)\n\nAug. 8: Kunduz, Taloqan\n\n"
        "Where is there still fighting?\n\nAug. 12: Gardez, Khost"
    )
    assert cities(body) == {"zaranj 6 asserted", "kunduz 8 asserted", "taloqan 8 asserted"}


def test_dated_lines_under_another_heading_are_none():
    assert cities("Where the president went\n\nAug. 6: Herat\n\nAug. 9: Khost, Gardez") == set()


def test_a_retaken_city_is_retaken_and_not_captured():
    found = told("Afghan commandos recaptured Kunduz on Monday.")
    assert found == {("retaken", "kunduz", "city")}


def test_an_attack_beaten_off_is_an_attack_and_a_capture_denied():
    found = {(e.kind, e.modality) for e in events("The army repelled the Taliban near Gardez.")}
    assert found == {("attacked", "asserted"), ("captured", "denied")}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The Taliban seized the airport in Herat.", ("airport_captured", "herat", "airport")),
        ("Fighters captured the centre of Ghazni.", ("captured", "ghazni", "centre")),
        ("The Taliban control most of Kunduz.", ("captured", "kunduz", "partial")),
        ("Kunduz is mostly under Taliban control.", ("captured", "kunduz", "partial")),
        ("The militants took Balkh district.", ("captured", "balkh", "district")),
        ("The Torkham crossing was seized.", ("captured", "torkham", "border")),
        ("Fighting raged in Ghazni.", ("contested", "ghazni", "city")),
        ("Herat was shelled on Monday.", ("attacked", "herat", "city")),
        ("Maimana has been under siege for a month.", ("besieged", "maimana", "city")),
        ("Taliban fighters poured into Taloqan.", ("entered", "taloqan", "city")),
        ("Hundreds of soldiers surrendered in Khost.", ("surrendered", "khost", "city")),
        ("Families fled Lashkar Gah.", ("displaced", "lashkar-gah", "city")),
        ("The president flew to Mazar-i-Sharif.", ("visited", "mazar-i-sharif", "city")),
        ("The insurgents are closing in on Gardez.", ("threatened", "gardez", "city")),
        ("Troops retreated from Faizabad.", ("withdrawn", "faizabad", "city")),
    ],
)
def test_each_kind_and_extent_is_told_apart(sentence, wanted):
    assert wanted in told(sentence)


def test_an_event_of_two_years_is_two_events():
    found = [e.first for e in events("Kunduz was stormed in 2015 and again in 2016.")]
    assert found == [date(2015, 1, 1), date(2016, 1, 1)]


def test_without_a_dateline_a_weekday_dates_nothing_but_a_full_date_does():
    bare = events("Herat fell on Thursday.", published=None)
    full = events("Herat fell on 12 August 2021.", published=None)
    assert [e.first for e in bare] == [None]
    assert [e.first for e in full] == [date(2021, 8, 12)]


def test_a_reading_keeps_its_sentence_dates_and_places():
    (reading,) = readings("Herat fell on Thursday.")
    assert [s.place.id for s in reading.spots] == ["herat"]
    assert [s.text for s in reading.spans] == ["on Thursday"]
    assert reading.events[0].date_words == "on Thursday"
    assert reading.events[0].date_from == "sentence"
