"""A reindex: a snapshot is built beside and proposed; publishing it is a person's decision."""

import contextlib
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from corpus.article import Article, ArticleId
from corpus.gazetteer import Gazetteer
from corpus.holdings import Holdings
from index.builder import articles_by_id
from index.diff import diff_of
from index.embedder import Embedder
from index.golden import Examiner, GoldenAnswer, GoldenChange, GoldenQuestion
from index.golden_file import golden_of
from index.inputs import rebuilt_for
from index.library import Library, LibraryError
from index.making import make_snapshot
from index.progress import Progress
from index.proposal import Proposal
from index.publications import Door
from index.seal import SnapshotError, check_seal
from index.snapshot import OldFormatError, Snapshot, read_manifest, read_sealed_articles


class NeedsSecondError(LibraryError):
    """A proposal that loses something, and was confirmed only once."""


def propose(
    holdings: Holdings,
    library: Library,
    embedder: Embedder,
    gazetteer: Gazetteer,
    *,
    door: Door,
    name: str,
    examiner: Examiner | None = None,
    progress: Progress | None = None,
    stored: Callable[[str], None] = lambda snapshot_id: None,
    timer: Callable[[], float] = time.perf_counter,
) -> Proposal:
    """Build the snapshot of the articles as they are, and let it wait beside the active one.

    `name` is shown to whoever tries the same meanwhile; without an `examiner` no golden question
    is asked.  What an older program published is made anew beside it, to be compared with.
    `stored` is called with the snapshot's id before it waits, and may refuse by raising.  Nothing
    waits where the articles are as published: then the proposal's snapshot is its base.  Raises
    BuildError, LibraryError, EmbedderError, GoldenError and what `progress` and `stored` raise;
    then nothing waits that did not before.
    """
    began = timer()
    tell = progress or (lambda step, done, total: None)
    questions = golden_of(holdings) if examiner else ()
    with library.building(name):
        corpus = holdings.read()
        articles = articles_by_id(corpus, holdings)
        made = make_snapshot(articles, library, embedder, gazetteer, tell)
        base = library.active()
        after = Snapshot.open(library.snapshots / made.snapshot_id, embedder)
        older = _articles_of_older(base)
        if older:
            beside = (after.folder,)
            anew = make_snapshot(older, library, embedder, gazetteer, tell, beside=beside)
            before = _opened(library.snapshots / anew.snapshot_id)
        else:
            before = _opened(base)
        inputs = after.manifest.inputs
        rebuilt = rebuilt_for(before.manifest.inputs, inputs) if before else ()
        golden: tuple[GoldenChange, ...] = ()
        if examiner is not None and questions:
            can_ask = not {"model", "gazetteer"}.intersection(rebuilt)
            asked = [one for one in (before if can_ask else None, after) if one]
            answers: list[GoldenAnswer] = []
            for one in asked:
                tell("Asking", len(answers), len(asked) * len(questions))
                for answer in examiner(one, embedder, gazetteer, questions):
                    answers.append(answer)
                    tell("Asking", len(answers), len(asked) * len(questions))
            then = answers[: -len(questions)]
            golden = _compared(questions, then, answers[-len(questions) :])
        counts = after.manifest.counts
        proposal = Proposal(
            snapshot=after.id,
            base=base.name if base else None,
            door=door,
            at=library.now(),
            articles=counts.articles,
            passages=counts.passages,
            events=counts.events,
            embedded=made.embedded,
            reused=made.reused,
            seconds=timer() - began,
            rebuilt=rebuilt,
            base_unread=before is None and base is not None,
            diff=diff_of(before, after, corpus.skipped, holdings.withdrawn()),
            golden=golden,
        )
        stored(proposal.snapshot)
        if proposal.snapshot != proposal.base:
            library.keep_proposal(proposal)
        else:
            library.drop_proposal()
        _prune(library)
    return proposal


def publish_proposal(
    library: Library,
    snapshot_id: str,
    *,
    confirmed: bool,
    door: Door,
    withdrawn: Collection[ArticleId] = (),
) -> Proposal:
    """Publish the proposal that waits, and return it.

    `withdrawn` are the articles that were removed, maybe after it was made.  `confirmed` says
    that its losses were seen and accepted.  Raises NeedsSecondError where it has any and they
    were not, LibraryError if it does not wait any more, holds what was removed since, or
    something else was published, and SnapshotError if it was damaged meanwhile.
    """
    waiting = library.proposal()
    if waiting is None or waiting.snapshot != snapshot_id:
        raise LibraryError(f"The proposal {snapshot_id} does not wait any more. Make a new one.")
    if waiting.needs_second and not confirmed:
        raise NeedsSecondError(
            f"The proposal {snapshot_id} loses {len(waiting.diff.lost)} articles that nobody"
            f" removed and answers {len(waiting.drops)} golden questions worse"
            + (", and what was published before is damaged." if waiting.base_unread else ".")
        )
    folder = library.snapshots / snapshot_id
    try:
        records = read_manifest(folder).inputs.articles
        check_seal(folder)
    except OldFormatError as error:
        raise OldFormatError(
            f"The proposal {snapshot_id} was made by an older Stringer. Make a new one."
        ) from error
    except SnapshotError as error:
        raise SnapshotError(
            f"The snapshot {snapshot_id} is damaged. Make a new proposal."
        ) from error
    gone = sorted(one.id for one in records if one.id in withdrawn)
    if gone:
        raise LibraryError(
            f"The proposal {snapshot_id} was made before {', '.join(gone)} was removed. Make a new"
            " one."
        )
    library.publish(snapshot_id, door=door, how="published", proposal=waiting)
    prune_if_free(library)
    return waiting


def discard_proposal(library: Library, snapshot_id: str) -> bool:
    """Discard the proposal of that snapshot, and return whether it was there.

    From then on people decide what is published.
    """
    library.hold()
    return library.drop_proposal(snapshot_id)


def prune_if_free(library: Library) -> None:
    """Remove old snapshots, unless somebody builds now: then the build will."""
    with contextlib.suppress(LibraryError, OSError), library.building("a clean-up"):
        library.prune()


def _prune(library: Library) -> None:
    """Remove old snapshots; what waits does so whether they can be removed or not."""
    with contextlib.suppress(LibraryError, OSError):
        library.prune()


def _articles_of_older(folder: Path | None) -> tuple[Article, ...]:
    """Read the articles of a snapshot of an older format; none where it is no such, or damaged."""
    if folder is None:
        return ()
    with contextlib.suppress(SnapshotError):
        try:
            read_manifest(folder)
        except OldFormatError:
            return read_sealed_articles(folder)
    return ()


def _opened(folder: Path | None) -> Snapshot | None:
    """Open a snapshot to compare with; None where there is none, or none that can be read."""
    if folder is None:
        return None
    try:
        return Snapshot.open(folder)
    except SnapshotError:
        return None


def _compared(
    questions: Sequence[GoldenQuestion],
    before: Sequence[GoldenAnswer],
    after: Sequence[GoldenAnswer],
) -> tuple[GoldenChange, ...]:
    then: Sequence[GoldenAnswer | None] = before or [None] * len(questions)
    return tuple(
        GoldenChange(question=asked.question, before=was, after=found)
        for asked, was, found in zip(questions, then, after, strict=True)
    )
