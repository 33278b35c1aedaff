"""Articles added from a shell: what is kept, under which id, and what is not taken."""

import json

import pytest

from tests.corpus.intake.made import zip_of
from tests.index.shell import BRIDGE, FERRY, LONG


def test_an_article_is_added_with_its_facts_beside_the_file_as_it_came(shell, bridge):
    code, out, _ = shell(
        "add", bridge, "--publisher", "The Mill", "--title", "Flood", "--author", "Ann Lee",
        "--published", "2021-08-10", "--language", "en", "--url", "https://example.org/flood",
    )  # fmt: skip

    shown = json.loads(shell("show", "bridge", "--json")[1])
    assert code == 0
    assert out.splitlines()[-1] == "added bridge; not yet published: python -m index reindex"
    assert "  publisher  The Mill\n" in out
    facts = ("title", "author", "publisher", "published", "published_how", "language", "url")
    assert tuple(shown[fact] for fact in facts) == (
        "Flood", "Ann Lee", "The Mill", "2021-08-10", "stated", "en", "https://example.org/flood",
    )  # fmt: skip
    assert (shown["standing"], shown["own"]) == ("new", True)
    with open(shown["original"], encoding="utf-8") as original:
        assert original.read() == BRIDGE


def test_what_was_added_is_searched_only_once_it_is_published(shell, bridge):
    shell("build")
    shell("add", bridge, "--publisher", "The Mill")

    before = json.loads(shell("search", "bridge closed", "--json")[1])
    shell("reindex", "--yes")
    after = json.loads(shell("search", "bridge closed", "--json")[1])

    assert {hit["article"] for hit in before["hits"]} == {"ferry"}
    assert after["hits"][0]["article"] == "bridge"


def test_one_file_that_is_refused_keeps_the_others_out_too(shell, bridge, tmp_path):
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01\x02" * 50)

    code, out, err = shell("add", bridge, tmp_path / "noise.txt", "--publisher", "The Mill")

    assert (code, out) == (1, "")
    assert err.startswith("error: noise.txt: ")
    assert err.count("\n") == 1
    assert shell.articles == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("gone.txt",), "gone.txt can't be read: no such file or directory"),
        (("corpus",), "corpus is a folder: name its files, or index it with --corpus "),
        (("bridge.txt", "--title", "x" * 501), "--title: String should have at most 500"),
        (("bridge.txt", "--language", "Klingon"), "--language: must be a language's two letters"),
    ],
)
def test_what_can_not_be_taken_is_named(shell, bridge, monkeypatch, given, told):
    monkeypatch.chdir(bridge.parent)

    code, _, err = shell("add", *given, "--publisher", "The Mill")

    assert (code, err.count("\n")) == (2, 1)
    assert told in err
    assert shell.articles == []


def test_a_zip_gives_its_articles_and_says_what_it_leaves_out(shell, tmp_path):
    packed = tmp_path / "four.zip"
    packed.write_bytes(
        zip_of(
            {
                "a/broken.pdf": "no PDF",
                "a/mill.txt": BRIDGE,
                "b/mill.md": f"{LONG}\n",
                "ferry.txt": FERRY,
                "x.exe": "MZ",
            }
        )
    )

    code, out, err = shell("add", packed, "--publisher", "The Mill", "--json")

    said = json.loads(out)
    assert code == 0
    assert [row["id"] for row in said["added"]] == shell.articles == ["mill", "mill-2"]
    assert sorted(one["name"] for one in said["left_out"]) == ["a/broken.pdf", "ferry.txt", "x.exe"]
    originals = shell.data / "articles" / "originals"
    assert (originals / "mill" / "mill.txt").read_text("utf-8") == BRIDGE
    assert (originals / "mill-2" / "mill.md").read_text("utf-8") == f"{LONG}\n"
    assert "left out ferry.txt: the same words as the article ferry\n" in err


def test_a_title_for_what_may_be_several_articles_is_asked_wrongly(shell, bridge, tmp_path):
    (tmp_path / "one.zip").write_bytes(zip_of({"bridge.txt": BRIDGE}))
    several = (bridge, bridge), (tmp_path / "one.zip",)

    for files in several:
        code, out, err = shell("add", *files, "--publisher", "The Mill", "--title", "Flood")

        assert (code, out) == (2, "")
        assert err == "error: --title is of one article: add the files one by one to state it\n"
    assert shell.articles == []


def test_two_files_of_one_name_get_ids_of_their_own(shell, bridge, tmp_path):
    other = tmp_path / "other" / "bridge.txt"
    other.parent.mkdir()
    other.write_text(LONG, "utf-8")

    shell("add", bridge, other, "--publisher", "The Mill")

    assert shell.articles == ["bridge", "bridge-2"]


def test_the_same_words_are_not_added_twice(shell, bridge):
    shell("add", bridge, "--publisher", "The Mill")

    code, _, err = shell("add", bridge, "--publisher", "The Weir")

    assert (code, err) == (
        1,
        "error: there is nothing new in it (bridge.txt: the same words as the article bridge)\n",
    )
    assert shell.row("bridge")["publisher"] == "The Mill"


def test_a_near_copy_is_shown_when_it_is_added_and_in_the_list(shell, tmp_path):
    (tmp_path / "whole.txt").write_text(LONG, "utf-8")
    (tmp_path / "short.txt").write_text(LONG[: len(LONG) * 2 // 3], "utf-8")
    shell("add", tmp_path / "whole.txt", "--publisher", "The Mill", "--published", "2021-08-09")

    _, out, _ = shell(
        "add", tmp_path / "short.txt", "--publisher", "The Weir", "--published", "2021-08-10"
    )

    assert "  near copy  short of whole, 100% of its words: the two count as one source\n" in out
    assert shell.row("short")["copy_of"] == "whole"
    assert "  near copy  of whole: the two count as one source\n" in shell("show", "short")[1]


def test_a_file_name_in_an_error_can_not_steer_the_terminal(shell):
    code, _, err = shell("add", "\x1b[2J.txt", "--publisher", "The Mill")

    assert (code, err) == (2, "error: \\x1b[2J.txt can't be read: no such file or directory\n")
