"""Answers quoted from the sentences that weigh most, led by the words that were asked for."""

import re
from collections.abc import Sequence

from bot.answering.answer_types import has_cause
from bot.answering.case import Case, outlet, proof
from bot.answering.contradiction import contradicting
from bot.answering.draft import Draft, quoted
from bot.answering.evidence import Evidence
from bot.answering.ground import Line
from bot.answering.leads import figure_asked, lead_of
from bot.answering.question import Question
from bot.answering.reply import Answer
from bot.answering.speaking import speaks
from bot.answering.surroundings import LEANS
from bot.phrases.phrases import FALLBACK, Phrases, phrases_in

_SECOND = 0.86
"""A second sentence stands beside the first where it weighs at least this share of it."""
_MORE = 0.72
"""The same for questions that ask for several things: lists, descriptions, "what else"."""
_FIGURE_SHARE = 0.65
"""Another article's figure stands beside the first where it weighs at least this share."""
_SHORT_ANSWER = 190
"""Characters; an answer shorter than this shows the sentence beside it too."""
_LONGEST = 4
"""Supporting sentences at most."""
_ELSE = re.compile(r"\belse\b|\bbesides\b|\bfurther\b|\bmore\b", re.I)
_GOES_ON = re.compile(r"^[“\"]?(?:he|she|they|it)\b|^[“\"]", re.I)
_DECIDED = frozenset({"yes_no", "choice"})
_SEVERAL = frozenset({"list", "describe", "status", "choice", "yes_no", "define"})


def compose(case: Case, evidence: Sequence[Evidence]) -> Answer:
    """The answer from its evidence, best first; `evidence` holds at least one sentence."""
    question, best, draft, phrases = case.question, evidence[0], Draft(), case.phrases
    chosen = _chosen(question, evidence)
    more = _continued(case, best.line)
    if best.line.sentence.kind == "heading" and more:
        return _under_heading(case, best.line, more)
    mark = draft.cite(best.line)
    limit = 420 if len(chosen) == 1 else 300
    direct, *support = _opening(question, best, mark, limit, phrases)
    sides = _other_figures(draft, question, evidence, phrases) if best.figures else []
    against = contradicting(case, best.line) if question.kind in _DECIDED else None
    behind = [*more, *_said_further(case, best.line), *([against] if against else [])]
    rest = [e.line for e in chosen[1:]]
    # Counted in one language, so that the same sentences are shown in each.
    counted = _opening(question, best, mark, limit, phrases_in(FALLBACK))
    if sum(map(len, counted)) < _SHORT_ANSWER and not behind:
        behind = _beside(case, best.line)
    lines = list({x.key: x for x in (*behind, *rest) if x.key != best.line.key}.values())
    where = {e.line.key: _at(e) for e in chosen}
    support += [proof(x, draft.cite(x), phrases, 230, where.get(x.key)) for x in lines[:_LONGEST]]
    return case.answer(draft, direct, support, sides, place=case.place.id if case.place else None)


def _opening(
    question: Question, best: Evidence, mark: str, limit: int, phrases: Phrases
) -> list[str]:
    """The first line, and its proof where the words asked for were cut out of the sentence."""
    lead = lead_of(question, best, phrases)
    if lead:
        return [f"{lead} {mark}", proof(best.line, mark, phrases, limit, _at(best))]
    return [f"{_by(best.line, phrases)}{quoted(best.line, phrases, limit, _at(best))} {mark}"]


def _under_heading(case: Case, heading: Line, lines: Sequence[Line]) -> Answer:
    """What stands under a headline that asks or says what was asked."""
    draft, phrases = Draft(), case.phrases
    direct = f"{_by(heading, phrases)}{quoted(lines[0], phrases, 300)} {draft.cite(lines[0])}"
    further = [f"{quoted(x, phrases, 160)} {draft.cite(x)}" for x in lines[1:]]
    return case.answer(draft, direct, further, place=case.place.id if case.place else None)


def _other_figures(
    draft: Draft, question: Question, evidence: Sequence[Evidence], phrases: Phrases
) -> list[str]:
    """Figures that other articles give for the same thing, where they differ from the first."""
    best = evidence[0]
    told = {figure_asked(question, best)}
    rows = []
    for other in evidence[1:6]:
        if other.line.article.id == best.line.article.id or not other.figures:
            continue
        if other.score < _FIGURE_SHARE * best.score:
            continue
        figure = figure_asked(question, other)
        if figure not in told:
            told.add(figure)
            quote = proof(other.line, draft.cite(other.line), phrases, 150)
            rows.append(phrases.say("answer-other-figure", figure=figure, quote=quote))
    return rows[:2]


def _continued(case: Case, line: Line) -> list[Line]:
    """What stands behind a headline, a question or a colon, or gives the reason asked for."""
    text = line.sentence.text.rstrip()
    if line.sentence.kind == "heading" or text.endswith((":", "?")):
        count = _LONGEST
    elif case.question.kind == "why" and not has_cause(text):
        count = 1
    else:
        return []
    found: list[Line] = []
    here = line
    while len(found) < count:
        behind = case.neighbour(here, 1)
        if behind is None or behind.sentence.kind == "heading":
            break
        found.append(behind)
        here = behind
    return found


def _beside(case: Case, line: Line) -> list[Line]:
    """What a short answer is read with: the sentence it leans on, or the one that leans on it."""
    before, behind = case.neighbour(line, -1), case.neighbour(line, 1)
    if before is not None and before.sentence.kind == "prose" and LEANS.match(line.sentence.text):
        return [before]
    if (
        behind is not None
        and behind.sentence.kind == "prose"
        and (
            LEANS.match(behind.sentence.text)
            or behind.sentence.paragraph == line.sentence.paragraph
        )
    ):
        return [behind]
    return []


def _said_further(case: Case, line: Line) -> list[Line]:
    """What the same speaker says next, where "what else did X say" is asked."""
    deed = case.question.deed
    if deed is None or not deed.speech or not deed.subject or not _ELSE.search(case.question.text):
        return []
    further = [case.neighbour(line, step) for step in (1, 2, 3)]
    return [
        other
        for other in further
        if other is not None
        and _GOES_ON.match(other.sentence.text)
        and speaks(deed.subject, other, case.ground)
    ]


def _chosen(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    several = (
        question.kind in _SEVERAL
        or re.search(r"\belse\b|\bbesides\b", question.text, re.I) is not None
    )
    share = _MORE if several else _SECOND
    most = 3 if several else 2
    if several and question.deed is not None and question.deed.speech and question.deed.subject:
        share = 0.5
    best = evidence[0]
    chosen = [best]
    for other in evidence[1:8]:
        if len(chosen) == most:
            break
        if other.score < share * best.score or any(_same_words(other.line, c.line) for c in chosen):
            continue
        chosen.append(other)
    return chosen


def _same_words(one: Line, other: Line) -> bool:
    a, b = one.stems, other.stems
    return len(a & b) >= 0.7 * min(len(a), len(b))


def _by(line: Line, phrases: Phrases) -> str:
    return f"{outlet(line, phrases)}: "


def _at(evidence: Evidence) -> int:
    """Where in the sentence the asked words stand: the middle of what must not be cut away."""
    if evidence.figures:
        return evidence.figures[0].start
    met = [t.start for t in evidence.line.tokens if t.stem in evidence.met]
    return met[len(met) // 2] if met else 0
