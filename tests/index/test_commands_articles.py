"""Articles added, edited, removed, listed and shown from a shell."""

import functools
import http.server
import io
import json
import threading
import zipfile

import pytest

from corpus.intake.links import fetch_link
from tests.index.shell import Shell, typing, use_words_as_model

FERRY = "The ferry sank in the harbour on Sunday, and crowds left the bridge."
BRIDGE = "TOLLHAVEN, 9 August 2021 — The bridge closed after the flood. Nobody was hurt."
LONG = " ".join(
    f"On day {n} the wardens counted {n * 7} boats below pier {n}." for n in range(1, 30)
)
"""Long enough for a shortened copy of it to be told as one."""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.md").write_text(
        f'+++\npublisher = "The Quay"\npublished = 2021-08-09\n+++\n{FERRY}\n', "utf-8"
    )
    return folder


@pytest.fixture
def index(tmp_path, corpus, monkeypatch, capsys):
    """Run a command over the small corpus with an embedder of words: (code, out, err)."""
    use_words_as_model(monkeypatch)
    return Shell(corpus, tmp_path / "data", capsys)


@pytest.fixture
def bridge(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(BRIDGE, "utf-8")
    return path


def _zip(path, files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    path.write_bytes(packed.getvalue())
    return path


def _row(index, name):
    rows = json.loads(index("list", "--json")[1])["articles"]
    return next(row for row in rows if row["id"] == name)


def test_an_article_is_added_with_its_facts_beside_the_file_as_it_came(index, bridge):
    code, out, _ = index(
        "add", bridge, "--publisher", "The Mill", "--title", "Flood", "--author", "Ann Lee",
        "--published", "2021-08-10", "--language", "en", "--url", "https://example.org/flood",
    )  # fmt: skip

    shown = json.loads(index("show", "bridge", "--json")[1])
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


def test_what_was_added_is_searched_only_once_it_is_published(index, bridge):
    index("build")
    index("add", bridge, "--publisher", "The Mill")

    before = json.loads(index("search", "bridge closed", "--json")[1])
    index("reindex", "--yes")
    after = json.loads(index("search", "bridge closed", "--json")[1])

    assert {hit["article"] for hit in before["hits"]} == {"ferry"}
    assert after["hits"][0]["article"] == "bridge"


def test_where_nobody_can_be_asked_a_missing_publisher_is_named_and_nothing_is_kept(index, bridge):
    code, out, err = index("add", bridge)

    assert (code, out) == (2, "")
    assert err == (
        "error: bridge.txt: it does not say who published it; name that with --publisher."
        " Nothing was kept.\n"
    )
    assert index.articles == []


def test_one_file_that_is_refused_keeps_the_others_out_too(index, bridge, tmp_path):
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01\x02" * 50)

    code, out, err = index("add", bridge, tmp_path / "noise.txt", "--publisher", "The Mill")

    assert (code, out) == (1, "")
    assert err.startswith("error: noise.txt: ")
    assert err.count("\n") == 1
    assert index.articles == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("gone.txt",), "gone.txt can't be read: no such file or directory"),
        (("corpus",), "corpus is a folder: name its files, or index it with --corpus "),
        (("bridge.txt", "--title", "x" * 501), "--title: String should have at most 500"),
        (("bridge.txt", "--language", "Klingon"), "--language: must be a language's two letters"),
    ],
)
def test_what_can_not_be_taken_is_named(index, bridge, monkeypatch, given, told):
    monkeypatch.chdir(bridge.parent)

    code, _, err = index("add", *given, "--publisher", "The Mill")

    assert (code, err.count("\n")) == (2, 1)
    assert told in err
    assert index.articles == []


def test_a_day_that_is_none_is_told_with_its_option(index, bridge, capsys):
    with pytest.raises(SystemExit) as stopped:
        index("add", bridge, "--published", "yesterday")

    assert stopped.value.code == 2
    assert "argument --published: 'yesterday' is not a day like 2021-08-09" in (
        capsys.readouterr().err
    )


def test_a_zip_gives_its_articles_and_says_what_it_leaves_out(index, tmp_path):
    packed = _zip(
        tmp_path / "four.zip",
        {
            "a/broken.pdf": "no PDF",
            "a/mill.txt": BRIDGE,
            "b/mill.md": f"{LONG}\n",
            "ferry.txt": FERRY,
            "x.exe": "MZ",
        },
    )

    code, out, err = index("add", packed, "--publisher", "The Mill", "--json")

    said = json.loads(out)
    assert code == 0
    assert [row["id"] for row in said["added"]] == index.articles == ["mill", "mill-2"]
    assert sorted(one["name"] for one in said["left_out"]) == ["a/broken.pdf", "ferry.txt", "x.exe"]
    originals = index.data / "articles" / "originals"
    assert (originals / "mill" / "mill.txt").read_text("utf-8") == BRIDGE
    assert (originals / "mill-2" / "mill.md").read_text("utf-8") == f"{LONG}\n"
    assert "left out ferry.txt: the same words as the article ferry\n" in err


def test_a_title_for_what_may_be_several_articles_is_asked_wrongly(index, bridge, tmp_path):
    several = (bridge, bridge), (_zip(tmp_path / "one.zip", {"bridge.txt": BRIDGE}),)

    for files in several:
        code, out, err = index("add", *files, "--publisher", "The Mill", "--title", "Flood")

        assert (code, out) == (2, "")
        assert err == "error: --title is of one article: add the files one by one to state it\n"
    assert index.articles == []


def test_two_files_of_one_name_get_ids_of_their_own(index, bridge, tmp_path):
    other = tmp_path / "other" / "bridge.txt"
    other.parent.mkdir()
    other.write_text(LONG, "utf-8")

    index("add", bridge, other, "--publisher", "The Mill")

    assert index.articles == ["bridge", "bridge-2"]


def test_the_same_words_are_not_added_twice(index, bridge):
    index("add", bridge, "--publisher", "The Mill")

    code, _, err = index("add", bridge, "--publisher", "The Weir")

    assert (code, err) == (
        1,
        "error: there is nothing new in it (bridge.txt: the same words as the article bridge)\n",
    )
    assert _row(index, "bridge")["publisher"] == "The Mill"


def test_a_near_copy_is_shown_when_it_is_added_and_in_the_list(index, tmp_path):
    (tmp_path / "whole.txt").write_text(LONG, "utf-8")
    (tmp_path / "short.txt").write_text(LONG[: len(LONG) * 2 // 3], "utf-8")
    index("add", tmp_path / "whole.txt", "--publisher", "The Mill", "--published", "2021-08-09")

    _, out, _ = index(
        "add", tmp_path / "short.txt", "--publisher", "The Weir", "--published", "2021-08-10"
    )

    assert "  near copy  short of whole, 100% of its words: the two count as one source\n" in out
    assert _row(index, "short")["copy_of"] == "whole"
    assert "  near copy  of whole: the two count as one source\n" in index("show", "short")[1]


def test_the_day_that_a_text_suggests_is_told_and_taken_only_if_that_is_agreed_to(
    index, bridge, tmp_path
):
    other = tmp_path / "other.txt"
    other.write_text(f"{BRIDGE} The mill stood still, too.", "utf-8")

    _, _, told = index("add", bridge, "--publisher", "The Mill")
    index("add", other, "--publisher", "The Mill", "--accept-day")

    assert told.startswith("bridge.txt: undated; it may be of 2021-08-09 (from “TOLLHAVEN, ")
    assert told.rstrip().endswith("--accept-day, or --published 2021-08-09")
    assert _row(index, "bridge")["published_how"] == "unknown"
    assert (_row(index, "other")["published"], _row(index, "other")["published_how"]) == (
        "2021-08-09",
        "inferred",
    )


def test_an_article_may_be_undated_against_its_header(index, tmp_path):
    path = tmp_path / "mill.md"
    path.write_text(f'+++\npublisher = "The Mill"\npublished = 2021-08-09\n+++\n{BRIDGE}\n')

    _, out, err = index("add", path, "--published", "none")

    assert "  published  undated\n" in out
    assert "--published" not in err
    assert _row(index, "mill")["published"] is None


def test_a_link_is_fetched_only_where_that_is_allowed(index):
    code, _, err = index("add", "https://example.org/a", "--publisher", "The Mill")

    assert (code, err) == (
        2,
        "error: https://example.org/a is a link: links are fetched with --allow-links only\n",
    )


def test_a_link_into_this_machine_is_refused(index):
    code, _, err = index("add", "http://127.0.0.1:9/a", "--allow-links", "--publisher", "The Mill")

    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("error: http://127.0.0.1:9/a: ")


@pytest.fixture
def site():
    """A site on this machine that serves one page at any path."""
    page = f"<html><title>Flood</title><body><article><p>{BRIDGE}</p></article></body></html>"

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
        served = threading.Thread(target=server.serve_forever)
        served.start()
        yield server.server_port
        server.shutdown()
        served.join()


def test_a_link_gives_an_article_with_its_address(index, site, monkeypatch):
    allowed = functools.partial(fetch_link, allowed=frozenset({("127.0.0.1", site)}))
    monkeypatch.setattr("corpus.intake.links.fetch_link", allowed)
    address = f"http://127.0.0.1:{site}/flood"

    code, out, _ = index("add", address, "--allow-links", "--publisher", "The Mill", "--json")

    (added,) = json.loads(out)["added"]
    assert code == 0
    assert added["url"] == address
    assert "The bridge closed after" in json.loads(index("show", added["id"], "--json")[1])["body"]


def test_at_a_terminal_what_is_missing_is_asked_for(index, bridge):
    bridge.write_text("TOLLHAVEN, 9 August 2021 — 17, 18, 19.", "utf-8")

    with typing("", "The Mill", "Flood", "tomorrow", "2021-08-10", "Klingon", "de") as screen:
        code, *_ = index("add", bridge)

    assert code == 0
    assert screen[0].count("Publisher: ") == 2
    assert "an article needs a publisher" in screen[0]
    assert (
        "Published on, or none [2021-08-09, from “TOLLHAVEN, 9 August 2021” in its text]: "
        in (screen[0])
    )
    assert "'tomorrow' is not a day like 2021-08-09" in screen[0]
    row = _row(index, "bridge")
    assert (row["publisher"], row["title"], row["language"]) == ("The Mill", "Flood", "de")
    assert (row["published"], row["published_how"]) == ("2021-08-10", "stated")


def test_at_a_terminal_the_proposed_day_is_taken_by_an_empty_line_and_is_inferred(index, bridge):
    with typing("The Mill", "", ""):
        index("add", bridge)

    row = _row(index, "bridge")
    assert (row["published"], row["published_how"]) == ("2021-08-09", "inferred")
    assert row["title"] is None


def test_whoever_leaves_the_questions_has_added_nothing(index, bridge):
    with typing("The Mill") as screen:
        code, _, _ = index("add", bridge)

    assert code == 2
    assert "error: not all was answered, so nothing was kept\n" in screen[0]
    assert index.articles == []


def test_facts_are_stated_anew_and_the_change_is_shown(index):
    code, out, _ = index("edit", "ferry", "--publisher", "The\n Weir ", "--published", "none")

    assert code == 0
    assert out.splitlines() == [
        "  publisher     The Quay → The Weir",
        "  published     2021-08-09 → –",
        "  published_how stated → unknown",
        "edited ferry; not yet published: python -m index reindex",
    ]
    row = _row(index, "ferry")
    assert (row["publisher"], row["published"], row["own"]) == ("The Weir", None, True)


def test_an_edit_for_a_program_has_what_was_and_what_is(index):
    said = json.loads(index("edit", "ferry", "--author", "Ann Lee", "--json")[1])

    assert (said["before"]["author"], said["after"]["author"]) == (None, "Ann Lee")
    assert said["before"]["id"] == said["after"]["id"] == "ferry"


def test_an_edit_to_what_is_there_already_says_so(index):
    assert index("edit", "ferry", "--publisher", "The Quay")[1] == "ferry is as it was\n"


def test_another_file_takes_the_place_of_the_words_and_the_facts_stay(index, bridge):
    code, _, _ = index("edit", "ferry", "--file", bridge)

    shown = json.loads(index("show", "ferry", "--json")[1])
    assert code == 0
    assert shown["body"].startswith("TOLLHAVEN")
    assert (shown["publisher"], shown["published"], shown["published_how"]) == (
        "The Quay",
        "2021-08-09",
        "stated",
    )
    assert shown["original"].endswith("originals/ferry/bridge.txt")
    assert index.articles == ["ferry"]


def test_a_zip_of_several_does_not_replace_one_article(index, tmp_path):
    packed = _zip(tmp_path / "two.zip", {"a.txt": BRIDGE, "b.txt": LONG})

    code, _, err = index("edit", "ferry", "--file", packed)

    assert code == 2
    assert err.endswith("two.zip: it has 2 articles, not one\n")
    assert index.articles == []


@pytest.mark.parametrize(
    ("words", "code"), [(("edit", "ferry"), 2), (("edit", "weir", "--title", "x"), 1)]
)
def test_an_edit_of_nothing_is_told(index, words, code):
    done, out, err = index(*words)

    assert (done, out) == (code, "")
    assert err.startswith("error: nothing to change" if code == 2 else "error: There is no article")


def test_removing_needs_a_yes_where_nobody_can_be_asked(index):
    assert index("remove", "ferry") == (
        2,
        "",
        "error: removing needs --yes where nobody can be asked\n",
    )
    assert _row(index, "ferry")["standing"] == "new"


def test_a_removed_article_is_answered_from_until_the_next_publication(index, bridge):
    index("add", bridge, "--publisher", "The Mill")
    index("reindex", "--yes")

    code, out, _ = index("remove", "ferry", "--yes")

    assert (code, out) == (0, "removed ferry; not yet published: python -m index reindex\n")
    assert _row(index, "ferry")["standing"] == "removed"
    assert json.loads(index("search", "ferry", "--json")[1])["hits"][0]["article"] == "ferry"
    index("reindex", "--yes")
    hits = json.loads(index("search", "ferry", "--json")[1])["hits"]
    assert {hit["article"] for hit in hits} == {"bridge"}


def test_of_several_ids_one_that_is_unknown_keeps_the_others(index):
    code, _, err = index("remove", "ferry", "weir", "--yes")

    assert (code, err.count("\n")) == (1, 1)
    assert "There is no article weir." in err
    assert _row(index, "ferry")["standing"] == "new"


@pytest.mark.parametrize(("typed", "left"), [("n", ["ferry"]), ("", ["ferry"]), ("y", [])])
def test_at_a_terminal_removing_is_asked_for(index, typed, left):
    with typing(typed) as screen:
        code, _, _ = index("remove", "ferry")

    assert code == 0
    assert "Remove 1 article (ferry)? [y/N] " in screen[0]
    assert [row["id"] for row in json.loads(index("list", "--json")[1])["articles"]] == left


def test_the_list_tells_how_each_article_stands_and_what_was_skipped(index, bridge, corpus):
    index("build")
    (corpus / "picture.png").write_bytes(b"\x89PNG")
    index("add", bridge, "--publisher", "The Mill", "--published", "2021-08-09")
    index("edit", "ferry", "--title", "Sunk")

    _, out, _ = index("list")

    lines = out.splitlines()
    assert lines[1].split() == "bridge 2021-08-09 The Mill new moderators".split()
    assert lines[2].split() == "ferry 2021-08-09 The Quay changed moderators".split()
    assert lines[3].startswith("skipped picture.png: ")
    assert lines[4:] == ["2 articles", "2 changes not yet published: python -m index reindex"]


def test_the_list_is_searched_by_all_words_in_any_case(index, bridge):
    index("add", bridge, "--publisher", "The Mill", "--title", "Flood at the bridge")

    assert index("list", "FLOOD mill")[1].splitlines()[-2] == "1 article of 2"
    assert json.loads(index("list", "flood quay", "--json")[1])["articles"] == []


def test_what_an_article_says_can_not_steer_the_terminal(index, corpus):
    (corpus / "evil.md").write_text(
        '+++\npublisher = "Evil \\u202E ytraP"\n+++\nThe bridge \u202eclosed\u202c again today.\n'
    )
    (corpus / "\x1b[2J.bad").write_text("x")

    for command in (("list",), ("show", "evil"), ("reindex",)):
        _, out, err = index(*command)

        assert not {"\x1b", "\u202e", "\u202c"} & set(out + err), command
    assert "The bridge \\u202eclosed\\u202c again today." in index("show", "evil")[1]


def test_a_file_name_in_an_error_can_not_steer_the_terminal(index):
    code, _, err = index("add", "\x1b[2J.txt", "--publisher", "The Mill")

    assert (code, err) == (2, "error: \\x1b[2J.txt can't be read: no such file or directory\n")


def test_an_article_that_is_not_there_is_told(index):
    assert index("show", "weir") == (
        1,
        "",
        "error: There is no article weir. List them: python -m index list\n",
    )


def test_a_row_of_the_withdrawn_that_is_no_id_is_named(index):
    shelf = index.data / "articles"
    shelf.mkdir(parents=True)
    (shelf / "withdrawn.txt").write_text("ferry\n../../etc\n")

    code, out, err = index("list")

    assert (code, out) == (1, "")
    assert f"{shelf / 'withdrawn.txt'}, row 2: " in err
    assert err.count("\n") == 1
