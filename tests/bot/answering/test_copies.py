"""A copy is no second source: what it says again counts once, what it adds is evidence."""

from datetime import date

import pytest

from bot.answering import answerer
from bot.answering.place_report import place_report
from bot.answering.place_timeline import place_timeline
from bot.phrases.phrases import phrases_in
from bot.pictures.captures import timeline_rows
from bot.pictures.states import map_rows
from tests.bot.answering.conftest import newsroom_over
from tests.bot.pictures.conftest import ground_over  # noqa: F401 (a fixture)
from tests.corpus.copied import COUNCIL, DISPATCH, EDITED, FRAMED, HALVED, HEADED, printed

REPRINTED = printed("reprinted", f"{DISPATCH.body}\nCopyright of the agency.", date(2021, 8, 16))
"""A week later, on a Monday: its "on Sunday" reads as the 15th."""
COPIES = (HEADED, EDITED, HALVED, REPRINTED)
QUESTIONS = (
    "When did Kunduz fall?",
    "Was Kunduz captured?",
    "Who says that Kunduz fell?",
    "How many people were killed in Kunduz?",
    "What happened in Kunduz?",
    "Why did they pull back to the airport?",
    "Where did fighters hoist a flag?",
    "timeline of Kunduz",
    "Which cities have fallen?",
    "What did the interior ministry say?",
)


@pytest.fixture(scope="module")
def open_on(tmp_path_factory, real_embedder, gazetteer):
    """Index articles and open an answerer on them."""

    def over(*articles):
        folder = tmp_path_factory.mktemp("copies")
        return newsroom_over(articles, folder, real_embedder, gazetteer)

    return over


@pytest.fixture(scope="module")
def alone(open_on):
    return open_on(DISPATCH)


@pytest.fixture(scope="module")
def reprinted(open_on):
    return open_on(DISPATCH, *COPIES)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_the_same_with_copies_of_its_article_as_without(alone, reprinted, question):
    before, after = alone.told(question), reprinted.told(question)

    assert after.text == before.text
    assert after.citations == before.citations


def test_two_reports_of_their_own_that_agree_are_two_sources(open_on):
    told = open_on(DISPATCH, COUNCIL).told("When did Kunduz fall?")

    assert {one.article for one in told.citations} == {"gazette", "council"}


def test_what_a_copy_adds_is_cited_as_its_own(open_on):
    told = open_on(DISPATCH, FRAMED).told("What did the bakers say they would do?")

    assert {one.article for one in told.citations} == {"framed"}
    assert "open on Monday as usual" in told.citations[0].quote


def test_what_a_copy_adds_brings_the_sentences_beside_it_in_under_no_second_name(open_on):
    own = "He praised the nurses, who had baked bread at home."
    lines = DISPATCH.body.split("\n")
    lines[3] += f" {own}"
    room = open_on(DISPATCH, printed("ferry", "\n".join(lines)))

    told = room.told("Who baked bread at home?")

    assert [one.quote for one in told.citations if one.article == "ferry"] == [own]


def test_asked_what_the_copys_own_paper_says_its_words_are_quoted(reprinted):
    told = reprinted.told("What does The headed say about Kunduz?")

    assert {one.publisher for one in told.citations} == {"The headed"}


def test_of_a_paper_of_very_many_sentences_what_it_has_from_elsewhere_is_quoted(
    reprinted, monkeypatch
):
    monkeypatch.setattr(answerer, "_OF_OUTLETS", 0)

    told = reprinted.told("What did The headed say about the white flag in Kunduz?")

    assert {one.article for one in told.citations} == {"headed"}
    assert "hoisted a white flag" in told.text


def test_asked_of_both_papers_the_first_is_quoted(reprinted):
    told = reprinted.told("Do The Harbour Gazette and The headed say that Kunduz was captured?")

    assert {one.article for one in told.citations} == {"gazette"}


def test_a_copy_reprinted_later_gives_its_sunday_no_other_day(alone, reprinted, open_on):
    own = DISPATCH.body.split("\n")[0]
    farmer = printed("wells", "The Taliban captured Kunduz on Sunday, a farmer said.")
    independent = printed("own", f"{own}\nWells ran dry and goats died.", date(2021, 8, 16))

    told = reprinted.told("When did Kunduz fall?")

    assert told.sides == ()
    assert "15 August" not in told.text
    assert "15 August" in open_on(farmer, independent).told("When did Kunduz fall?").text


def test_as_of_a_day_before_the_copy_and_after_it_the_first_is_cited(reprinted):
    for day in (date(2021, 8, 8), date(2021, 8, 9), date(2021, 8, 20)):
        told = reprinted.told("When did Kunduz fall?", as_of=day)

        assert {one.article for one in told.citations} == {"gazette"}


def test_an_undated_copy_is_none_where_only_dated_articles_are_read(open_on):
    room = open_on(printed("aged", HEADED.body, None), DISPATCH)

    for day in (date(2021, 8, 9), None):
        told = room.told("When did Kunduz fall?", as_of=day)
        assert {one.article for one in told.citations} == {"gazette"}


def test_a_figure_that_a_copy_brings_up_to_date_is_told(open_on):
    updated = DISPATCH.body.replace("At least 14 people", "At least 21 people")
    room = open_on(DISPATCH, printed("evening", updated))

    told = room.told("How many people were killed in Kunduz?")

    assert "14" in told.text
    assert "21" in told.text
    assert {one.article for one in told.citations} == {"gazette", "evening"}


def test_a_copy_that_tells_of_another_deed_is_evidence_of_it(open_on):
    lines = DISPATCH.body.replace("The Taliban captured the", "The Taliban besieged the")
    room = open_on(DISPATCH, printed("besieged", lines))

    told = room.told("Was Kunduz captured?")

    assert "besieged" in {one.article for one in told.citations}


def test_lists_and_series_count_a_copy_once(open_on):
    count = "Five provincial capitals have now fallen to the insurgents, officials said."
    first = DISPATCH.model_copy(update={"body": f"{DISPATCH.body}\n{count}"})
    again = printed("again", f"{HEADED.body}\nOfficials said. {count}", date(2021, 8, 10))

    told = open_on(first, again).told("How many provincial capitals have fallen?")

    assert told.direct.startswith("Five provincial capitals by Sunday 8 August 2021")
    assert {one.article for one in told.citations} == {"gazette"}


@pytest.fixture(scope="module")
def grounds(ground_over):  # noqa: F811
    return ground_over(DISPATCH), ground_over(DISPATCH, *COPIES)


@pytest.mark.parametrize("tell", [place_report, place_timeline])
def test_a_places_report_and_timeline_are_the_same_with_copies(grounds, gazetteer, tell):
    phrases, kunduz = phrases_in("en"), gazetteer.place("kunduz")

    before, after = (tell(ground, kunduz, None, phrases) for ground in grounds)

    assert (after.text, after.citations) == (before.text, before.citations)
    assert {one.article for one in after.citations} == {"gazette"}


def test_the_pictures_rows_are_the_same_with_copies(grounds):
    before, after = grounds

    assert timeline_rows(after, None) == timeline_rows(before, None)
    assert map_rows(after, None) == map_rows(before, None)
    assert [row.name for row in timeline_rows(after, None)] == ["Kunduz"]


def test_a_corpus_of_many_editions_still_finds_what_stands_in_one(open_on):
    editions = [
        printed(f"paper{n}", f"{DISPATCH.body}\nPaper {n} is sold at the gate.") for n in range(25)
    ]
    rooms = open_on(DISPATCH, *editions, COUNCIL)

    told = rooms.told("Where had the teacher hidden the books of her pupils?")

    assert {one.article for one in told.citations} == {"council"}
    assert rooms.told("When did Kunduz fall?").citations[0].article in ("gazette", "council")
