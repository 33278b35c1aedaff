"""A ladder of answerers, each the one below it with one part of the product added.

The first three differ in how passages are ranked; the sentence taken of the best passage is
always the one nearest to the question by cosine.  A gate on that cosine is the only refusal of
"dense" and "fused"; "lexical", which has no vector to judge by, refuses where no word is found.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.answering.asking import clean, split_questions
from bot.answering.case import Case
from bot.answering.days import capitalised, day_words
from bot.answering.draft import Draft, quoted
from bot.answering.follow_ups import follow
from bot.answering.ground import Ground, Line
from bot.answering.matching import place_met
from bot.answering.question import Question, understand
from bot.answering.reply import Asked, NoAnswer, Reply
from bot.answering.routes import from_events
from bot.phrases.phrases import phrases_in
from index.fusion import Mode
from index.retriever import Hit
from index.vectors import FloatMatrix
from tests.evaluation.desk import Desk, search_words

LEAST_COSINE = 0.45
"""Below it the nearest sentence is no answer, in the rungs that have a vector to judge by."""
_PASSAGES = 10
"""Passages looked through for one whose sentences are not all dropped."""
_LONGEST = 600
"""Characters of a quote, so that it fits on a page with its lead."""

Rung = Callable[[Asked], Reply]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Quotes the sentence nearest to the question in the best passage."""

    desk: Desk
    mode: Mode
    places: bool = False
    """Whether sentences about other places than the one asked are dropped."""
    dates: bool = False
    """Whether "when" is answered with a day, and by sentences that have one only."""

    def __call__(self, asked: Asked) -> Reply:
        """The quote, or a refusal where nothing is left or near enough."""
        words = search_words(asked)
        question = read_question(asked, self.desk.ground)
        vector = self.desk.retriever.embed(words)
        hits = self.desk.retriever.search(
            words, _PASSAGES, published_until=asked.as_of, mode=self.mode, vector=vector
        )
        for hit in hits if self.places or self.dates else hits[:1]:
            lines = [line for line in _lines(hit, self.desk.ground) if self._kept(line, question)]
            if lines:
                cosine, line = max(
                    ((_cosine(line, vector, self.desk), line) for line in lines),
                    key=lambda pair: (pair[0], -pair[1].sentence.index),
                )
                if self.mode == "lexical" or cosine >= LEAST_COSINE:
                    return self._quote(asked, line, question)
                break
        return NoAnswer(
            question=asked.question,
            direct="No sentence of the articles is near enough.",
            covered="",
            as_of=asked.as_of,
            snapshot=self.desk.snapshot.id,
        )

    def _kept(self, line: Line, question: Question | None) -> bool:
        if question is None:
            return True
        if self.places and not all(
            place_met(place, line, self.desk.ground) for place in question.places
        ):
            return False
        return not (self.dates and question.kind == "when") or _day(line) is not None

    def _quote(self, asked: Asked, line: Line, question: Question | None) -> Reply:
        draft = Draft()
        mark = draft.cite(line)
        quote = quoted(line, phrases_in(asked.language), _LONGEST)
        day = _day(line) if self.dates and question and question.kind == "when" else None
        direct = f"{day}: {quote} {mark}" if day else f"{quote} {mark}"
        return draft.answer(
            asked.question, direct, as_of=asked.as_of, snapshot=self.desk.snapshot.id
        )


@dataclass(frozen=True, slots=True)
class WithEvents:
    """Answers from the event table where it has an answer or a reason to refuse."""

    desk: Desk
    below: Rung

    def __call__(self, asked: Asked) -> Reply:
        """What the event table says, else what the rung below says."""
        question = read_question(asked, self.desk.ground)
        if question is not None:
            told = from_events(Case(question, self.desk.ground, asked.as_of))
            if told is not None:
                return told
        return self.below(asked)


def ladder(desk: Desk) -> dict[str, Rung]:
    """The rungs by name, lowest first; the last is the product itself."""
    dated = Nearest(desk, "fused", places=True, dates=True)
    return {
        "dense": Nearest(desk, "dense"),
        "lexical": Nearest(desk, "lexical"),
        "fused": Nearest(desk, "fused"),
        "+ places": Nearest(desk, "fused", places=True),
        "+ dates": dated,
        "+ events": WithEvents(desk, dated),
        "+ evidence": desk.answerer.answer,
    }


def read_question(asked: Asked, ground: Ground) -> Question | None:
    """The first question of a message, follow-ups filled in from the turns before.

    None where nothing is asked.  Joining several questions belongs to the last rung.
    """
    turns: list[Question] = []
    for text in asked.history:
        for part in split_questions(clean(text))[0]:
            turns.append(follow(understand(part, ground, asked.as_of), part, turns))
    parts, background = split_questions(clean(asked.question))
    if not parts:
        return None
    return follow(understand(parts[0], ground, asked.as_of, background), parts[0], turns)


def _lines(hit: Hit, ground: Ground) -> list[Line]:
    passage = hit.passage
    within = range(passage.first_sentence, passage.last_sentence + 1)
    return [ground.lines[passage.article_id, i] for i in within]


def _cosine(line: Line, vector: FloatMatrix, desk: Desk) -> float:
    row = desk.snapshot.sentence_vectors(line.article.id)[line.sentence.index]
    return float(np.asarray(row, dtype=np.float32) @ vector[0])


def _day(line: Line) -> str | None:
    """The first day or days worked out in a sentence, in words."""
    for span in line.reading.spans:
        if span.first is not None and span.last is not None:
            return capitalised(day_words(span.first, span.last, phrases_in("en")))
    return None
