"""The language a text is written in, told from its letters."""

import contextlib
from typing import Any

_SURE = 0.9
"""Normalised probability; below it py3langid is wrong often enough to ask a person instead."""
_READ = 10_000
"""Characters that are enough to tell by."""


class LanguageTeller:
    """py3langid's model, which takes a second to load."""

    def __init__(self) -> None:
        # Heavy, and needed only where something is handed in.
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

        self._model: Any = None
        # It unpacks its model into a temporary file; without it a person is asked instead.
        with contextlib.suppress(OSError):
            self._model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def tell(self, text: str) -> str | None:
        """Return the language in ISO 639-1, or None where it is not sure or has no such code."""
        if self._model is None:
            return None
        code, probability = self._model.classify(text[:_READ])
        return code if probability >= _SURE and len(code) == 2 else None
