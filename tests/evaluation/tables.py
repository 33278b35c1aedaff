"""The figures as plain text."""

from collections.abc import Sequence

from tests.corpus.gold import Score
from tests.evaluation.ablation import RungFigures
from tests.evaluation.dates import DateFigures
from tests.evaluation.retrieval import DEPTHS, RetrievalFigures


def ablation_table(title: str, figures: Sequence[RungFigures]) -> str:
    """One row a rung, lowest first."""
    head = (
        *("rung", "accuracy", "refused", "wrongly", "supported", "verbatim"),
        *("characters", "seconds"),
    )
    rows = [
        (
            f.rung,
            *map(share, (f.accuracy, f.refused, f.wrongly_refused, f.supported, f.verbatim)),
            "-" if f.characters is None else f"{f.characters:.0f}",
            f"{f.seconds:.3f}",
        )
        for f in figures
    ]
    return _table(title, head, rows)


def retrieval_table(title: str, figures: Sequence[RetrievalFigures]) -> str:
    """One row a way of ranking."""
    head = ("passages", *(f"recall@{n}" for n in DEPTHS), f"MRR@{max(DEPTHS)}")
    rows = [(f.mode, *map(share, f.recall), share(f.mrr)) for f in figures]
    first = figures[0]
    note = f"{title}: {first.questions} questions with a gold sentence, {first.reachable} of them"
    return _table(f"{note} with a passage that holds it", head, rows)


def capture_table(title: str, score: Score) -> str:
    """One row: how much of what was read is right, how much of what is there was read."""
    head = ("captures", "precision", "recall", "days right", "missed", "extra")
    shares = map(share, (score.precision, score.recall, score.dates))
    row = ("of capitals", *shares, str(len(score.missed)), str(len(score.extra)))
    return _table(title, head, [row])


def date_table(title: str, figures: Sequence[DateFigures]) -> str:
    """One row a class of expressions, and one for all."""
    whole = DateFigures("all", sum(f.right for f in figures), sum(f.all for f in figures))
    head = ("expressions", "right", "all", "share")
    rows = [
        (f.kind, str(f.right), str(f.all), share(f.right / f.all if f.all else None))
        for f in (*figures, whole)
    ]
    return _table(title, head, rows)


def share(value: float | None) -> str:
    """A share with three decimals; "-" where there was nothing to count."""
    return "-" if value is None else f"{value:.3f}"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return "  ".join([cells[0].ljust(len(first)), *others])

    return "\n".join([title, *map(line, (head, *rows))])
