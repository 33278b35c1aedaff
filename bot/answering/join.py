"""Several questions in one message, answered in order as one reply."""

import re
from collections.abc import Sequence

from bot.answering.reply import MAX_TEXT, Answer, Citation, NoAnswer, Reply
from bot.phrases.phrases import Phrases

AS_OF_ROOM = 70
"""Characters left on the first page: an answer as of a day says so in a line of its own."""
_MARKER = re.compile(r"\[(\d+)\]")


def join(question: str, replies: Sequence[Reply], phrases: Phrases) -> Reply:
    """One reply of several: answers in order, then what could not be answered.

    A single reply passes as it is, but for its question.
    """
    answers = [r for r in replies if isinstance(r, Answer)]
    refusals = [r for r in replies if isinstance(r, NoAnswer)]
    if len(replies) == 1:
        return replies[0].model_copy(update={"question": question})
    if not answers:
        return refusals[0].model_copy(update={"question": question})
    citations: list[Citation] = []
    parts: list[list[str]] = []
    for answer in answers:
        number = {}
        for citation in answer.citations:
            twin = next(
                (
                    c
                    for c in citations
                    if (c.article, c.start) == (citation.article, citation.start)
                ),
                None,
            )
            if twin is None:
                twin = citation.model_copy(update={"marker": len(citations) + 1})
                citations.append(twin)
            number[citation.marker] = twin.marker
        parts.append(
            [
                _renumber(row, number)
                for row in (answer.direct, *answer.sides, *answer.support, *answer.pages)
            ]
        )
    rows = [row for part in parts for row in part]
    rows = list(dict.fromkeys(rows))
    unanswered = [phrases.say("answer-not-answered", refusal=r.direct) for r in refusals]
    first, pages = _fit([*rows, *unanswered])
    order = list(dict.fromkeys(int(n) for row in (*first, *pages) for n in _MARKER.findall(row)))
    number = {old: new for new, old in enumerate(order, 1)}
    kept = sorted((c for c in citations if c.marker in number), key=lambda c: number[c.marker])
    head = answers[0]
    return Answer(
        question=question,
        direct=_renumber(first[0], number),
        support=tuple(_renumber(r, number) for r in first[1:]),
        pages=tuple(_renumber(p, number) for p in pages),
        unanswered=tuple(unanswered),
        as_of=head.as_of,
        place=head.place,
        citations=tuple(c.model_copy(update={"marker": number[c.marker]}) for c in kept),
        snapshot=head.snapshot,
        language=head.language,
    )


def _renumber(row: str, number: dict[int, int]) -> str:
    return _MARKER.sub(lambda m: f"[{number[int(m[1])]}]", row)


def _fit(rows: list[str]) -> tuple[list[str], list[str]]:
    first: list[str] = []
    over: list[str] = []
    room = MAX_TEXT - AS_OF_ROOM
    for row in rows:
        if over or len(row) + 1 > room:
            over.append(row)
        else:
            first.append(row)
            room -= len(row) + 1
    pages: list[str] = []
    for row in over:
        if pages and len(pages[-1]) + len(row) + 1 <= MAX_TEXT:
            pages[-1] += "\n" + row
        else:
            pages.append(row)
    return first or [rows[0][:MAX_TEXT]], pages
