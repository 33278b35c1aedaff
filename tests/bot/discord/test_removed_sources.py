"""What is left of a reply, of its quotes and of a picture when an article has been removed."""

from datetime import date

from bot.answering.reply import Asked
from bot.discord_app.render import render_sources
from bot.discord_app.sources import Outdated, Removed, as_served, find_sources
from bot.phrases.phrases import phrases_in
from bot.pictures.gallery import Gallery
from tests.bot.discord.newsroom import COURIER, PlantedNewsroom
from tests.bot.discord.scene import ASK, NEXT_INDEX, UNKNOWN
from tests.bot.pictures.conftest import article, ground_over  # noqa: F401 (a fixture)


def test_what_is_left_of_an_answer_goes_with_the_articles() -> None:
    newsroom = PlantedNewsroom()
    answer, refusal = (newsroom.answer(Asked(question=text)) for text in (ASK, UNKNOWN))
    now = newsroom.snapshot_id

    assert as_served(answer, {"courier", "gazette", "more"}, NEXT_INDEX) == answer
    assert as_served(answer, {"gazette"}, now) is None
    assert as_served(refusal, {"courier"}, now) == refusal
    assert as_served(refusal, {"gazette"}, now) == refusal.model_copy(update={"nearest": ()})


def test_an_article_under_the_same_id_proves_no_quote_of_the_one_before() -> None:
    newsroom = PlantedNewsroom()
    answer = newsroom.answer(Asked(question=ASK))
    newsroom.held["courier"] = COURIER.model_copy(update={"body": "A new report."})
    del newsroom.held["gazette"]

    first, second = find_sources(newsroom, answer)

    assert (type(first), type(second)) == (Outdated, Removed)


def test_a_removed_source_is_written_so() -> None:
    answer = PlantedNewsroom().answer(Asked(question=ASK))
    sources = [Removed(one) for one in answer.citations]

    (card,) = render_sources(answer, sources, phrases_in("en"))

    assert card.text == (
        "### Sources\n"
        "**\\[1\\] The Brindle Courier**, 9 August 2021\n"
        "This article has been removed since; I no longer show its words.\n"
        "**\\[2\\] Hill \\*Gazette\\***, 10 August 2021\n"
        "This article has been removed since; I no longer show its words.\n"
        "-# index 5eed0001"
    )


def test_a_picture_is_drawn_anew_from_what_is_published(ground_over) -> None:  # noqa: F811
    first = article("quay", date(2021, 8, 11), "Insurgents captured Farah on Tuesday.")
    second = article("mill", date(2021, 8, 12), "Insurgents captured Maimana on Wednesday.")
    gallery, whole, thinned = Gallery(), ground_over(first, second), ground_over(second)

    for kind in ("timeline", "map"):
        before = gallery.picture(whole, kind, None)
        after = gallery.picture(thinned, kind, None)

        assert {one.article for one in before.answer.citations} == {"quay", "mill"}
        assert {one.article for one in after.answer.citations} == {"mill"}
        assert after.png != before.png
        assert gallery.picture(whole, kind, None) is before  # as after going back
