"""The form in which an article's facts are stated, and what was written into it."""

from typing import Any

import discord
from discord import ui

from bot.discord_app.cards import cut
from bot.discord_app.custom_id import custom_id
from bot.editing.typed import FACTS, Typed
from bot.phrases.phrases import Phrases
from corpus.facts import WORDS_LENGTH

_MAX_TITLE = 45
_MAX_DESCRIPTION = 100
_LENGTHS = {"published": 40, "language": 20}
"""Characters that a field takes: more than is right, so that what is wrong can be answered."""


def facts_form(verb: str, *arguments: str | int, typed: Typed, phrases: Phrases) -> ui.Modal:
    """Return a form with a field for each fact, filled with what is known or was typed before.

    Discord sends back the custom id with what was written, so nothing is remembered of the form.
    """
    form = ui.Modal(
        title=cut(phrases.say("facts-form"), _MAX_TITLE), custom_id=custom_id(verb, *arguments)
    )
    for fact in FACTS:
        longest = _LENGTHS.get(fact, WORDS_LENGTH)
        field: ui.TextInput[ui.Modal] = ui.TextInput(
            custom_id=fact,
            default=getattr(typed, fact)[:longest] or None,
            required=fact == "publisher",
            max_length=longest,
        )
        meaning = f"facts-{fact}-meaning"
        hint = phrases.say(meaning) if phrases.has(meaning) else None
        form.add_item(
            ui.Label(
                text=cut(phrases.say(f"facts-{fact}"), _MAX_TITLE),
                description=cut(hint, _MAX_DESCRIPTION) if hint else None,
                component=field,
            )
        )
    form.stop()
    return form


def typed_in(interaction: discord.Interaction[Any]) -> Typed:
    """Return what was written into the fields of a form for facts."""
    data: Any = interaction.data or {}
    values = dict(_values(data.get("components", [])))
    # Half a surrogate pair, which Discord's JSON may hold, could not be kept.
    sound = {fact: values.get(fact, "").encode("utf-8", "replace").decode() for fact in FACTS}
    return Typed.model_validate(sound)


def _values(components: list[dict[str, Any]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for component in components:
        if component.get("value") is not None:
            found.append((str(component.get("custom_id")), str(component["value"])))
        inside = [component["component"]] if "component" in component else []
        found += _values([*component.get("components", []), *inside])
    return found
