"""Articles removed from a shell, and how long they are still answered from."""

import json

import pytest

from tests.index.shell import typing


def test_removing_needs_a_yes_where_nobody_can_be_asked(shell):
    assert shell("remove", "ferry") == (
        2,
        "",
        "error: removing needs --yes where nobody can be asked\n",
    )
    assert shell.row("ferry")["standing"] == "new"


def test_a_removed_article_is_answered_from_until_the_next_publication(shell, bridge):
    shell("add", bridge, "--publisher", "The Mill")
    shell("reindex", "--yes")

    code, out, _ = shell("remove", "ferry", "--yes")

    assert (code, out) == (0, "removed ferry; not yet published: python -m index reindex\n")
    assert shell.row("ferry")["standing"] == "removed"
    assert json.loads(shell("search", "ferry", "--json")[1])["hits"][0]["article"] == "ferry"
    shell("reindex", "--yes")
    hits = json.loads(shell("search", "ferry", "--json")[1])["hits"]
    assert {hit["article"] for hit in hits} == {"bridge"}


def test_of_several_ids_one_that_is_unknown_keeps_the_others(shell):
    code, _, err = shell("remove", "ferry", "weir", "--yes")

    assert (code, err.count("\n")) == (1, 1)
    assert "There is no article weir." in err
    assert shell.row("ferry")["standing"] == "new"


@pytest.mark.parametrize(("typed", "left"), [("n", ["ferry"]), ("", ["ferry"]), ("y", [])])
def test_at_a_terminal_removing_is_asked_for(shell, typed, left):
    with typing(typed) as screen:
        code, _, _ = shell("remove", "ferry")

    assert code == 0
    assert "Remove 1 article (ferry)? [y/N] " in screen[0]
    assert [row["id"] for row in json.loads(shell("list", "--json")[1])["articles"]] == left
