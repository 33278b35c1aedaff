"""Places found in questions: in any case, in any spelling, misspelt by a letter or two."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.gazetteer import Gazetteer
from corpus.spelling import plain

GAZETTEER = Gazetteer.load()
LONG_SPELLINGS = [
    (capital.id, spelling)
    for capital in GAZETTEER.capitals()
    for spelling in capital.spellings
    if len(plain(spelling)) >= 6
]
# Slips that make another word of the coverage: no reader would take them for the place.
WORDS_OF_THEIR_OWN = frozenset({"ghani", "ghazi", "garden", "taliban"})


def asked(question, known_words=frozenset()):
    found = GAZETTEER.mentions_in_question(question, known_words)
    return [mention.place.id for mention in found]


def one_slip(spelling, index, letter, how):
    index %= len(spelling)
    if how == "inserted":
        return spelling[:index] + letter + spelling[index:]
    if not spelling[index].isalpha():
        return spelling
    if how == "changed":
        return spelling[:index] + letter + spelling[index + 1 :]
    if how == "left out":
        return spelling[:index] + spelling[index + 1 :]
    if not spelling[index + 1 : index + 2].isalpha():
        return spelling
    return spelling[:index] + spelling[index + 1] + spelling[index] + spelling[index + 2 :]


@pytest.mark.parametrize(("place_id", "spelling"), LONG_SPELLINGS)
def test_every_listed_spelling_of_a_capital_is_found_in_any_case(place_id, spelling):
    for question in (f"who holds {spelling.lower()} now?", f"WHO HOLDS {spelling.upper()} NOW?"):
        assert asked(question) == [place_id]
    (mention,) = GAZETTEER.mentions(f"Shells fell on {spelling} at dawn.")
    assert mention.place.id == place_id


@settings(deadline=None, max_examples=400)
@given(
    st.sampled_from(LONG_SPELLINGS),
    st.integers(0, 30),
    st.sampled_from(string.ascii_lowercase),
    st.sampled_from(["inserted", "changed", "left out", "swapped"]),
)
def test_one_slip_in_a_long_spelling_leads_to_the_same_place(listed, index, letter, how):
    place_id, spelling = listed
    slipped = one_slip(spelling.lower(), index, letter, how)
    exact = {found.place.id for found in GAZETTEER.mentions(slipped.title())}
    if slipped in WORDS_OF_THEIR_OWN or exact - {place_id}:
        return

    assert asked(f"when did {slipped} fall?") == [place_id]


@pytest.mark.parametrize(
    ("question", "place_id"),
    [
        ("is shibirgan lost", "sheberghan"),
        ("sheberghn and its palace", "sheberghan"),
        ("pol-e khomri?", "pul-e-khumri"),
        ("pule khumri?", "pul-e-khumri"),
        ("was talogan shelled", "taloqan"),
        ("the road to mazar", "mazar-i-sharif"),
        ("kundoz", "kunduz"),
        ("zowzjan", "jawzjan-province"),
        ("ferozkoh", "chaghcharan"),
        ("maydan shahr", "maidan-shahr"),
        ("tirinkowt", "tarin-kot"),
        ("jalabad", "jalalabad"),
        ("nangrahar", "nangarhar-province"),
        ("washignton", "washington"),
    ],
)
def test_a_question_may_spell_a_place_as_it_likes(question, place_id):
    assert asked(question) == [place_id]


@pytest.mark.parametrize(
    ("question", "place_id"),
    [
        ("khanabad", "khanabad"),
        ("laghman", "laghman-province"),
        ("panjshir", "panjshir-province"),
        ("panjshir valley", "panjshir-valley"),
        ("paktia", "paktia-province"),
        ("paktika", "paktika-province"),
        ("ghor", "ghor-province"),
        ("farah", "farah"),
    ],
)
def test_neighbours_and_near_namesakes_are_told_apart(question, place_id):
    assert asked(question) == [place_id]


@pytest.mark.parametrize(
    "question",
    [
        "did his heart or his father fail at the host's most costly march",
        "who heard the mayor on parole in the garden by the nile",
        "tell us what her at the range did",
        "i ran far, a gardener said",
        "what do the taliban talk about with the iranians",
        "Ashraf Ghani, Abdul Ghani Baradar, Atta Noor and Gul Agha Sherzai",
        "did the washington post or voice of america write this",
        "why were the germans and pakistanis there",
    ],
)
def test_english_words_and_people_are_no_places(question):
    assert asked(question) == []


def test_a_word_of_the_articles_is_no_misspelling():
    assert asked("what is a sharanq") == ["sharana"]
    assert asked("what is a sharanq", frozenset({"sharanq"})) == []


def test_a_misspelling_says_that_it_is_one():
    exact, misspelt = GAZETTEER.mentions_in_question("Kandahar or kandhar?")

    assert (exact.fuzzy, misspelt.fuzzy) == (False, True)
