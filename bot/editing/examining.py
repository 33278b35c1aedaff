"""Golden questions, put to a snapshot as people would put them."""

from collections.abc import Iterator, Sequence

from bot.answering.answerer import Answerer
from bot.answering.reply import Answer, Asked
from corpus.gazetteer import Gazetteer
from index.embedder import Embedder
from index.golden import GoldenAnswer, GoldenQuestion
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.terms import fold


def examine(
    snapshot: Snapshot,
    embedder: Embedder,
    gazetteer: Gazetteer,
    questions: Sequence[GoldenQuestion],
) -> Iterator[GoldenAnswer]:
    """Give what a snapshot answers to golden questions, in their order, as it comes.

    Blocks, with the embedder to itself.  Raises SnapshotError if the snapshot can't be searched.
    """
    answerer = Answerer(snapshot, Retriever(snapshot, embedder, gazetteer), gazetteer)
    for question in questions:
        yield _answered(answerer, question)


def _answered(answerer: Answerer, question: GoldenQuestion) -> GoldenAnswer:
    reply = answerer.answer(Asked(question=question.question, as_of=question.as_of))
    answered = isinstance(reply, Answer)
    said = _plain(reply.text)
    holds = answered != question.refused and all(_plain(one) in said for one in question.contains)
    return GoldenAnswer(question=question.question, text=reply.text, answered=answered, holds=holds)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
