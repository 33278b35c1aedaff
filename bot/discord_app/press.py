"""The press: one build at a time, beside the answers, until a moderator or closing stops it."""

import threading
from collections.abc import Callable

from bot.worker import Worker
from index.editor import Editor
from index.progress import Progress
from index.proposal import Proposal


class BuildRunningError(Exception):
    """A build is under way here already; it is that person's, as shown."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BuildStoppedError(Exception):
    """The build was called off, or the bot is closing; what it made is left aside."""


class Press:
    """Builds proposals on a thread of its own.  For one event loop."""

    def __init__(self, editor: Editor, worker: Worker) -> None:
        self._editor = editor
        self._worker = worker
        self._runner: str | None = None
        self._stopping = threading.Event()
        self._closed = False

    @property
    def runner(self) -> str | None:
        """Who runs the build that is under way here; None while there is none."""
        return self._runner

    async def propose(self, name: str, progress: Progress) -> Proposal:
        """Build what would be published, beside what serves.

        `progress` is called on the thread that builds.  Raises BuildRunningError if a build is
        under way here, BuildStoppedError once it was called off, and what `Editor.propose` does.
        """
        if self._runner is not None:
            raise BuildRunningError(self._runner)
        if self._closed:
            raise BuildStoppedError
        self._runner = name
        self._stopping.clear()
        try:
            return await self._worker.run(self._editor.propose, name, self._watched(progress))
        finally:
            self._runner = None

    def call_off(self) -> bool:
        """Stop the build at its next step, and return whether there was one."""
        self._stopping.set()
        return self._runner is not None

    def close(self) -> None:
        """Stop the build at its next step, and begin no other."""
        self._closed = True
        self._stopping.set()

    def _watched(self, progress: Progress) -> Callable[[str, int, int], None]:
        def report(step: str, done: int, total: int) -> None:
            if self._stopping.is_set():
                raise BuildStoppedError
            progress(step, done, total)

        return report
