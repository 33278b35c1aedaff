from datetime import date

import pytest

from corpus.importing.author import read_author
from corpus.importing.dateline import is_bare_day, is_stated_day
from corpus.importing.html import draft_html
from corpus.importing.language import read_language
from corpus.importing.text import draft_text
from corpus.lines import SuggestedDay
from corpus.reader import read_corpus
from corpus.sentences import split_sentences
from tests.corpus.intake.made import page_of, pdf_of

PROSE = "The ferry left the harbour on Sunday with its whole crew, the mayor said."
OTHER = "The second ferry stayed at the quay until the storm was over, he said."

PAGE = f"""<html><head><title>Ferry leaves | The Lamp</title>
<meta property="og:site_name" content="The Lamp">
<meta property="og:title" content="Ferry leaves">
<meta property="article:published_time" content="2021-08-09T10:00:00Z">
<link rel="canonical" href="https://lamp.example/a"></head><body>
<nav><a href="/">Home</a> / <a href="/n">News</a></nav>
<article><h1>Ferry leaves</h1><p>{PROSE}</p>
<figure><img src="a.jpg"><figcaption>A crew waits at the quay (AP)</figcaption></figure>
<h2>What came next</h2><p>{OTHER}</p><p>Read more</p>
<blockquote class="twitter-tweet"><p>All dry. pic.twitter.com/aB1</p>&mdash; Ada Reed (@ada)
<a href="t">August 9, 2021</a></blockquote>
<p>{PROSE.replace("Sunday", "Monday")}</p></article>
<footer>Copyright 2021 The Lamp. All rights reserved.</footer></body></html>"""


def test_a_web_page_gives_its_article_and_what_its_head_states(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")

    (article,) = read_corpus(tmp_path).articles

    assert (article.title, article.publisher) == ("Ferry leaves", "The Lamp")
    assert (article.url, article.published) == ("https://lamp.example/a", date(2021, 8, 9))
    assert [(s.kind, s.text) for s in split_sentences(article)] == [
        ("heading", "Ferry leaves"),
        ("prose", PROSE),
        ("heading", "What came next"),
        ("prose", OTHER),
        ("prose", PROSE.replace("Sunday", "Monday")),
        ("post", "All dry."),
        ("post", "pic.twitter.com/aB1 — Ada Reed (@ada) August 9, 2021"),
        ("caption", "A crew waits at the quay (AP)"),
    ]


def test_a_pdf_s_lines_are_joined_to_paragraphs(tmp_path):
    text = pdf_of(
        "The ferry left the harbour on Sunday with the whole of its crew on",
        "board, and by the afternoon it had come as far as the next town on",
        "the coast, the mayor said.",
        "On Monday it went back to the quay, where a crowd had come to look",
        "at what was left of it.",
    )

    (tmp_path / "a.pdf").write_bytes(text)

    (article,) = read_corpus(tmp_path).articles

    assert article.body.split("\n") == [
        "The ferry left the harbour on Sunday with the whole of its crew on board, and by the"
        " afternoon it had come as far as the next town on the coast, the mayor said.",
        "On Monday it went back to the quay, where a crowd had come to look at what was left of"
        " it.",
    ]


def draft_of(head: str = "", root: str = "", address: str | None = None, body: str = PROSE):
    return draft_html(page_of(body, OTHER, head=head, root=root), "a.html", address)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-08-09T23:30:00+04:30">',
        '<meta name="DC.date.issued" content="2021-08-09">',
        '<meta name="pubdate" content="20210809">',
        '<meta itemprop="datePublished" content="August 9, 2021">',
        '<script type="application/ld+json">{"datePublished": "2021-08-09T10:00Z"}</script>',
    ],
)
def test_a_day_that_the_mark_up_gives_as_that_of_publishing_is_stated(head):
    assert draft_of(head).published == date(2021, 8, 9)


@pytest.mark.parametrize(
    "body",
    [
        f'<time itemprop="datePublished" datetime="2021-08-09">Monday</time> {PROSE}',
        f'<time pubdate datetime="2021-08-09">Monday</time> {PROSE}',
    ],
)
def test_a_day_marked_in_the_text_as_that_of_publishing_is_stated(body):
    assert draft_of(body=body).published == date(2021, 8, 9)


def test_a_day_in_the_address_is_suggested_not_stated():
    draft = draft_of('<link rel="canonical" href="https://lamp.example/2021/08/09/a">')

    assert draft.published is None
    assert draft.suggested == (SuggestedDay(date(2021, 8, 9), "2021/08/09", "address"),)


def test_a_day_written_around_the_text_is_suggested_with_its_words():
    page = page_of(PROSE, OTHER).replace(
        "<article>", '<div class="date">The Lamp, 9 August 2021</div><article>'
    )

    draft = draft_html(page, "a.html")

    assert draft.published is None
    assert draft.suggested == (SuggestedDay(date(2021, 8, 9), "The Lamp, 9 August 2021", "head"),)


def test_a_day_is_suggested_whatever_today_is():
    page = page_of(PROSE, OTHER).replace(
        "<article>", '<div class="date">The Lamp, 9 August 2039</div><article>'
    )

    (suggested,) = draft_html(page, "a.html").suggested

    assert suggested.day == date(2039, 8, 9)


def test_in_a_folder_a_day_that_is_only_suggested_is_inferred(tmp_path):
    page = page_of(
        PROSE, OTHER, head='<link rel="canonical" href="https://lamp.example/2021/08/09/a">'
    )
    (tmp_path / "a.html").write_text(page)

    (article,) = read_corpus(tmp_path).articles

    assert (article.published, article.published_how) == (date(2021, 8, 9), "inferred")


@pytest.mark.parametrize(
    ("root", "head", "language"),
    [
        ('lang="en-GB"', "", "en"),
        ('lang="DE"', "", "de"),
        ('xml:lang="fa"', "", "fa"),
        ("", '<meta http-equiv="content-language" content="ps">', "ps"),
        ("", '<meta property="og:locale" content="fr_FR">', "fr"),
        ('lang=""', '<meta property="og:locale" content="fr_FR">', "fr"),
        ('lang="klingon"', "", None),
        ("", "", None),
    ],
)
def test_a_page_s_language_is_the_one_it_states(root, head, language):
    assert draft_of(head, root).language == language


def test_a_page_s_author_is_taken_without_what_is_no_name():
    named = draft_of('<meta name="author" content="By Ada Reed">')
    nobody = draft_of('<meta name="author" content="https://lamp.example/staff">')

    assert (named.author, nobody.author) == ("Ada Reed", None)


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Ada Reed", "Ada Reed"),
        ("By Ada Reed and Bo Lee,", "Ada Reed and Bo Lee"),
        ("by: Ada\u202e\n Reed", "Ada Reed"),
        ("Ada Reed; Bo Lee", "Ada Reed; Bo Lee"),
        ("محمد", "محمد"),
        ("admin", None),
        ("The Editor", None),
        ("Staff Writer", None),
        ("ada@lamp.example", None),
        ("https://lamp.example", None),
        ("<b>Ada</b>", None),
        ("{{author}}", None),
        ("12345 67", None),
        ("x" * 201, None),
        ("A", None),
        ("", None),
        (None, None),
    ],
)
def test_an_author_is_a_name_or_nobody(stated, author):
    assert read_author(stated) == author


@pytest.mark.parametrize("key", ["Author", "Authors", "Byline"])
def test_a_text_s_author_is_the_one_on_top(key):
    assert draft_text(f"{key}: Ada Reed\nTitle: Ferry\n\n{PROSE}").author == "Ada Reed"


@pytest.mark.parametrize(
    ("stated", "language"),
    [("en", "en"), (" EN_us ", "en"), ("iw", "he"), ("english", None), ("xx", None), (None, None)],
)
def test_a_language_is_two_letters_of_the_standard_or_none(stated, language):
    assert read_language(stated) == language


@pytest.mark.parametrize("line", ["August 9, 2021", "Monday", "published on August 9, 2021"])
def test_blanks_without_end_make_no_date_line_and_take_no_time(line):
    assert not is_bare_day(f"{line}{' ' * 100_000}x")
    assert not is_stated_day(f"{line}{' ' * 100_000}x")
