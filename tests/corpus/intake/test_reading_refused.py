"""Files that are not taken: each is refused by name, with its limit and the way out."""

import pytest

from corpus.intake.reading import take_in
from corpus.intake.submission import IntakeError, Limits
from tests.corpus.intake.made import PROSE, pdf_with, received, zip_of


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
