from hypothesis import given
from hypothesis import strategies as st

from index.terms import fold, question_terms, terms, words
from tests.index.fakes import FakeGazetteer, FakePlace

CITY = FakePlace("brannock-city", "Brannock")
PROVINCE = FakePlace("brannock-province", "Brannock")
PLACES = FakeGazetteer(
    {"Branok": CITY, "Brannock Province": PROVINCE}, misspelt={"brannok": CITY, "harbour": CITY}
)


def test_words_meet_in_their_stem():
    assert terms("Fighters captured", FakeGazetteer()) == terms(
        "fighter capturing", FakeGazetteer()
    )


def test_stop_words_are_left_out():
    assert terms("When did they sink the ferry?", FakeGazetteer()) == ("sink", "ferri")


def test_numbers_are_kept_whole():
    found = terms("Some 400,000 people, 3.5 miles, on 10th March 2020", FakeGazetteer())

    assert found == ("400000", "peopl", "3.5", "mile", "10", "march", "2020")


def test_possessives_and_accents_do_not_part_a_word():
    plain = terms("mayor cafe", FakeGazetteer())

    assert terms("mayor’s café", FakeGazetteer()) == plain
    assert terms("Mayor's cafés", FakeGazetteer()) == plain


def test_initials_in_capitals_are_a_name_and_no_stop_word():
    assert terms("US and U.S. ships", FakeGazetteer()) == ("us", "us", "ship")
    assert terms("tell us of ships", FakeGazetteer()) == ("ship",)
    assert terms("TELL US OF SHIPS", FakeGazetteer()) == ("ship",)


def test_any_spelling_of_a_place_gives_its_identity_and_its_name():
    assert terms("Branok fell", PLACES) == ("place:brannock-city", "brannock", "fell")


def test_city_and_province_share_a_name_and_no_identity():
    city, province = set(terms("Branok", PLACES)), set(terms("Brannock Province", PLACES))

    assert city & province == {"brannock"}


def test_a_question_may_misspell_a_place_but_not_a_word_of_the_articles():
    found = question_terms("brannok harbour harbour", PLACES, {"harbour"})

    assert found == ("place:brannock-city", "brannock", "harbour")


def test_words_are_collected_as_they_are_written():
    assert words("The Mayor’s boats, 12 of them") == {"the", "mayor", "boats", "of", "them"}


@given(st.text())
def test_no_term_is_empty_or_holds_white_space(text):
    for term in terms(text, PLACES):
        assert term
        assert not any(sign.isspace() for sign in term)


@given(st.text())
def test_folding_twice_changes_nothing_for_plain_letters(text):
    plain = "".join(sign for sign in text if sign.isascii())

    assert fold(fold(plain)) == fold(plain)
