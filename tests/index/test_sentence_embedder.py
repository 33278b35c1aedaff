import json
import shutil
import subprocess
import sys

import faiss
import numpy as np
import pytest
import torch

from index.embedder import EmbedderError
from index.model_files import ModelFiles, find_model
from index.sentence_embedder import SentenceEmbedder


def test_rows_are_unit_rows_in_the_order_given(real_embedder):
    texts = ["Rain.", "The ferry sank in the storm off the northern quay.", "A market opened."]

    rows = real_embedder.passages(texts)

    assert rows.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    for text, row in zip(texts, rows, strict=True):
        np.testing.assert_allclose(real_embedder.question(text)[0], row, atol=1e-5)


def test_a_question_is_nearer_to_its_answer_than_to_another_sentence(real_embedder):
    sank, opened = real_embedder.passages(
        ["The ferry went down in the storm.", "A new market opened on the square."]
    )
    question = real_embedder.question("When did the boat sink?")[0]

    assert question @ sank > 0.4 > question @ opened


def test_the_same_text_gives_the_same_row(real_embedder):
    once = real_embedder.question("When did the boat sink?")

    np.testing.assert_array_equal(real_embedder.question("When did the boat sink?"), once)


def test_tokens_are_counted_without_padding_or_cutting(real_embedder):
    assert real_embedder.count_tokens("ferry") == 3  # and the markers of start and end
    assert real_embedder.count_tokens("ferry " * 900) == 902


def test_progress_ends_at_the_number_of_texts(real_embedder):
    told = []

    real_embedder.passages(["rain"] * 300, told.append)

    assert told == [256, 300]


def test_the_prompts_of_another_model_are_honoured(tmp_path, real_embedder):
    folder = tmp_path / "prompted"
    shutil.copytree(find_model().folder, folder, ignore=lambda *_: ["model.safetensors"])
    (folder / "model.safetensors").symlink_to(find_model().folder / "model.safetensors")
    prompts = {"prompts": {"query": "ask: ", "document": "tell: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    prompted = SentenceEmbedder(find_model(str(folder)))

    question, passage = prompted.question("rain"), prompted.passages(["rain"])

    np.testing.assert_allclose(question, real_embedder.question("ask: rain"), atol=1e-5)
    np.testing.assert_allclose(passage, real_embedder.passages(["tell: rain"]), atol=1e-5)
    assert prompted.checksum != real_embedder.checksum


def test_a_folder_that_is_no_model_is_refused_in_one_sentence(tmp_path):
    embedder = SentenceEmbedder(ModelFiles("broken", tmp_path, "0"))

    with pytest.raises(EmbedderError, match=r"could not be loaded .*--model"):
        embedder.load()


def test_knowing_which_model_it_is_loads_nothing():
    code = (
        "import sys; from index.model_files import find_model;"
        "from index.sentence_embedder import SentenceEmbedder;"
        "SentenceEmbedder(find_model()).checksum;"
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_use_says_nothing_on_the_terminal():
    code = (
        "from index.model_files import find_model;"
        "from index.sentence_embedder import SentenceEmbedder;"
        "SentenceEmbedder(find_model()).question('rain')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("", "")


def test_passages_get_every_thread_and_a_question_one_whatever_faiss_has_set():
    embedder = SentenceEmbedder(find_model(), threads=3)

    faiss.omp_set_num_threads(1)
    embedder.passages(["rain"])
    assert torch.get_num_threads() == 3
    embedder.question("rain")
    assert torch.get_num_threads() == 1
