"""Who puts the golden questions: whatever is installed as the examiner."""

from importlib.metadata import entry_points

from index.golden import Examiner

GROUP = "stringer.examiner"
"""The entry points among which the examiner is looked for: answering is no part of the index."""


def find_examiner() -> Examiner | None:
    """Load the examiner that is installed; None where there is none."""
    for found in entry_points(group=GROUP):
        examiner: Examiner = found.load()
        return examiner
    return None
