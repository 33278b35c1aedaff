"""What the preview shows: a payload with a name and the files that go with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """One message or modal, as it is sent."""

    title: str
    payload: Mapping[str, Any]
    """The JSON body: of a message, of an interaction's response, or of a modal."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What is uploaded beside it, by the name that `attachment://` gives."""
