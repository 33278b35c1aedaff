"""How a place stands: each sentence is quoted once."""

from datetime import date

from bot.answering.case import Case
from bot.answering.question import understand
from bot.answering.standing import status
from tests.bot.pictures.conftest import article, ground_over  # noqa: F401 (a fixture)

DATED = "Insurgents captured Zaranj on Friday."


def test_the_sentence_that_gives_the_day_is_not_quoted_again_below(ground_over):  # noqa: F811
    ground = ground_over(
        article("mill", date(2021, 8, 7), DATED),
        article("quay", date(2021, 8, 9), "Zaranj is in the hands of the insurgents."),
    )
    case = Case(understand("Zaranj?", ground, None), ground, None)

    told = status(case, ground.gazetteer.place("zaranj"))

    assert "on Friday 6 August 2021" in told.direct
    assert told.text.count(DATED) == 1
    assert [one.quote for one in told.citations].count(DATED) == 1
