"""The stand-in's vectors, and that a pair takes the model's time."""

import numpy as np
import pytest

from index.model_files import find_model
from tests.bench.stand_in import PairedEmbedder, StandInEmbedder
from tests.index.fakes import WordEmbedder

SAMPLE = ("Fighters captured the town on Sunday.", "The price of bread rose, traders said.")


@pytest.fixture(scope="module")
def stand_in():
    files = find_model()
    return StandInEmbedder(files.folder, files.name, files.checksum, SAMPLE)


def test_rows_are_of_length_1_and_follow_from_the_text_alone(stand_in):
    texts = ["The harbour burned.", "A ferry sank.", ""]

    together, alone = stand_in.passages(texts), stand_in.question(texts[1])

    assert together.shape == (3, 384)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1)
    assert together[1] == pytest.approx(alone[0], abs=1e-6)
    assert together[0] @ together[1] < 0.9


def test_texts_that_share_rare_words_are_neighbours(stand_in):
    asked, near, far = stand_in.passages(
        [
            "who captured the harbour of Rotterdam",
            "soldiers captured Rotterdam and its harbour",
            "the price of wheat doubled in winter",
        ]
    )

    assert asked @ near > asked @ far + 0.3


def test_a_pair_asks_the_model_and_answers_with_the_stand_in(stand_in):
    model = WordEmbedder()
    pair = PairedEmbedder(model, stand_in)

    rows = pair.passages(["the ferry sank"])

    assert model.asked == ["the ferry sank"]
    assert rows == pytest.approx(stand_in.passages(["the ferry sank"]))
    assert pair.question("ferry") == pytest.approx(stand_in.question("ferry"))
    assert pair.dimension == 384
