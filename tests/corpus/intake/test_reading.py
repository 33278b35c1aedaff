"""One file or page that is handed in: the article it gives, and the facts that it lacks."""

import tempfile
from datetime import date

import pytest

from corpus.facts import Facts
from corpus.parsing import dump_article, parse_article
from tests.corpus.intake.made import HEADED, OTHER, PAGE, PROSE, Door, pdf_of, pdf_with


def test_a_file_with_a_header_lacks_nothing(door):
    submission = door.take_one("ferry.md", HEADED)

    article = submission.article
    assert (article.id, article.title, article.author) == ("ferry", "Ferry leaves", "Ada Reed")
    assert (article.publisher, article.published) == ("The Lamp", date(2021, 8, 9))
    assert (article.published_how, article.language) == ("stated", "en")
    assert (submission.original, submission.missing, submission.day) == ("ferry.md", (), None)
    assert (submission.language_found, article.body) == (None, PROSE)


def test_a_web_page_lacks_nothing_that_its_head_states(door):
    submission = door.take_one("ferry.html", PAGE)

    article = submission.article
    assert (article.title, article.author, article.publisher) == (
        "Ferry leaves",
        "Ada Reed",
        "The Lamp",
    )
    assert (article.url, article.published) == ("https://lamp.example/a", date(2021, 8, 9))
    assert (article.language, submission.missing) == ("en", ())


@pytest.mark.parametrize(
    ("name", "content"),
    [("ferry.txt", PROSE), ("ferry.md", PROSE), ("ferry.pdf", pdf_of(PROSE))],
)
def test_of_bare_words_all_is_asked_but_the_language_they_show(door, name, content):
    submission = door.take_one(name, content)

    assert submission.missing == ("publisher", "title", "published")
    assert (submission.article.publisher, submission.article.title) == ("ferry", None)
    assert (submission.article.published, submission.article.published_how) == (None, "unknown")
    assert (submission.language_found, submission.article.language) == ("en", "en")
    assert submission.article.body == PROSE


def test_a_header_without_a_publisher_is_asked_for_it(door):
    submission = door.take_one("ferry.md", f'+++\ntitle = "Ferry leaves"\n+++\n{PROSE}')

    assert submission.missing == ("publisher", "published")


def test_a_language_that_the_words_show_is_the_article_s(door):
    words = "Die Fähre verließ am Sonntag mit der ganzen Besatzung den Hafen, sagte der Meister."

    submission = door.take_one("faehre.txt", words)

    assert (submission.language_found, submission.article.language) == ("de", "de")
    assert "language" not in submission.missing


def test_a_language_that_few_words_do_not_show_is_asked_for(door):
    submission = door.take_one("ferry.txt", "Kunduz, Taloqan, Sar-e Pul, Zaranj.")

    assert (submission.language_found, submission.article.language) == (None, "en")
    assert submission.missing[-1] == "language"


def test_a_person_s_facts_go_before_the_file_s(door):
    facts = Facts(publisher="The Bell", published=date(2021, 8, 10), language="de", author="Bo Lee")

    submission = door.take_one("ferry.md", HEADED, facts=facts)

    article = submission.article
    assert (article.publisher, article.author, article.title) == (
        "The Bell",
        "Bo Lee",
        "Ferry leaves",
    )
    assert (article.published, article.published_how) == (date(2021, 8, 10), "stated")
    assert (article.language, submission.missing) == ("de", ())


def test_an_article_that_a_person_calls_undated_is_not_asked_again(door):
    submission = door.take_one(
        "ferry.md", f"KABUL, Aug. 9, 2021 — {PROSE}", facts=Facts(published_how="unknown")
    )

    assert (submission.article.published, submission.day) == (None, None)
    assert "published" not in submission.missing


def test_an_undated_article_gets_a_day_proposed_never_stated(door):
    submission = door.take_one("ferry.txt", f"KABUL, Aug. 9, 2021 — {PROSE}")

    assert submission.article.published is None
    assert submission.missing == ("publisher", "title", "published")
    assert submission.day is not None
    assert (submission.day.day, submission.day.where) == (date(2021, 8, 9), "text")
    assert submission.day.words == "KABUL, Aug. 9, 2021"


def test_a_pdf_proposes_the_day_on_which_it_was_made(door):
    content = pdf_with(facts="<< /CreationDate (D:20210809101500+04'30') >>")

    submission = door.take_one("ferry.pdf", content)

    assert submission.day is not None
    assert (submission.day.day, submission.day.where) == (date(2021, 8, 9), "file")
    assert submission.day.words == "CreationDate D:20210809"


def test_a_fetched_page_keeps_its_address_and_proposes_the_day_in_it(door):
    address = "https://lamp.example/2021/08/09/ferry"

    submission = door.take_one("ferry", PROSE, url=address)

    assert (submission.article.url, submission.original) == (address, "ferry.txt")
    assert submission.day is not None
    assert (submission.day.words, submission.day.where) == ("2021/08/09", "address")


def test_an_address_too_long_to_be_kept_is_left_out(door):
    submission = door.take_one("ferry", PROSE, url=f"https://lamp.example/{'x' * 600}")

    article = submission.article
    assert article.url is None
    assert parse_article(dump_article(article), "ferry.md") == article


def test_where_no_model_of_languages_can_be_unpacked_the_language_is_asked_for(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")

    submission = Door().take_one("ferry.txt", PROSE)

    assert (submission.language_found, submission.missing[-1]) == (None, "language")


def test_a_page_that_claims_another_site_s_address_keeps_the_one_it_was_fetched_from(door):
    submission = door.take_one("a", PAGE, url="https://copy.example/a")

    assert submission.article.url == "https://copy.example/a"


def test_a_new_article_gets_an_id_that_is_not_taken(door):
    assert door.take_one("ferry.txt", PROSE, taken=("ferry", "Ferry-2")).article.id == "ferry-3"


def test_what_was_read_can_be_kept_and_read_back(door):
    for name, content in (("a.md", HEADED), ("a.html", PAGE), ("a.pdf", pdf_of(PROSE, OTHER))):
        article = door.take_one(name, content).article

        assert parse_article(dump_article(article), "a.md") == article
