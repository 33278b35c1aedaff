"""What an article added from a shell does not say: named, suggested, or asked for."""

import pytest

from tests.index.shell import BRIDGE, typing


def test_where_nobody_can_be_asked_a_missing_publisher_is_named_and_nothing_is_kept(shell, bridge):
    code, out, err = shell("add", bridge)

    assert (code, out) == (2, "")
    assert err == (
        "error: bridge.txt: it does not say who published it; name that with --publisher."
        " Nothing was kept.\n"
    )
    assert shell.articles == []


def test_a_day_that_is_none_is_told_with_its_option(shell, bridge, capsys):
    with pytest.raises(SystemExit) as stopped:
        shell("add", bridge, "--published", "yesterday")

    assert stopped.value.code == 2
    assert "argument --published: 'yesterday' is not a day like 2021-08-09" in (
        capsys.readouterr().err
    )


def test_the_day_that_a_text_suggests_is_told_and_taken_only_if_that_is_agreed_to(
    shell, bridge, tmp_path
):
    other = tmp_path / "other.txt"
    other.write_text(f"{BRIDGE} The mill stood still, too.", "utf-8")

    _, _, told = shell("add", bridge, "--publisher", "The Mill")
    shell("add", other, "--publisher", "The Mill", "--accept-day")

    assert told.startswith("bridge.txt: undated; it may be of 2021-08-09 (from “TOLLHAVEN, ")
    assert told.rstrip().endswith("--accept-day, or --published 2021-08-09")
    assert shell.row("bridge")["published_how"] == "unknown"
    assert (shell.row("other")["published"], shell.row("other")["published_how"]) == (
        "2021-08-09",
        "inferred",
    )


def test_an_article_may_be_undated_against_its_header(shell, tmp_path):
    path = tmp_path / "mill.md"
    path.write_text(f'+++\npublisher = "The Mill"\npublished = 2021-08-09\n+++\n{BRIDGE}\n')

    _, out, err = shell("add", path, "--published", "none")

    assert "  published  undated\n" in out
    assert "--published" not in err
    assert shell.row("mill")["published"] is None


def test_at_a_terminal_what_is_missing_is_asked_for(shell, bridge):
    bridge.write_text("TOLLHAVEN, 9 August 2021 — 17, 18, 19.", "utf-8")

    with typing("", "The Mill", "Flood", "tomorrow", "2021-08-10", "Klingon", "de") as screen:
        code, *_ = shell("add", bridge)

    assert code == 0
    assert screen[0].count("Publisher: ") == 2
    assert "an article needs a publisher" in screen[0]
    assert (
        "Published on, or none [2021-08-09, from “TOLLHAVEN, 9 August 2021” in its text]: "
        in (screen[0])
    )
    assert "'tomorrow' is not a day like 2021-08-09" in screen[0]
    row = shell.row("bridge")
    assert (row["publisher"], row["title"], row["language"]) == ("The Mill", "Flood", "de")
    assert (row["published"], row["published_how"]) == ("2021-08-10", "stated")


def test_at_a_terminal_the_proposed_day_is_taken_by_an_empty_line_and_is_inferred(shell, bridge):
    with typing("The Mill", "", ""):
        shell("add", bridge)

    row = shell.row("bridge")
    assert (row["published"], row["published_how"]) == ("2021-08-09", "inferred")
    assert row["title"] is None


def test_whoever_leaves_the_questions_has_added_nothing(shell, bridge):
    with typing("The Mill") as screen:
        code, _, _ = shell("add", bridge)

    assert code == 2
    assert "error: not all was answered, so nothing was kept\n" in screen[0]
    assert shell.articles == []
