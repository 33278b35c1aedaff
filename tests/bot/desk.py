"""A newsroom of two invented articles that behaves: it answers, refuses and breaks on cue."""

from datetime import date

from bot.answering.reply import Answer, Asked, Citation, Nearest, NoAnswer, Reply
from bot.discord_app.newsroom import (
    Coverage,
    Picture,
    PlaceChoice,
    SourceEntry,
)
from corpus.article import Article

BODY = "The ferry docked at noon.\nFighters entered Kunduz on Sunday, two aid workers said."
QUOTE = "Fighters entered Kunduz on Sunday"
START = BODY.index(QUOTE)


class FakeDesk:
    """Answers what names Kunduz, breaks on what says so, refuses everything else."""

    snapshot_id = "0123456789abcdef"

    def __init__(self) -> None:
        self.heard: list[Asked] = []

    def answer(self, asked: Asked) -> Reply:
        self.heard.append(asked)
        if "break" in asked.question:
            raise RuntimeError("the press is broken")
        if "kunduz" in " ".join([*asked.history, asked.question]).lower():
            return self._answer(asked)
        return NoAnswer(
            question=asked.question,
            direct="The articles do not say.",
            covered="They cover 2 articles of 8 August 2021.",
            nearest=(
                Nearest(
                    article="001-gazette",
                    publisher="The Gazette",
                    published=date(2021, 8, 8),
                    quote="The ferry docked at noon.",
                ),
            ),
            as_of=asked.as_of,
            snapshot=self.snapshot_id,
        )

    def _answer(self, asked: Asked) -> Answer:
        cited = Citation(
            marker=1,
            article="001-gazette",
            publisher="The Gazette",
            published=date(2021, 8, 8),
            url="https://example.org/ferry",
            quote=QUOTE,
            start=START,
            end=START + len(QUOTE),
        )
        return Answer(
            question=asked.question,
            direct="Sunday 8 August 2021 [1]",
            sides=("The Courant puts it a day later [2].",),
            support=("“on Sunday”, counted from 8 August 2021 [1]",),
            pages=("More of the list [3]",),
            as_of=asked.as_of,
            citations=(
                cited,
                cited.model_copy(
                    update={"marker": 2, "publisher": "The Courant", "published": None}
                ),
                cited.model_copy(update={"marker": 3}),
            ),
            snapshot=self.snapshot_id,
        )

    def paragraph(self, citation: Citation) -> str:
        return f"{citation.quote}, two aid workers said."

    def articles(self) -> dict[str, Article]:
        return {"001-gazette": Article(id="001-gazette", publisher="The Gazette", body=BODY)}

    def place_names(self) -> tuple[str, ...]:
        return ("Kunduz",)

    def picture(self, kind, as_of, first=None, last=None, language="en") -> Picture | None:
        if as_of == date(1999, 1, 1):
            return None
        answer = self._answer(Asked(question="Timeline of captures", as_of=as_of))
        return Picture(kind, b"\x89PNG", f"A {kind} of one place.", answer)

    def place(self, name, as_of=None, language="en") -> Reply:
        return self.answer(Asked(question=name, as_of=as_of))

    def place_timeline(self, name, first=None, last=None, as_of=None, language="en") -> Reply:
        return self.answer(Asked(question=name, as_of=as_of))

    def places(self) -> tuple[PlaceChoice, ...]:
        return (PlaceChoice("kunduz", "Kunduz", ("Kunduz", "Qunduz"), "city", 1),)

    def place_name(self, place) -> str | None:
        return {"kunduz": "Kunduz"}.get(place)

    def sources(self) -> tuple[SourceEntry, ...]:
        return (SourceEntry("001-gazette", "The Gazette", None, None, False, None, 1, 2),)

    def coverage(self) -> Coverage:
        return Coverage(1, None, None, ("The Gazette",), self.snapshot_id, None, "words", "0")

    def follow(self) -> bool:
        return False
