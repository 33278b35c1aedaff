"""From a question to a proved answer or an honest refusal, on one snapshot."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from bot.answering import comparing, lists
from bot.answering.alternatives import alternatives
from bot.answering.asking import clean, split_questions
from bot.answering.case import Case
from bot.answering.evidence import THIN, Evidence, weigh
from bot.answering.follow_ups import follow
from bot.answering.general import compose
from bot.answering.ground import Ground, Line
from bot.answering.join import join
from bot.answering.matching import related
from bot.answering.ordering import in_order, items_of
from bot.answering.question import Question, understand
from bot.answering.refusal import nothing_asked, refuse
from bot.answering.reply import Answer, Asked, Reply, prove
from bot.answering.rolls import listed_people
from bot.answering.slips import Speller
from bot.answering.speaking import speaks
from bot.answering.standing import status
from bot.answering.tallies import count_captures
from bot.answering.timeline import timeline
from bot.answering.when import at_the_time
from bot.answering.when_taken import when_captured
from bot.answering.whether_taken import sources_of, whether_captured, who_says
from bot.answering.words import is_identity
from corpus.article import ArticleId
from corpus.gazetteer import Gazetteer
from index.retriever import Retriever
from index.snapshot import Snapshot

LEAST_CONFIDENCE = 0.33
"""Below it a sentence is no answer.  Chosen on the questions that `evidence._CALIBRATED` names."""
LEAST_WITHOUT_DEED = 0.65
"""The same for a sentence that does not tell of the very thing asked to have been done."""
_HOLLOW = 0.3
"""Weight under which a question has no words of its own beside its places ("how far is X")."""
_LEAST_SIMILARITY = 0.4
"""Cosine that such a question asks of a sentence instead."""
_SENTENCES = 80
"""Sentences weighed because they hold most of the words asked for, or their synonyms."""
_PASSAGES = 20
"""Passages looked into for evidence; their sentences and neighbours are weighed one by one."""


Keys = frozenset[tuple[ArticleId, int]]
"""Sentences by (article, index)."""


class Answerer:
    """Answers from one snapshot.  Deterministic; not for two threads at once."""

    def __init__(self, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer) -> None:
        self.snapshot = snapshot
        self._retriever = retriever
        self._ground = Ground(snapshot, gazetteer)
        self._speller = Speller(self._ground)

    @property
    def ground(self) -> Ground:
        """What it answers from."""
        return self._ground

    def answer(self, asked: Asked) -> Reply:
        """The proved answer, or the refusal, to one message; several questions are joined."""
        text = clean(asked.question)
        parts, background = split_questions(text)
        earlier, near = self._earlier(asked)
        if not parts:
            empty = understand("", self._ground, asked.as_of)
            return nothing_asked(text, Case(empty, self._ground, asked.as_of))
        replies: list[Reply] = []
        turns, given = list(earlier), Keys()
        for part in parts:
            mended = self._speller.mend(part)
            question = understand(mended, self._ground, asked.as_of, background)
            question = follow(question, mended, turns)
            background = f"{background} {part}"
            reply = self._one(Case(question, self._ground, asked.as_of), near, given)
            replies.append(reply)
            turns.append(question)
            if isinstance(reply, Answer):
                given = _cited(reply, self._ground)
                near = near | given
        whole = join(text, replies)
        return prove(whole, dict(self.snapshot.articles)) if isinstance(whole, Answer) else whole

    def _earlier(self, asked: Asked) -> tuple[list[Question], Keys]:
        turns: list[Question] = []
        near: Keys = frozenset()
        for text in asked.history[-4:]:
            for part in split_questions(clean(text))[0]:
                mended = self._speller.mend(part)
                question = follow(understand(mended, self._ground, asked.as_of), mended, turns)
                reply = self._one(Case(question, self._ground, asked.as_of), near)
                turns.append(question)
                if isinstance(reply, Answer):
                    near = _cited(reply, self._ground)
        return turns, near

    def _one(self, case: Case, near: Keys, given: Keys = frozenset()) -> Reply:
        """The reply to one question; `given` are the sentences that answered the part before."""
        items = items_of(case.question.text) if case.question.kind == "timeline" else ()
        if items and (ordered := in_order(case, items, self._finder(case))):
            return ordered
        if near and _WHO_SAYS.match(case.question.text):
            lines = [self._ground.lines[k] for k in sorted(given or near)]
            return sources_of(case, lines)
        told = from_events(case)
        if told is not None:
            return told
        evidence = self._evidence(case, near)
        if case.question.kind in ("choice", "what", "yes_no", "where"):
            sides = alternatives(case, evidence)
            if sides is not None:
                return sides
        if case.question.kind in ("list", "who"):
            named = listed_people(case)
            if named is not None:
                return named
        good = [e for e in evidence if enough(case, e, self._ground)]
        if given and sum(t.weight for t in case.question.terms) < THIN:
            good = [e for e in good if e.line.key not in given] or good
        if good:
            return compose(case, good)
        late = from_status(case)
        return late if late is not None else refuse(case, evidence)

    def _finder(self, case: Case) -> Callable[[str], tuple[Question, Sequence[Evidence]]]:
        def find(item: str) -> tuple[Question, Sequence[Evidence]]:
            question = understand(item, self._ground, case.as_of)
            if not question.places:
                question = replace(question, places=case.question.places[:1])
            return question, self._evidence(Case(question, self._ground, case.as_of), frozenset())

        return find

    def _evidence(self, case: Case, near: Keys) -> tuple[Evidence, ...]:
        question = case.question
        words = " ".join([question.text, *(t.text for t in question.background)])[:2000]
        vector = self._retriever.embed(words)
        hits = self._retriever.search(words, _PASSAGES, published_until=case.as_of, vector=vector)
        lines: dict[tuple[ArticleId, int], Line] = {}
        for hit in hits:
            passage = hit.passage
            for i in range(passage.first_sentence - 1, passage.last_sentence + 2):
                line = self._ground.lines.get((passage.article_id, i))
                if line is not None and case.usable(line):
                    lines[line.key] = line
        stems = {t.stem: t.weight for t in question.background}
        stems |= {s: t.weight for t in question.terms for s in (t.stem, *t.also)}
        if question.outlets:
            for article in sorted(question.outlets):
                lines |= {x.key: x for x in self._ground.by_article[article] if case.usable(x)}
        for line in self._ground.holding(stems, _SENTENCES):
            if case.usable(line):
                lines[line.key] = line
        for article, i in near:
            for step in range(-3, 4):
                line = self._ground.lines.get((article, i + step))
                if line is not None and case.usable(line):
                    lines[line.key] = line
        similarity = {}
        for article in {k[0] for k in lines}:
            cosines = (
                np.asarray(self.snapshot.sentence_vectors(article), dtype=np.float32) @ vector[0]
            )
            similarity.update({k: float(cosines[k[1]]) for k in lines if k[0] == article})
        return weigh(question, lines.values(), self._ground, similarity, near)


def from_events(case: Case) -> Reply | None:
    """The answer from the event table, where the question is about who holds or took a place."""
    question, place = case.question, case.place
    captures_asked = "captured" in question.events or _city_surrender(question)
    match question.kind:
        case "timeline":
            return timeline(case, place)
        case "between":
            return comparing.between(case)
        case "compare" if captures_asked or len(question.places) > 1:
            return comparing.compare(case)
        case "how_many" if (
            question.counts_captures and not question.places and not _is_share(question)
        ):
            day = next((d.last for d in question.dates if d.last), None)
            return count_captures(case, day)
        case "when" if captures_asked and place is not None and _only_event(question):
            return when_captured(case, place) or refuse(case, ())
        case "choice" | "yes_no" if (
            captures_asked
            and place is not None
            and (
                _HOUR.search(question.text)
                or (question.kind == "choice" and question.weekday is not None)
            )
        ):
            return when_captured(case, place)
        case "yes_no" | "choice" if captures_asked and place is not None and _only_event(question):
            if _MANNER.search(question.text):
                return None
            return whether_captured(case, place)
        case "list" | "where" if (
            question.kind == "list" and question.dates and question.counts_noun
        ):
            return lists.list_captured(case)
        case "list" | "where" if (
            (captures_asked or _HELD.search(question.text))
            and not question.places
            and question.counts_noun
        ):
            return lists.list_not_captured(case) or lists.list_captured(case)
        case "status" | "describe" if place is not None and place.kind != "country":
            telling = [t for t in question.terms if t.weight > 0.3 and not t.unknown]
            return None if telling else status(case, place)
        case "who" if _WHO_SAYS.match(question.text) and question.follows and place is not None:
            return who_says(case, place)
    return None


def _city_surrender(question: Question) -> bool:
    """Whether "surrender" is asked of a place, not of its soldiers: that is its capture."""
    return (
        "surrendered" in question.events
        and bool(question.places)
        and not question.names
        and question.noun is None
        and re.search(r"\b(?:soldiers|troops|forces|police|men|officers)\b", question.text, re.I)
        is None
    )


def from_status(case: Case) -> Reply | None:
    """What is told of the place, for a short question whose own words no article meets."""
    question = case.question
    if case.place is None or case.place.kind == "country":
        return None
    asks_state = question.kind in ("yes_no", "choice") and question.events and not question.names
    if question.kind not in ("status", "describe") and not asks_state:
        return None
    return status(case, case.place)


def enough(case: Case, evidence: Evidence, ground: Ground) -> bool:
    """Whether a sentence may stand as an answer: its names, words, type and speaker are there."""
    question = case.question
    if not evidence.typed and question.kind in (
        "when",
        "how_many",
        "how_old",
        "how_far",
        "how_long",
    ):
        return False
    missing = {t.stem for t in evidence.missing}
    if any(t.stem in missing for t in question.names):
        return False
    if any(t.unknown and t.name for t in question.terms):
        return False
    if question.kind in _COUNTED and any(
        is_identity(t.stem) and not t.name for t in evidence.missing
    ):
        return False
    deed = question.deed
    if deed is not None and deed.speech and deed.subject:
        own_voice = question.outlets and not question.names
        if not own_voice and not speaks(deed.subject, evidence.line, ground):
            return False
    if question.place_asked is not None and question.kind == "where" and not evidence.typed:
        return False
    if question.kind != "when" and not at_the_time(question.dates, evidence.line):
        return False
    if not related(question, evidence.line):
        return False
    if deed is not None and not (deed.speech and deed.subject) and evidence.told is False:
        return evidence.confidence >= LEAST_WITHOUT_DEED
    if question.places and evidence.typed and sum(t.weight for t in question.terms) < _HOLLOW:
        return evidence.similarity >= _LEAST_SIMILARITY
    return evidence.confidence >= LEAST_CONFIDENCE


_COUNTED = frozenset({"how_many", "who", "list", "where"})
"""Kinds in which "Indian", "Russian" and the like qualify the very thing asked for."""
_HELD = re.compile(r"\bunder\s+(?:\w+\s+)?control\b|\b(?:have|hold|control|held|taken|yet)\b", re.I)
_WHO_SAYS = re.compile(
    r"^(?:and\s+)?who\s+(?:says|said|claims|claimed|reports|reported|told|confirms|confirmed)"
    r"(?:\s+(?:so|that|it|this))?\W*$",
    re.I,
)
_HOUR = re.compile(r"\b(?:morning|afternoon|evening|night|noon|midday|dawn|later\s+on)\b", re.I)
_MANNER = re.compile(
    r"\b(?:fight|fighting|resist\w*|bloodshed|struggle|battle|shot|peaceful\w*)\b", re.I
)


def _is_share(question: Question) -> bool:
    return (
        re.search(r"\b(?:share|fraction|percentage|percent|proportion|part)\b", question.text, re.I)
        is not None
    )


def _only_event(question: Question) -> bool:
    """Whether nothing but the event is asked: no other name, no other thing in the question."""
    telling = [t for t in question.terms if t.weight > 0.25 and not t.unknown]
    return not question.names and len(telling) <= 3


def _cited(answer: Answer, ground: Ground) -> Keys:
    starts = {(c.article, c.start) for c in answer.citations}
    return frozenset(k for k, line in ground.lines.items() if (k[0], line.sentence.start) in starts)
