"""Which questions the event table answers, before any sentence is weighed."""

import re

from bot.answering import comparing, lists
from bot.answering.case import Case
from bot.answering.question import Question
from bot.answering.refusal import refuse
from bot.answering.reply import Reply
from bot.answering.standing import status
from bot.answering.tallies import count_captures
from bot.answering.timeline import timeline
from bot.answering.when_taken import when_captured
from bot.answering.whether_taken import whether_captured, who_says


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
        case "who" if WHO_SAYS.match(question.text) and question.follows and place is not None:
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


_HELD = re.compile(r"\bunder\s+(?:\w+\s+)?control\b|\b(?:have|hold|control|held|taken|yet)\b", re.I)
WHO_SAYS = re.compile(
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
