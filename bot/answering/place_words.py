"""A place's name as a sentence has it, with the kind of place where the name alone misleads."""

from bot.answering.place_choices import shown_name
from bot.phrases.phrases import Phrases
from corpus.gazetteer import Place

_AIRPORT = " airport"


def place_words(place: Place, phrases: Phrases) -> str:
    """Return "Kunduz", "Kunduz province", "Kunduz airport"."""
    if shown_name(place) != place.name:
        return phrases.say("report-province", place=place.name)
    if place.kind == "airport" and place.name.endswith(_AIRPORT):
        return phrases.say("report-airport", place=place.name.removesuffix(_AIRPORT))
    return place.name
