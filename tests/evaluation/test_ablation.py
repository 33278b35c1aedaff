from datetime import date

import pytest

from bot.answering.reply import Answer, Asked
from tests.evaluation.ablation import Yardstick, measure_rungs, yardstick_for
from tests.evaluation.inputs import Item
from tests.evaluation.rungs import ladder

THURSDAY = date(2021, 8, 12)
VOCABULARY = "when did the bakers of farah herat khost ovens close their captured militants"
TEXTS = (
    "The bakers of Herat close their ovens early.",
    "The bakers of Farah shut up shop on Wednesday.",
    "Militants captured Farah on Tuesday.",
)


@pytest.fixture
def rungs(desk_over):
    return ladder(desk_over(*TEXTS, published=THURSDAY, vocabulary=VOCABULARY))


def test_the_ladder_ends_with_the_product_itself(desk_over):
    desk = desk_over(*TEXTS, published=THURSDAY, vocabulary=VOCABULARY)

    rungs = ladder(desk)

    assert [*rungs] == [
        *("dense", "lexical", "fused", "+ places", "+ dates", "+ events", "+ evidence"),
    ]
    assert rungs["+ evidence"] == desk.answerer.answer


@pytest.mark.parametrize("name", ["dense", "lexical", "fused"])
def test_mere_nearness_quotes_a_sentence_about_another_town(rungs, said, name):
    answer = said(rungs[name], "When did the bakers close their ovens of Farah?")

    assert answer == f"“{TEXTS[0]}”"


def test_places_drop_the_sentences_about_other_towns(rungs, said):
    answer = said(rungs["+ places"], "When did the bakers close their ovens of Farah?")

    assert answer == f"“{TEXTS[1]}”"


def test_places_refuse_a_town_that_no_sentence_is_about(rungs, said):
    question = "When did the bakers of Khost close their ovens?"

    assert said(rungs["fused"], question)
    assert said(rungs["+ places"], question) == ""


def test_a_question_takes_its_town_from_the_turn_before(rungs, said):
    answer = said(rungs["+ places"], "And did they close their ovens?", "Who are bakers of Farah?")

    assert answer == f"“{TEXTS[1]}”"


def test_dates_lead_with_the_day_worked_out(rungs, said):
    answer = said(rungs["+ dates"], "When did the bakers close their ovens of Farah?")

    assert answer == f"On Wednesday 11 August 2021: “{TEXTS[1]}”"


def test_dates_drop_sentences_without_a_day(rungs, said):
    question = "When did the bakers of Herat close their ovens?"

    assert said(rungs["+ places"], question) == f"“{TEXTS[0]}”"
    assert said(rungs["+ dates"], question) == ""


def test_events_answer_before_the_nearest_sentence(rungs, said):
    answer = said(rungs["+ events"], "When did Farah fall?")

    assert "10 August 2021" in answer
    assert TEXTS[2] in answer


def test_only_words_are_needed_where_there_is_no_vector_to_judge_by(rungs, said):
    far = "When did Khost shop?"  # one word in common with TEXTS[1]; no cosine above 0.25

    assert said(rungs["dense"], far) == ""
    assert said(rungs["lexical"], far) == f"“{TEXTS[1]}”"
    assert said(rungs["lexical"], "Khost?") == ""


def test_shares_and_seconds_are_those_of_the_planted_answers(desk_over, scorer, tmp_path):
    desk = desk_over(*TEXTS, published=THURSDAY, vocabulary=VOCABULARY)
    items = (
        Item(id="a", question="The bakers of Herat?", kind="x", answer_facts=(("ovens early",),)),
        Item(id="b", question="The bakers of Herat?", kind="x", answer_facts=(("melons",),)),
        Item(id="c", question="Khost?", kind="x"),
    )
    ticks = iter(range(0, 600, 2))

    yardstick = yardstick_for(desk, tmp_path, items, scorer)
    dense, *_ = measure_rungs(ladder(desk), yardstick, lambda: float(next(ticks)))

    assert (dense.rung, dense.accuracy, dense.refused) == ("dense", 0.5, 1.0)
    assert dense.verbatim == 1.0
    assert dense.seconds == 2.0
    assert yardstick.published["000"] == "2021-08-12"


def test_an_invented_quote_is_not_verbatim(desk_over, scorer):
    rungs = ladder(desk_over(*TEXTS, published=THURSDAY, vocabulary=VOCABULARY))

    def inventing(asked: Asked) -> Answer:
        reply = rungs["dense"](asked)
        assert isinstance(reply, Answer)
        (cited,) = reply.citations
        invented = cited.model_copy(update={"quote": "Nobody wrote this."})
        return reply.model_copy(update={"citations": (invented,)})

    item = Item(id="a", question="The bakers of Herat?", kind="x", answer_facts=(("ovens",),))
    yardstick = Yardstick((item,), scorer, {"000": TEXTS[0]}, {})
    (figures,) = measure_rungs({"inventing": inventing}, yardstick, lambda: 0.0)

    assert (figures.accuracy, figures.verbatim) == (1.0, 0.0)
