"""Forms: one field for a question, and what was written into it."""

from typing import Any

import discord
from discord import ui

from bot.discord_app.cards import cut
from bot.discord_app.custom_id import custom_id
from bot.discord_app.inert import one_line
from bot.discord_app.serve import LONGEST_QUESTION
from bot.phrases.phrases import Phrases

FIELD = "question"
_MAX_TITLE = 45
_MAX_DESCRIPTION = 100


def question_form(
    verb: str, *arguments: str, phrases: Phrases, text: str = "", after: str = ""
) -> ui.Modal:
    """Return a form with a question's field, filled with a text if there is one.

    `after` is the question that this one may lean on, shown in the form.  Discord sends back the
    custom id with what was written, so nothing is remembered of the form.
    """
    form = ui.Modal(
        title=cut(phrases.say("form-title"), _MAX_TITLE),
        custom_id=custom_id(verb, *arguments),
    )
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=FIELD,
        style=discord.TextStyle.paragraph,
        placeholder=phrases.say("form-placeholder"),
        default=cut(one_line(text), LONGEST_QUESTION) or None,
        max_length=LONGEST_QUESTION,
    )
    hint = phrases.say("form-after", question=cut(one_line(after), 70)) if after else None
    form.add_item(
        ui.Label(
            text=cut(phrases.say("form-label"), _MAX_TITLE),
            description=cut(hint, _MAX_DESCRIPTION) if hint else None,
            component=field,
        )
    )
    form.stop()
    return form


def submitted(interaction: discord.Interaction[Any]) -> str:
    """Return what was written into a form's field for the question."""
    data: Any = interaction.data or {}
    return _value(data.get("components", []))


def chosen_values(interaction: discord.Interaction[Any]) -> tuple[str, ...]:
    """Return what was chosen in a select: values of its options, or ids."""
    data: Any = interaction.data or {}
    return tuple(str(value) for value in data.get("values", []))


def _value(components: list[dict[str, Any]]) -> str:
    for component in components:
        inside = [component["component"]] if "component" in component else []
        found = component.get("value") if component.get("custom_id") == FIELD else None
        if found is None:
            found = _value([*component.get("components", []), *inside]) or None
        if found:
            return str(found)
    return ""
