"""An honest refusal: what is missing, what the articles do cover, and what comes near."""

from collections.abc import Sequence

from bot.answering.case import Case
from bot.answering.evidence import Evidence
from bot.answering.matching import place_met
from bot.answering.reply import Nearest, NoAnswer
from corpus.event import EventKind

_VERB: dict[EventKind, str] = {
    "captured": "fell",
    "attacked": "was attacked",
    "contested": "was fought over",
    "besieged": "was besieged",
    "entered": "was entered",
    "retaken": "was retaken",
}


def covered(case: Case) -> str:
    """How many articles there are, and which days they are of."""
    articles = [
        a for a in case.ground.snapshot.articles.values() if case.ground.usable(a, case.as_of)
    ]
    days = sorted(a.published for a in articles if a.published)
    number = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    if not articles:
        return (
            f"No article was published up to {case.as_of}."
            if case.as_of
            else "There are no articles."
        )
    span = f" of {days[0].day} {days[0]:%B %Y}" if days else ""
    if days and days[0] != days[-1]:
        span = f" of {days[0].day} {days[0]:%B} to {days[-1].day} {days[-1]:%B %Y}"
    publishers = sorted({a.publisher.split(" (")[0] for a in articles})
    names = ", ".join(publishers[:6]) + (" and others" if len(publishers) > 6 else "")
    return f"Covered: {number}{span} ({names})."


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
    )


def nothing_asked(text: str, case: Case) -> NoAnswer:
    """The refusal of a message without a question in it."""
    return NoAnswer(
        question=text[:200],
        direct="I found no question in that. "
        "Ask about the events in the articles: when, where, who, how many, why.",
        covered=covered(case),
        as_of=case.as_of,
        snapshot=case.ground.snapshot.id,
    )


def _missing(case: Case) -> str:
    question = case.question
    until = f" published up to {case.as_of.day} {case.as_of:%B %Y}" if case.as_of else ""
    articles = f"The articles{until}"
    for place in question.places:
        if not any(
            place_met(place, line, case.ground)
            for rows in case.ground.by_article.values()
            for line in rows
            if case.usable(line)
        ):
            return f"{articles} do not mention {place.name}."
    unknown = [t.text for t in question.terms if t.unknown and t.name]
    if unknown:
        return f"{articles} do not mention {unknown[0]}."
    named = question.places[0].name if question.places else None
    if question.kind == "when" and named and question.events:
        verb = _VERB.get(question.events[0])
        if verb:
            return f"{articles} do not say when {named} {verb}."
    if question.kind == "how_many" and named:
        return f"{articles} mention {named} but give no such figure."
    if question.kind == "how_many":
        return f"{articles} give no such figure."
    if named:
        return f"{articles} mention {named} but do not say that."
    return f"{articles} do not say that."
