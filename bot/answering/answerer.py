"""From a question to a proved answer or an honest refusal, on one snapshot."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from bot.answering.alternatives import alternatives
from bot.answering.asked_for import leaves_its_place_out
from bot.answering.asking import clean, split_questions
from bot.answering.case import Case
from bot.answering.evidence import THIN, Evidence, weigh
from bot.answering.follow_ups import follow
from bot.answering.general import compose
from bot.answering.ground import Ground, Line
from bot.answering.join import join
from bot.answering.kinds import Kind
from bot.answering.ordering import in_order, items_of
from bot.answering.question import Question, understand
from bot.answering.refusal import nothing_asked, refuse, which_place
from bot.answering.reply import Answer, Asked, Reply, prove
from bot.answering.rolls import listed_people
from bot.answering.routes import WHO_SAYS, from_events, from_status
from bot.answering.slips import Speller
from bot.answering.sufficiency import enough
from bot.answering.whether_taken import sources_of
from bot.phrases.phrases import phrases_in
from corpus.gazetteer import Gazetteer
from index.evidence.repeats import Key
from index.retriever import Retriever
from index.snapshot import Snapshot

_SENTENCES = 80
"""Sentences weighed because they hold most of the words asked for, or their synonyms."""
_PASSAGES = 20
"""Passages looked into for evidence; their sentences and neighbours are weighed one by one."""
_OF_OUTLETS = 2048
"""Sentences of the publishers asked of that are all weighed; of more, those of the words alone."""
_EDITIONS = 10
"""So many times as many are searched at most, where one text stands in several articles."""
_OF_ONE_PLACE: tuple[Kind, ...] = ("when", "why", "how", "who", "yes_no")
"""Kinds of answer that can only be given of a place, where it is asked of a capture."""
Keys = frozenset[Key]
"""Sentences by (article, index)."""


class Answerer:
    """Answers from one snapshot.  Deterministic; several threads may ask at once."""

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
        text, phrases = clean(asked.question), phrases_in(asked.language)
        parts, background = split_questions(text)
        earlier, near = self._earlier(asked)
        if not parts:
            empty = understand("", self._ground, asked.as_of)
            return nothing_asked(text, Case(empty, self._ground, asked.as_of, phrases))
        replies: list[Reply] = []
        turns, given = list(earlier), Keys()
        for part in parts:
            mended = self._speller.mend(part)
            question = understand(mended, self._ground, asked.as_of, background)
            question = follow(question, mended, turns)
            background = f"{background} {part}"
            reply = self._one(Case(question, self._ground, asked.as_of, phrases), near, given)
            replies.append(reply)
            turns.append(question)
            if isinstance(reply, Answer) and len(replies) < len(parts):
                given = _cited(reply, self._ground)
                near = near | given
        asked_now = turns[len(earlier) :]
        whole = join(text, replies, phrases).model_copy(
            update={
                "kind": asked_now[0].kind,
                "follows": bool(earlier) and any(question.follows for question in asked_now),
            }
        )
        return prove(whole, self.snapshot.articles) if isinstance(whole, Answer) else whole

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
        if not near and _is_nowhere(case.question):
            return which_place(case)
        items = items_of(case.question.text) if case.question.kind == "timeline" else ()
        if items and (ordered := in_order(case, items, self._finder(case))):
            return ordered
        if near and WHO_SAYS.match(case.question.text):
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
        most = _PASSAGES * min(self._ground.editions, _EDITIONS)
        hits = self._retriever.search(words, most, published_until=case.as_of, vector=vector)
        own = [hit.passage for hit in hits if not self._ground.is_repeated(hit.passage)]
        lines: dict[Key, Line] = {}
        for passage in own[:_PASSAGES]:
            for i in range(passage.first_sentence - 1, passage.last_sentence + 2):
                line = self._ground.lines.get((passage.article_id, i))
                if line is not None and case.usable(line):
                    lines[line.key] = line
        stems = {t.stem: t.weight for t in question.background}
        stems |= {s: t.weight for t in question.terms for s in (t.stem, *t.also)}
        within = question.outlets
        if within and len(theirs := self._ground.rows_of(within)) <= _OF_OUTLETS:
            found = self._ground.lines.of_rows(theirs)
            lines |= {x.key: x for x in found if case.usable(x)}
            within = frozenset()
        for line in self._ground.holding(stems, _SENTENCES, within):
            if case.usable(line):
                lines[line.key] = line
        for article, i in near:
            for step in range(-3, 4):
                line = self._ground.lines.get((article, i + step))
                if line is not None and case.usable(line):
                    lines[line.key] = line
        rows = [line.row for line in lines.values()]
        vectors = np.asarray(self.snapshot.sentence_vector_rows[rows], dtype=np.float32)
        similarity = dict(zip(lines, (vectors @ vector[0]).tolist(), strict=True))
        return weigh(question, lines.values(), self._ground, similarity, near)


def _is_nowhere(question: Question) -> bool:
    """Whether it is asked of a place that neither the question nor what was said before names."""
    named = question.places or question.background or question.kind not in _OF_ONE_PLACE
    return not named and leaves_its_place_out(question.text)


def _cited(answer: Answer, ground: Ground) -> Keys:
    starts = {(c.article, c.start) for c in answer.citations}
    return frozenset(
        (article, sentence.index)
        for article in {article for article, _ in starts}
        for sentence in ground.snapshot.sentences(article)
        if (article, sentence.start) in starts
    )
