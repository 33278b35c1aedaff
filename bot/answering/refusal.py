"""An honest refusal: what is missing, what the articles do cover, and what comes near."""

from collections.abc import Sequence

from bot.answering.case import Case
from bot.answering.evidence import Evidence
from bot.answering.matching import PlaceAsked, place_met
from bot.answering.reply import Nearest, NoAnswer
from corpus.event import EventKind
from corpus.gazetteer import Place
from index.row_sets import RowNumbers, any_of

_HAPPENED: frozenset[EventKind] = frozenset(
    ("captured", "attacked", "contested", "besieged", "entered", "retaken")
)
"""Events with a verb in `answer-not-said-when`."""
_LOOKED_AT = 512
"""Sentences on a place looked at."""
_MOST_NAMES = 6
"""Publishers named of those there are."""


def covered(case: Case) -> str:
    """How many articles there are, and which days they are of."""
    phrases = case.phrases
    there = case.ground.covered(case.as_of)
    if not there.articles and case.as_of:
        return phrases.say("answer-no-article-until", day=case.as_of.isoformat())
    if not there.articles:
        return phrases.say("answer-no-articles")
    counted = phrases.say("answer-articles", count=there.articles)
    if there.first and there.first == there.last:
        counted = phrases.say("answer-of-day", articles=counted, day=phrases.day(there.first))
    elif there.first and there.last:
        first, last = phrases.day_before(there.first), phrases.day(there.last)
        counted = phrases.say("answer-of-days", articles=counted, first=first, last=last)
    publishers = there.publishers
    names = ", ".join(publishers[:_MOST_NAMES])
    if len(publishers) > _MOST_NAMES:
        names = phrases.say("answer-and-others", names=names)
    return phrases.say("answer-covered", articles=counted, names=names)


def refuse(case: Case, near: Sequence[Evidence]) -> NoAnswer:
    """The refusal, naming what no article holds."""
    question = case.question
    what = _missing(case)
    return NoAnswer(
        question=question.text,
        direct=what,
        covered=covered(case),
        nearest=tuple(
            Nearest(
                article=e.line.article.id,
                publisher=e.line.article.publisher,
                published=e.line.article.published,
                digest=e.line.article.digest,
                quote=e.line.sentence.text,
            )
            for e in near[:2]
        ),
        as_of=case.as_of,
        place=question.places[0].id if len(question.places) == 1 else None,
        snapshot=case.ground.snapshot.id,
        language=case.phrases.language,
    )


def which_place(case: Case) -> NoAnswer:
    """The question back, where nothing says which place is meant."""
    return NoAnswer(
        question=case.question.text,
        direct=case.phrases.say("answer-which-place"),
        covered=covered(case),
        as_of=case.as_of,
        snapshot=case.ground.snapshot.id,
        language=case.phrases.language,
    )


def nothing_asked(text: str, case: Case) -> NoAnswer:
    """The refusal of a message without a question in it."""
    return NoAnswer(
        question=text[:200],
        direct=case.phrases.say("answer-no-question"),
        covered=covered(case),
        as_of=case.as_of,
        snapshot=case.ground.snapshot.id,
        language=case.phrases.language,
    )


def _rows_meeting(case: Case, place: Place) -> RowNumbers:
    """The sentences that may be about a place: of very many, those of the newest articles."""
    ground, asked = case.ground, PlaceAsked.of(place, case.ground.gazetteer)
    rows = any_of([ground.rows_about(asked.ids), case.rows_about(place, _LOOKED_AT)])
    if asked.words:
        rows = any_of([rows, case.rows_holding(*asked.words)])
    return case.newest(rows, _LOOKED_AT)


def _missing(case: Case) -> str:
    question, say = case.question, case.phrases.say
    articles = say("answer-the-articles")
    if case.as_of:
        articles = say("answer-the-articles-until", day=case.phrases.day(case.as_of))
    for place in question.places:
        if not any(
            place_met(place, line, case.ground)
            for line in case.ground.lines.of_rows(_rows_meeting(case, place))
            if case.usable(line)
        ):
            return say("answer-not-mentioned", articles=articles, name=place.name)
    unknown = [t.text for t in question.terms if t.unknown and t.name]
    if unknown:
        return say("answer-not-mentioned", articles=articles, name=unknown[0])
    named = question.places[0].name if question.places else None
    if question.kind == "when" and named and question.events:
        event = question.events[0]
        if event in _HAPPENED:
            return say("answer-not-said-when", articles=articles, place=named, event=event)
    if question.kind == "how_many" and named:
        return say("answer-no-figure-of", articles=articles, place=named)
    if question.kind == "how_many":
        return say("answer-no-figure", articles=articles)
    if named:
        return say("answer-not-said-of", articles=articles, place=named)
    return say("answer-not-said", articles=articles)
