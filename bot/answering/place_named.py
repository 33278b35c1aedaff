"""The place that somebody names, by its id, its name or a spelling of it."""

from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz, process

from bot.answering.case import Case
from bot.answering.ground import Ground
from bot.answering.place_choices import PlaceChoice, matching, shown_name
from bot.answering.question import understand
from bot.answering.refusal import covered
from bot.answering.reply import NoAnswer
from bot.phrases.phrases import Phrases
from corpus.gazetteer import Gazetteer, Place, PlaceError
from corpus.spelling import plain

_NEAR = 3
_ALIKE = 60.0
"""Per cent of likeness from which a spelling is worth naming."""
_LONGEST = 60
"""Characters repeated of a name that is unknown."""


def place_named(name: str, gazetteer: Gazetteer) -> Place | None:
    """Find the place with that id, else that name, else the one that a question would mean."""
    try:
        return gazetteer.place(name)
    except PlaceError:
        pass
    letters = plain(name)
    for place in gazetteer.places:
        if letters and plain(shown_name(place)) == letters:
            return place
    mentions = gazetteer.mentions_in_question(name)
    return mentions[0].place if mentions else None


def no_such_place(
    name: str,
    choices: Sequence[PlaceChoice],
    ground: Ground,
    as_of: date | None,
    phrases: Phrases,
) -> NoAnswer:
    """The refusal of a name that no place has, with up to three that are spelt nearly so."""
    case = Case(understand("", ground, as_of), ground, as_of, phrases)
    said = " ".join(name.split())[:_LONGEST]
    near = ", ".join(one.name for one in _near(said, choices))
    key = "report-near-place" if near else "report-no-such-place"
    return NoAnswer(
        question=said,
        direct=phrases.say(key, name=said, places=near),
        covered=covered(case),
        as_of=as_of,
        snapshot=ground.snapshot.id,
        language=phrases.language,
    )


def _near(name: str, choices: Sequence[PlaceChoice]) -> tuple[PlaceChoice, ...]:
    letters = plain(name)
    found = matching(choices, name, _NEAR) if letters else ()
    if found or not letters:
        return found
    keys = [key for one in choices for key in one.keys]
    owners = [one for one in choices for _ in one.keys]
    alike = process.extract(letters, keys, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
    return tuple({owners[index].id: owners[index] for _, _, index in alike}.values())[:_NEAR]
