"""What a link gave, as a file: its name, and its text as UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from corpus.intake.link_content import as_received

WORDS = "Straße – “quoted”"
RUSSIAN = "Гавань сгорела"


def content(body, charset=None, suffix=".html"):
    """Return the bytes that a body becomes."""
    return as_received(URL("https://news.example/story"), body, suffix, charset).content


@pytest.mark.parametrize(
    ("charset", "text", "encoding"),
    [
        ("windows-1252", WORDS, "cp1252"),
        ("ISO-8859-1", WORDS, "cp1252"),
        ("us-ascii", WORDS, "cp1252"),
        ("koi8-r", RUSSIAN, "koi8-r"),
        ("windows-1251", RUSSIAN, "cp1251"),
        ("gb2312", "港口着火了", "gb18030"),
        ("Shift_JIS", "港が燃えた", "shift_jis"),
        ("utf-8", RUSSIAN, "utf-8"),
        ("utf-16le", RUSSIAN, "utf-16-le"),
    ],
)
@pytest.mark.parametrize("suffix", [".html", ".txt", ".md"])
def test_a_text_comes_as_utf8_from_what_its_header_states(charset, text, encoding, suffix):
    assert content(text.encode(encoding), charset, suffix).decode() == text


@pytest.mark.parametrize(
    "declared",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_page_comes_as_utf8_from_what_it_states_and_then_states_that(declared):
    page = f"{declared}<p>{RUSSIAN}"

    assert content(page.encode("cp1251")).decode() == page.replace("windows-1251", "utf-8")


def test_the_header_goes_before_the_page_and_a_mark_before_both():
    page = f'<meta charset="koi8-r"><p>{RUSSIAN}'
    utf8 = page.replace("koi8-r", "utf-8")

    assert content(page.encode("cp1251"), "windows-1251").decode() == utf8
    assert content(page.encode(), "utf-8").decode() == utf8
    assert content(page.encode("utf-16"), "windows-1251").decode() == utf8
    assert content(page.encode("utf-8-sig"), "windows-1251").decode("utf-8-sig") == utf8


@pytest.mark.parametrize(
    "label", ["utf-7", "punycode", "unicode_escape", "rot13", "zlib", "idna", "no-such", "../x", ""]
)
def test_what_is_no_encoding_of_the_web_is_passed_over(label):
    page = f'<meta charset="{label or "utf-16"}"><p>{RUSSIAN} +ADw-'.encode()

    assert RUSSIAN.encode() in content(page, label)
    assert b"+ADw-" in content(page, label)


def test_a_text_in_an_encoding_that_nothing_states_stays_as_it_came():
    assert content(RUSSIAN.encode("cp1251"), suffix=".txt") == RUSSIAN.encode("cp1251")


def test_an_archive_and_a_pdf_stay_as_they_came():
    for suffix in (".zip", ".pdf"):
        assert content(b"\xff\xfe<meta charset=koi8-r>", "koi8-r", suffix) == (
            b"\xff\xfe<meta charset=koi8-r>"
        )


@given(st.binary(), st.text(max_size=20) | st.sampled_from(["koi8-r", "utf-16", "big5"]))
def test_any_bytes_under_any_label_become_bytes(body, charset):
    assert isinstance(content(body, charset), bytes)


@pytest.mark.parametrize(
    ("path", "suffix", "name"),
    [
        ("/a/Story%20of%20Kunduz.html?page=2", ".html", "Story_of_Kunduz.html"),
        ("/a/report.PDF", ".pdf", "report.pdf"),
        ("/story.aspx", ".html", "story.html"),
        ("/v1.5", ".html", "v1.5.html"),
        ("/a/..%2f..%2fetc%2fpasswd", ".txt", "etc_passwd.txt"),
        ("/a/%2e%2e/", ".txt", "a.txt"),
        ("/%26%26%26", ".txt", "page.txt"),
        ("/.htaccess", ".txt", "htaccess.txt"),
        ("/%E2%80%AEgpj.exe%00", ".zip", "gpj.exe.zip"),
        ("/" + "a" * 500, ".html", "a" * 100 + ".html"),
        ("/Stra%C3%9Fe/", ".md", "Straße.md"),
        ("/GUIDE.markdown", ".txt", "GUIDE.md"),
    ],
)
def test_a_file_is_named_after_the_last_part_of_its_address(path, suffix, name):
    received = as_received(URL("https://news.example" + path, encoded=True), b"", suffix, None)

    assert received.name == name
