from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from corpus.article import ArticleError
from corpus.intake.apart import Apart
from corpus.intake.submission import Limits
from corpus.reader import read_corpora, read_corpus
from corpus.sentences import split_sentences
from tests.corpus.intake.made import laughing_pdf, page_of, pdf_of

SHIPPED = Path(str(files("corpus"))) / "articles"
PROSE = "The ferry left the harbour on Sunday with its whole crew, the mayor said."
OTHER = "The second ferry stayed at the quay until the storm was over, he said."


@pytest.fixture
def folder(tmp_path):
    def fill(**files: str | bytes):
        for name, content in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return fill


def reasons(corpus) -> dict[str, str]:
    return {skipped.name: skipped.reason for skipped in corpus.skipped}


def test_articles_come_sorted_by_id_with_the_manifest_s_facts(folder):
    manifest = (
        '[[article]]\nfile = "a.txt"\ntitle = "Ferry leaves"\npublisher = "The Lamp"\n'
        'published = 2021-08-09\npublished_how = "inferred"\n'
    )
    corpus = read_corpus(folder(b__txt=OTHER, a__txt=PROSE, manifest__toml=manifest))

    first, second = corpus.articles
    assert (first.id, first.title, first.publisher) == ("a", "Ferry leaves", "The Lamp")
    assert (first.published, first.published_how) == (date(2021, 8, 9), "inferred")
    assert (second.id, second.publisher, second.published) == ("b", "b", None)
    assert second.published_how == "unknown"
    assert corpus.skipped == ()


def test_what_cannot_be_read_is_skipped_with_its_reason_and_the_rest_is_read(folder):
    where = folder(
        a__txt=PROSE,
        b__txt=b"",
        c__txt=b"\x00\x01\x02",
        d__txt="caf\xe9 au port".encode("latin-1"),
        e__txt="It sank. " * 50,
        g__docx=b"PK",
        h__md="+++\nnot toml\n+++\nIt sank.\n",
        a__md=OTHER,
        i__txt="SHARE THIS ARTICLE\n",
        j__txt="\x01\x02\x03\x04 sank",
        k__pdf=b"no pdf",
        l__html="<html></html>",
    )
    (where / "m.txt").symlink_to("/etc/hostname")
    (where / "n.txt").symlink_to(where / "nowhere.txt")

    corpus = read_corpus(where, max_bytes=400)

    assert [article.id for article in corpus.articles] == ["a"]
    assert reasons(corpus) == {
        "a.txt": "the same id as a.md",
        "b.txt": "empty, or nothing in it is an article",
        "c.txt": "binary",
        "d.txt": "not UTF-8 text (byte 3)",
        "e.txt": "450 bytes, more than the limit of 400",
        "g.docx": "not one of .md, .txt, .html, .htm, .pdf",
        "h.md": reasons(corpus)["h.md"],
        "i.txt": "empty, or nothing in it is an article",
        "j.txt": "binary",
        "k.pdf": reasons(corpus)["k.pdf"],
        "l.html": "no article found on the page",
        "m.txt": "a link that leads out of the folder",
        "n.txt": "not a file, or a link that leads nowhere",
    }
    assert reasons(corpus)["h.md"].startswith("its header is not TOML")
    assert reasons(corpus)["k.pdf"].startswith("cannot be read as a PDF")


def test_the_same_words_are_read_once(folder):
    corpus = read_corpus(folder(a__txt=PROSE, b__txt=PROSE.replace(", the", " – THE") + "\n"))

    assert reasons(corpus) == {"b.txt": "the same words as a.txt"}


def test_hidden_files_readmes_and_folders_are_passed_over(folder):
    where = folder(a__txt=PROSE, README__md=OTHER, __hidden=OTHER)
    (where / "more").mkdir()
    (where / "more" / "b.txt").write_text(OTHER)

    corpus = read_corpus(where)

    assert ([article.id for article in corpus.articles], corpus.skipped) == (["a"], ())


def test_rows_of_the_manifest_that_do_not_hold_are_named(folder):
    manifest = """
[[article]]
file = "a.txt"
publishr = "The Lamp"
[[article]]
publisher = "The Lamp"
[[article]]
file = "gone.txt"
[[article]]
file = "../b.txt"
[[article]]
file = "b.txt"
[[article]]
file = "b.txt"
"""
    corpus = read_corpus(folder(a__txt=PROSE, b__txt=OTHER, manifest__toml=manifest))

    assert [article.id for article in corpus.articles] == ["b"]
    assert [(s.name, s.reason) for s in corpus.skipped] == [
        ("manifest.toml, row 2", "key 'file' is missing or not a name"),
        ("manifest.toml, row 3", "there is no file 'gone.txt'"),
        ("manifest.toml, row 4", "'../b.txt' is not a file beside the manifest"),
        ("manifest.toml, row 6", "'b.txt' has a row already"),
        ("a.txt", "manifest.toml, row 1: unknown key 'publishr'"),
    ]


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("[[article", "not TOML"),
        ('[[articles]]\nfile = "a.txt"', "unknown key 'articles'; rows are written [[article]]"),
        ('[article]\nfile = "a.txt"', "'article' is not a list of rows"),
        (b"\xff", "not UTF-8 text"),
    ],
)
def test_a_manifest_that_says_nothing_at_all_is_refused(folder, manifest, message):
    with pytest.raises(ArticleError) as refused:
        read_corpus(folder(a__txt=PROSE, manifest__toml=manifest))

    assert "manifest.toml: " in str(refused.value)
    assert message in str(refused.value)


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(ArticleError, match="gone: cannot be read as a folder"):
        read_corpus(tmp_path / "gone")


def test_of_two_folders_the_first_one_s_article_stands(tmp_path):
    for name, text in (("one", PROSE), ("two", OTHER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text)

    corpus = read_corpora([tmp_path / "two", tmp_path / "one"])

    assert [article.body for article in corpus.articles] == [OTHER]
    assert reasons(corpus) == {"a.txt": "the same id as a.txt"}


def test_a_manifest_adds_to_a_header(folder):
    corpus = read_corpus(
        folder(
            a__md=f'+++\npublisher = "The Lamp"\n+++\n{PROSE}',
            manifest__toml='[[article]]\nfile = "a.md"\npublished = 2021-08-09\n',
        )
    )

    (article,) = corpus.articles
    assert (article.publisher, article.published, article.published_how) == (
        "The Lamp",
        date(2021, 8, 9),
        "stated",
    )


def test_a_manifest_s_unknown_day_takes_the_header_s_away(folder):
    corpus = read_corpus(
        folder(
            a__md=f'+++\npublisher = "The Lamp"\npublished = 2021-08-09\n+++\n{PROSE}',
            manifest__toml='[[article]]\nfile = "a.md"\npublished_how = "unknown"\n',
        )
    )

    (article,) = corpus.articles
    assert (article.published, article.published_how) == (None, "unknown")


def test_a_manifest_s_author_and_language_are_the_article_s(folder):
    manifest = '[[article]]\nfile = "a.txt"\nauthor = "Ada Reed"\nlanguage = "en-GB"\n'

    (article,) = read_corpus(folder(a__txt=PROSE, manifest__toml=manifest)).articles

    assert (article.author, article.language) == ("Ada Reed", "en")


def test_what_keepers_put_beside_articles_is_passed_over(folder):
    corpus = read_corpus(folder(a__txt=PROSE, golden__jsonl="{}", withdrawn__txt="b\n"))

    assert ([article.id for article in corpus.articles], corpus.skipped) == (["a"], ())


def test_a_text_in_utf_16_is_read_where_its_mark_says_so(folder):
    corpus = read_corpus(folder(a__txt=PROSE.encode("utf-16"), b__txt=OTHER.encode("utf-16-le")))

    assert [article.body for article in corpus.articles] == [PROSE]
    assert reasons(corpus) == {"b.txt": "binary"}


def test_markdown_and_text_are_read_without_another_process(folder):
    with Apart(Limits()) as apart:
        corpus = read_corpora([SHIPPED, folder(a__txt=PROSE)], apart=apart)

        assert len(corpus.articles) > 4
        assert apart.pid is None


def test_web_pages_and_pdfs_are_read_apart_in_one_process(folder):
    where = folder(a__html=page_of(PROSE, OTHER), b__pdf=pdf_of(PROSE), c__txt=OTHER)
    with Apart(Limits()) as apart:
        corpus = read_corpora([where], apart=apart)
        first = apart.pid
        again = read_corpora([where], apart=apart)

        assert first is not None
        assert apart.pid == first

    assert [article.id for article in corpus.articles] == ["a", "b", "c"]
    assert again == corpus == read_corpus(where)


def test_a_pdf_that_does_not_end_is_skipped_and_the_rest_is_read(folder):
    where = folder(a__pdf=laughing_pdf(), b__pdf=pdf_of(PROSE), c__html=page_of(OTHER, PROSE))
    with Apart(Limits(seconds=2)) as apart:
        corpus = read_corpora([where], apart=apart)

    assert [article.id for article in corpus.articles] == ["b", "c"]
    assert reasons(corpus) == {"a.pdf": "not read within 2 s"}


def test_a_pdf_s_facts_come_from_the_manifest(folder):
    manifest = (
        '[[article]]\nfile = "a.pdf"\npublisher = "The Lamp"\npublished = 2021-08-09\n'
        'published_how = "inferred"\ndigest = true\ndigest_of = "a report"\n'
    )

    (article,) = read_corpus(folder(a__pdf=pdf_of(PROSE), manifest__toml=manifest)).articles

    assert (article.publisher, article.published) == ("The Lamp", date(2021, 8, 9))
    assert (article.published_how, article.digest_of) == ("inferred", "a report")


def test_a_name_that_is_no_text_on_the_disk_does_not_stop_its_reading(tmp_path):
    (tmp_path / "caf\udce9.pdf").write_bytes(pdf_of(PROSE))

    (article,) = read_corpus(tmp_path).articles

    assert (article.id, article.publisher) == ("caf", "caf?")


def test_the_real_articles_are_read_whole_and_quoted_verbatim(shared):
    corpus = read_corpus(shared / "articles")

    assert corpus.skipped == ()
    counts = {}
    for article in corpus.articles:
        raw = (shared / "articles" / f"{article.id}.txt").read_text(encoding="utf-8")
        sentences = split_sentences(article)
        assert all(sentence.text in raw for sentence in sentences)
        kinds = [sentence.kind for sentence in sentences]
        counts[article.id[:3]] = tuple(
            kinds.count(kind) for kind in ("prose", "heading", "caption", "post")
        )
    assert counts == {
        "000": (15, 0, 0, 0),
        "001": (34, 2, 1, 0),
        "002": (30, 8, 0, 0),
        "003": (27, 0, 4, 9),
        "004": (36, 1, 0, 0),
    }


def test_of_the_real_pages_only_furniture_is_left_out(shared):
    left_out = []
    for article in read_corpus(shared / "articles").articles:
        raw = (shared / "articles" / f"{article.id}.txt").read_text(encoding="utf-8")
        kept = article.body.split("\n")
        lines = [line.strip() for line in raw.split("\n")]
        left_out += [line for line in lines if line and line not in kept]

    assert len(left_out) == 6  # crumbs, mirrors and their address, share bar, show, marked line
