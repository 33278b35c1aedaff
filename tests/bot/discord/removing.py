"""A newsroom that publishes without an article, and what must not be seen again of it."""

from datetime import date

from bot.answering.reply import Answer, Asked, NoAnswer, Reply
from tests.bot.discord.double.payloads import Json
from tests.bot.discord.newsroom import FELL, GAZETTE, HELD, PlantedNewsroom, cite
from tests.bot.discord.scene import NEXT_INDEX, read

BREAD = "Bread was short in the hills."
WORDS = (FELL, "took the harbour", "Ships left at dawn", BREAD, "far and wide")
"""What stood in the Courier, and an answer's lines that are drawn from it."""


class Publishing(PlantedNewsroom):
    """Answers from the Courier as long as it is there; then there is little to say."""

    def remove(self, *names: str) -> None:
        """Publish an index without these articles."""
        self.held = {name: held for name, held in self.held.items() if name not in names}
        self.snapshot_id = NEXT_INDEX

    def answer(self, asked: Asked) -> Reply:
        if "courier" in self.held:
            return super().answer(asked)
        self.asked.append(asked)
        if "harbour" in asked.question:
            return Answer(
                question=asked.question,
                direct="Held, as far as is told [1].",
                citations=(cite(GAZETTE, HELD, 1),),
                place="larkhaven",
                snapshot=self.snapshot_id,
            )
        return NoAnswer(
            question=asked.question,
            direct="The articles do not say.",
            covered="They cover what the Gazette has.",
            snapshot=self.snapshot_id,
        )

    def place_timeline(self, name: str, *days: date | None, language: str = "en") -> Reply:
        return self.answer(Asked(question="harbour"))


def has_words_of_it(message: Json) -> bool:
    return any(words in read(message) for words in WORDS)
