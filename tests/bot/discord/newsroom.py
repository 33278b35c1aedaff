"""A newsroom that behaves: a handful of invented articles, planted answers, real proofs."""

import threading
import time
from collections.abc import Callable
from datetime import date

from bot.answering.reply import Answer, Asked, Citation, Nearest, NoAnswer, Reply, prove
from bot.discord_app.newsroom import ReindexCounts
from corpus.article import Article

FELL = "Rebels took the harbour of Larkhaven on Friday."
HELD = "The governor said the harbour of Larkhaven was still held on Friday night."

COURIER = Article(
    id="courier",
    publisher="The Brindle Courier",
    url="https://courier.example/harbour_(day_two)",
    published=date(2021, 8, 9),
    published_how="stated",
    body=f"Ships left at dawn. {FELL} Nobody was hurt.\nBread was short in the hills.",
)
GAZETTE = Article(
    id="gazette",
    publisher="Hill *Gazette*",
    published=date(2021, 8, 10),
    published_how="stated",
    body=f"{HELD} He gave no proof.",
)


def cite(article: Article, quote: str, marker: int) -> Citation:
    """Cite a quote where it stands in an article."""
    start = article.body.index(quote)
    return Citation(
        marker=marker,
        article=article.id,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        quote=quote,
        start=start,
        end=start + len(quote),
    )


class PlantedNewsroom:
    """Knows of Larkhaven's harbour only.  "crash" in a question raises; `slow_s` makes it slow."""

    def __init__(self, *, slow_s: float = 0.0, snapshot: str = "5eed0001cafe") -> None:
        self.snapshot_id = snapshot
        self.slow_s = slow_s
        self.asked: list[Asked] = []
        self.threads: set[int] = set()
        self.held = {article.id: article for article in (COURIER, GAZETTE)}
        self.reindex_steps = 0
        self.may_finish = threading.Event()
        self.may_finish.set()

    def answer(self, asked: Asked) -> Reply:
        """Answer what is planted, refuse the rest."""
        self.asked.append(asked)
        self.threads.add(threading.get_ident())
        time.sleep(self.slow_s)
        if "crash" in asked.question:
            raise RuntimeError("the engine fell over")
        if "harbour" not in asked.question:
            return NoAnswer(
                question=asked.question,
                direct="The articles do not say.",
                covered="They cover the harbour of Larkhaven, 9 to 10 August 2021.",
                nearest=(
                    Nearest(article="courier", publisher=COURIER.publisher,
                            published=COURIER.published, quote="Bread was short in the hills."),
                ),
                as_of=asked.as_of,
                snapshot=self.snapshot_id,
            )  # fmt: skip
        if asked.as_of and asked.as_of < date(2021, 8, 10):
            answer = Answer(
                question=asked.question,
                direct="On Friday 6 August 2021 [1].",
                as_of=asked.as_of,
                citations=(cite(COURIER, FELL, 1),),
                snapshot=self.snapshot_id,
            )
        else:
            answer = Answer(
                question=asked.question,
                direct="On Friday 6 August 2021, if the Courier is right [1].",
                sides=("Taken, says The Brindle Courier [1].", "Held, says Hill *Gazette* [2]."),
                support=(f"{FELL} [1]",),
                as_of=asked.as_of,
                citations=(cite(COURIER, FELL, 1), cite(GAZETTE, HELD, 2)),
                snapshot=self.snapshot_id,
            )
        return prove(answer, self.held) if set(self.held) == {"courier", "gazette"} else answer

    def paragraph(self, citation: Citation) -> str:
        """Return the line of the body the quote stands in."""
        lines = self.held[citation.article].body.split("\n")
        return next(line for line in lines if citation.quote in line)

    def articles(self) -> tuple[Article, ...]:
        """Return what is held."""
        return tuple(self.held.values())

    def place_names(self) -> tuple[str, ...]:
        """Return the one place."""
        return ("Larkhaven",)

    def reindex(self, progress: Callable[[str, int, int], None]) -> ReindexCounts:
        """Take steps until it may finish (5 s at most), then serve another snapshot."""
        while self.reindex_steps < 250:
            self.reindex_steps += 1
            progress("Embedding", self.reindex_steps, 250)
            if self.may_finish.wait(0.02):
                break
        before, self.snapshot_id = self.snapshot_id, "5eed0002cafe"
        return ReindexCounts(
            snapshot=self.snapshot_id,
            previous=before,
            articles=2,
            passages=7,
            embedded=3,
            reused=4,
            events=5,
            skipped=(("broken_*.pdf", "no text in it"),),
            seconds=1.25,
        )
