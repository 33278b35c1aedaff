"""What an answer leans on, read from every sentence when a snapshot is made."""

from typing import Final

EVIDENCE_VERSION: Final = 1
"""Raised when the same sentences would be kept with other words, places or tallies."""
