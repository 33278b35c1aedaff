"""The making of an export: proved against the model, kept whole, and made again when lost."""

import re
import shutil
from types import SimpleNamespace

import pytest

from index import onnx_export, onnx_record
from index.model_files import ModelFiles, find_model
from index.onnx_embedder import OnnxEmbedder
from index.onnx_export import export_encoder
from index.onnx_graph import write_graph
from index.onnx_record import (
    GRAPH,
    RECORD,
    TOKENIZER,
    WEIGHTS,
    Export,
    NoExport,
    NotExportableError,
    find_export,
    versions,
)
from index.sentence_embedder import SentenceEmbedder
from tests.index.exports import (
    Counted,
    Untouchable,
    export_quickly,
    folder_in,
    read_record,
    trace_quickly,
    unopenable,
)


@pytest.fixture(scope="module")
def original():
    return SentenceEmbedder(find_model())


def test_an_export_is_kept_with_its_checksums_and_its_likeness(models, real_embedder):
    said = read_record(models)

    assert said["model"] == find_model().checksum
    assert (said["dimension"], said["max_tokens"]) == (384, 256)
    assert set(said["files"]) == {GRAPH, WEIGHTS, TOKENIZER}
    assert said["cosine"] >= 0.9999
    assert [path.name for path in models.iterdir() if path.name != ".lock"] == [
        folder_in(models).name
    ]


def test_the_next_build_mends_a_damaged_export_once(models, copied, monkeypatch):
    (folder_in(copied) / GRAPH).write_bytes(b"no graph")
    # Written in no time: what is tried here is the keeping of it, not the making.
    made = export_quickly(monkeypatch, models)

    first = export_encoder(Counted(find_model()), find_model(), copied)
    second = export_encoder(Counted(find_model()), find_model(), copied)

    assert (first.made, second.made) == (True, False)
    assert first.folder == second.folder == folder_in(copied)
    assert len(made) == 1
    assert (first.folder / GRAPH).read_bytes() == (folder_in(models) / GRAPH).read_bytes()
    assert not list(copied.glob(".building-*"))


def test_an_export_of_the_right_checksum_that_does_not_open_is_made_again(
    models, copied, monkeypatch
):
    unopenable(copied)
    made = export_quickly(monkeypatch, models)

    found = export_encoder(Counted(find_model()), find_model(), copied)

    assert isinstance(found, Export)
    assert len(made) == 1
    assert (found.folder / GRAPH).read_bytes() == (folder_in(models) / GRAPH).read_bytes()


def test_a_graph_that_gives_other_vectors_is_thrown_away_and_said(
    models, copied, original, monkeypatch
):
    shutil.rmtree(folder_in(copied))
    trace_quickly(monkeypatch, models)

    class Turned(OnnxEmbedder):
        """The same graph, its vectors a little turned."""

        def passages(self, texts, progress=None):
            rows = super().passages(texts, progress)
            rows[:, 0] += 0.02
            return rows

    monkeypatch.setattr(onnx_export, "OnnxEmbedder", Turned)

    refused = export_encoder(original, find_model(), copied)

    assert isinstance(refused, NoExport)
    assert refused.final
    assert "gives other vectors (cosine 0.999" in refused.reason
    assert [path.name for path in folder_in(copied).iterdir()] == [RECORD]
    monkeypatch.setattr(onnx_export, "_exported", Untouchable)
    assert export_encoder(original, find_model(), copied) == refused


def test_what_only_fails_to_run_now_is_not_kept_and_made_the_next_time(
    models, copied, original, monkeypatch
):
    shutil.rmtree(folder_in(copied))
    trace_quickly(monkeypatch, models)

    class Crowded(OnnxEmbedder):
        """Stands on a machine that is full at the moment."""

        def passages(self, texts, progress=None):
            raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(onnx_export, "OnnxEmbedder", Crowded)
        refused = export_encoder(original, find_model(), copied)
    kept = [path.name for path in copied.iterdir()]
    export_quickly(monkeypatch, models)
    again = export_encoder(original, find_model(), copied)

    reason = "its exported graph does not run here (can't start new thread)"
    assert refused == NoExport(reason, final=False)
    assert kept == [".lock"]
    assert isinstance(again, Export)


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ("DefaultCPUAllocator: can't allocate memory: you tried", RuntimeError),
        ("Exporting the operator 'aten::odd' is not supported", NotExportableError),
    ],
)
def test_tracing_that_fails_for_want_of_room_is_no_fault_of_the_models(
    original, tmp_path, monkeypatch, said, raised
):
    def fail(*_, **__):
        raise RuntimeError(said)

    monkeypatch.setattr("torch.onnx.export", fail)

    with pytest.raises(raised, match=re.escape(said)):
        write_graph(original.loaded(), tmp_path / GRAPH)


@pytest.mark.parametrize("package", ["torch", "onnxruntime", "stringer"])
def test_a_refused_model_is_tried_again_with_another_version(models, copied, monkeypatch, package):
    def refuse(*_):
        raise NotExportableError("it can't be traced (odd)")

    shutil.rmtree(folder_in(copied))
    with monkeypatch.context() as first:
        first.setattr(onnx_export, "_exported", refuse)
        refused = export_encoder(Counted(find_model()), find_model(), copied)
    assert refused == find_export(copied, find_model(), None)
    assert refused.final
    newer = versions() | {package: "999"}
    monkeypatch.setattr(onnx_record, "versions", lambda: newer)
    export_quickly(monkeypatch, models)

    assert find_export(copied, find_model(), None).final is False
    assert isinstance(export_encoder(Counted(find_model()), find_model(), copied), Export)


@pytest.mark.parametrize(
    ("prompts", "default", "chosen"),
    [
        ({"query": "q: ", "document": "d: "}, None, ("q: ", "d: ")),
        ({"query": "q: ", "passage": "p: ", "corpus": "c: "}, None, ("q: ", "p: ")),
        ({"other": "o: "}, "other", ("o: ", "o: ")),
        ({"query": "", "document": "", "other": "o: "}, "other", ("", "")),
        ({}, None, ("", "")),
    ],
)
def test_prompts_are_chosen_as_sentence_transformers_chooses(prompts, default, chosen):
    loaded = SimpleNamespace(prompts=prompts, default_prompt_name=default)

    assert onnx_export._prompts(loaded) == chosen


def test_a_model_with_an_unknown_part_is_refused_with_its_name(tmp_path):
    class Loaded(list):
        def __init__(self, parts):
            super().__init__(parts)
            self.prompts, self.default_prompt_name, self.truncate_dim = {}, None, None

    class Recounting:
        pass

    class Model(Counted):
        def loaded(self):
            return Loaded([Recounting()])

    files = ModelFiles("m", tmp_path, "c" * 64)

    refused = export_encoder(Model(files), files, tmp_path / "models")

    assert refused == NoExport("its module Recounting is not known", final=True)


def test_whoever_may_read_the_graph_may_read_its_weights(models):
    graph, weights = (folder_in(models) / name for name in (GRAPH, WEIGHTS))

    assert weights.stat().st_mode == graph.stat().st_mode
    assert graph.stat().st_size < 1_000_000 < weights.stat().st_size
