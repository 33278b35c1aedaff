"""The languages that there are sentences in, and which of them somebody reads."""

from collections.abc import Iterable
from typing import Literal, get_args

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FALLBACK: Language = "en"
"""What a person reads whose language is not among them."""


def language_of(locales: Iterable[str | None]) -> Language:
    """Return the first of the locales, such as "de" or "en-GB", that there are sentences in."""
    for locale in locales:
        for language in LANGUAGES:
            if locale and locale.lower().replace("_", "-").split("-")[0] == language:
                return language
    return FALLBACK
