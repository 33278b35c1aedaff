"""How a place stands and since when, in one line with its proofs."""

from collections.abc import Sequence

from bot.answering.case import Case
from bot.answering.dating import Dated
from bot.answering.draft import Draft
from bot.answering.ground import Line
from bot.answering.place_words import place_words
from bot.answering.state_words import state_of_place
from bot.answering.states import State, StateReport, differing, last_told, state_reports
from bot.answering.takings import best_dated, distinct, published_on
from bot.phrases.spans import span_words
from corpus.event import Event
from corpus.gazetteer import Place

_TAKEN: tuple[State, ...] = ("captured", "claimed")
_PROOFS = 3
"""Articles cited for the day of a taking."""


def standing_words(
    case: Case, place: Place, newest: Line, event: Event | None, draft: Draft
) -> str:
    """Return "Kunduz: taken, since Sunday 8 August 2021 [1][2]", or what else is told of it.

    What articles of the same day tell otherwise stands behind it, and behind a province its
    capital.  `newest` is cited where no article tells a state, with the `event` it tells, if any.
    """
    parts = _parts(case, place, draft)
    capital = case.ground.gazetteer.capital_of(place.id) if place.kind == "province" else None
    seat = _parts(case, capital, draft) if capital else []
    name = place_words(place, case.phrases)
    if parts:
        parts[0] = case.phrases.say("picture-row", place=name, told=parts[0])
    else:
        more = bool(seat) or event is not None
        parts = [case.phrases.say("report-untold-own" if more else "report-untold", place=name)]
        if event is not None and not seat:
            parts.append(state_of_place(event, place, case.phrases))
        if not seat:
            parts[-1] = case.phrases.say("picture-told", told=parts[-1], marks=draft.cite(newest))
    if capital and seat:
        head = case.phrases.say("report-capital", place=capital.name)
        parts += [case.phrases.say("picture-row", place=head, told=seat[0]), *seat[1:]]
    return "; ".join(parts)


def _parts(case: Case, place: Place, draft: Draft) -> list[str]:
    """The state, and what is told otherwise the same day; empty where no state is told."""
    reports = state_reports(case.ground, place, case.as_of)
    best = last_told(reports)
    if best is None:
        return []
    others = differing(best, reports)
    return [
        _state(case, place, best, draft),
        *(
            case.phrases.say(
                "picture-row-otherwise",
                state=state_of_place(one.event, place, case.phrases),
                marks=draft.cite(one.line),
            )
            for one in others
        ),
        *_taken_before(case, place, best, reports, draft),
    ]


def _taken_before(
    case: Case, place: Place, best: StateReport, reports: Sequence[StateReport], draft: Draft
) -> list[str]:
    """That an earlier article tells of a taking which the last report undoes."""
    taken = [one for one in reports if one.state == "captured" and one.day < best.day]
    if not taken or best.state in _TAKEN:
        return []
    dated = _day_of_taking(case, place)
    if dated is None:
        return [case.phrases.say("report-before-undated", marks=draft.cite(taken[0].line))]
    when = span_words(dated.first, dated.last, case.phrases)
    told = [one.line for one in distinct(dated.told)[:_PROOFS]]
    return [case.phrases.say("report-before", when=when, marks=draft.cite(*told))]


def _state(case: Case, place: Place, best: StateReport, draft: Draft) -> str:
    phrases = case.phrases
    if best.state not in _TAKEN:
        published = best.line.article.published
        key = "report-state" if published else "report-state-undated"
        return phrases.say(
            key,
            state=state_of_place(best.event, place, phrases),
            day=phrases.day(published) if published else "",
            marks=draft.cite(best.line),
        )
    dated = _day_of_taking(case, place)
    claim = "-claim" if best.state == "claimed" else ""
    if dated is None:
        return phrases.say(f"report-taken-undated{claim}", marks=draft.cite(best.line))
    told = [one.line for one in distinct(dated.told)[:_PROOFS]]
    key = "report-taken-since" if dated.first == dated.last else "report-taken"
    when = span_words(dated.first, dated.last, phrases)
    return phrases.say(f"{key}{claim}", when=when, marks=draft.cite(*told))


def _day_of_taking(case: Case, place: Place) -> Dated | None:
    """The best attested day, of those not behind all that tells them: such a day is misread."""
    for dated in best_dated(case, place):
        told = tuple(
            t for t in dated.told if (day := published_on(t)) is None or dated.first <= day
        )
        if told:
            return Dated(dated.first, dated.last, told)
    return None
