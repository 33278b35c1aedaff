"""The plain recipe that a user would write: SentenceTransformer, IndexFlatIP, rank_bm25.

A script of its own, so that its cold start is measured with what it needs and nothing else.  The
kindest honest assumptions: vectors, texts and the counted words come from disk, the model from a
folder without a look at any hub.
"""

import json
import pickle
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Cut a text into what is counted."""
    return _WORD.findall(text.lower())


class PlainRecipe:
    """Ten passages for a question, by both rankings, joined by reciprocal ranks."""

    def __init__(self, folder: Path, model: str, encoder: Any = None) -> None:
        """Open what `prepare` wrote; `encoder` is the loaded model where there is one already."""
        import faiss  # noqa: PLC0415
        import numpy as np  # noqa: PLC0415

        self._numpy = np
        if encoder is None:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415

            encoder = SentenceTransformer(model, device="cpu")
        self.encoder = encoder
        vectors = np.load(folder / "vectors.npy")
        self.index = faiss.IndexFlatIP(vectors.shape[1])
        self.index.add(vectors)
        self.texts = json.loads((folder / "texts.json").read_text("utf-8"))
        self.bm25 = pickle.loads((folder / "bm25.pickle").read_bytes())

    def encode(self, question: str) -> Any:
        """Return a unit row of shape (1, d)."""
        return self.encoder.encode([question], normalize_embeddings=True, show_progress_bar=False)

    def dense(self, vector: Any, limit: int) -> list[int]:
        """Rank rows by cosine."""
        return [int(row) for row in self.index.search(vector, limit)[1][0]]

    def lexical(self, question: str, limit: int) -> list[int]:
        """Rank rows by BM25."""
        scores = self.bm25.get_scores(words(question))
        limit = min(limit, len(scores))
        best = self._numpy.argpartition(-scores, limit - 1)[:limit]
        return [int(row) for row in best[self._numpy.argsort(-scores[best])]]

    def retrieve(self, question: str, limit: int = 10, vector: Any = None) -> list[int]:
        """Rank rows by both; `vector` is the question's, where another encoded it."""
        encoded = self.encode(question)
        return self.joined(question, encoded if vector is None else vector, limit)

    def joined(self, question: str, vector: Any, limit: int) -> list[int]:
        """Rank rows by both, the question encoded already."""
        scores: dict[int, float] = {}
        for ranking in (self.dense(vector, limit), self.lexical(question, limit)):
            for place, row in enumerate(ranking):
                scores[row] = scores.get(row, 0.0) + 1 / (60 + place)
        return sorted(scores, key=lambda row: -scores[row])[:limit]


def prepare(folder: Path, texts: Sequence[str], vectors: Any) -> None:
    """Write what the recipe opens.  Raises ModuleNotFoundError without rank_bm25."""
    import numpy as np  # noqa: PLC0415
    from rank_bm25 import BM25Okapi  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "vectors.npy", np.asarray(vectors, dtype=np.float32))
    (folder / "texts.json").write_text(json.dumps(list(texts)), "utf-8")
    bm25 = BM25Okapi([words(text) for text in texts])
    bm25.tokenizer = None
    # Last: where it stands, the folder is whole.
    (folder / "bm25.pickle").write_bytes(pickle.dumps(bm25))


def main(folder: str, model: str, *questions: str) -> None:
    """Retrieve for each question; print how long opening took and the first passage found."""
    # Other engines brought them; sklearn imports them where they are, a tenth of the start.
    sys.modules.update(dict.fromkeys(("pandas", "pyarrow")))
    began = time.perf_counter()
    recipe = PlainRecipe(Path(folder), model)
    opened_s = time.perf_counter() - began
    found = [recipe.retrieve(question) for question in questions]
    print(json.dumps({"opened_s": opened_s, "first": recipe.texts[found[0][0]]}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
