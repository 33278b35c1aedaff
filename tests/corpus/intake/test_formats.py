import pytest

from corpus.importing.formats import tell_format
from corpus.intake.submission import IntakeError
from tests.corpus.intake.made import PROSE, page_of, pdf_of, zip_of

PAGE = page_of(PROSE).encode()
PDF = pdf_of(PROSE)
ZIP = zip_of({"a.txt": PROSE})


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.md", b"It sank.", "markdown"),
        ("a.TXT", b"It sank.", "text"),
        ("a", b"It sank.", "text"),
        ("a.htm", b"<p>It sank.</p>", "html"),
        ("a.xhtml", b'<?xml version="1.0"?><html/>', "html"),
        ("a.pdf", PDF, "pdf"),
        ("a.pdf", b"\r\nrubbish\r\n" + PDF, "pdf"),
        ("a.zip", ZIP, "zip"),
        ("a.txt", PDF, "pdf"),
        ("a", PDF, "pdf"),
        ("a.md", ZIP, "zip"),
        ("a.txt", PAGE, "html"),
        ("a.pdf", PAGE, "html"),
        ("a.txt", b"\xef\xbb\xbf<!-- saved -->\n<!DOCTYPE html><p>It sank.", "html"),
        ("a.txt", "<html><p>It sank.".encode("utf-16"), "html"),
        ("a.md", b"<div>It sank.</div>", "markdown"),
        ("a.txt", b"The <html> tag is old.", "text"),
        ("a.txt", b"Files begin with %PDF-1.4 in them.", "text"),
    ],
)
def test_what_the_first_bytes_prove_counts_and_else_the_suffix(name, content, what):
    assert tell_format(name, content) == what


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("ferry.php", b"<title>Ferry</title><p>It sank.</p>", "html"),
        ("v1.2", b"It sank.", "text"),
        ("paper.aspx", PDF, "pdf"),
    ],
)
def test_the_suffix_of_a_fetched_address_says_nothing_unless_it_is_a_format_s(name, content, what):
    assert tell_format(name, content, fetched=True) == what


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.docx", ZIP, "unknown-format"),
        ("a.jpg", b"\xff\xd8", "unknown-format"),
        ("a.pdf", b"It sank.", "unreadable"),
        ("a.zip", b"It sank.", "unreadable"),
        ("a.zip", b"Rar!", "unreadable"),
    ],
)
def test_a_suffix_that_is_unknown_or_promises_what_is_not_there_is_refused(name, content, refusal):
    with pytest.raises(IntakeError) as refused:
        tell_format(name, content)

    assert refused.value.refusal == refusal
