import subprocess
import sys

import pytest

from index.stores.kinds import FLAT_UP_TO, HALF_UP_TO, check_kind, choose_kind, parse_kind


@pytest.mark.parametrize(
    ("passages", "kind"),
    [
        (0, "Flat"),
        (FLAT_UP_TO, "Flat"),
        (FLAT_UP_TO + 1, "SQfp16"),
        (HALF_UP_TO, "SQfp16"),
        (HALF_UP_TO + 1, "PQ96x4fs,Refine(SQfp16)"),
        (10**9, "PQ96x4fs,Refine(SQfp16)"),
    ],
)
def test_the_kind_goes_by_the_number_of_passages(passages, kind):
    chosen = choose_kind(passages)

    assert chosen.kind == kind
    assert chosen.asked == "auto"


def test_every_choice_says_why():
    assert choose_kind(100).reason == (
        "Up to 5,000 passages an exact scan takes a fraction of a millisecond."
    )
    assert "half-precision rows are scanned" in choose_kind(20_000).reason
    assert "ten times as fast" in choose_kind(50_000).reason
    assert choose_kind(100, "SQ8").reason == "STRINGER_INDEX (--index-kind) asks for it."


@pytest.mark.parametrize(("dimension", "parts"), [(384, 96), (768, 192), (1024, 256), (12, 3)])
def test_a_quantizer_has_four_dimensions_a_part(dimension, parts):
    assert choose_kind(50_000, dimension=dimension).kind == f"PQ{parts}x4fs,Refine(SQfp16)"


def test_dimensions_that_do_not_divide_by_four_are_scanned():
    chosen = choose_kind(50_000, dimension=13)

    assert chosen.kind == "SQfp16"
    assert "13 dimensions do not divide by 4" in chosen.reason


def test_a_kind_that_needs_more_passages_than_there_are_gives_way_and_says_so():
    chosen = choose_kind(1_000, "IVF1024,SQ8")

    assert (chosen.kind, chosen.asked) == ("Flat", "IVF1024,SQ8")
    assert "needs 39,936 passages to be trained on and there are 1,000. Up to" in chosen.reason
    assert choose_kind(39_936, "IVF1024,SQ8").kind == "IVF1024,SQ8"


@pytest.mark.parametrize(
    "kind",
    [
        "Flat",
        "SQ8",
        "HNSW2,Flat",
        "HNSW32,SQfp16",
        "IVF1024,Flat",
        "PQ96x4fs,Refine(Flat)",
        "IVF64,PQ48x4fs,Refine(SQ8)",
    ],
)
def test_a_kind_that_can_be_built_is_taken_as_it_stands(kind):
    assert check_kind(kind, 384) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "flat",
        "Auto",
        "PQ96x4fs",  # finds too little without a refinement
        "HNSW32,PQ96x4fs,Refine(Flat)",
        "HNSW0,Flat",
        "HNSW1,SQ8",  # ends the process in FAISS
        "IVF0,Flat",
        "IDMap2,Flat",  # rows are numbered by themselves
        "Flat;rm",
        "SQfp16 ",
    ],
)
def test_another_string_is_refused_by_the_name_of_the_setting(text):
    with pytest.raises(ValueError, match=r"STRINGER_INDEX \(--index-kind\) can't be"):
        check_kind(text)


def test_a_quantizer_that_does_not_divide_the_model_is_refused():
    with pytest.raises(ValueError, match="384 dimensions do not divide into 100 parts"):
        choose_kind(10**6, "PQ100x4fs,Refine(SQfp16)")
    assert check_kind("PQ100x4fs,Refine(SQfp16)", 800)


def test_a_kind_is_read_into_its_parts():
    kind = parse_kind("IVF64,PQ48x4fs,Refine(SQ8)")

    assert (kind.lists, kind.parts, kind.links) == (64, 48, None)
    assert not kind.scans_all
    assert parse_kind("SQ8").scans_all


_BUILD = """
import sys
import tempfile
from pathlib import Path

import numpy as np

from index.stores.dense_build import build_dense
from index.stores.kinds import choose_kind
from index.vectors import unit_rows

dimension = int(sys.argv[1])
for kind in sys.argv[2:]:
    for rows in (1, 2, 800):
        print(kind, rows, flush=True)
        choice = choose_kind(rows, kind, dimension)
        assert rows < 800 or choice.kind == kind, choice
        vectors = np.random.default_rng(0).standard_normal((rows, dimension))
        with tempfile.TemporaryDirectory() as folder:
            build_dense(unit_rows(vectors.astype(np.float32)), Path(folder, "dense.faiss"), choice)
"""


@pytest.mark.parametrize(
    ("dimension", "kinds"),
    [
        (12, ["HNSW2,Flat", "HNSW2,SQ8", "HNSW3,SQfp16", "HNSW999,Flat"]),
        (12, ["IVF1,Flat", "IVF2,SQ8", "IVF20,SQbf16"]),
        (15, ["Flat", "SQ8", "PQ1x4fs,Refine(Flat)", "PQ15x4fs,Refine(SQ8)"]),
        (15, ["IVF1,PQ3x4fs,Refine(SQ8)", "IVF20,PQ5x4fs,Refine(SQbf16)"]),
    ],
)
def test_the_outermost_kinds_that_are_accepted_are_built_and_searched(dimension, kinds):
    """In a process of their own: FAISS ends it where it can't do what it is asked."""
    command = [sys.executable, "-c", _BUILD, str(dimension), *kinds]

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
