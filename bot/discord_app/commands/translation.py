"""The texts of commands, in the languages that Discord shows them in."""

from typing import Any

import discord
from discord import app_commands

from bot.phrases.phrases import FALLBACK, LANGUAGES, phrases_in

Made = app_commands.Command[Any, ..., None]
"""A command as it is made here: by a function, for nothing is read on import."""


def told(key: str) -> app_commands.locale_str:
    """Return a command's text under a key, to be translated when the commands are synced."""
    return app_commands.locale_str(phrases_in(FALLBACK).say(key), key=key)


class PhraseTranslator(app_commands.Translator):
    """Gives Discord the texts of commands in every language there are sentences in."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """Return a text in a locale's language; None where the untranslated one serves."""
        key = string.extras.get("key")
        for language in LANGUAGES:
            if key and language != FALLBACK and language == locale.value:
                return phrases_in(language).say(key)
        return None
