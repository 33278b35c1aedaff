import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article_file import article_id
from corpus.intake.names import safe_name, shown_line, shown_name, unique_id


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("ferry.md", "ferry.md"),
        ("../../etc/ferry.md", "ferry.md"),
        ("C:\\news\\ferry.md", "ferry.md"),
        ("news／ferry.md", "ferry.md"),
        ("ferry\u202edm.exe", "ferrydm.exe"),
        ("fer\u200bry\ufeff.md", "ferry.md"),
        ("ferry\x00\x1b[31m.md", "ferry [31m.md"),
        ("ｆｅｒｒｙ.md", "ferry.md"),
        ("...", "unnamed"),
        ("\u202e", "unnamed"),
        ("", "unnamed"),
        ("a" * 200 + ".html", "a" * 123 + ".html"),
    ],
)
def test_a_name_is_shown_without_folders_and_without_what_hides_or_turns_round(given, shown):
    assert shown_name(given) == shown


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("ferry\u202etxt.md", "ferrytxt"),
        ("fer\u200d\u2066ry.md", "ferry"),
        ("ﬁle①.md", "file1"),
        ("a\x07b.md", "a-b"),
    ],
)
def test_an_id_holds_nothing_that_does_not_show(name, identity):
    assert article_id(name) == identity


def test_an_id_that_is_taken_is_counted_on_whatever_its_case():
    assert unique_id("ferry", ()) == "ferry"
    assert unique_id("Ferry", ("ferry", "FERRY-2")) == "Ferry-3"
    assert unique_id("a" * 128, ("a" * 128,)) == "a" * 126 + "-2"


def test_an_id_never_makes_a_file_that_a_folder_s_reader_passes_over():
    assert unique_id("Readme", ()) == "article-Readme"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("ferry.md", "ferry.md"),
        ("a ferry, sunk!.md", "a-ferry-sunk.md"),
        (".md", "md.md"),
        ("!!!.md", "unnamed.md"),
        ("ferry.php", "ferry.md"),
    ],
)
def test_an_original_is_kept_under_letters_digits_and_its_format_s_suffix(name, safe):
    assert safe_name(name, ".md") == safe


@given(st.text(max_size=300))
def test_whatever_a_name_is_it_is_shown_on_one_line_and_kept_under_a_safe_one(name):
    shown = shown_name(name)
    kept = safe_name(shown, ".md")

    assert shown == shown_line(shown)
    assert 1 <= len(shown) <= 128
    assert re.fullmatch(r"\w[\w.\-]{0,124}\.md", kept)
