"""Questions without a pause while articles come and go: what fails, and what is cited wrongly."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.answering.reply import Answer, Asked, Reply
from bot.discord_app.answer_cache import AnswerCache, key_of
from bot.editing.examining import examine
from bot.serving import Serving
from corpus.article import Article
from corpus.gazetteer import Gazetteer
from index.editor import Editor
from index.embedder import Embedder
from index.places import Places
from index.snapshot import Snapshot
from tests.soak.newswire import capitals, invented, questions

_FROM_MEMORY = 0.2
"""Share of the questions whose answer may come from memory, as most do in a busy server."""
Bodies = Mapping[str, str]
"""The text of each article, by id."""


@dataclass
class Figures:
    """What a run came to."""

    asked: int = 0
    answered: int = 0
    refused: int = 0
    from_cache: int = 0
    citations: int = 0
    reindexes: int = 0
    rollbacks: int = 0
    snapshots: set[str] = field(default_factory=set)
    """That answered."""
    faults: list[str] = field(default_factory=list)
    """What must not be, in words."""


@dataclass
class Soak:
    """One run over a data folder of its own."""

    places: Places
    new_embedder: Callable[[], Embedder]
    seed: int = 1

    def __post_init__(self) -> None:
        self.figures = Figures()
        self.serving = Serving(self.places)
        self._editor = Editor(
            self.places, door="shell", new_embedder=self.new_embedder, examiner=examine
        )
        self._capitals = capitals(Gazetteer.load())
        self._published: list[str] = [self.serving.snapshot_id]
        self._bodies: dict[str, Bodies] = {}
        self._remember(self.serving.snapshot_id)
        self._may_reindex = threading.Semaphore(0)
        self._begun = 0

    def run(self, asked: int, reindexes: int, tell: Callable[[str], None] = print) -> Figures:
        """Ask so many questions while so many reindexes are published, and return the figures."""
        editing = threading.Thread(target=self._edit, args=(reindexes,))
        editing.start()
        random, cache = Random(self.seed), AnswerCache()
        wanted = questions(self._capitals)
        while self.figures.asked < asked or editing.is_alive():
            if self.figures.asked * reindexes >= asked * self._begun:
                self._begun += 1
                self._may_reindex.release()
            from_memory = random.random() < _FROM_MEMORY
            self._ask(random.choice(wanted), cache if from_memory else AnswerCache())
            if self.figures.asked % 500 == 0:
                tell(f"{self.figures.asked} asked, {self.figures.reindexes} reindexes")
        editing.join()
        return self.figures

    def _ask(self, question: str, cache: AnswerCache) -> None:
        self.figures.asked += 1
        asked = Asked(question=question)
        serving = self.serving.snapshot_id
        first = len(self._published) - 1 - self._published[::-1].index(serving)
        try:
            reply = cache.find(key_of(self.serving.snapshot_id, asked), asked)
            if reply is None:
                reply = self.serving.answer(asked)
                cache.keep(asked, reply)
            else:
                self.figures.from_cache += 1
        except Exception as error:
            self.figures.faults.append(f"{question!r} failed: {error!r}")
            return
        self.figures.faults += self._faults_of(reply, self._published[first:])

    def _faults_of(self, reply: Reply, served: list[str]) -> list[str]:
        self.figures.snapshots.add(reply.snapshot)
        faults = []
        if reply.snapshot not in served:
            faults.append(f"{reply.question!r} was answered from {reply.snapshot}, not of {served}")
        if not isinstance(reply, Answer):
            self.figures.refused += 1
            return faults
        self.figures.answered += 1
        bodies = self._bodies.get(reply.snapshot, {})
        for citation in reply.citations:
            self.figures.citations += 1
            body = bodies.get(citation.article)
            if body is None or body[citation.start : citation.end] != citation.quote:
                faults.append(
                    f"{reply.question!r} cites {citation.article}, which {reply.snapshot}"
                    " does not have so"
                )
        return faults

    def _edit(self, reindexes: int) -> None:
        random = Random(self.seed)
        held: list[str] = []
        for round_ in range(reindexes):
            self._may_reindex.acquire()
            try:
                self._change(random, held, round_)
                self._publish(random)
            except Exception as error:
                self.figures.faults.append(f"reindex {round_} failed: {error!r}")
            self.figures.reindexes += 1

    def _change(self, random: Random, held: list[str], round_: int) -> None:
        for _ in range(random.randint(1, 3)):
            deed = random.choice(("add", "add", "edit", "remove"))
            if deed == "add" or not held:
                name = f"soak-{round_}-{len(held)}"
                held.append(name)
                self._editor.put(self._invented(random, name), None)
            elif deed == "edit":
                self._editor.put(self._invented(random, random.choice(held)), None)
            else:
                self._editor.remove(held.pop(random.randrange(len(held))))

    def _invented(self, random: Random, name: str) -> Article:
        return invented(random, name, self._capitals)

    def _publish(self, random: Random) -> None:
        made = self._editor.propose("a soak")
        if made.snapshot != made.base:
            self._remember(made.snapshot)
            self._published.append(made.snapshot)
            self._editor.publish(made.snapshot, confirmed=True)
        self.serving.follow()
        if random.random() < 0.2 and (back := self._editor.publications().previous):
            self._published.append(back)
            self._editor.rollback()
            self.serving.follow()
            self.figures.rollbacks += 1

    def _remember(self, snapshot: str) -> None:
        folder: Path = self.places.library.snapshots / snapshot
        opened = Snapshot.open(folder, verify=False)
        self._bodies[snapshot] = {name: one.body for name, one in opened.articles.items()}
