"""The exported encoder: the model's own vectors, kept whole, checked, and made again when lost."""

import json
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from index import onnx_export
from index.encoders import Encoder
from index.model_files import ModelFiles, find_model
from index.onnx_embedder import OnnxEmbedder
from index.onnx_export import export_encoder
from index.onnx_record import (
    GRAPH,
    RECORD,
    TOKENIZER,
    Export,
    NoExport,
    export_folder,
    find_export,
)
from index.sentence_embedder import SentenceEmbedder

MARKET = "The market opened late on Tuesday, traders in the old town said. "
TEXTS = (
    "Rain.",
    "THE FERRY SANK off Ḥerāt — “at dawn”, he said.",
    MARKET,
    MARKET * 4,
    "Crowds left. " + MARKET * 12,
    MARKET * 50,
)


class Untouchable:
    """Stands where sentence-transformers must not be needed."""

    def __init__(self, files):
        raise AssertionError(f"{files.name} was loaded through sentence-transformers")


@pytest.fixture(scope="module")
def original():
    return SentenceEmbedder(find_model())


@pytest.fixture
def copied(models, real_embedder, tmp_path):
    """A folder of exports that a test may damage."""
    shutil.copytree(models, tmp_path / "models")
    return tmp_path / "models"


def folder_in(models: Path) -> Path:
    return export_folder(models, find_model().checksum)


def test_the_exported_graph_gives_the_models_own_vectors(real_embedder, original, monkeypatch):
    monkeypatch.setattr("index.sentence_embedder.SentenceEmbedder", Untouchable)

    np.testing.assert_allclose(
        real_embedder.passages(TEXTS), original.passages(TEXTS), rtol=0, atol=1e-4
    )
    for text in TEXTS:
        asked = real_embedder.question(text)
        np.testing.assert_allclose(asked, original.question(text), rtol=0, atol=1e-4)
        assert real_embedder.count_tokens(text) == original.count_tokens(text)
    assert real_embedder.dimension == original.dimension


def test_what_a_sentence_says_beyond_the_longest_text_changes_nothing(real_embedder):
    long = MARKET * 50

    one, other = real_embedder.passages([long, long + "The ferry sank."])

    np.testing.assert_array_equal(one, other)


def test_sixteen_threads_at_once_get_what_each_gets_alone(models, real_embedder):
    questions = [f"Who opened market {number} and why{' then' * number}?" for number in range(16)]
    alone = [real_embedder.question(one) for one in questions]
    shared = Encoder(find_model(), models)  # not yet opened: they also race for that
    got: dict[int, np.ndarray] = {}
    start = threading.Barrier(16)

    def ask(place):
        start.wait()
        for _ in range(3):
            got[place] = shared.question(questions[place])

    askers = [threading.Thread(target=ask, args=(place,)) for place in range(16)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    for place, row in enumerate(alone):
        np.testing.assert_allclose(got[place], row, rtol=0, atol=1e-6)


def test_an_export_is_kept_with_its_checksums_and_its_likeness(models, real_embedder):
    said = json.loads((folder_in(models) / RECORD).read_text())["said"]

    assert said["model"] == find_model().checksum
    assert (said["dimension"], said["max_tokens"]) == (384, 256)
    assert set(said["files"]) == {GRAPH, TOKENIZER}
    assert said["cosine"] >= 0.9999
    assert [path.name for path in models.iterdir() if path.name != ".lock"] == [
        folder_in(models).name
    ]


def _flip(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)
        file.seek(1_000_000)
        file.write(bytes([byte[0] ^ 1]))


@pytest.mark.parametrize(
    ("name", "damage", "reason"),
    [
        (GRAPH, _flip, "its encoder.onnx is missing or damaged"),
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
def test_what_is_damaged_is_not_used_and_one_line_says_so(
    copied, name, damage, reason, monkeypatch
):
    monkeypatch.setattr("index.sentence_embedder.SentenceEmbedder", Counted)
    checksums, notes = copied / "checksums.json", []
    assert isinstance(find_export(copied, find_model(), checksums), Export)  # and remembers it
    damage(folder_in(copied) / name)

    encoder = Encoder(find_model(), copied, checksums, notes.append)
    encoder.question("when did the ferry sink?")
    encoder.question("why?")

    (note,) = notes
    assert f"without its exported graph, which is slower and takes more memory ({reason})" in note
    assert "python -m index build" in note


def test_a_question_makes_no_export_and_what_indexes_does(tmp_path, monkeypatch):
    made = []

    def stub(model, files, models, checksums):
        made.append(files)
        return NoExport("planted", final=True)

    monkeypatch.setattr(onnx_export, "export_encoder", stub)
    monkeypatch.setattr("index.sentence_embedder.SentenceEmbedder", Counted)
    notes = []
    encoder = Encoder(ModelFiles("m", tmp_path, "c" * 64), tmp_path / "models", note=notes.append)

    encoder.question("why?")
    assert (made, len(notes)) == ([], 1)
    assert encoder.count_tokens("two words") == 2
    encoder.passages(["rain"])
    assert (len(made), len(notes)) == (1, 1)


class Counted:
    """Counts words, and answers with one number."""

    dimension = 1

    def __init__(self, files):
        self.checksum = files.checksum

    def load(self):
        pass

    def count_tokens(self, text):
        return len(text.split())

    def question(self, text):
        return np.ones((1, 1), dtype=np.float32)

    def passages(self, texts, progress=None):
        return np.ones((len(texts), 1), dtype=np.float32)


def test_the_next_build_mends_a_damaged_export_once(copied, monkeypatch):
    (folder_in(copied) / GRAPH).write_bytes(b"no graph")
    made = []
    # Written in no time: what is tried here is the keeping of it, not the making.
    monkeypatch.setattr(onnx_export, "_exported", lambda *_: made.append(1) or _rewritten(copied))
    whole = json.loads((folder_in(copied) / RECORD).read_text())["said"]

    def _rewritten(models):
        beside = next(models.glob(".building-*"))
        (beside / GRAPH).write_bytes(b"graph")
        shutil.copy(folder_in(models) / TOKENIZER, beside / TOKENIZER)
        files = {name: onnx_export.sha256_of(beside / name) for name in (GRAPH, TOKENIZER)}
        return onnx_export.ExportRecord.model_validate(whole | {"files": files})

    first = export_encoder(Counted(find_model()), find_model(), copied)
    second = export_encoder(Counted(find_model()), find_model(), copied)

    assert isinstance(first, Export)
    assert first == second
    assert len(made) == 1
    assert (first.folder / GRAPH).read_bytes() == b"graph"
    assert not list(copied.glob(".building-*"))


def test_a_graph_that_gives_other_vectors_is_thrown_away_and_said(
    models, copied, original, monkeypatch
):
    shutil.rmtree(folder_in(copied))
    real = onnx_export.OnnxEmbedder

    def written(loaded, path):
        shutil.copy(folder_in(models) / GRAPH, path)
        return tuple(json.loads((folder_in(models) / RECORD).read_text())["said"]["inputs"])

    monkeypatch.setattr(onnx_export, "_write_graph", written)

    class Turned(real):
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


def test_where_nothing_can_be_kept_the_model_itself_does_it(tmp_path, monkeypatch):
    monkeypatch.setattr("index.sentence_embedder.SentenceEmbedder", Counted)
    (tmp_path / "models").write_text("a file where a folder is wanted")
    notes = []
    encoder = Encoder(ModelFiles("m", tmp_path, "c" * 64), tmp_path / "models", note=notes.append)

    rows = encoder.passages(["rain", "sun"])

    assert rows.shape == (2, 1)
    assert "it can't be kept in" in notes[0]


def test_each_prompt_stands_before_its_kind_of_text(models, real_embedder):
    found = find_export(models, find_model(), None)
    prompts = {"query_prompt": "ask: ", "passage_prompt": "tell: "}
    prompted = OnnxEmbedder(Export(found.folder, found.record.model_copy(update=prompts)))

    for got, expected in (
        (prompted.question("rain"), real_embedder.question("ask: rain")),
        (prompted.passages(["rain"]), real_embedder.passages(["tell: rain"])),
    ):
        np.testing.assert_allclose(got, expected, rtol=0, atol=1e-6)


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
