from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, ArticleError
from corpus.article_file import article_id
from corpus.facts import Facts
from corpus.importing.text import draft_markdown, draft_text
from corpus.lines import Draft, Line
from corpus.parsing import compose_article, dump_article, parse_article

FILE = """+++
title = "Ferry sinks"
author = "Ada Reed"
publisher = "The Lamp"
published = 2021-08-09
published_how = "inferred"
language = "de"
digest = true
digest_of = "a report on a ferry"
+++

# Ferry sinks

The ferry sank on Sunday.

> caption: The quay (AP)

All of its crew swam ashore.
"""


def test_an_article_s_file_is_read_with_its_header_and_marks():
    article = parse_article(FILE, "harbour.md")

    assert article == Article(
        id="harbour",
        title="Ferry sinks",
        author="Ada Reed",
        publisher="The Lamp",
        published=date(2021, 8, 9),
        published_how="inferred",
        language="de",
        digest=True,
        digest_of="a report on a ferry",
        body="Ferry sinks\nThe ferry sank on Sunday.\nAll of its crew swam ashore.\nThe quay (AP)",
        asides=((0, 11, "heading"), (67, 80, "caption")),
    )


def test_what_was_dumped_is_parsed_to_the_same_article():
    article = parse_article(FILE, "harbour.md")

    assert parse_article(dump_article(article), "harbour.md") == article


def header(rows: str) -> str:
    return f"+++\n{rows}\n+++\nThe ferry sank on Sunday.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The ferry sank.", "a.md: it does not begin with a line +++"),
        ('+++\npublisher = "x"\nThe ferry', "a.md: its header is not closed by a line +++"),
        (header('publishr = "x"'), "a.md: header, unknown key 'publishr'"),
        (header('title = "x"'), "a.md: its header lacks 'publisher'"),
        (header('publisher = "x"\ndigest_of = "y"'), "a.md: header, digest_of needs digest = true"),
        (header('publisher = "x"\npublished_how = "stated"'), "published_how needs published"),
        (header('publisher = "x"\npublished = 2021'), "key 'published': must be a date"),
        (header('publisher = "x"\npublished = "soon"'), "key 'published': "),
        (header('publisher = "x"\nlanguage = "English"'), "a language's two letters (ISO 639-1)"),
        (header('publisher = ""'), "key 'publisher': "),
        (header("publisher = x"), "a.md: its header is not TOML"),
        (
            '+++\npublisher = "x"\n+++\nAdvertisement\n',
            "a.md: empty, or nothing in it is an article",
        ),
    ],
)
def test_a_file_at_fault_is_refused_by_name_and_key(text, message):
    with pytest.raises(ArticleError) as refused:
        parse_article(text, "a.md")

    assert message in str(refused.value)


def test_a_date_and_time_in_the_header_is_its_day():
    text = header('publisher = "x"\npublished = 2021-08-09T23:59:00Z')

    assert parse_article(text, "a.md").published == date(2021, 8, 9)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("000-reaction.txt", "000-reaction"),
        ("06.txt", "06"),
        ("a ferry, sunk!.html", "a-ferry-sunk"),
        ("-rf.txt", "rf"),
        ("Überfahrt.v2.md", "Überfahrt.v2"),
        ("x" * 200 + ".md", "x" * 128),
    ],
)
def test_an_id_is_the_file_s_stem_with_dashes_for_what_it_cannot_hold(name, identity):
    assert article_id(name) == identity


def test_a_name_without_letters_makes_no_id():
    with pytest.raises(ArticleError, match="no letters or digits"):
        article_id("!!!.txt")


def test_key_value_lines_on_top_of_a_text_are_its_facts():
    raw = (
        "Title: Ferry sinks\nPublisher: The Lamp\nDate: 2021-08-09\nURL: https://lamp.example/a\n\n"
        "Ferry sinks\n\nThe ferry sank on Sunday. Source: the mayor.\n"
    )

    article = compose_article("a.txt", draft_text(raw))

    assert (article.title, article.publisher, article.url) == (
        "Ferry sinks",
        "The Lamp",
        "https://lamp.example/a",
    )
    assert (article.published, article.published_how) == (date(2021, 8, 9), "stated")
    assert article.body == "Ferry sinks\nThe ferry sank on Sunday. Source: the mayor."


def test_inside_a_line_not_a_character_changes():
    line = "The ﬁrst\u00a0 ferry  “sank” –\tcaf\u0065\u0301 \u200bsaid."

    article = compose_article("a.txt", draft_text(f"\ufeff  {line} \r\n\r\nIt was old.\r"))

    assert article.body == f"{line}\nIt was old."


def test_control_characters_are_dropped():
    assert compose_article("a.txt", draft_text("It \x1b[31msank\x07.")).body == "It [31msank."


def test_halves_of_a_character_are_dropped():
    assert compose_article("a.txt", draft_text("It \ud83dsank.")).body == "It sank."


def test_hard_wrapped_text_is_joined_to_paragraphs():
    raw = (
        "The ferry left the harbour on Sunday with the whole of its crew on\n"
        "board, and by the afternoon it had come as far as the town of Pul-e-\n"
        "Khumri, where nobody had expected it to come at all that summer.\n"
        "It stayed.\n"
        "On Monday it went back to the quay, and the mayor came to look at it\n"
        "with a few of his men.\n\n"
        "A second paragraph tells of the weather, which had been dry until the\n"
        "day on which the ferry left.\n"
    )

    assert compose_article("a.txt", draft_text(raw)).body.split("\n") == [
        "The ferry left the harbour on Sunday with the whole of its crew on board, and by the"
        " afternoon it had come as far as the town of Pul-e-Khumri, where nobody had expected it to"
        " come at all that summer. It stayed.",
        "On Monday it went back to the quay, and the mayor came to look at it with a few of his"
        " men.",
        "A second paragraph tells of the weather, which had been dry until the day on which the"
        " ferry left.",
    ]


def test_lines_that_are_paragraphs_are_not_joined():
    raw = (
        "Ninth harbour of the coast is shut\n"
        "The ninth harbour of the coast was shut on Monday.\n"
        "The mayor of the town said that he did not know when it would open.\n"
    )

    assert len(compose_article("a.txt", draft_text(raw)).body.split("\n")) == 3


def test_bullets_are_taken_off_and_their_items_are_prose():
    article = compose_article("a.md", draft_markdown("Three sank:\n\n- One ferry\n* Two boats\n"))

    assert article.body == "Three sank:\nOne ferry\nTwo boats"
    assert article.asides == ()


@pytest.mark.parametrize("title", ["#MeToo", "Ferry #", "Ferry # 2", "C#", "\\#", "# #", "a \\"])
def test_a_headline_keeps_its_hashes_through_a_dump(title):
    article = Article(
        id="a",
        title=title,
        publisher="p",
        body=f"{title}\nIt sank on Sunday.",
        asides=((0, len(title), "heading"),),
    )

    assert parse_article(dump_article(article), "a.md") == article


def test_what_a_header_could_not_hold_is_cut_or_left_out():
    draft = Draft(
        (Line("It sank on Sunday."),),
        title="x" * 600,
        publisher="\ud800The\x00Lamp",
        url="https://lamp.example/" + "x" * 600,
    )

    article = compose_article("a.txt", draft)

    assert (len(article.title or ""), article.publisher, article.url) == (500, "The Lamp", None)
    assert parse_article(dump_article(article), "a.md") == article


def test_a_text_that_a_person_calls_undated_is_undated_whatever_it_says():
    draft = draft_text("Date: 2021-08-09\n\nIt sank on Sunday.")

    article = compose_article("a.txt", draft, Facts(published_how="unknown"))

    assert (article.published, article.published_how) == (None, "unknown")


HEADER = Facts(
    publisher="The Lamp",
    published=date(2021, 8, 9),
    published_how="inferred",
    digest=True,
    digest_of="a report",
)


@pytest.mark.parametrize(
    ("facts", "merged"),
    [
        (Facts(), HEADER),
        (Facts(publisher="The Bell"), HEADER.model_copy(update={"publisher": "The Bell"})),
        (
            Facts(published=date(2021, 8, 10)),
            HEADER.model_copy(update={"published": date(2021, 8, 10), "published_how": "stated"}),
        ),
        (
            Facts(published_how="unknown"),
            HEADER.model_copy(update={"published": None, "published_how": "unknown"}),
        ),
        (Facts(digest=False), HEADER.model_copy(update={"digest": False, "digest_of": None})),
    ],
)
def test_facts_go_before_others_a_day_with_how_it_is_known_and_a_digest_with_what_it_is_of(
    facts, merged
):
    assert facts.over(HEADER) == merged


TRAPS = st.sampled_from(
    [
        "The ferry sank on Sunday.",
        "# no headline",
        "> caption: no caption",
        "\\ a backslash",
        "- A bullet",
        "+++",
        "Advertisement",
        "By Ada Reed",
        "August 9, 2021",
        "date 2021-08-09 it sank",
        "Source: the mayor",
        "A short line",
        "The quay (AP)",
        "— Ada Reed (@ada) August 9, 2021",
        "#one #two #three",
        "---",
    ]
)


@given(
    st.lists(TRAPS, min_size=1, max_size=6),
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=20),
)
def test_prose_survives_a_dump_whatever_it_looks_like(lines, publisher):
    article = Article(id="a", title="T", publisher=publisher, body="\n".join(["It sank.", *lines]))

    assert parse_article(dump_article(article), "a.md") == article
