"""Golden questions from a shell: kept, listed, dropped, and asked at each reindex."""

import json

import pytest


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
