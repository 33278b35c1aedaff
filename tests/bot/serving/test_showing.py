"""What the newsroom shows beside answers: places, sources, pictures, what is covered."""

from datetime import UTC, date, datetime, timedelta

import bot.serving
from bot.answering.reply import Answer, NoAnswer
from tests.bot.serving.conftest import HEAD


def test_what_is_reported_of_a_place_is_proved_and_from_the_serving_snapshot(open_serving, corpus):
    serving = open_serving()

    report = serving.place("kunduz")

    assert isinstance(report, Answer)
    assert report.direct == "Kunduz: named, its state not told [1]"
    assert report.snapshot == serving.snapshot_id
    assert serving.place("Kunduz", language="de").direct == (
        "Kunduz: erwähnt, aber keine Lage berichtet [1]"
    )
    assert serving.place("Kunduz", as_of=date(2021, 8, 1)).direct == (
        "The articles published up to 1 August 2021 do not mention Kunduz."
    )


def test_a_places_timeline_is_asked_by_name_or_id(open_serving, corpus):
    (corpus / "b.md").write_text(
        HEAD.format(title="Gate") + "Insurgents captured Kunduz on Sunday.", "utf-8"
    )
    serving = open_serving()

    told = serving.place_timeline("Kunduz")

    assert told.direct == "Kunduz, day by day: Sunday 8 August 2021 [1]"
    assert serving.place_timeline("kunduz") == told
    assert isinstance(serving.place_timeline("kunduz", last=date(2021, 8, 7)), NoAnswer)


def test_a_name_of_no_place_is_refused_with_those_spelt_nearly_so(open_serving):
    refusal = open_serving().place("Shberghamen")

    assert isinstance(refusal, NoAnswer)
    assert "“Shberghamen”" in refusal.direct
    assert "Sheberghan" in refusal.direct


def test_places_are_counted_once_for_a_snapshot_and_anew_for_the_next(
    open_serving, corpus, publish
):
    serving = open_serving()
    before = serving.places()
    (corpus / "b.md").write_text(
        HEAD.format(title="Herat") + "Nothing moved in Herat. Herat slept.", "utf-8"
    )

    assert (before[0].name, before[0].mentions) == ("Kunduz", 1)
    assert serving.places() is before
    publish()
    serving.follow()
    assert [(one.name, one.mentions) for one in serving.places()[:2]] == [
        ("Herat", 2),
        ("Kunduz", 1),
    ]


def test_a_places_name_is_found_by_its_id_or_there_is_none(open_serving):
    serving = open_serving()

    assert serving.place_name("kunduz") == "Kunduz"
    assert serving.place_name("kunduz-province") == "Kunduz province"
    assert serving.place_name("atlantis") is None


def test_the_sources_are_the_articles_the_newest_first(open_serving, corpus):
    (corpus / "b.md").write_text(
        HEAD.format(title="Gate").replace("2021-08-08", "2021-08-09")
        + "Insurgents captured Kunduz on Sunday.",
        "utf-8",
    )
    (corpus / "c.txt").write_text("The mayor counted nine boats at the harbour.", "utf-8")
    newest, older, undated = open_serving().sources()

    assert (newest.article, newest.title, newest.credit) == ("b", "Gate", "The Quay")
    assert (newest.published, newest.events, newest.sentences) == (date(2021, 8, 9), 1, 1)
    assert (older.article, older.events, older.sentences) == ("a", 0, 3)
    assert (undated.article, undated.published) == ("c", None)


def test_the_coverage_says_what_is_read_and_what_with(open_serving):
    serving = open_serving()
    coverage = serving.coverage()

    assert (coverage.articles, coverage.publishers) == (1, ("The Quay",))
    assert coverage.first == coverage.last == date(2021, 8, 8)
    assert (coverage.snapshot, coverage.model) == (serving.snapshot_id, "words")
    assert abs(datetime.now(UTC) - coverage.built) < timedelta(minutes=5)
    assert coverage.version


def test_the_pictures_of_some_days_and_in_german_are_drawn_once_each(open_serving, corpus):
    (corpus / "b.md").write_text(
        HEAD.format(title="Gate") + "Insurgents captured Kunduz on Sunday.", "utf-8"
    )
    serving = open_serving()
    week = (date(2021, 8, 2), date(2021, 8, 8))

    german = serving.picture("timeline", None, *week, "de")

    assert german is serving.picture("timeline", None, *week, "de")
    assert german is not serving.picture("timeline", None, *week)
    assert german.answer.direct.startswith("1 Provinzhauptstadt als gefallen gemeldet, zuerst")
    assert serving.picture("timeline", None, None, date(2021, 8, 7)) is None


def test_a_report_under_way_keeps_the_snapshot_it_began_with(
    open_serving, corpus, monkeypatch, publish
):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")
    plain = bot.serving.place_report

    def reindexing(*given):
        publish()
        serving.follow()
        return plain(*given)

    monkeypatch.setattr(bot.serving, "place_report", reindexing)

    assert serving.place("kunduz").snapshot == before
    assert serving.snapshot_id != before
