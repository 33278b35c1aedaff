"""The facts of an article as they are typed: read, refused by name, or left as they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editing.typed import FACTS, FactError, Typed, changes, settled, stated, typed_of
from corpus.article import Article
from corpus.intake.submission import DayFound, Submission

ARTICLE = Article(
    id="a", title="Rain", publisher="Isle Post", body="It rained.", published=date(2021, 8, 9),
    published_how="stated",
)  # fmt: skip
READ = Submission(article=ARTICLE, original="a.txt")
FOUND = DayFound(day=date(2021, 8, 10), words="Aug. 10", where="head")
UNDATED = Submission(
    article=ARTICLE.model_copy(update={"published": None, "published_how": "unknown"}),
    original="a.txt",
    missing=("published",),
    day=FOUND,
)


def typed(submission: Submission = READ, **facts: str) -> Typed:
    """Return a form as it begins, with some fields written anew."""
    return typed_of(submission).model_copy(update=facts)


def test_a_form_sent_as_it_began_changes_nothing() -> None:
    assert stated(READ, typed()).article == ARTICLE


@given(st.text(max_size=700), st.text(max_size=700))
def test_a_form_sent_as_it_began_changes_nothing_whatever_is_known(title: str, name: str) -> None:
    article = ARTICLE.model_copy(update={"title": title, "author": name})

    submission = READ.model_copy(update={"article": article})

    assert stated(submission, typed_of(submission)).article == article


def test_what_is_longer_than_its_field_stays_whole_while_another_is_changed() -> None:
    long = ARTICLE.model_copy(update={"title": "storm " * 120})
    submission = READ.model_copy(update={"article": long})
    began = typed(submission)

    made = stated(submission, typed(submission, author="A. Scribe")).article

    assert len(began.title) <= 500
    assert (made.title, made.author) == (long.title, "A. Scribe")


def test_a_day_that_was_proposed_is_taken_as_inferred() -> None:
    assert typed(UNDATED).published == "2021-08-10"
    assert settled(UNDATED).published_how == "inferred"
    assert stated(UNDATED, typed(UNDATED)).article.published_how == "inferred"


def test_another_day_than_the_one_proposed_is_stated() -> None:
    made = stated(UNDATED, typed(UNDATED, published="2021-08-11"))

    assert (made.article.published, made.article.published_how) == (date(2021, 8, 11), "stated")
    assert settled(made) == made.article


def test_a_day_that_was_taken_out_is_not_proposed_again() -> None:
    made = stated(UNDATED, typed(UNDATED, published=" "))

    assert settled(made).published is None
    assert typed_of(made).published == ""


@pytest.mark.parametrize("day", ["2021-2-3", "2021-W32-1", "٢٠٢١-٠٨-٠٩", "9.8.2021", "x" * 40])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(FactError) as refused:
        stated(READ, typed(published=day))

    assert (refused.value.fact, refused.value.typed) == ("published", day)


@pytest.mark.parametrize(("written", "code"), [("DE", "de"), ("en-GB", "en"), (" fa ", "fa")])
def test_a_language_is_read_as_its_two_letters(written: str, code: str) -> None:
    assert stated(READ, typed(language=written)).article.language == code


def test_what_a_reader_cannot_see_is_no_part_of_a_fact() -> None:
    made = stated(READ, typed(publisher="\u202eIsle\u202c \u200b @everyone\nPost")).article

    assert made.publisher == "Isle @everyone Post"


def test_each_fact_that_differs_is_told_once() -> None:
    made = stated(READ, typed(title="", published="", language="de", author="A")).article

    assert changes(ARTICLE, made) == (
        ("title", "Rain", ""),
        ("author", "", "A"),
        ("published", "2021-08-09", ""),
        ("language", "en", "de"),
    )
    assert {fact for fact, _, _ in changes(ARTICLE, made)} <= set(FACTS)
