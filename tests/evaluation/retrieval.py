"""How often the passages found hold the sentence that answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.reply import Asked
from corpus.passage import Passage
from index.fusion import Mode
from index.retriever import Retriever
from tests.evaluation.desk import search_words
from tests.evaluation.inputs import Item, Scorer

MODES: tuple[Mode, ...] = ("dense", "lexical", "fused")
DEPTHS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """One way of ranking passages; shares are of all questions that have a gold sentence."""

    mode: Mode
    questions: int
    reachable: int
    """Questions for which any passage at all counts; the others can only be missed."""
    recall: tuple[float, ...]
    """Share with a passage that counts among the best 1, 3, 5 and 10."""
    mrr: float
    """Mean of 1/rank of the first passage that counts; 0 where it is not among the best 10."""


def measure_retrieval(
    retriever: Retriever, items: Sequence[Item], scorer: Scorer
) -> tuple[RetrievalFigures, ...]:
    """Search for every question that has a gold sentence, in every mode; () if none has."""
    asked = [item for item in items if item.gold_sources]
    if not asked:
        return ()
    right = [_rows_that_count(item, retriever.snapshot.passages, scorer) for item in asked]
    reachable = sum(bool(rows) for rows in right)
    found = []
    for mode in MODES:
        ranks = [
            _rank(item, rows, retriever, mode) for item, rows in zip(asked, right, strict=True)
        ]
        hits = [rank for rank in ranks if rank is not None]
        found.append(
            RetrievalFigures(
                mode=mode,
                questions=len(asked),
                reachable=reachable,
                recall=tuple(sum(rank <= n for rank in hits) / len(asked) for n in DEPTHS),
                mrr=sum(1 / rank for rank in hits) / len(asked),
            )
        )
    return tuple(found)


def _rows_that_count(item: Item, passages: Sequence[Passage], scorer: Scorer) -> frozenset[int]:
    """Rows of the passages that contain a gold sentence or stand whole inside one."""
    gold = [(scorer.art_id(one.where), scorer.squash(one.sentence)) for one in item.gold_sources]
    return frozenset(
        row
        for row, passage in enumerate(passages)
        for article, sentence in gold
        if article == scorer.art_id(passage.article_id)
        and ((text := scorer.squash(passage.text)) in sentence or sentence in text)
    )


def _rank(item: Item, rows: frozenset[int], retriever: Retriever, mode: Mode) -> int | None:
    words = search_words(Asked(question=item.question, history=item.history))
    hits = retriever.search(words, max(DEPTHS), published_until=item.as_of, mode=mode)
    return next((rank for rank, hit in enumerate(hits, 1) if hit.row in rows), None)
