"""What is read out of one sentence: figures with what they count, and persons with their role."""

import pytest

from bot.answering import measures
from bot.answering.ground import Ground
from bot.answering.people import people_in, with_role
from bot.answering.words import stem
from index.evidence.tokens import tokens


def texts(found):
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "noun", "figures"),
    [
        ("Doctors treated 62 wounded civilians.", "civilians", ["62"]),
        ("At least 1,200 sailors and 30 dogs left.", "sailors", ["At least 1,200"]),
        ("At least 1,200 sailors and 30 dogs left.", "dogs", ["30"]),
        ("Nine boats were counted.", "boats", ["Nine"]),
        ("Twenty-three boats left; four cows stayed.", "cows", ["four"]),
        ("Hundreds of sailors marched.", "sailors", ["Hundreds"]),
        ("In 2015 sailors went home.", "lamps", []),
        ("Sailors left at 9 am.", "sailors", []),
    ],
)
def test_a_figure_goes_with_the_noun_behind_it(text, noun, figures):
    assert texts(measures.counts(text, stem(noun))) == figures


@pytest.mark.parametrize(
    ("text", "noun", "figures"),
    [
        ("Of 30 sailors, 12 of them drowned.", "lamps", ["12"]),
        ("An aircraft carried 640 on Sunday.", "people", ["640"]),
        ("Half of the boats sank; a third of the cows drowned.", "cows", ["a third"]),
        ("A THİRD of the cows drowned; few boats sank.", "cows", ["A THİRD"]),
        ("The MAJORİTY of the boats sank.", "boats", ["The MAJORİTY"]),
    ],
)
def test_a_figure_is_found_where_little_in_the_sentence_tells_of_it(text, noun, figures):
    assert texts(measures.counts(text, stem(noun))) == figures
    assert texts(measures.counts(text, stem(noun), tokens(text))) == figures


@pytest.mark.parametrize(
    ("read", "text", "figure"),
    [
        (measures.shares, "They hold 65 percent of the land.", "65 percent"),
        (measures.shares, "More than a quarter of the boats sank.", "More than a quarter"),
        (measures.shares, "Nine of the country’s 34 ports shut.", "Nine of the country’s 34"),
        (measures.ages, "A 9-year-old girl sang.", "9-year-old"),
        (measures.ages, "The baker, aged 40, sang.", "aged 40"),
        (measures.distances, "It lies 12 miles away.", "12 miles"),
        (measures.distances, "It lies about 150km away.", "about 150km"),
        (measures.lengths, "They fought for three weeks.", "for three weeks"),
        (measures.lengths, "It took several hours.", "several hours"),
        (measures.population, "It has a population of 270,000.", "270,000"),
    ],
)
def test_a_measure_is_read_with_its_unit(read, text, figure):
    (found,) = read(text)

    assert found.text == figure
    assert figure in text[found.start : found.end]


@pytest.mark.parametrize(
    "read", [measures.ages, measures.distances, measures.shares, measures.population]
)
def test_a_sentence_without_a_measure_has_none(read):
    assert read("The baker closed her shop at noon.") == ()


def test_ordinals_and_cardinals_are_numbers():
    assert [measures.ordinal(word) for word in ("first", "Ninth", "34th", "port")] == [
        1,
        9,
        34,
        None,
    ]
    assert [measures.cardinal(word) for word in ("zero", "Nine", "1,200", "port")] == [
        0,
        9,
        1200,
        None,
    ]


@pytest.fixture(scope="session")
def persons(newsroom, gazetteer):
    ground = Ground(newsroom.answerer.snapshot, gazetteer)
    return people_in(line for rows in ground.by_article.values() for line in rows)


@pytest.mark.parametrize(
    ("role", "name"),
    [("commander", "Hamid Darwazi"), ("governor", "Daud Tarzi")],
)
def test_a_person_is_found_by_the_role_beside_the_name(persons, role, name):
    assert name in [person.name for person in with_role(persons, stem(role))]


def test_a_role_nobody_has_finds_nobody(persons):
    assert with_role(persons, stem("ambassador")) == ()


def test_neither_places_nor_papers_are_persons(persons):
    names = " ".join(person.name for person in persons)

    assert not any(place in names for place in ("Farah", "Qala", "Khost", "Harbour Post"))


def test_a_person_stands_where_the_line_says(persons):
    for person in persons:
        assert person.name in person.line.sentence.text[person.start :]
