"""Sentences by their key, in the language of the person who reads them."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from babel.dates import format_date
from fluent.runtime import FluentBundle

from bot.phrases.bundle import LateBundle
from bot.phrases.languages import FALLBACK, LANGUAGES, Language, language_of

__all__ = ["FALLBACK", "LANGUAGES", "Language", "Phrases", "language_of", "phrases_in"]

# British order without commas in English, as the answers always had it.
_DAY: dict[Language, str] = {"en": "d MMMM y", "de": "d. MMMM y"}
_WEEKDAY: dict[Language, str] = {"en": "EEEE d MMMM y", "de": "EEEE, d. MMMM y"}
_DAY_BEFORE: dict[Language, str] = {"en": "d MMMM", "de": "d. MMMM"}
_WEEKDAY_BEFORE: dict[Language, str] = {"en": "EEEE d", "de": "EEEE, d. MMMM"}
_NAMES: dict[Language, str] = {"en": "en_GB", "de": "de_DE"}

_LONGEST_VALUE = 1000
"""Characters of a value that the library is given: it gives up on a part of more than 2,500."""

_KEPT = 1024
"""Sentences without words of others in them, and days, that are kept as they were said."""


class Phrases:
    """What is said in one language.  Safe for several threads."""

    def __init__(self, language: Language, bundles: tuple[FluentBundle, ...]) -> None:
        self.language = language
        self._bundles = bundles
        # Typed, for 1 and 1.0 are not written alike.
        self._said = lru_cache(maxsize=_KEPT, typed=True)(self._say)
        self._written = lru_cache(maxsize=_KEPT)(self._write)

    def say(self, key: str, /, **values: str | int | float) -> str:
        """Return the sentence under a key with the values in their places.

        A sentence that this language lacks is said in `FALLBACK`.  Raises KeyError for a key that
        no language has, and ValueError for a sentence that lacks a value.
        """
        if any(isinstance(value, str) for value in values.values()):
            return self._say(key, **values)  # what somebody wrote is not kept, nor said again
        return self._said(key, **values)

    def _say(self, key: str, /, **values: str | int | float) -> str:
        long = {
            f"\ue000{name}\ue001": value
            for name, value in values.items()
            if isinstance(value, str) and len(value) > _LONGEST_VALUE
        }
        given = values | {stand_in[1:-1]: stand_in for stand_in in long}
        for bundle in self._bundles:
            if bundle.has_message(key):
                message = bundle.get_message(key)
                if message.value is None:
                    break
                said, errors = bundle.format_pattern(message.value, given)
                if errors:
                    raise ValueError(f"{self.language}: {key}: {errors[0]}")
                return _with(str(said), long)
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence under a key."""
        return any(bundle.has_message(key) for bundle in self._bundles)

    def day(self, day: date) -> str:
        """Write a day as "9 August 2021": as text, for a stamp moves with its viewer's clock."""
        return self._written(day, _DAY[self.language])

    def weekday(self, day: date) -> str:
        """Write a day as "Sunday 8 August 2021"."""
        return self._written(day, _WEEKDAY[self.language])

    def day_before(self, day: date) -> str:
        """Write a day as "8 August", before one of the same year."""
        return self._written(day, _DAY_BEFORE[self.language])

    def weekday_before(self, day: date) -> str:
        """Write a day as "Sunday 8", or longer, before one of the same month and year."""
        return self._written(day, _WEEKDAY_BEFORE[self.language])

    def _write(self, day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=_NAMES[self.language])


def _with(said: str, long: Mapping[str, str]) -> str:
    for stand_in, value in long.items():
        said = said.replace(stand_in, value)
    return said


@cache
def phrases_in(language: Language) -> Phrases:
    """Return what is said in a language, read from its folder once."""
    own = _bundle(language)
    return Phrases(language, (own,) if language == FALLBACK else (own, _bundle(FALLBACK)))


@cache
def _bundle(language: Language) -> FluentBundle:
    folder = files("bot.phrases") / language
    texts = (
        file.read_text("utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".ftl")
    )
    return LateBundle(_NAMES[language].replace("_", "-"), texts)
