"""Answers quoted from the sentences that weigh most, led by the words that were asked for."""

import re
from collections.abc import Sequence

from bot.answering.answer_types import has_cause
from bot.answering.case import Case, capitalised, day_words, outlet, proof
from bot.answering.contradiction import contradicting
from bot.answering.draft import Draft, quoted
from bot.answering.evidence import Evidence
from bot.answering.ground import Line
from bot.answering.matching import LEANS
from bot.answering.question import Question
from bot.answering.reply import Answer
from bot.answering.speaking import speaks
from corpus.dates import DateSpan

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
    question, best, draft = case.question, evidence[0], Draft()
    chosen = _chosen(question, evidence)
    more = _continued(case, best.line)
    if best.line.sentence.kind == "heading" and more:
        return _under_heading(case, best.line, more)
    lead = _lead(question, best)
    mark = draft.cite(best.line)
    limit = 420 if len(chosen) == 1 else 300
    support = []
    if lead:
        direct = f"{lead} {mark}"
        support.append(proof(best.line, mark, limit, _at(best)))
    else:
        direct = f"{_by(best.line)}{quoted(best.line, limit, _at(best))} {mark}"
    sides = _other_figures(draft, question, evidence) if best.figures else []
    against = contradicting(case.ground, best.line) if question.kind in _DECIDED else None
    behind = [*more, *_said_further(case, best.line), *([against] if against else [])]
    rest = [e.line for e in chosen[1:]]
    if len(direct) + sum(map(len, support)) < _SHORT_ANSWER and not behind:
        behind = _beside(case, best.line)
    lines = list({x.key: x for x in (*behind, *rest) if x.key != best.line.key}.values())
    where = {e.line.key: _at(e) for e in chosen}
    support += [proof(x, draft.cite(x), 230, where.get(x.key)) for x in lines[:_LONGEST]]
    return case.answer(draft, direct, support, sides, place=case.place.id if case.place else None)


def _under_heading(case: Case, heading: Line, lines: Sequence[Line]) -> Answer:
    """What stands under a headline that asks or says what was asked."""
    draft = Draft()
    direct = f"{_by(heading)}{quoted(lines[0], 300)} {draft.cite(lines[0])}"
    further = [f"{quoted(x, 160)} {draft.cite(x)}" for x in lines[1:]]
    return case.answer(draft, direct, further, place=case.place.id if case.place else None)


def _other_figures(draft: Draft, question: Question, evidence: Sequence[Evidence]) -> list[str]:
    """Figures that other articles give for the same thing, where they differ from the first."""
    best = evidence[0]
    told = {_figure(question, best)}
    rows = []
    for other in evidence[1:6]:
        if other.line.article.id == best.line.article.id or not other.figures:
            continue
        if other.score < _FIGURE_SHARE * best.score:
            continue
        figure = _figure(question, other)
        if figure not in told:
            told.add(figure)
            rows.append(f"Differing: {figure} — {proof(other.line, draft.cite(other.line), 150)}")
    return rows[:2]


def _figure(question: Question, evidence: Evidence) -> str:
    near = min(evidence.figures, key=lambda f: _distance(question, evidence, f.start, f.end))
    return near.text


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
        behind = case.ground.neighbour(here, 1)
        if behind is None or behind.sentence.kind == "heading":
            break
        found.append(behind)
        here = behind
    return found


def _beside(case: Case, line: Line) -> list[Line]:
    """What a short answer is read with: the sentence it leans on, or the one that leans on it."""
    before, behind = case.ground.neighbour(line, -1), case.ground.neighbour(line, 1)
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
    further = [case.ground.neighbour(line, step) for step in (1, 2, 3)]
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


def _by(line: Line) -> str:
    return f"{outlet(line)}: "


def _at(evidence: Evidence) -> int:
    """Where in the sentence the asked words stand: the middle of what must not be cut away."""
    if evidence.figures:
        return evidence.figures[0].start
    met = [t.start for t in evidence.line.tokens if t.stem in evidence.met]
    return met[len(met) // 2] if met else 0


def _lead(question: Question, evidence: Evidence) -> str | None:
    """The asked-for words themselves, where they can be told apart with confidence."""
    text = evidence.line.sentence.text
    match question.kind:
        case "when":
            span = date_asked(question, evidence)
            if span is None or span.first is None or span.last is None:
                return None
            day = evidence.line.article.published
            how = (
                f" — “{span.text}” in the article of {day.day} {day:%B %Y}"
                if day and not span.text[-4:].isdigit()
                else ""
            )
            clock = (
                f" ({span.clock or span.part})"
                if (span.clock or span.part) and (span.clock or span.part or "") not in span.text
                else ""
            )
            if span.precision in ("month", "year", "decade", "season") and span.text:
                return f"{capitalised(span.text)}{how if span.precision != 'year' else ''}"
            return f"{capitalised(day_words(span.first, span.last))}{clock}{how}"
        case "how_many" | "how_old" | "how_far" | "how_long" if evidence.figures:
            return capitalised(_figure(question, evidence))
        case "define":
            return _apposition(question, evidence, text)
        case _:
            return None


def date_asked(question: Question, evidence: Evidence) -> DateSpan | None:
    """The date in the sentence that stands nearest to what was asked."""
    spans = [s for s in evidence.line.reading.spans if s.first and s.last]
    if not spans:
        return None
    events = [e for e in evidence.line.reading.events if e.kind in question.events and e.first]
    if events:
        return next((s for s in spans if s.first == events[0].first), None) or spans[0]
    year = re.search(r"\byear\b", question.text, re.I)
    if year:
        spans = [s for s in spans if s.precision in ("year", "decade")] or spans
    return min(
        spans,
        key=lambda s: (s.open_ended is not None, _distance(question, evidence, s.start, s.end)),
    )


def _distance(question: Question, evidence: Evidence, start: int, end: int) -> int:
    wanted = {t.stem for t in question.terms}
    if question.noun is not None:
        wanted.add(question.noun)
    places = [t for t in evidence.line.tokens if t.stem in wanted]
    if not places:
        return start
    return min(min(abs(t.start - end), abs(start - t.end)) for t in places)


def _apposition(question: Question, evidence: Evidence, text: str) -> str | None:
    """What stands behind the name as its definition: "X, a local lawmaker, …", "X (…)"."""
    names = [t for t in evidence.line.tokens if t.stem in {n.stem for n in question.names}]
    if not names:
        return None
    end = names[-1].end
    if m := re.match(
        r",\s+(?P<what>(?:an?|the|its|his|her|son|deputy|former|a\s+local)\s[^,.;–—“”]{3,90})"
        r"(?=[,.;–—])",
        text[end:],
    ):
        return f"{text[names[0].start : end]}: {m['what']}"
    if m := re.match(r"\s*\((?P<what>[^)]{4,90})\)", text[end:]):
        return f"{text[names[0].start : end]}: {m['what']}"
    return None
