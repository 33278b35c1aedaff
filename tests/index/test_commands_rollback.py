"""The way back from a shell: the rollback, the history, and where the status says it leads."""

import json

from index.__main__ import main


def test_a_rollback_leads_back_and_a_second_one_forth(index, corpus):
    first = index.active()
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex", "--yes")
    second = index.active()

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


def test_the_status_tells_what_waits_what_is_pending_and_where_a_rollback_leads(index, corpus):
    first = index.active()
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
