"""A reindex from a shell: proposed, shown, agreed to, published, and taken back."""

import json

import pytest

from index.__main__ import main
from tests.index.fakes import WordEmbedder
from tests.index.shell import Shell, examine, typing, use_words_as_model

FERRY = "The ferry sank in the harbour."
MARKET = "The market opened again."


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "market.txt").write_text(MARKET)
    return folder


@pytest.fixture
def index(tmp_path, corpus, monkeypatch, capsys):
    """Run a command over an index of two articles, its examiner one who looks for words."""
    use_words_as_model(monkeypatch)
    monkeypatch.setattr("index.examining.find_examiner", lambda: examine)
    shell = Shell(corpus, tmp_path / "data", capsys)
    shell("build")
    return shell


def _waiting(index):
    return json.loads(index("status", "--json")[1])["proposal"]


def _active(index):
    return json.loads(index("status", "--json")[1]).get("snapshot")


def test_where_nobody_can_be_asked_a_proposal_waits_and_the_index_stays(index, corpus):
    before = _active(index)
    (corpus / "bridge.txt").write_text("The bridge closed.")

    code, out, err = index("reindex")

    assert code == 3
    assert "+ bridge  bridge, undated\n" in out
    assert "waits: python -m index publish, or discard\n" in err
    assert _active(index) == before
    assert _waiting(index) in out


def test_what_waits_is_published_and_a_bot_that_runs_notices(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    waits = _waiting(index)

    code, out, err = index("publish", waits[:6])

    assert (code, err) == (0, "")
    assert out == f"published {waits}: 3 articles; a running bot notices within seconds\n"
    assert (_active(index), _waiting(index)) == (waits, None)


def test_another_proposal_than_the_one_named_is_neither_published_nor_discarded(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    waits = _waiting(index)

    for command in ("publish", "discard"):
        assert index(command, "ffffffff") == (
            1,
            "",
            f"error: It is not ffffffff that waits, but {waits}.\n",
        )
    assert _waiting(index) == waits


def test_where_nothing_waits_there_is_nothing_to_publish_or_to_discard(index):
    for command in ("publish", "discard"):
        code, out, err = index(command)

        assert (code, out) == (1, "")
        assert err == "error: No proposal waits. Make one: python -m index reindex\n"


def test_a_yes_beforehand_publishes_at_once(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    (corpus / "ferry.txt").write_text(f"{FERRY} Crowds left.")
    (corpus / "picture.png").write_bytes(b"\x89PNG")

    code, out, _ = index("reindex", "--yes")

    lines = out.splitlines()
    assert code == 0
    assert ": 3 articles, 3 passages, 0 events; 3 texts embedded, 2 reused, " in lines[0]
    assert lines[1:3] == ["+ bridge  bridge, undated", "~ ferry  ferry, undated"]
    assert lines[3].startswith("skipped picture.png: ")
    assert lines[-1].startswith(f"published {_active(index)}: 3 articles; ")


def test_articles_as_they_were_leave_nothing_to_publish(index):
    code, out, _ = index("reindex")

    assert code == 0
    assert out.endswith("There is nothing to publish: the index is of the articles as they are.\n")


def test_a_lost_article_is_published_only_if_that_is_accepted(index, corpus):
    before = _active(index)
    (corpus / "ferry.txt").unlink()

    code, out, err = index("reindex", "--yes")

    assert code == 4
    assert "! lost: ferry  ferry, undated; nobody removed it, but it can't be read any more" in out
    assert "−" not in out
    assert err.startswith("not published: 1 article that nobody removed would be lost; ")
    assert _active(index) == before
    assert index("publish")[0] == 4
    assert index("publish", "--accept-losses")[0] == 0
    assert _active(index) != before


def test_losses_may_be_accepted_beforehand(index, corpus):
    (corpus / "ferry.txt").unlink()

    assert index("reindex", "--yes", "--accept-losses")[0] == 0
    assert _waiting(index) is None


def test_an_article_that_somebody_removed_is_no_loss(index):
    index("remove", "ferry", "--yes")

    code, out, _ = index("reindex", "--yes")

    assert code == 0
    assert "− ferry  ferry, undated\n" in out


def test_a_golden_question_answered_worse_stands_there_side_by_side(index):
    index("golden", "add", "What became of the ferry?", "--contains", "sank")
    index("golden", "add", "Who saw the zeppelin?", "--refused")
    index("remove", "ferry", "--yes")

    code, out, err = index("reindex", "--yes")

    assert code == 4
    assert out.partition("golden")[2].splitlines() == [
        " questions: 2, 2 held before, 1 holds now",
        "  ! worse: What became of the ferry?",
        "    before: holds                                  | after: does not hold",
        "    The ferry sank in the harbour.                 | The articles are silent.",
    ]
    assert err.startswith("not published: 1 golden question is answered worse; ")


def test_a_changed_answer_that_still_holds_is_shown_and_no_drop(index, corpus):
    index("golden", "add", "What became of the ferry?", "--contains", "sank")
    (corpus / "ferry.txt").write_text("The ferry sank. Crowds left.")

    code, out, _ = index("reindex", "--yes")

    assert code == 0
    assert "  ~ changed: What became of the ferry?\n" in out
    assert (
        "    The ferry sank in the harbour.                 | The ferry sank. Crowds left.\n" in out
    )


def test_golden_questions_that_nobody_asks_are_told(index, corpus, monkeypatch):
    monkeypatch.setattr("index.examining.find_examiner", lambda: None)
    index("golden", "add", "What became of the ferry?")
    (corpus / "bridge.txt").write_text("The bridge closed.")

    _, _, err = index("reindex", "--yes")

    assert err.startswith("None of the 1 golden question was asked, for no examiner is installed")


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


class _Interrupted(WordEmbedder):
    """Somebody presses Ctrl-C while it embeds."""

    def passages(self, texts, progress=None):
        raise KeyboardInterrupt


def test_ctrl_c_while_it_is_built_leaves_the_index_as_it_was(index, corpus, monkeypatch):
    before = _active(index)
    (corpus / "bridge.txt").write_text("The bridge closed.")
    with monkeypatch.context() as patch:
        use_words_as_model(patch, _Interrupted)

        code, _, err = index("reindex", "--yes")

    assert (code, err) == (130, "stopped; the index is as it was\n")
    assert (_active(index), _waiting(index)) == (before, None)
    assert [one.name for one in index.library.snapshots.iterdir()] == [before]
    assert index("reindex", "--yes")[0] == 0


@pytest.mark.parametrize("command", [("publish",), ("rollback",)])
def test_ctrl_c_behind_the_swap_does_not_claim_that_nothing_happened(
    index, corpus, monkeypatch, command
):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex", "--yes")
    (corpus / "bridge.txt").write_text("The bridge opened.")
    index("reindex")
    before = _active(index)

    def interrupted(library):
        raise KeyboardInterrupt

    monkeypatch.setattr("index.editor.prune_if_free", interrupted)
    monkeypatch.setattr("index.reindexing.prune_if_free", interrupted)

    code, out, err = index(*command)

    assert (code, err) == (0, "")
    assert "a running bot notices within seconds" in out
    assert _active(index) != before


def test_a_second_reindex_is_refused_with_who_runs_the_first(index):
    with index.library.building("ann"):
        code, out, err = index("reindex", "--yes")
        status = index("status")[1]

    assert (code, out) == (1, "")
    assert err.startswith("error: Another build of this index is running, begun by ann (process ")
    assert "building  ann, process " in status


def test_a_proposal_made_against_another_index_is_not_published(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    (corpus / "harbour.txt").write_text("The harbour burned.")
    index("build")

    code, out, err = index("publish")

    assert (code, out) == (1, "")
    assert err.startswith("error: The index has changed since the proposal ")


def test_what_is_discarded_is_not_published_later(index, corpus):
    before = _active(index)
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    waits = _waiting(index)

    code, out, _ = index("discard")

    assert (code, out) == (0, f"discarded {waits}; the articles keep their changes\n")
    assert (_active(index), _waiting(index)) == (before, None)
    hits = json.loads(index("search", "bridge closed", "--json")[1])["hits"]
    assert "bridge" not in {hit["article"] for hit in hits}


def test_a_rollback_leads_back_and_a_second_one_forth(index, corpus):
    first = _active(index)
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex", "--yes")
    second = _active(index)

    code, out, _ = index("rollback")

    assert code == 0
    assert (
        out
        == f"snapshot {first} is in use again: 2 articles; a running bot notices within seconds\n"
    )
    assert json.loads(index("rollback", "--json")[1]) == {"active": second, "left": first}
    assert index("rollback", second)[1] == f"snapshot {second} is in use already\n"


def test_there_is_no_rollback_to_what_is_not_kept_or_is_damaged(index, corpus):
    first = index.library.active()
    code, out, err = index("rollback")
    assert (code, out) == (1, "")
    assert err.startswith("error: There is no earlier snapshot in ")

    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex", "--yes")
    path = first / "dense.faiss"
    path.write_bytes(path.read_bytes()[:-1])

    assert index("rollback", "ffff")[0] == 1
    assert index("rollback") == (
        1,
        "",
        f"error: The snapshot {first.name} is damaged and can't be gone back to.\n",
    )


def test_the_history_has_the_newest_first_with_what_each_changed(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex", "--yes")
    index("rollback")

    said = json.loads(index("history", "--json")[1])
    _, out, _ = index("history")

    assert [one["how"] for one in said["history"]] == ["rolled-back", "published", "built"]
    assert (said["active"], said["previous"]) == (
        said["history"][0]["snapshot"],
        said["history"][1]["snapshot"],
    )
    lines = out.splitlines()
    assert lines[1].endswith("by shell    3 articles, +1 −0 ~0")
    assert lines[-1].startswith(f"in use is {said['active']}; kept, so that `rollback ID` works: ")


def test_before_anything_is_published_the_history_says_so(tmp_path, corpus, capsys):
    code = main(["history", "--corpus", str(corpus), "--data", str(tmp_path / "none")])

    assert code == 0
    assert capsys.readouterr().out == "Nothing has been published yet: python -m index reindex\n"


def test_golden_questions_are_kept_listed_and_dropped(index, corpus):
    (corpus / "golden.jsonl").write_text('{"question": "Is the market open?"}\n')

    assert (
        index("golden", "add", "Who sank?", "--contains", "ferry", "--as-of", "2021-08-09")[0] == 0
    )
    said = json.loads(index("golden", "list", "--json")[1])["golden"]
    _, out, _ = index("golden", "list")

    assert [(one["question"], one["own"]) for one in said] == [
        ("Is the market open?", False),
        ("Who sank?", True),
    ]
    assert out.splitlines() == [
        "Is the market open?  (must be answered; ships)",
        "Who sank?  (must be answered with “ferry”, as of 2021-08-09)",
        "2 golden questions",
    ]
    assert index("golden", "remove", "who SANK")[:2] == (0, "dropped: who SANK\n")
    assert index("golden", "remove", "Who sank?") == (
        1,
        "",
        "error: that is no golden question; list them: python -m index golden list\n",
    )


def test_a_golden_question_that_ships_is_not_dropped(index, corpus):
    (corpus / "golden.jsonl").write_text('{"question": "Is the market open?"}\n')

    code, out, err = index("golden", "remove", "Is the market open?")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"ships with the corpus, in {corpus / 'golden.jsonl'}: " in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Who sank?", "--refused", "--contains", "x"), "--refused and --contains: "),
        ((" ",), "QUESTION: "),
        (("Who sank?", "--contains", "x" * 501), "--contains: "),
    ],
)
def test_a_golden_question_that_can_not_be_one_is_told_by_its_option(index, words, told):
    code, out, err = index("golden", "add", *words)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"error: {told}")


@pytest.mark.parametrize("command", [("reindex", "--yes"), ("golden", "list")])
def test_a_row_that_is_no_golden_question_is_named(index, corpus, command):
    (corpus / "golden.jsonl").write_text('{"question": "Is it?"}\n{"quest": 1}\n')

    code, out, err = index(*command)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"error: {corpus / 'golden.jsonl'}, row 2: ")


def test_the_status_tells_what_waits_what_is_pending_and_where_a_rollback_leads(index, corpus):
    first = _active(index)
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex", "--yes")
    index("edit", "ferry", "--publisher", "The Quay")
    index("reindex")

    said = json.loads(index("status", "--json")[1])
    _, out, _ = index("status")

    assert (said["state"], said["previous"], said["held"]) == ("stale", first, True)
    assert (said["articles"], said["pending"], said["builder"]) == (3, 1, None)
    assert said["published"]["how"] == "published"
    assert f"previous  {first}, where `rollback` leads\n" in out
    assert "held      nothing is published on its own: people decide\n" in out
    assert "pending   1 article to add, change or remove\n" in out
    assert f"waiting   {said['proposal']}: python -m index publish, or discard\n" in out
    assert out.endswith("  python -m index reindex\n")


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
