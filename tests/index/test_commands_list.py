"""Articles listed and shown in a shell, whatever they and their files are called."""

import json


def test_the_list_tells_how_each_article_stands_and_what_was_skipped(shell, bridge):
    shell("build")
    (shell.corpus / "picture.png").write_bytes(b"\x89PNG")
    shell("add", bridge, "--publisher", "The Mill", "--published", "2021-08-09")
    shell("edit", "ferry", "--title", "Sunk")

    _, out, _ = shell("list")

    lines = out.splitlines()
    assert lines[1].split() == "bridge 2021-08-09 The Mill new moderators".split()
    assert lines[2].split() == "ferry 2021-08-09 The Quay changed moderators".split()
    assert lines[3].startswith("skipped picture.png: ")
    assert lines[4:] == ["2 articles", "2 changes not yet published: python -m index reindex"]


def test_the_list_is_searched_by_all_words_in_any_case(shell, bridge):
    shell("add", bridge, "--publisher", "The Mill", "--title", "Flood at the bridge")

    assert shell("list", "FLOOD mill")[1].splitlines()[-2] == "1 article of 2"
    assert json.loads(shell("list", "flood quay", "--json")[1])["articles"] == []


def test_what_an_article_says_can_not_steer_the_terminal(shell):
    (shell.corpus / "evil.md").write_text(
        '+++\npublisher = "Evil \\u202E ytraP"\n+++\nThe bridge \u202eclosed\u202c again today.\n'
    )
    (shell.corpus / "\x1b[2J.bad").write_text("x")

    for command in (("list",), ("show", "evil"), ("reindex",)):
        _, out, err = shell(*command)

        assert not {"\x1b", "\u202e", "\u202c"} & set(out + err), command
    assert "The bridge \\u202eclosed\\u202c again today." in shell("show", "evil")[1]


def test_an_article_that_is_not_there_is_told(shell):
    assert shell("show", "weir") == (
        1,
        "",
        "error: There is no article weir. List them: python -m index list\n",
    )


def test_a_row_of_the_withdrawn_that_is_no_id_is_named(shell):
    shelf = shell.data / "articles"
    shelf.mkdir(parents=True)
    (shelf / "withdrawn.txt").write_text("ferry\n../../etc\n")

    code, out, err = shell("list")

    assert (code, out) == (1, "")
    assert f"{shelf / 'withdrawn.txt'}, row 2: " in err
    assert err.count("\n") == 1
