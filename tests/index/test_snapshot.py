import json
import os

import numpy as np
import pytest

from index.embedder import DEFAULT_MODEL
from index.seal import SEAL, SnapshotError, check_seal, write_seal
from index.snapshot import MANIFEST, Snapshot
from tests.index.fakes import WordEmbedder

TEXTS = ("the ferry sank", "the harbour\u2028burned", "crowds left")


def files_of(folder):
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    )


def test_row_i_of_the_vectors_is_passage_i(written):
    snapshot = Snapshot.open(written(*TEXTS), WordEmbedder())

    assert tuple(one.text for one in snapshot.passages) == TEXTS
    np.testing.assert_array_equal(snapshot.passage_vectors, WordEmbedder().passages(list(TEXTS)))


def test_an_articles_sentences_have_their_own_rows(written):
    snapshot = Snapshot.open(written(*TEXTS))

    (sentence,) = snapshot.sentences("a2")
    rows = snapshot.sentence_vectors("a2")

    assert sentence.text == "crowds left"
    assert rows.dtype == np.float16
    np.testing.assert_allclose(rows, WordEmbedder().passages(["crowds left"]), atol=1e-3)


def test_a_body_with_a_line_separator_inside_comes_back_whole(written):
    snapshot = Snapshot.open(written(*TEXTS))

    assert snapshot.articles["a1"].body == "the harbour\u2028burned"
    assert "harbour" in snapshot.words


def test_the_folder_is_named_by_its_inputs(written):
    first = written(*TEXTS)
    other_text = written("the ferry sailed", *TEXTS[1:])
    other_splitter = written(*TEXTS, splitter="2")

    assert len({first.name, other_text.name, other_splitter.name}) == 3
    assert Snapshot.open(first).id == first.name
    assert written(*TEXTS).name == first.name


def test_a_model_that_was_only_moved_makes_the_same_snapshot(written):
    assert written(*TEXTS) == written(*TEXTS, embedder=WordEmbedder(name="elsewhere"))


def test_another_model_is_refused_with_the_way_out(written):
    folder = written(*TEXTS)

    with pytest.raises(SnapshotError, match=r"built with the model words .*python -m index build"):
        Snapshot.open(folder, WordEmbedder(name=DEFAULT_MODEL, checksum="another"))


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("harm", ["flip", "truncate", "remove"])
def test_harm_to_any_file_is_found_on_opening(written, harm, share):
    folder = written(*TEXTS)
    for name in files_of(folder):
        path = folder / name
        whole = path.read_bytes()
        if not whole and harm != "remove":
            continue  # nothing in it to flip or to cut
        at = int(share * (len(whole) - 1))
        if harm == "flip":
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        elif harm == "truncate":
            path.write_bytes(whole[:at])
        else:
            path.unlink()

        with pytest.raises(SnapshotError, match="python -m index build"):
            Snapshot.open(folder)
        path.write_bytes(whole)
    Snapshot.open(folder)


@pytest.mark.parametrize("harm", ["truncate", "remove"])
def test_text_files_too_short_are_refused_even_without_reading_checksums(written, harm):
    folder = written(*TEXTS)
    for name in ("passages.jsonl", "passage_vectors.npy", "articles.jsonl", "events.jsonl"):
        whole = (folder / name).read_bytes()
        (folder / name).unlink()
        if harm == "truncate":
            (folder / name).write_bytes(whole[: len(whole) // 2])

        with pytest.raises(SnapshotError, match=name):
            Snapshot.open(folder, verify=False)
        (folder / name).write_bytes(whole)


def test_a_file_that_was_never_sealed_is_refused(written):
    folder = written(*TEXTS)
    (folder / "stray.txt").write_text("x")

    with pytest.raises(SnapshotError, match=r"stray\.txt does not belong"):
        Snapshot.open(folder)


def test_a_newer_format_is_refused_as_that_and_not_as_damage(written):
    folder = written(*TEXTS)
    said = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(said | {"format": 4, "novelty": True}))
    write_seal(folder)

    with pytest.raises(SnapshotError, match=r"newer Stringer \(format 4; this one reads 3\)"):
        Snapshot.open(folder)


def test_a_manifest_that_promises_more_rows_is_refused(written):
    folder = written(*TEXTS)
    said = json.loads((folder / MANIFEST).read_text())
    said["counts"]["passages"] += 1
    (folder / MANIFEST).write_text(json.dumps(said))
    write_seal(folder)

    with pytest.raises(SnapshotError, match=r"passages\.jsonl holds 3, the manifest promises 4"):
        Snapshot.open(folder)


def test_a_manifest_under_another_name_is_refused(written):
    folder = written(*TEXTS)
    said = json.loads((folder / MANIFEST).read_text())
    said["inputs"]["splitter"] = "9"
    (folder / MANIFEST).write_text(json.dumps(said))
    write_seal(folder)

    with pytest.raises(SnapshotError, match="does not describe"):
        Snapshot.open(folder)


def test_no_folder_is_no_snapshot(tmp_path):
    with pytest.raises(SnapshotError, match=r"There is no snapshot at .*python -m index build"):
        Snapshot.open(tmp_path / "none")


def test_the_seal_counts_every_file_but_itself(written):
    folder = written(*TEXTS)

    assert check_seal(folder) == len(files_of(folder)) - 1
    assert SEAL in files_of(folder)


def test_nothing_unfinished_is_left_beside_a_snapshot(written):
    folder = written(*TEXTS)

    assert os.listdir(folder.parent) == [folder.name]


def test_a_damaged_snapshot_of_the_same_name_is_replaced(written):
    folder = written(*TEXTS)
    (folder / "passages.jsonl").write_text("")

    assert written(*TEXTS) == folder
    assert len(Snapshot.open(folder).passages) == 3
