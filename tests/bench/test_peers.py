"""Equal recall: how it is counted and how an engine is brought to it."""

import sys

import numpy as np
import pytest

from index.vectors import unit_rows
from tests.bench.peers import FaissFlat, NotInstalledError, imported, recall, tuned
from tests.bench.trial import known_found, known_items, nearest


class Careless:
    """Finds as many of the first ten rows as it is set to."""

    settings = (3, 6, 10)

    def __init__(self, most=10):
        self.most = most

    def tune(self, setting):
        self.setting = min(setting, self.most)

    def search(self, vector, limit):
        return list(range(self.setting)) + [99] * (limit - self.setting)


VECTOR = np.ones((1, 2), dtype=np.float32)


def test_recall_is_the_share_of_the_exact_ones_in_any_order():
    assert recall([[1, 2], [5, 9]], [[2, 1], [9, 8]]) == 0.75


def test_an_engine_is_set_to_the_fastest_setting_that_suffices(monkeypatch):
    monkeypatch.setattr("tests.bench.peers.NEEDED_RECALL", 0.6)
    engine = Careless()

    assert tuned(engine, [VECTOR], [list(range(10))]) == 0.6
    assert engine.setting == 6


def test_an_engine_that_never_suffices_stays_at_its_most_thorough():
    engine = Careless(most=5)

    assert tuned(engine, [VECTOR], [list(range(10))]) == 0.5
    assert engine.setting == 5


def test_a_package_that_is_not_there_is_said_to_be_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "hnswlib", None)

    with pytest.raises(NotInstalledError, match="not installed"):
        imported("hnswlib")


def test_flat_search_and_the_exact_neighbours_agree(tmp_path):
    rows = unit_rows(np.random.default_rng(1).standard_normal((50, 8)).astype(np.float32))
    flat = FaissFlat(rows, tmp_path)

    assert flat.search(rows[7:8], 5) == nearest(rows, rows[7:8], 5)
    assert nearest(rows, rows[7:8], 5)[0] == 7


def test_a_known_item_is_words_of_its_own_passage_in_their_order():
    texts = [f"a{n} b{n} c{n} d{n} e{n} f{n} g{n} h{n}" for n in range(30)]

    found = known_items(texts, 10, seed=1)

    assert len({row for row, _ in found}) == 10
    for row, text in found:
        words = text.split()
        assert len(words) == 6
        assert words == [word for word in texts[row].split() if word in words]


def test_known_items_count_where_their_own_passage_is_among_the_hits():
    class Asked:
        def __init__(self, row):
            self.row = row

    assert known_found(lambda asked: [0, 1, 2], [Asked(0), Asked(2), Asked(3), Asked(9)]) == 0.5
