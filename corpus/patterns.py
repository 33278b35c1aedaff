"""Patterns that cost a start nothing: each is compiled when a text is first held against it."""

import re
from typing import Any, cast


class _Pattern:
    """Stands in for a `re.Pattern`, which it becomes at its first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        # Each method is kept bound, so that from then on it is found as fast as on a `re.Pattern`.
        own = self.__dict__
        compiled = own.get("_compiled") or own.setdefault(
            "_compiled", re.compile(self.pattern, self._flags)
        )
        return own.setdefault(name, getattr(compiled, name))


def deferred(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled by the first use of it.

    For those that most questions do without: some hundred of them, compiled at every start, cost
    more than an answer.  It has the methods and attributes of a `re.Pattern`, and is not one to
    `isinstance` or to the functions of `re`.  A mistake in it shows at its first use.
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
