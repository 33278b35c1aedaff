"""Articles edited from a shell: their facts, or the file that their words come from."""

import json

import pytest

from tests.corpus.intake.made import zip_of
from tests.index.shell import BRIDGE, LONG


def test_facts_are_stated_anew_and_the_change_is_shown(shell):
    code, out, _ = shell("edit", "ferry", "--publisher", "The\n Weir ", "--published", "none")

    assert code == 0
    assert out.splitlines() == [
        "  publisher     The Quay → The Weir",
        "  published     2021-08-09 → –",
        "  published_how stated → unknown",
        "edited ferry; not yet published: python -m index reindex",
    ]
    row = shell.row("ferry")
    assert (row["publisher"], row["published"], row["own"]) == ("The Weir", None, True)


def test_an_edit_for_a_program_has_what_was_and_what_is(shell):
    said = json.loads(shell("edit", "ferry", "--author", "Ann Lee", "--json")[1])

    assert (said["before"]["author"], said["after"]["author"]) == (None, "Ann Lee")
    assert said["before"]["id"] == said["after"]["id"] == "ferry"


def test_an_edit_to_what_is_there_already_says_so(shell):
    assert shell("edit", "ferry", "--publisher", "The Quay")[1] == "ferry is as it was\n"


def test_another_file_takes_the_place_of_the_words_and_the_facts_stay(shell, bridge):
    code, _, _ = shell("edit", "ferry", "--file", bridge)

    shown = json.loads(shell("show", "ferry", "--json")[1])
    assert code == 0
    assert shown["body"].startswith("TOLLHAVEN")
    assert (shown["publisher"], shown["published"], shown["published_how"]) == (
        "The Quay",
        "2021-08-09",
        "stated",
    )
    assert shown["original"].endswith("originals/ferry/bridge.txt")
    assert shell.articles == ["ferry"]


def test_a_zip_of_several_does_not_replace_one_article(shell, tmp_path):
    packed = tmp_path / "two.zip"
    packed.write_bytes(zip_of({"a.txt": BRIDGE, "b.txt": LONG}))

    code, _, err = shell("edit", "ferry", "--file", packed)

    assert code == 2
    assert err.endswith("two.zip: it has 2 articles, not one\n")
    assert shell.articles == []


@pytest.mark.parametrize(
    ("words", "code"), [(("edit", "ferry"), 2), (("edit", "weir", "--title", "x"), 1)]
)
def test_an_edit_of_nothing_is_told(shell, words, code):
    done, out, err = shell(*words)

    assert (done, out) == (code, "")
    assert err.startswith("error: nothing to change" if code == 2 else "error: There is no article")
