"""The words asked for, cut out of the sentence that answers, or worked out from it."""

import re

from bot.answering.days import capitalised, day_words, hour_words
from bot.answering.evidence import Evidence
from bot.answering.ground import Line
from bot.answering.question import Question
from bot.phrases.phrases import Phrases
from corpus.dates import DateSpan


def lead_of(question: Question, evidence: Evidence, phrases: Phrases) -> str | None:
    """The asked-for words themselves, where they can be told apart with confidence."""
    text = evidence.line.sentence.text
    match question.kind:
        case "when":
            span = date_asked(question, evidence)
            return None if span is None else _date_lead(span, evidence.line, phrases)
        case "how_many" | "how_old" | "how_far" | "how_long" if evidence.figures:
            return capitalised(figure_asked(question, evidence))
        case "define":
            return _apposition(question, evidence, text)
        case _:
            return None


def _date_lead(span: DateSpan, line: Line, phrases: Phrases) -> str | None:
    if span.first is None or span.last is None:
        return None
    if span.precision in ("month", "year", "decade", "season") and span.text:
        lead, worked_out = capitalised(span.text), span.precision != "year"
    else:
        hour = span.clock or span.part
        hour = None if hour and hour in span.text else hour
        when = capitalised(day_words(span.first, span.last, phrases))
        lead, worked_out = when + hour_words(hour, phrases), True
    day = line.article.published
    if day is None or span.text[-4:].isdigit() or not worked_out:
        return lead
    how = phrases.say("answer-words-in-article", words=span.text, day=phrases.day(day))
    return phrases.say("answer-lead-worked-out", lead=lead, working=how)


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


def figure_asked(question: Question, evidence: Evidence) -> str:
    """The figure in the sentence that stands nearest to what was asked; there is at least one."""
    near = min(evidence.figures, key=lambda f: _distance(question, evidence, f.start, f.end))
    return near.text
