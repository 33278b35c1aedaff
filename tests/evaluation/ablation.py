"""What each part brings: the same questions put to every rung of the ladder."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answering.reply import Asked
from bot.commands.lines import reply_line
from tests.evaluation.desk import Desk
from tests.evaluation.inputs import Item, Scorer
from tests.evaluation.rungs import Rung


@dataclass(frozen=True, slots=True)
class RungFigures:
    """One row of the ablation; shares are 0 to 1, None where there was nothing to count."""

    rung: str
    accuracy: float | None
    """Share of the answerable whose text alone holds every fact."""
    refused: float | None
    """Share of the unanswerable that were refused."""
    wrongly_refused: float | None
    """Share of the answerable that were refused."""
    supported: float | None
    """Share of the answerable answered with a quote of a gold sentence."""
    verbatim: float | None
    """Share of the quotes that stand in their file letter by letter."""
    characters: float | None
    """Mean length of an answer's text."""
    seconds: float
    """Mean time for one question."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What every rung is measured by."""

    items: tuple[Item, ...]
    scorer: Scorer
    texts: dict[str, str]
    """The articles' texts by their numbers, to hold quotes against."""
    published: dict[str, str]
    """ISO days by article number."""


def yardstick_for(desk: Desk, folder: Path, items: tuple[Item, ...], scorer: Scorer) -> Yardstick:
    """The questions with the articles' texts: those of the files themselves where they are plain
    text, else as the index has them.
    """
    articles = desk.snapshot.articles.values()
    texts = {scorer.art_id(a.id): a.body for a in articles}
    days = {scorer.art_id(a.id): a.published.isoformat() for a in articles if a.published}
    read, stated = scorer.load_articles([str(folder)])
    stated = {number: day for number, day in stated.items() if number in read}
    return Yardstick(items, scorer, texts | read, days | stated)


def measure_rungs(
    rungs: Mapping[str, Rung], yardstick: Yardstick, timer: Callable[[], float]
) -> tuple[RungFigures, ...]:
    """Put every question to every rung and score what it says; `timer` gives seconds."""
    return tuple(_measure(name, rung, yardstick, timer) for name, rung in rungs.items())


def _measure(
    name: str, rung: Rung, yardstick: Yardstick, timer: Callable[[], float]
) -> RungFigures:
    answers = {}
    spent = 0.0
    for item in yardstick.items:
        asked = Asked(question=item.question, history=item.history, as_of=item.as_of)
        began = timer()
        reply = rung(asked)
        seconds = timer() - began
        spent += seconds
        answers[item.id] = json.loads(reply_line(item.id, reply, seconds))
    questions = [item.model_dump(mode="json", exclude_none=True) for item in yardstick.items]
    found = yardstick.scorer.score(questions, answers, yardstick.texts, yardstick.published)["all"]
    return RungFigures(
        rung=name,
        accuracy=found["accuracy_text"],
        refused=found["abstention_recall"],
        wrongly_refused=found["false_abstention"],
        supported=found["citation_support"],
        verbatim=found["citation_precision_verbatim"],
        characters=found["mean_chars"],
        seconds=spent / len(yardstick.items),
    )
