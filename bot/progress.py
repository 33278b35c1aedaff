"""Progress of a long step: a bar on a terminal, nothing elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from index.progress import Progress


@contextmanager
def shown_progress(file: TextIO) -> Iterator[Progress | None]:
    """Yield what draws progress until the block ends, or None where the file is no terminal.

    Nothing is drawn, and rich is not imported, before the first report.
    """
    if not file.isatty():
        yield None
        return
    bar = _Bar(file)
    try:
        yield bar.report
    finally:
        bar.close()


class _Bar:
    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._close: Callable[[], None] | None = None
        self._show: Progress | None = None

    def report(self, step: str, done: int, total: int) -> None:
        if self._show is None:
            self._show = self._open()
        self._show(step, done, total)

    def close(self) -> None:
        if self._close is not None:
            self._close()

    def _open(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 (an answer at once needs no bar)
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        drawn = RichProgress(console=Console(file=self._file), transient=True)
        drawn.start()
        self._close = drawn.stop
        tasks: dict[str, object] = {}

        def show(step: str, done: int, total: int) -> None:
            if not total:
                return  # nothing to do is no bar
            if step not in tasks:
                tasks[step] = drawn.add_task(step, total=total)
            drawn.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]

        return show
