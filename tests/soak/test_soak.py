"""The long run, shortened: the whole of it is `make soak`."""

from pathlib import Path

from index.encoders import encoder_of
from index.places import find_places
from tests.soak.reindexing import Soak


def test_questions_during_reindexes_are_all_answered_from_one_snapshot_each(
    tmp_path: Path,
) -> None:
    places = find_places(data=tmp_path)
    soak = Soak(places, lambda: encoder_of(places))

    figures = soak.run(200, 4, tell=lambda line: None)

    assert figures.faults == []
    assert figures.reindexes == 4
    assert figures.asked >= 200
    assert figures.citations > 50
    assert len(figures.snapshots) >= 3


def test_a_citation_of_what_a_snapshot_does_not_have_is_found(tmp_path: Path) -> None:
    places = find_places(data=tmp_path)
    soak = Soak(places, lambda: encoder_of(places))
    named = soak.serving.snapshot_id
    soak._bodies[named] = {}

    soak.run(40, 0, tell=lambda line: None)

    assert soak.figures.faults
