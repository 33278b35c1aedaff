"""Whatever is done on the shelf, and wherever it breaks off, it holds what was or what is meant."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, ArticleId
from corpus.intake.submission import Received
from corpus.shelf import Shelf, ShelfStep
from tests.corpus.shelving import Crash

IDS = ("ferry", "harbour", "quay")
NEVER = 99


@dataclass(frozen=True)
class State:
    """What a shelf should hold."""

    articles: dict[ArticleId, tuple[Article, bytes | None]] = field(default_factory=dict)
    withdrawn: frozenset[ArticleId] = frozenset()


def held(shelf: Shelf) -> State:
    found = shelf.look()
    originals = {a.id: shelf.original(a.id) for a in found.corpus.articles}
    assert found.corpus.skipped == ()
    return State(
        {
            article.id: (article, path.read_bytes() if (path := originals[article.id]) else None)
            for article in found.corpus.articles
        },
        found.withdrawn,
    )


def files_of(state: State, shelf: Shelf) -> set[str]:
    """The names of all files that a shelf in this state has, and no others."""
    originals = (shelf.original(name) for name in state.articles)
    return {
        *(f"{name}.md" for name in state.articles),
        *(path.relative_to(shelf.folder).as_posix() for path in originals if path),
    }


@dataclass(frozen=True)
class Put:
    name: ArticleId
    edition: int
    original: bytes | None

    def do(self, shelf: Shelf) -> None:
        named = f"page{len(self.original or b'') % 2}.html"
        shelf.put(self.article, Received(named, self.original) if self.original else None)

    def after(self, state: State) -> State:
        _, before = state.articles.get(self.name, (None, None))
        kept = (self.article, self.original or before)
        return State(state.articles | {self.name: kept}, state.withdrawn - {self.name})

    @property
    def article(self) -> Article:
        body = f"The {self.name} burned {self.edition} times.\nBy Ada Reed"
        return Article(id=self.name, publisher="The Quay", body=body)


@dataclass(frozen=True)
class Remove:
    name: ArticleId

    def do(self, shelf: Shelf) -> None:
        shelf.remove(self.name)

    def after(self, state: State) -> State:
        kept = {name: one for name, one in state.articles.items() if name != self.name}
        return State(kept, state.withdrawn | {self.name})


@dataclass(frozen=True)
class Mend:
    def do(self, shelf: Shelf) -> None:
        shelf.mend()

    def after(self, state: State) -> State:
        return state


CHANGES = st.one_of(
    st.builds(
        Put,
        st.sampled_from(IDS),
        st.integers(0, 2),
        st.none() | st.sampled_from([b"<p>", b"<p>ferry", b"%PDF", b"%PDF ferry"]),
    ),
    st.builds(Remove, st.sampled_from(IDS)),
    st.builds(Mend),
)


def breaks_off(after: int):
    """Break off at the step of this number, counted from 0."""
    steps = iter(range(after + 1))

    def reached(step: ShelfStep) -> None:
        if next(steps, NEVER) == after:
            raise Crash

    return reached


@settings(deadline=None)
@given(st.lists(st.tuples(CHANGES, st.just(NEVER) | st.integers(0, 6), st.booleans()), max_size=8))
def test_any_changes_broken_off_anywhere_leave_what_was_or_what_is_meant(changes):
    with tempfile.TemporaryDirectory() as folder:
        state = State()
        for change, after, mended in changes:
            shelf = Shelf(Path(folder), breaks_off(after))
            meant = change.after(state)
            try:
                change.do(shelf)
            except Crash:
                shelf = Shelf(Path(folder))
                assert held(shelf).articles in (state.articles, meant.articles)
                if mended:
                    shelf.mend()
                    assert held(shelf) in (state, meant)
                now = held(shelf)
                state = State(now.articles, now.withdrawn - set(now.articles))
            else:
                assert held(shelf).articles == meant.articles
                assert held(shelf).withdrawn - set(meant.articles) == meant.withdrawn
                state = meant
        shelf = Shelf(Path(folder))
        shelf.mend()
        assert held(shelf) == state
        left = {p.relative_to(folder).as_posix() for p in Path(folder).rglob("*") if p.is_file()}
        assert left - {".lock", "withdrawn.txt"} == files_of(state, shelf)
