"""The state that an event tells of, beside the name of its place."""

from bot.answering.takings import state_words
from bot.phrases.phrases import Phrases
from corpus.event import Event
from corpus.gazetteer import Place

_PARTS = ("partial", "centre", "outskirts", "province_partial")
_AIRFIELDS = ("airport", "airbase")


def state_beside(event: Event, phrases: Phrases) -> str:
    """Return "captured, on Sunday 8 August 2021 (a claim)", "part of it retaken"."""
    words = state_words(event, phrases)
    if event.kind == "retaken" and event.extent in _PARTS:
        # "Part of it" says already that it was not the whole.
        return words.replace(f"{phrases.say('picture-partly')} ", "")
    if event.extent == "airport" and event.kind != "airport_captured":
        return phrases.say("report-its-airport", state=words)
    return words


def state_of_place(event: Event, place: Place, phrases: Phrases) -> str:
    """The same, but of an airport "captured" and not "its airport captured"."""
    if place.kind not in _AIRFIELDS:
        return state_beside(event, phrases)
    kind = "captured" if event.kind == "airport_captured" else event.kind
    return state_words(event.model_copy(update={"extent": "city", "kind": kind}), phrases)
