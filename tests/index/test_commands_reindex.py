"""A reindex from a shell: proposed, shown, agreed to, and published or left to wait."""

import json

import pytest

from index.__main__ import main
from tests.index.shell import typing


def test_where_nobody_can_be_asked_a_proposal_waits_and_the_index_stays(index, corpus):
    before = index.active()
    (corpus / "bridge.txt").write_text("The bridge closed.")

    code, out, err = index("reindex")

    assert code == 3
    assert "+ bridge  bridge, undated\n" in out
    assert "waits: python -m index publish, or discard\n" in err
    assert index.active() == before
    assert index.waiting() in out


def test_a_yes_beforehand_publishes_at_once(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    (corpus / "ferry.txt").write_text("The ferry sank in the harbour. Crowds left.")
    (corpus / "picture.png").write_bytes(b"\x89PNG")

    code, out, _ = index("reindex", "--yes")

    lines = out.splitlines()
    assert code == 0
    assert ": 3 articles, 3 passages, 0 events; 3 texts embedded, 2 reused, " in lines[0]
    assert lines[1:3] == ["+ bridge  bridge, undated", "~ ferry  ferry, undated"]
    assert lines[3].startswith("skipped picture.png: ")
    assert lines[-1].startswith(f"published {index.active()}: 3 articles; ")


def test_articles_as_they_were_leave_nothing_to_publish(index):
    code, out, _ = index("reindex")

    assert code == 0
    assert out.endswith("There is nothing to publish: the index is of the articles as they are.\n")


def test_a_lost_article_is_published_only_if_that_is_accepted(index, corpus):
    before = index.active()
    (corpus / "ferry.txt").unlink()

    code, out, err = index("reindex", "--yes")

    assert code == 4
    assert "! lost: ferry  ferry, undated; nobody removed it, but it can't be read any more" in out
    assert "−" not in out
    assert err.startswith("not published: 1 article that nobody removed would be lost; ")
    assert index.active() == before
    assert index("publish")[0] == 4
    assert index("publish", "--accept-losses")[0] == 0
    assert index.active() != before


def test_losses_may_be_accepted_beforehand(index, corpus):
    (corpus / "ferry.txt").unlink()

    assert index("reindex", "--yes", "--accept-losses")[0] == 0
    assert index.waiting() is None


def test_an_article_that_somebody_removed_is_no_loss(index):
    index("remove", "ferry", "--yes")

    code, out, _ = index("reindex", "--yes")

    assert code == 0
    assert "− ferry  ferry, undated\n" in out


def test_a_proposal_for_a_program_is_one_object(index, corpus):
    index("golden", "add", "What became of the ferry?")
    (corpus / "ferry.txt").unlink()

    code, out, _ = index("reindex", "--yes", "--json")

    said = json.loads(out)
    assert code == 4
    assert (said["published"], said["up_to_date"]) == (False, False)
    assert [one["id"] for one in said["proposal"]["diff"]["lost"]] == ["ferry"]
    assert said["proposal"]["golden"][0]["after"]["holds"] is False
    assert json.loads(index("publish", "--accept-losses", "--json")[1]) == {
        "snapshot": said["proposal"]["snapshot"],
        "published": True,
    }
    assert json.loads(index("reindex", "--json")[1])["up_to_date"] is True


@pytest.mark.parametrize(
    ("typed", "code", "asked"),
    [
        (["y"], 4, 2),
        (["n"], 3, 1),
        ([""], 3, 1),
        (["y", "n"], 4, 2),
        (["y", "y"], 0, 2),
    ],
)
def test_at_a_terminal_what_loses_something_is_asked_for_twice(index, corpus, typed, code, asked):
    (corpus / "ferry.txt").unlink()

    with typing(*typed) as screen:
        done, *_ = index("reindex")

    assert done == code
    assert screen[0].count("[y/N] ") == asked
    assert ("1 article that nobody removed would be lost" in screen[0]) == (code != 3)


def test_at_a_terminal_what_loses_nothing_is_asked_for_once(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")

    with typing("y") as screen:
        code, out, _ = index("reindex")

    assert (code, screen[0].count("Publish? [y/N] ")) == (0, 1)
    assert "a running bot notices within seconds" in out


def test_a_build_takes_the_moderators_articles_too_and_asks_nobody(index, tmp_path):
    (tmp_path / "bridge.txt").write_text("The bridge closed.")
    index("add", tmp_path / "bridge.txt", "--publisher", "The Mill")

    code, out, _ = index("build")

    assert code == 0
    assert ": 3 articles, " in out
    assert json.loads(index("status", "--json")[1])["state"] == "current"


def test_the_exit_codes_of_a_reindex_stand_in_its_help(capsys):
    with pytest.raises(SystemExit):
        main(["reindex", "--help"])

    codes = capsys.readouterr().out.partition("exit codes:\n")[2].splitlines()
    assert [line.split()[0] for line in codes] == ["0", "1", "2", "3", "4", "130"]
