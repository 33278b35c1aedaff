"""The exported graph, run: the model's own vectors, whoever asks and however many at once."""

import threading

import numpy as np
import pytest

from index.encoders import Encoder
from index.model_files import find_model
from index.onnx_embedder import OnnxEmbedder
from index.onnx_record import Export, find_export
from index.sentence_embedder import SentenceEmbedder
from tests.index.exports import Untouchable

MARKET = "The market opened late on Tuesday, traders in the old town said. "
TEXTS = (
    "Rain.",
    "THE FERRY SANK off Ḥerāt — “at dawn”, he said.",
    MARKET,
    MARKET * 4,
    "Crowds left. " + MARKET * 12,
    MARKET * 50,
)


@pytest.fixture(scope="module")
def original():
    return SentenceEmbedder(find_model())


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


def test_each_prompt_stands_before_its_kind_of_text(models, real_embedder):
    found = find_export(models, find_model(), None)
    prompts = {"query_prompt": "ask: ", "passage_prompt": "tell: "}
    prompted = OnnxEmbedder(Export(found.folder, found.record.model_copy(update=prompts)))

    for got, expected in (
        (prompted.question("rain"), real_embedder.question("ask: rain")),
        (prompted.passages(["rain"]), real_embedder.passages(["tell: rain"])),
    ):
        np.testing.assert_allclose(got, expected, rtol=0, atol=1e-6)
