"""The encoder of a command: the export where there is a good one, and what it does without."""

import shutil

import numpy as np
import pytest

from index import onnx_export
from index.encoders import Encoder
from index.model_files import ModelFiles, find_model
from index.onnx_record import (
    GRAPH,
    RECORD,
    TOKENIZER,
    WEIGHTS,
    Export,
    NoExport,
    NotExportableError,
    find_export,
)
from tests.index.exports import Counted, Untouchable, export_quickly, flip, folder_in, unopenable


@pytest.fixture
def counted(monkeypatch):
    """Counting stands where sentence-transformers would be needed."""
    monkeypatch.setattr("index.sentence_embedder.SentenceEmbedder", Counted)


@pytest.mark.parametrize(
    ("name", "damage", "reason"),
    [
        (GRAPH, flip, "its encoder.onnx is missing or damaged"),
        (WEIGHTS, flip, "its encoder.weights is missing or damaged"),
        (WEIGHTS, lambda path: path.unlink(), "its encoder.weights is missing or damaged"),
        (GRAPH, lambda path: path.unlink(), "its encoder.onnx is missing or damaged"),
        (TOKENIZER, lambda path: path.write_text("{}"), "its tokenizer.json is missing or damaged"),
        (RECORD, lambda path: path.write_text("{"), "its record can't be read"),
        (RECORD, lambda path: path.unlink(), "it is not there"),
        (
            RECORD,
            lambda path: path.write_text(path.read_text().replace(find_model().checksum, "0" * 64)),
            "it is of another model",
        ),
    ],
)
def test_what_is_damaged_is_not_used_and_one_line_says_so(copied, counted, name, damage, reason):
    checksums, notes = copied / "checksums.json", []
    assert isinstance(find_export(copied, find_model(), checksums), Export)  # and remembers it
    damage(folder_in(copied) / name)

    encoder = Encoder(find_model(), copied, checksums, notes.append)
    encoder.question("when did the ferry sink?")
    encoder.question("why?")

    (note,) = notes
    assert f"without its exported graph, which is slower and takes more memory ({reason})" in note
    assert "python -m index export" in note


def test_a_question_makes_no_export_and_what_indexes_does(tmp_path, counted, monkeypatch):
    made = []

    def stub(model, files, models, checksums):
        made.append(files)
        return NoExport("planted", final=True)

    monkeypatch.setattr(onnx_export, "export_encoder", stub)
    notes = []
    encoder = Encoder(ModelFiles("m", tmp_path, "c" * 64), tmp_path / "models", note=notes.append)

    encoder.question("why?")
    assert (made, len(notes)) == ([], 1)
    assert encoder.count_tokens("two words") == 2
    encoder.passages(["rain"])
    assert (len(made), len(notes)) == (1, 1)


def test_where_nothing_can_be_kept_the_model_itself_does_it(tmp_path, counted):
    (tmp_path / "models").write_text("a file where a folder is wanted")
    notes = []
    encoder = Encoder(ModelFiles("m", tmp_path, "c" * 64), tmp_path / "models", note=notes.append)

    rows = encoder.passages(["rain", "sun"])

    assert rows.shape == (2, 1)
    assert "it can't be kept in" in notes[0]


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("DefaultCPUAllocator: can't allocate memory"),
        MemoryError("no room"),
        ImportError("No module named 'onnxruntime'"),
        OSError(28, "No space left on device"),
    ],
)
def test_what_passes_is_no_reason_for_the_next_command(tmp_path, counted, monkeypatch, error):
    files, models = ModelFiles("m", tmp_path, "c" * 64), tmp_path / "models"

    def fail(*_):
        raise error

    monkeypatch.setattr(onnx_export, "_exported", fail)
    notes = []
    encoder = Encoder(files, models, note=notes.append)

    found = encoder.export()

    assert encoder.passages(["rain"]).shape == (1, 1)
    assert found.final is False
    assert notes[0].endswith("To make it: python -m index export")
    assert find_export(models, files, None) == NoExport("it is not there")


def test_a_model_without_an_export_for_good_is_told_with_the_folder(tmp_path, counted, monkeypatch):
    def refuse(*_):
        raise NotExportableError("its module Recounting is not known")

    monkeypatch.setattr(onnx_export, "_exported", refuse)
    files, notes = ModelFiles("m", tmp_path, "c" * 64), []
    Encoder(files, tmp_path / "models").export()

    Encoder(files, tmp_path / "models", note=notes.append).question("why?")

    (note,) = notes
    assert "(its module Recounting is not known)" in note
    assert f"unless you remove {tmp_path / 'models' / ('c' * 16)}." in note
    assert "python -m" not in note


def test_an_export_that_does_not_open_is_done_without_and_made_again_by_what_indexes(
    models, copied, counted, monkeypatch
):
    unopenable(copied)
    made = export_quickly(monkeypatch, models)
    notes = []

    asked = Encoder(find_model(), copied, note=notes.append).question("rain")
    indexed = Encoder(find_model(), copied, note=notes.append).passages(["rain"])

    assert asked.shape == (1, 1)  # counted
    assert indexed.shape == (1, 384)
    assert len(made) == len(notes) == 1
    assert "can't be run" in notes[0]
    assert "python -m index export" in notes[0]


def test_an_export_made_meanwhile_is_used_once_it_is_looked_for_again(
    models, real_embedder, tmp_path, counted, monkeypatch
):
    notes = []
    encoder = Encoder(find_model(), tmp_path / "models", note=notes.append)
    without = encoder.question("rain")
    with monkeypatch.context() as idle:
        idle.setattr("index.encoders.find_export", Untouchable)  # nothing changed, nothing is read
        encoder.look_again()

    shutil.copytree(models, tmp_path / "models")
    before = encoder.question("rain")
    encoder.look_again()

    assert without.shape == before.shape == (1, 1)
    np.testing.assert_allclose(encoder.question("rain"), real_embedder.question("rain"), atol=1e-6)
    assert notes[1:] == ["The model's exported graph is there now, and is used."]


def test_looking_again_opens_nothing_that_nobody_has_used(copied, monkeypatch):
    monkeypatch.setattr("index.encoders.find_export", Untouchable)

    Encoder(find_model(), copied).look_again()
