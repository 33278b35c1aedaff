"""A process of its own that edits and publishes until it is killed."""

import os
import signal
from pathlib import Path

from corpus.gazetteer import Gazetteer
from tests.index.desk import EditingDesk, killed_at


def publish_until(folder: Path, step: str) -> None:
    """Propose and publish what there is, and die by SIGKILL right after a step."""
    reached = killed_at(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
    EditingDesk(folder, Gazetteer.load(), reached, kept=0).publish()
