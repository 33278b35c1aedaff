"""A question is answered alike in every language: only the words of the bot itself differ."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.join import AS_OF_ROOM
from bot.answering.reply import MAX_TEXT, Answer, NoAnswer, as_of_line, prove
from bot.phrases.phrases import LANGUAGES, phrases_in

KINDS = {
    "when": ("When did Farah fall?",),
    "when, of a claim": ("When did Khost fall?",),
    "when, without a day": ("When did Asadabad fall?",),
    "when, differing": ("When did Qala-e-Naw fall?",),
    "when, long ago": ("When did the insurgents capture Kunduz in 2015?",),
    "when, of an airport": ("When was the airport of Ghazni captured?",),
    "when, of anything": ("When did soldiers hold the city of Ghazni?",),
    "who": ("Who fled from Maimana?",),
    "who is": ("Who is Hamid Darwazi?",),
    "who, listed": ("Which officials are quoted by name?",),
    "who says so": ("who says so?", "When did Khost fall?"),
    "where": ("Where did Daud Tarzi flee to?",),
    "why": ("Why did bakeries in Maimana close?",),
    "how many": ("How many people were killed in Farah?",),
    "how many capitals": ("How many provincial capitals have fallen?",),
    "how far": ("How far did Parwin Sadat walk?",),
    "how old": ("How old is Parwin Sadat?",),
    "yes": ("Has Farah fallen?",),
    "yes, differing": ("Has Qala-e-Naw fallen?",),
    "no, another day": ("did Farah fall on Monday?",),
    "no": ("Has Bamyan been captured?",),
    "no, but its airport": ("Did the insurgents capture Ghazni?",),
    "claimed": ("Has Khost fallen?",),
    "list": ("Which capitals have fallen?",),
    "list, of a day": ("which capitals were captured on Wednesday?",),
    "list, not taken": ("Which towns do the insurgents not have yet?",),
    "timeline": ("timeline of the captures",),
    "timeline of a place": ("timeline of Gardez",),
    "in order": (
        "Put in order: the siege of Farah, the melons near Kunduz, the airport of Ghazni",
    ),
    "compare": ("Which fell first, Farah or Gardez?",),
    "compare, one day": ("Which fell first, Maimana or Qala-e-Naw?",),
    "before": ("Did Kandahar fall before Farah?",),
    "between": ("How many days lay between the fall of Farah and Gardez?",),
    "status": ("What is the situation in Qala-e-Naw?",),
    "describe": ("What happened in Taloqan?",),
    "follow-up": ("and Gardez?", "When did Farah fall?"),
    "two": ("When did Farah fall and who fled from Maimana?",),
    "two, one refused": ("When did Farah fall? When did Nili fall?",),
    "refused, a place": ("When did Nili fall?",),
    "refused, an event": ("When did Bamyan fall?",),
    "refused, a figure": ("How many bridges were blown up in Farah?",),
    "refused, a figure of nothing": ("How many helicopters does the army have?",),
    "refused, a person": ("who is Lord Featherstone?",),
    "refused, a thing": ("Who fled from Farah?",),
    "refused, off topic": ("how do I tie a bowline?",),
    "no question": ("hm",),
}
ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|or|by|on|in the|fell|taken|captured|article|articles|says?|gives|not|no|"
    r"claim(?:ed)?|denied|differing|covered|between|undated|given|first|others|day|days|"
    r"capitals?|reported|(?:sun|mon|tues|wednes|thurs|fri|satur)day)\b",
    re.I,
)
PLACES = ("Farah", "Khost", "Qala-e-Naw", "Asadabad", "Bamyan", "Ghazni", "Kunduz", "Nili", "Herat")
WAYS = (
    "When did {} fall?",
    "Has {} fallen?",
    "What is the situation in {}?",
    "timeline of {}",
    "Did {} fall on Thursday?",
    "How many people were killed in {}?",
    "Did {} fall before Gardez?",
    "Who says that {} fell?",
    "which capitals fell after {}?",
)


def rows(reply):
    """The lines of an answer behind the first, whichever page they are on."""
    return "\n".join([*reply.sides, *reply.support, *reply.pages]).split("\n")


def besides_words(reply):
    """Everything of a reply but the words: what is cited, in which order, in how many lines."""
    if isinstance(reply, NoAnswer):
        words = {"direct", "covered", "language"}
        return reply.model_dump(exclude=words)
    words = {"direct", "sides", "support", "pages", "unanswered", "language"}
    marks = [re.findall(r"\[\d+\]", line) for line in (reply.direct, *rows(reply))]
    return reply.model_dump(exclude=words) | {"marks": marks, "sides": len(reply.sides)}


@pytest.mark.parametrize("turns", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("as_of", [None, date(2021, 8, 13)], ids=["now", "as of"])
def test_a_question_has_one_answer_in_both_languages(newsroom, turns, as_of):
    question, *history = turns

    english = newsroom.ask(question, *history, as_of=as_of)
    german = newsroom.ask(question, *history, as_of=as_of, language="de")

    assert (english.language, german.language) == ("en", "de")
    assert besides_words(german) == besides_words(english)
    assert german.text != english.text


@settings(deadline=None, max_examples=60, derandomize=True)
@given(
    st.sampled_from(WAYS),
    st.sampled_from(PLACES),
    st.one_of(st.none(), st.integers(9, 16)),
)
def test_any_place_asked_of_in_any_way_has_one_answer(newsroom, way, place, day):
    as_of = None if day is None else date(2021, 8, day)
    question = way.format(place)

    english = newsroom.ask(question, as_of=as_of)
    german = newsroom.ask(question, as_of=as_of, language="de")

    assert besides_words(german) == besides_words(english)


@pytest.mark.parametrize("question", ["Which capitals have fallen?", "timeline of the captures"])
def test_a_list_too_long_for_a_page_has_the_same_rows_in_both_languages(rolls, question):
    english, german = rolls.ask(question), rolls.ask(question, language="de")

    assert besides_words(german) == besides_words(english)
    assert [page for page in (german.text, *german.pages) if len(page) > MAX_TEXT] == []


@pytest.mark.parametrize("turns", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("as_of", [None, date(2021, 8, 13)], ids=["now", "as of"])
def test_no_english_word_of_the_bots_own_is_left_in_a_german_reply(newsroom, turns, as_of):
    question, *history = turns
    reply = newsroom.ask(question, *history, as_of=as_of, language="de")

    assert [m[0] for line in own_words(reply, newsroom) for m in ENGLISH_WORDS.finditer(line)] == []


def own_words(reply, newsroom):
    """What a reply says itself: no quotes, no publishers, nothing cut out of a sentence cited."""
    names = "|".join(re.escape(article.publisher) for article in newsroom.articles.values())
    cited = " ".join(c.quote for c in reply.citations) if isinstance(reply, Answer) else ""
    said = re.sub(rf"„[^„“]*“|{names}", "", reply.text)
    parts = (part.strip() for part in re.split(r"[:;()\n]|\[\d+\]", said))
    return [part for part in parts if part.casefold() not in cited.casefold()]


@pytest.mark.parametrize("turns", KINDS.values(), ids=KINDS)
def test_a_german_answer_keeps_the_laws_of_citing(newsroom, turns):
    question, *history = turns
    reply = newsroom.ask(question, *history, language="de")

    if isinstance(reply, Answer):
        assert prove(reply, newsroom.articles) is reply
    assert len(reply.text) <= MAX_TEXT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_of_an_answer_as_of_a_day_fits_the_room_that_joined_answers_leave(language):
    september = date(2021, 9, 30)  # the longest name of a month in both

    assert len(as_of_line(september, phrases_in(language))) <= AS_OF_ROOM
