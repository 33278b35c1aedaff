"""Law 4: no evidence, no answer, and never one about another place, person, year or thing."""

import pytest

from bot.answering.reply import MAX_TEXT


@pytest.mark.parametrize("place", ["Nili", "Kabul", "Zaranj", "Jalalabad", "London"])
def test_a_place_in_no_article_is_named_in_the_refusal(newsroom, place):
    assert newsroom.refused(f"When did {place} fall?").direct == (
        f"The articles do not mention {place}."
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did Bamyan fall?", "The articles do not say when Bamyan fell."),
        ("When did Ghazni fall?", "The articles do not say when Ghazni fell."),
        ("When did the city of Herat fall?", "The articles do not say when Herat fell."),
        ("When was Taloqan captured?", "The articles do not say when Taloqan fell."),
    ],
)
def test_a_place_without_the_event_is_refused_by_event(newsroom, question, said):
    assert newsroom.refused(question).direct == said


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Colonel Amin Kakar say?", "Amin Kakar"),
        ("who is Lord Featherstone?", "Lord Featherstone"),
        ("Where was Marguerite Oduya born?", "Marguerite Oduya"),
    ],
)
def test_a_person_in_no_article_is_refused(newsroom, question, name):
    reply = newsroom.refused(question)

    assert reply.direct.startswith("The articles do not mention")
    assert any(part in reply.direct for part in name.split())


@pytest.mark.parametrize(
    "question",
    [
        "How many people were killed in Maimana?",  # told of Farah
        "how many soldiers were sent to Kandahar?",  # to Bamyan
        "Who fled from Farah?",  # from Maimana
        "Why did bakeries in Kandahar close?",  # in Maimana
        "What did buyers pay for a lamp in Gardez?",  # in Taloqan
        "What did tailors sell in Maimana?",  # in Kandahar
        "When did Governor Tarzi die?",  # he fled
        "How many bridges were blown up in Farah?",
        "How old is Hamid Darwazi?",  # Parwin Sadat's age is told
        "How old is Nasrin Waziri?",
        "What did Nasrin Waziri say about bread?",  # Hamid Darwazi did
        "Who is the president of the insurgents?",
        "How many helicopters does the army have?",
        "What is the population of Farah?",
    ],
)
def test_what_is_told_of_another_is_no_answer(newsroom, question):
    newsroom.refused(question)


@pytest.mark.parametrize(
    "question",
    [
        "what is the capital of France?",
        "What's a good recipe for onion soup?",
        "how do I tie a bowline?",
        "who won the cup final?",
        "what time is it?",
        "what is 17 times 3?",
        "write me a poem about rain",
        "which film should I watch tonight?",
        "when was the printing press invented?",
        "how tall is Everest?",
    ],
)
def test_what_the_articles_are_not_about_is_refused(newsroom, question):
    newsroom.refused(question)


def test_a_refusal_says_what_is_covered(newsroom):
    reply = newsroom.refused("When did Kabul fall?")

    assert "6 articles" in reply.covered
    assert "11 August to 15 August 2021" in reply.covered
    assert "The Harbour Post" in reply.covered


def test_what_comes_near_is_apart_from_the_text_and_verbatim(newsroom):
    reply = newsroom.refused("How many bridges were blown up in Farah?")

    assert reply.nearest
    for near in reply.nearest:
        assert near.quote in newsroom.articles[near.article].body
        assert near.quote not in reply.direct


@pytest.mark.parametrize("question", ["when did Kabul fall?", "who is Lord Featherstone?", "hm"])
def test_a_refusal_carries_no_marker_and_keeps_its_length(newsroom, question):
    reply = newsroom.refused(question)

    assert "[1]" not in reply.text
    assert len(reply.text) <= MAX_TEXT


@pytest.mark.parametrize(
    "question",
    [
        "when did it fall?",
        "When did <@123456789012345678> fall?",
        "when did 🙂 fall?",
        "why did it fall?",
        "has it fallen",
        "was that taken?",
        "who captured it?",
        "when did the Taliban capture it?",
    ],
)
def test_asked_of_a_place_that_nothing_names_it_asks_back_which(newsroom, question):
    reply = newsroom.refused(question)

    assert reply.direct == "Which place do you mean? Please ask again and name it."
    assert not reply.nearest


@pytest.mark.parametrize(
    "turns",
    [
        ("when did it fall?", "Has Farah fallen?"),
        ("Farah is in the news. When did it fall?",),
        ("Was Farah captured, and when did it fall?",),
    ],
)
def test_a_place_named_before_is_not_asked_for(newsroom, turns):
    assert "10 August 2021" in newsroom.told(*turns).text


@pytest.mark.parametrize(
    "question", ["What fell?", "Which capitals have fallen?", "When did the Taliban take over?"]
)
def test_a_question_that_names_no_place_and_points_at_none_is_not_asked_back(newsroom, question):
    assert "Which place" not in newsroom.ask(question).text
