"""A proposal that waits, from a shell: published, discarded, or held against another one."""

import json


def test_what_waits_is_published_and_a_bot_that_runs_notices(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    waits = index.waiting()

    code, out, err = index("publish", waits[:6])

    assert (code, err) == (0, "")
    assert out == f"published {waits}: 3 articles; a running bot notices within seconds\n"
    assert (index.active(), index.waiting()) == (waits, None)


def test_another_proposal_than_the_one_named_is_neither_published_nor_discarded(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    waits = index.waiting()

    for command in ("publish", "discard"):
        assert index(command, "ffffffff") == (
            1,
            "",
            f"error: It is not ffffffff that waits, but {waits}.\n",
        )
    assert index.waiting() == waits


def test_where_nothing_waits_there_is_nothing_to_publish_or_to_discard(index):
    for command in ("publish", "discard"):
        code, out, err = index(command)

        assert (code, out) == (1, "")
        assert err == "error: No proposal waits. Make one: python -m index reindex\n"


def test_a_proposal_made_against_another_index_is_not_published(index, corpus):
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    (corpus / "harbour.txt").write_text("The harbour burned.")
    index("build")

    code, out, err = index("publish")

    assert (code, out) == (1, "")
    assert err.startswith("error: The index has changed since the proposal ")


def test_what_is_discarded_is_not_published_later(index, corpus):
    before = index.active()
    (corpus / "bridge.txt").write_text("The bridge closed.")
    index("reindex")
    waits = index.waiting()

    code, out, _ = index("discard")

    assert (code, out) == (0, f"discarded {waits}; the articles keep their changes\n")
    assert (index.active(), index.waiting()) == (before, None)
    hits = json.loads(index("search", "bridge closed", "--json")[1])["hits"]
    assert "bridge" not in {hit["article"] for hit in hits}
