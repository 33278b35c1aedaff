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


def test_a_question_beside_another_gets_the_vector_that_it_gets_alone(models, monkeypatch):
    export = find_export(models, find_model(), None)
    assert isinstance(export, Export)
    alone, beside = OnnxEmbedder(export), OnnxEmbedder(export)
    monkeypatch.setattr(beside, "_is_alone", lambda: False)

    for text in (*TEXTS, *(f"Who opened market {number}?" for number in range(20))):
        np.testing.assert_array_equal(alone.question(text), beside.question(text))

    assert "_beside" in vars(beside)
    assert "_beside" not in vars(alone)


def test_a_question_is_alone_until_another_thread_asks_within_a_moment(models, monkeypatch):
    export = find_export(models, find_model(), None)
    assert isinstance(export, Export)
    embedder, clock = OnnxEmbedder(export), [100.0]
    monkeypatch.setattr("index.onnx_embedder.time.monotonic", lambda: clock[0])

    def elsewhere():
        told = []
        thread = threading.Thread(target=lambda: told.append(embedder._is_alone()))
        thread.start()
        thread.join()
        return told[0]

    assert embedder._is_alone()
    assert embedder._is_alone()
    assert not elsewhere()
    assert not embedder._is_alone()
    clock[0] += 1.0
    assert elsewhere()
