import tempfile
from datetime import date

import pytest

from corpus.facts import Facts
from corpus.intake.reading import read_received, take_in
from corpus.intake.submission import IntakeError, Limits
from corpus.parsing import dump_article, parse_article
from tests.corpus.intake.made import OTHER, PROSE, Door, page_of, pdf_of, pdf_with, received, zip_of

HEADED = (
    '+++\ntitle = "Ferry leaves"\nauthor = "Ada Reed"\npublisher = "The Lamp"\n'
    f'published = 2021-08-09\nlanguage = "en"\n+++\n{PROSE}\n'
)
PAGE = page_of(
    PROSE,
    OTHER,
    root='lang="en-GB"',
    head='<title>Ferry leaves</title><meta property="og:site_name" content="The Lamp">'
    '<meta property="og:title" content="Ferry leaves"><meta name="author" content="Ada Reed">'
    '<meta property="article:published_time" content="2021-08-09T10:00:00Z">'
    '<link rel="canonical" href="https://lamp.example/a">',
)


@pytest.fixture(scope="module")
def door():
    return Door()


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


def test_an_archive_gives_its_articles_in_order_with_new_ids(door):
    content = zip_of({"b/ferry.txt": OTHER, "a/ferry.md": HEADED, "c.html": PAGE})

    intake = door.take("ferries.zip", content, taken=("c",))

    assert [s.article.id for s in intake.submissions] == ["ferry", "ferry-2", "c-2"]
    assert [s.original for s in intake.submissions] == ["ferry.md", "ferry.txt", "c.html"]
    assert intake.left_out == ()


def test_a_manifest_in_an_archive_holds_for_the_files_beside_it(door):
    manifest = (
        '[[article]]\nfile = "a.txt"\npublisher = "The Lamp"\npublished = 2021-08-09\n'
        '[[article]]\nfile = "b.txt"\npublishr = "The Lamp"\n[[article]]\nfile = "gone.txt"\n'
    )
    content = zip_of(
        {"in/manifest.toml": manifest, "in/a.txt": PROSE, "in/b.txt": OTHER, "a.txt": OTHER}
    )

    intake = door.take("ferries.zip", content)

    beside, above = (s.article for s in reversed(intake.submissions))
    assert (beside.publisher, beside.published) == ("The Lamp", date(2021, 8, 9))
    assert (above.publisher, above.published) == ("a", None)
    assert [(one.name, one.reason) for one in intake.left_out] == [
        ("in/manifest.toml, row 3", "there is no file 'gone.txt'"),
        ("in/b.txt", "manifest.toml, row 2: unknown key 'publishr'"),
    ]


def test_a_person_s_facts_hold_for_a_whole_archive_but_for_those_of_one_article(door):
    manifest = '[[article]]\nfile = "a.txt"\npublisher = "The Lamp"\ntitle = "Ferry leaves"\n'
    content = zip_of({"manifest.toml": manifest, "a.txt": PROSE, "b.txt": OTHER})

    intake = door.take("a.zip", content, facts=Facts(publisher="The Bell", title="Ferries"))

    articles = [s.article for s in intake.submissions]
    assert [(a.publisher, a.title) for a in articles] == [
        ("The Bell", "Ferry leaves"),
        ("The Bell", None),
    ]


def test_what_systems_and_keepers_put_beside_articles_is_passed_over_silently(door):
    beside = ("__MACOSX/._a.txt", ".DS_Store", ".git/a.txt", "README.md", "readme.txt")
    content = zip_of({"a.txt": PROSE, "golden.jsonl": "{}", **dict.fromkeys(beside, OTHER)})

    intake = door.take("a.zip", content)

    assert ([s.article.id for s in intake.submissions], intake.left_out) == (["a"], ())


def test_of_an_archive_what_cannot_be_taken_is_left_out_by_name_and_the_rest_is_read(door):
    content = zip_of(
        {
            "a.txt": PROSE,
            "b.docx": b"PK",
            "c.txt": b"\x00\x01",
            "d.zip": zip_of({"e.txt": OTHER}),
            "e.md": zip_of({"e.txt": OTHER}),
            "f.txt": "",
            "g.html": "<html></html>",
        }
    )

    intake = door.take("a.zip", content)

    assert [s.article.id for s in intake.submissions] == ["a"]
    assert {one.name: one.refusal for one in intake.left_out} == {
        "b.docx": "unknown-format",
        "c.txt": "not-text",
        "d.zip": "unknown-format",
        "e.md": "unknown-format",
        "f.txt": "nothing-in-it",
        "g.html": "nothing-in-it",
    }
    reasons = {one.name: one.reason for one in intake.left_out}
    assert reasons["c.txt"] == "binary; save it as UTF-8 text"
    assert reasons["e.md"].startswith("an archive in an archive; hand in ")


@pytest.mark.parametrize(
    ("name", "content", "why", "words"),
    [
        (
            "a.txt",
            b"x" * 2001,
            ("too-big", 2000),
            "a.txt: more than the limit of 2000 bytes; hand in",
        ),
        (
            "a.txt",
            PROSE * 14,
            ("too-long", 1000),
            "characters, more than the limit of 1000; hand in",
        ),
        (
            "a.txt",
            f"{PROSE}\n{'x' * 301}",
            ("line-too-long", 300),
            "a line of 301 characters, more than the limit of 300; break it into paragraphs",
        ),
        (
            "a.pdf",
            pdf_with(kids="[3 0 R 3 0 R 3 0 R]", count=3),
            ("too-many-pages", 2),
            "3 pages, more than the limit of 2; hand in only the pages",
        ),
        (
            "a.zip",
            zip_of({f"{n}.txt": PROSE for n in range(4)}),
            ("too-many-files", 3),
            "4 files, more than the limit of 3; hand them in as several archives",
        ),
        (
            "a.zip",
            zip_of({f"{n}.txt": b" " * 1000 for n in range(3)}),
            ("too-big", 2000),
            "unpacked more than the limit of 2000 bytes; hand in a smaller file",
        ),
        ("a.txt", b"", ("nothing-in-it", 0), "a.txt: empty; see whether"),
        ("a.txt", b"caf\xe9", ("not-text", 0), "a.txt: not UTF-8 text (byte 3); save it as UTF-8"),
        ("a.doc", PROSE, ("unknown-format", 0), "a.doc: .doc is not one of .md, .markdown, .txt"),
        ("a.pdf", PROSE, ("unreadable", 0), "a.pdf: its name says a PDF, but it is none; see"),
    ],
)
def test_a_limit_that_is_passed_is_named_with_the_file_and_the_way_out(
    door, name, content, why, words
):
    refused = door.refusal(
        name, content, content_bytes=2000, characters=1000, line_characters=300, pages=2, files=3
    )

    assert (refused.refusal, refused.limit) == why
    assert str(refused).startswith(f"{name}: ")
    assert words in str(refused)


def test_a_file_above_the_limit_is_refused_before_anything_reads_it():
    def never(job):
        raise AssertionError("it was read")

    with pytest.raises(IntakeError, match="more than the limit of 10 bytes"):
        take_in(received("a.pdf", b"%PDF-1.4" * 2), never, limits=Limits(content_bytes=10))


def test_what_is_read_apart_is_what_is_read_here(door):
    content = zip_of({"a.txt": PROSE, "b.html": PAGE, "c.pdf": pdf_of(OTHER), "d.doc": "x"})

    apart = read_received(received("a.zip", content), Facts(author="Ada Reed"), taken=("a",))

    assert apart == door.take("a.zip", content, facts=Facts(author="Ada Reed"), taken=("a",))
    assert len(apart.submissions) == 3
