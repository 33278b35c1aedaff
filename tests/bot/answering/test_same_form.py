"""How much is shown, and in which form, does not hang on how long a language's words are."""

from datetime import date, timedelta

import pytest

from corpus.article import Article
from tests.bot.answering.conftest import newsroom_over
from tests.bot.answering.test_languages import besides_words

FELL = date(2021, 8, 10)
BURNED = (
    "bakery brewery tannery foundry granary stable chapel library smithy bathhouse theatre "
    "lighthouse ropewalk boathouse sawmill armoury orchard pharmacy"
).split()


def told_one_by_one(names):
    """An article a capital, each a day younger, all telling of the same day."""
    return [
        Article(
            id=f"day-{number:02}",
            publisher="The Slow Post",
            published=FELL + timedelta(days=1 + number),
            published_how="stated",
            body=f"Insurgents captured {name} on 10 August 2021.",
        )
        for number, name in enumerate(names)
    ]


def burned_in_more_and_more_letters():
    """An article a building, each sentence a letter longer than the one before."""
    return [
        Article(
            id=noun,
            publisher="The Bay",
            published=date(2021, 8, 12),
            published_how="stated",
            body=f"The {noun} burned on Tuesday, with all {'':o>{40 - len(noun) + number}}f. "
            "It was insured.",
        )
        for number, noun in enumerate(BURNED)
    ]


@pytest.fixture(scope="session")
def slow(tmp_path_factory, real_embedder, gazetteer):
    names = [capital.name for capital in gazetteer.capitals()]
    folder = tmp_path_factory.mktemp("slow")
    return newsroom_over(told_one_by_one(names), folder, real_embedder, gazetteer)


@pytest.fixture(scope="session")
def bay(tmp_path_factory, real_embedder, gazetteer):
    folder = tmp_path_factory.mktemp("bay")
    return newsroom_over(burned_in_more_and_more_letters(), folder, real_embedder, gazetteer)


def test_a_list_turns_into_rows_at_the_same_length_in_both_languages(slow):
    forms = []
    for number in range(14, 34):
        as_of = FELL + timedelta(days=1 + number)
        english = slow.told("Which provinces have fallen?", as_of=as_of)
        german = slow.ask("Which provinces have fallen?", as_of=as_of, language="de")
        forms.append(len(english.support) > 0)
        assert besides_words(german) == besides_words(english), number

    assert set(forms) == {False, True}  # else the turn is not among them


def test_a_short_answer_has_the_sentence_beside_it_in_both_languages_or_in_none(bay):
    shown = []
    for noun in BURNED:
        english = bay.told(f"When did the {noun} burn?")
        german = bay.ask(f"When did the {noun} burn?", language="de")
        shown.append(len(english.citations))
        assert besides_words(german) == besides_words(english), noun

    assert len(set(shown)) > 1, shown  # else the length at which it changes is not among them
