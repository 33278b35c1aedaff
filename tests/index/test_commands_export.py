"""The model's graph made and checked from a shell, with nothing published by it."""

import json

import pytest

from index import onnx_export
from index.model_files import file_digest, find_model
from index.onnx_record import GRAPH, NotExportableError
from tests.index.exports import export_quickly, flip, folder_in
from tests.index.fakes import WordEmbedder
from tests.index.shell import Shell, use_words_as_model


@pytest.fixture
def at_shell(tmp_path, capsys):
    """A shell over one article that is not indexed, with the model that ships."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ferry.txt").write_text("The ferry sank in the harbour.")
    return Shell(tmp_path / "corpus", tmp_path / "data", capsys)


def test_a_graph_is_made_once_and_nothing_is_published(
    at_shell, models, real_embedder, monkeypatch
):
    made = export_quickly(monkeypatch, models)

    first, second = at_shell("export"), at_shell("export")

    folder = folder_in(at_shell.data / "models")
    assert (first[0], second[0]) == (0, 0)
    assert first[1].startswith(f"made {folder} in ")
    assert "making the graph of sentence-transformers/all-MiniLM-L6-v2: it is not there" in first[2]
    assert second[1:] == (
        f"{folder} is there and sound, cosine to the model's own vectors at least 1.0000\n",
        "",
    )
    assert len(made) == 1
    assert at_shell.active() is None
    assert at_shell.waiting() is None


def test_for_a_program_it_is_one_object(at_shell, models, real_embedder, monkeypatch):
    export_quickly(monkeypatch, models)

    said = json.loads(at_shell("export", "--json")[1])

    assert said.pop("cosine") >= 0.9999
    assert said == {
        "ok": True,
        "made": True,
        "folder": str(folder_in(at_shell.data / "models")),
    }


def test_a_model_that_has_no_graph_is_told_with_the_reason_and_the_folder(at_shell, monkeypatch):
    def refuse(*_):
        raise NotExportableError("its module Recounting is not known")

    monkeypatch.setattr(onnx_export, "_exported", refuse)

    code, out, err = at_shell("export")

    assert (code, out) == (1, "")
    assert "has no graph: its module Recounting is not known; to try again all the same" in err
    assert str(folder_in(at_shell.data / "models")) in err


@pytest.mark.parametrize("command", ["export", "build", "reindex"])
def test_a_graph_that_rotted_without_a_trace_is_made_again(
    at_shell, models, real_embedder, monkeypatch, command
):
    made = export_quickly(monkeypatch, models)
    at_shell("build")
    _rot(at_shell)

    assert at_shell(command)[0] == 0
    assert len(made) == 2


def test_verify_finds_a_graph_that_rotted_without_a_trace(
    at_shell, models, real_embedder, monkeypatch
):
    export_quickly(monkeypatch, models)
    at_shell("build")
    sound = at_shell("verify")
    _rot(at_shell)

    code, out, err = at_shell("verify")

    assert sound[0] == 0
    assert f"graph is sound: {folder_in(at_shell.data / 'models')}\n" in sound[1]
    assert (code, out) == (1, "")
    assert "must not be used: its encoder.onnx is missing or damaged" in err
    assert "python -m index export" in err


def _rot(shell):
    """Turn a bit of the graph, the memory of checksums none the wiser."""
    graph = folder_in(shell.data / "models") / GRAPH
    whole = file_digest(graph)
    flip(graph)
    cache = shell.data / "model-checksums.json"
    rotten = file_digest(graph, cache)
    cache.write_text(cache.read_text("utf-8").replace(rotten, whole), "utf-8")
    assert file_digest(graph, cache) == whole
    assert find_model(cache=cache)


def test_a_reindex_makes_the_graph_also_where_no_article_changed(index, monkeypatch):
    exported = []

    class Exporting(WordEmbedder):
        def export(self):
            exported.append(self.name)

    use_words_as_model(monkeypatch, Exporting)

    code, out, _ = index("reindex")

    assert code == 0
    assert "There is nothing to publish" in out
    assert exported == ["words"]
