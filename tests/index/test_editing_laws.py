"""Any sequence of edits, publications, rollbacks and crashes ends in a fresh build's snapshot."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from corpus.gazetteer import Gazetteer
from index.files import BUILDING
from index.library import LibraryError
from index.reindexing import discard_proposal, publish_proposal
from index.snapshot import Snapshot
from index.steps import Step
from tests.index.desk import EditingDesk, article, differences, killed_at

PLACES = Gazetteer.load()
NAMES = st.sampled_from(("first", "harbour", "market", "bridge"))
TEXTS = st.lists(st.integers(0, 5), min_size=1, max_size=3)
PUBLISHERS = st.sampled_from(("The Quay", "Hill Gazette"))


class CrashError(BaseException):
    """The process ends here."""


def crash() -> None:
    raise CrashError


class Editing(RuleBasedStateMachine):
    """Moderators at work, and a model of what they would expect."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = EditingDesk(self.folder / "data", PLACES, kept=1)
        self.held: dict[str, str] = {}
        """Bodies by id, as the articles are now."""
        self.published: dict[str, dict[str, str]] = {}
        """Bodies by id of each snapshot that was ever made."""
        self.fresh: dict[str, Snapshot] = {}
        self._note_held()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _note_held(self) -> None:
        self.held = {one.id: one.body for one in self.desk.holdings.read().articles}

    @rule(name=NAMES, texts=TEXTS, publisher=PUBLISHERS)
    def put(self, name: str, texts: list[int], publisher: str) -> None:
        self.desk.shelf.put(article(name, *texts, publisher=publisher), None)
        self._note_held()

    @precondition(lambda self: len(self.held) > 1)
    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        self.desk.shelf.remove(name)
        self._note_held()
        assert name not in self.held

    @rule()
    def publish(self) -> None:
        made = self.desk.publish()
        assert self._active() == self.held
        self.published[made.snapshot] = self.held

    @rule()
    def propose(self) -> None:
        made = self.desk.propose()
        self.published[made.snapshot] = self.held

    @rule()
    def discard(self) -> None:
        waiting = self.desk.library.proposal()
        if waiting is not None:
            discard_proposal(self.desk.library, waiting.snapshot)

    @rule()
    def publish_what_waits(self) -> None:
        waiting = self.desk.library.proposal()
        if waiting is None:
            return
        try:
            publish_proposal(self.desk.library, waiting.snapshot, confirmed=True, door="shell")
        except LibraryError:
            assert self.desk.library.publications.active != waiting.base
        else:
            assert self._active() == self.published[waiting.snapshot]

    @rule()
    def roll_back(self) -> None:
        previous = self.desk.library.publications.previous
        if previous is None:
            return
        assert self.desk.library.rollback() == previous
        assert self._active() == self.published[previous]

    @rule(step=st.sampled_from(get_args(Step)))
    def crash_while_publishing(self, step: str) -> None:
        before = self.desk.library.publications.active
        watched = EditingDesk(self.desk.folder, PLACES, killed_at(step, crash), kept=1)
        try:
            made = watched.publish()
        except CrashError:
            # A process that is killed clears nothing away.
            half = self.desk.library.snapshots / f"{BUILDING}{'0' * 16}-1"
            half.mkdir(parents=True, exist_ok=True)
            after, waiting = self.desk.library.publications.active, self.desk.library.proposal()
            made_now = {after, waiting.snapshot if waiting else None} - set(self.published)
            self.published |= {name: self.held for name in made_now if name}
            assert after == before or after in self.published
        else:
            self.published[made.snapshot] = self.held

    @invariant()
    def what_serves_is_a_fresh_build_of_what_it_names(self) -> None:
        if self.desk.library.active() is None:
            return
        active = self.desk.active()
        if active.id not in self.fresh:
            self.fresh[active.id] = self.desk.fresh(active, self.folder / active.id)
        assert differences(active, self.fresh[active.id], PLACES) == []
        assert self._active() == self.published[active.id]

    def _active(self) -> dict[str, str]:
        return {name: one.body for name, one in self.desk.active().articles.items()}


EXAMPLES = int(os.environ.get("STRINGER_LAWS", "20"))
"""Sequences that are tried; `make soak` tries more."""
Editing.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=14, deadline=None)
TestEditing = Editing.TestCase
