"""A newsroom that behaves: a handful of invented articles, planted answers, real proofs."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from bot.answering.reply import Answer, Asked, Citation, Nearest, NoAnswer, Reply, prove
from bot.discord_app.newsroom import Coverage, PlaceChoice, SourceEntry
from bot.phrases.languages import Language
from bot.pictures.gallery import Picture, PictureKind
from corpus.article import Article, ArticleId

PLACE = "larkhaven"
PNG = b"\x89PNG\r\n\x1a\n"
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
        self.copies = 1
        """How often the list of articles has each of them."""
        self.ordered: list[tuple[object, ...]] = []
        """What pictures and timelines were asked for."""
        self.published: Callable[[], str | None] = lambda: None
        """Tells the snapshot published last; None where none was.  Raises what can't be opened."""

    def answer(self, asked: Asked) -> Reply:
        """Answer what is planted, refuse the rest."""
        self.asked.append(asked)
        self.threads.add(threading.get_ident())
        time.sleep(self.slow_s)
        if "crash" in asked.question:
            raise RuntimeError("the engine fell over")
        follows = bool(asked.history) and asked.question.startswith("and ")
        words = " ".join([*asked.history, asked.question]) if follows else asked.question
        return self._answer(asked, words).model_copy(update={"follows": follows, "kind": "when"})

    def _answer(self, asked: Asked, words: str) -> Reply:
        if "long list" in words:
            return self._long_list(asked)
        if "harbour" not in words:
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
                place=PLACE,
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
                place=PLACE,
                citations=(cite(COURIER, FELL, 1), cite(GAZETTE, HELD, 2)),
                snapshot=self.snapshot_id,
            )
        return prove(answer, self.held) if set(self.held) == {"courier", "gazette"} else answer

    def _long_list(self, asked: Asked) -> Answer:
        """An answer of several pages."""
        return Answer(
            question=asked.question,
            direct="Many things are told [1].",
            pages=tuple(f"Page {number}: {'far and wide ' * 50}[1]" for number in range(1, 13)),
            as_of=asked.as_of,
            citations=(cite(COURIER, FELL, 1),),
            snapshot=self.snapshot_id,
        )

    def paragraph(self, citation: Citation) -> str:
        """Return the line of the body the quote stands in."""
        lines = self.held[citation.article].body.split("\n")
        return next(line for line in lines if citation.quote in line)

    def articles(self) -> Mapping[ArticleId, Article]:
        """Return what is held."""
        return self.held

    def picture(
        self,
        kind: PictureKind,
        as_of: date | None,
        first: date | None = None,
        last: date | None = None,
        language: Language = "en",
    ) -> Picture | None:
        """Draw nothing, but as a PNG; nothing at all is told before 2021."""
        self.ordered.append((kind, as_of, first, last, language))
        if last and last.year < 2021:
            return None
        answer = Answer(
            question="",
            direct="Larkhaven: Friday 6 August 2021 [1]",
            as_of=as_of,
            citations=(cite(COURIER, FELL, 1),),
            snapshot=self.snapshot_id,
        )
        return Picture(kind, PNG, f"A {kind} of one row: Larkhaven.", answer)

    def place(self, name: str, as_of: date | None = None, language: Language = "en") -> Reply:
        """Report of the one place."""
        return self._of_place(name, "Larkhaven: taken, since Friday 6 August 2021 [1]", as_of)

    def place_timeline(
        self,
        name: str,
        first: date | None = None,
        last: date | None = None,
        as_of: date | None = None,
        language: Language = "en",
    ) -> Reply:
        """Tell the one day of the one place."""
        self.ordered.append((name, as_of, first, last, language))
        return self._of_place(name, "Friday 6 August 2021: taken [1]", as_of)

    def _of_place(self, name: str, direct: str, as_of: date | None) -> Reply:
        if name.lower() not in ("larkhaven", PLACE):
            return NoAnswer(
                question=name,
                direct=f"There is no place {name} in the gazetteer.",
                covered="The articles cover Larkhaven.",
                snapshot=self.snapshot_id,
            )
        return Answer(
            question=name,
            direct=direct,
            as_of=as_of,
            place=PLACE,
            citations=(cite(COURIER, FELL, 1),),
            snapshot=self.snapshot_id,
        )

    def places(self) -> tuple[PlaceChoice, ...]:
        """Return the one place and forty others of which nothing is told."""
        others = [PlaceChoice(f"town-{n}", f"Town {n}", (), "city", 0) for n in range(40)]
        return (PlaceChoice(PLACE, "Larkhaven", ("Larkhafen",), "city", 3), *others)

    def place_name(self, place: str) -> str | None:
        """Return the name of the one place."""
        return "Larkhaven" if place == PLACE else None

    def sources(self) -> tuple[SourceEntry, ...]:
        """Return what is held, newest first, and as many copies of it as are planted."""
        held = sorted(self.held.values(), key=lambda article: article.published, reverse=True)
        entries = [
            SourceEntry(
                article=article.id,
                publisher=article.publisher,
                title=article.title,
                published=article.published,
                digest=False,
                url=article.url,
                events=1,
                sentences=3,
            )
            for article in held
        ]
        return tuple(entries * self.copies)

    def coverage(self) -> Coverage:
        """Return what is held in figures."""
        return Coverage(
            articles=len(self.held),
            first=date(2021, 8, 9),
            last=date(2021, 8, 10),
            publishers=tuple(sorted(article.publisher for article in self.held.values())),
            snapshot=self.snapshot_id,
            built=datetime(2021, 8, 11, 12, tzinfo=UTC),
            model="planted",
            version="0.0",
        )

    def place_names(self) -> tuple[str, ...]:
        """Return the one place."""
        return ("Larkhaven",)

    def follow(self) -> bool:
        """Serve what was published last, if anything was."""
        before, self.snapshot_id = self.snapshot_id, self.published() or self.snapshot_id
        return before != self.snapshot_id
