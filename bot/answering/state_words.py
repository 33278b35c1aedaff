"""The state that an event tells of, in a few words of each language."""

from bot.phrases.phrases import Phrases
from bot.phrases.spans import when_words
from corpus.event import Event

_PARTS = ("partial", "centre", "outskirts", "province_partial")
_LONGEST = 7
"""Days; a longer span says too little to be told with the state."""


def state_phrase(event: Event, phrases: Phrases) -> str:
    """Return "captured, on Sunday 8 August 2021 (a claim)", "part of it captured"."""
    state = _state(event, phrases)
    if event.modality == "denied":
        return phrases.say("picture-denied", state=state)
    if event.first and event.last and (event.last - event.first).days <= _LONGEST:
        when = when_words(event.first, event.last, phrases)
        state = phrases.say("picture-dated", state=state, when=when)
    if event.modality == "asserted":
        return state
    return phrases.say(f"picture-{event.modality}", state=state)


def _state(event: Event, phrases: Phrases) -> str:
    key = f"picture-state-{event.kind}"
    if event.extent in _PARTS and phrases.has(f"{key}-part"):
        key = f"{key}-part"
    state = phrases.say(key)
    if event.extent in _PARTS:
        return phrases.say(f"picture-where-{event.extent}", state=state)
    return state
