"""A reindex from a shell that is stopped, or that meets another one."""

import pytest

from tests.index.fakes import WordEmbedder
from tests.index.shell import use_words_as_model


class _Interrupted(WordEmbedder):
    """Somebody presses Ctrl-C while it embeds."""

    def passages(self, texts, progress=None):
        raise KeyboardInterrupt


def test_ctrl_c_while_it_is_built_leaves_the_index_as_it_was(index, corpus, monkeypatch):
    before = index.active()
    (corpus / "bridge.txt").write_text("The bridge closed.")
    with monkeypatch.context() as patch:
        use_words_as_model(patch, _Interrupted)

        code, _, err = index("reindex", "--yes")

    assert (code, err) == (130, "stopped; the index is as it was\n")
    assert (index.active(), index.waiting()) == (before, None)
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
    before = index.active()

    def interrupted(library):
        raise KeyboardInterrupt

    monkeypatch.setattr("index.rollback.prune_if_free", interrupted)
    monkeypatch.setattr("index.reindexing.prune_if_free", interrupted)

    code, out, err = index(*command)

    assert (code, err) == (0, "")
    assert "a running bot notices within seconds" in out
    assert index.active() != before


def test_a_second_reindex_is_refused_with_who_runs_the_first(index):
    with index.library.building("ann"):
        code, out, err = index("reindex", "--yes")
        status = index("status")[1]

    assert (code, out) == (1, "")
    assert err.startswith("error: Another build of this index is running, begun by ann (process ")
    assert "building  ann, process " in status
