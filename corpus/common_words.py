"""Ordinary English words and people's names, so that none of them is taken for a misspelt place."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

_SHIPPED = Path(__file__).with_name("english.toml")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "ion", "ions")


class _WordFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    """Words in lower case, separated by white space; regular inflections are understood."""
    names: str
    """Given names and surnames in lower case, separated by white space."""


class CommonWordsError(ValueError):
    """A word file that cannot be read; the message names the file and the reason."""


class CommonWords:
    """A set of words that answers for their regular inflections too."""

    def __init__(self, words: frozenset[str], names: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._names = names
        self._is_inflected = lru_cache(maxsize=16384)(self._has_stem)

    @classmethod
    def load(cls, path: Path | None = None) -> "CommonWords":
        """Read a word file, the one that ships by default.

        Raises CommonWordsError, naming the file.
        """
        path = path or _SHIPPED
        try:
            listed = _WordFile.model_validate(tomllib.loads(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
            raise CommonWordsError(f"{path}: not a list of words: {error}") from error
        return cls(frozenset(listed.words.split()), frozenset(listed.names.split()))

    def __contains__(self, word: str) -> bool:
        """Tell whether `word`, in plain lower-case letters, is English or a person's name."""
        return word in self._names or self.is_word(word)

    def is_word(self, word: str) -> bool:
        """Tell whether `word`, in plain lower-case letters, is English."""
        return word in self._words or self._is_inflected(word)

    def is_name(self, word: str) -> bool:
        """Tell whether `word`, in plain lower-case letters, is a person's name and no word."""
        return word in self._names and not self.is_word(word)

    def _has_stem(self, word: str) -> bool:
        for ending in _ENDINGS:
            if not word.endswith(ending) or len(word) < len(ending) + 3:
                continue
            stem = word[: -len(ending)]
            if stem in self._words or stem + "e" in self._words:
                return True
            if stem.endswith("i") and stem[:-1] + "y" in self._words:
                return True
            if stem[-1] == stem[-2] and stem[:-1] in self._words:
                return True
        return False
