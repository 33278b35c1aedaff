"""Sentences in Fluent's form, each parsed when it is first said."""

import re
from collections.abc import Iterable
from threading import Lock

from fluent.runtime import FluentBundle, FluentResource

_ENTRY = re.compile(r"^(?=(?P<key>-?[a-zA-Z][\w-]*) *=)", re.MULTILINE | re.ASCII)
"""Where a message or a term begins: only there a line has a name in front, by Fluent's grammar."""
_NAME = re.compile(r"-?[a-zA-Z][\w-]*", re.ASCII)


class LateBundle(FluentBundle):
    """A bundle of some hundred sentences, of which an answer takes ten.  Safe for several threads.

    To parse them all takes several times as long as to answer.
    """

    def __init__(self, locale: str, texts: Iterable[str]) -> None:
        """Take the texts of files; of two sentences under one key the first stands."""
        # Isolating marks around each value would stand between a quote and its marker.
        super().__init__([locale], use_isolating=False)
        self._unread: dict[str, str] = {}
        self._reading = Lock()
        for text in texts:
            begins = list(_ENTRY.finditer(text))
            ends = [*(one.start() for one in begins[1:]), len(text)]
            for begin, end in zip(begins, ends, strict=False):
                self._unread.setdefault(begin["key"], text[begin.start() : end])

    def has_message(self, message_id: str) -> bool:
        """Tell whether there is a sentence under a key; then it can be got."""
        if message_id in self._unread:
            with self._reading:
                self._read(message_id)
        return bool(super().has_message(message_id))

    def _read(self, key: str) -> None:
        """Parse a sentence, with all that its text may put in by name."""
        wanted = [key] if key in self._unread else []
        for one in wanted:
            names = dict.fromkeys(_NAME.findall(self._unread[one]))
            wanted += [name for name in names if name in self._unread and name not in wanted]
        self.add_resource(FluentResource("\n".join(self._unread[one] for one in wanted)))
        for one in wanted:
            del self._unread[one]
