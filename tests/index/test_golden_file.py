from datetime import date
from pathlib import Path

import pytest

from corpus.holdings import Holdings
from corpus.shelf import Shelf, ShelfError
from index.golden import GoldenQuestion
from index.golden_file import (
    MOST,
    GoldenError,
    add_golden,
    golden_of,
    read_golden,
    remove_golden,
)
from tests.corpus.shelving import Crash, crash_at, fail_at, run_at_once

WHEN = GoldenQuestion(question="When did the ferry sink?", contains=("Sunday", "8 August"))
WHO = GoldenQuestion(question="Who sank\u2028“it”?", refused=True, as_of=date(2021, 8, 9))


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf")


def golden(shelf: Shelf) -> tuple[GoldenQuestion, ...]:
    return read_golden(shelf.folder / "golden.jsonl")


def shipped(tmp_path: Path, *rows: str) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir(exist_ok=True)
    (folder / "golden.jsonl").write_text("".join(f"{row}\n" for row in rows))
    return folder


def test_where_there_is_no_file_there_is_no_question(shelf):
    assert golden(shelf) == ()
    assert golden_of(Holdings((), shelf)) == ()


def test_what_was_added_is_read_back_in_its_order(shelf):
    add_golden(shelf, WHO)
    add_golden(shelf, WHEN)

    assert golden(shelf) == (WHO, WHEN)


def test_a_question_in_the_same_words_takes_the_place_of_the_one_before(shelf):
    add_golden(shelf, WHEN)
    add_golden(shelf, WHO)
    again = GoldenQuestion(question="WHEN did the ferry  sink", contains=("Monday",))

    add_golden(shelf, again)

    assert golden(shelf) == (again, WHO)


@pytest.mark.parametrize("said", ["When did the ferry sink?", "when did the FERRY sink"])
def test_what_was_removed_is_asked_no_more(shelf, said):
    add_golden(shelf, WHEN)
    add_golden(shelf, WHO)

    assert remove_golden(shelf, said)
    assert not remove_golden(shelf, said)
    assert golden(shelf) == (WHO,)


def test_questions_of_another_year_are_not_alike(shelf):
    for year in (2020, 2021):
        add_golden(shelf, GoldenQuestion(question=f"What sank in {year}?"))

    assert len(golden(shelf)) == 2


def test_all_are_asked_and_of_two_alike_the_moderators_own(tmp_path, shelf):
    folder = shipped(
        tmp_path,
        '{"question": "When did the ferry sink?", "contains": ["Monday"]}',
        '{"question": "Where?"}',
    )
    add_golden(shelf, WHO)
    add_golden(shelf, WHEN)

    assert golden_of(Holdings((folder,), shelf)) == (WHEN, GoldenQuestion(question="Where?"), WHO)


def test_one_that_ships_is_not_the_moderators_to_remove(tmp_path, shelf):
    folder = shipped(tmp_path, '{"question": "When did the ferry sink?"}')
    files = Holdings((folder,), shelf).golden_files()

    with pytest.raises(GoldenError, match=rf"ships with the corpus, in {folder}/golden\.jsonl: "):
        remove_golden(shelf, "When did the ferry sink?", files)

    add_golden(shelf, WHEN)
    assert remove_golden(shelf, "When did the ferry sink?", files)
    assert not remove_golden(shelf, "Where?", files)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "row 2: Invalid JSON"),
        ("[]", "row 2: "),
        ('{"contains": ["x"]}', "row 2: key 'question': Field required"),
        ('{"question": "  "}', "row 2: key 'question': "),
        ('{"question": "x", "answer": "y"}', "row 2: unknown key 'answer'"),
        ('{"question": "x", "contains": [""]}', "row 2: key 'contains.0': "),
        ('{"question": "x", "as_of": "soon"}', "row 2: key 'as_of': "),
        ('{"question": "where"}', "row 2: the question of row 1 once more"),
    ],
)
def test_a_row_at_fault_is_named_with_its_key(tmp_path, shelf, row, message):
    folder = shipped(tmp_path, '{"question": "Where?"}', row)

    with pytest.raises(GoldenError) as refused:
        golden_of(Holdings((folder,), shelf))

    assert str(refused.value).startswith(f"{folder / 'golden.jsonl'}, ")
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "not UTF-8 text"),
        (b"".join(b'{"question": "Number %d?"}\n' % n for n in range(MOST + 1)), "201 questions"),
    ],
)
def test_a_file_at_fault_is_named_and_not_written_over(shelf, content, message):
    shelf.folder.mkdir()
    path = shelf.folder / "golden.jsonl"
    path.write_bytes(content)

    for does in (lambda: add_golden(shelf, WHEN), lambda: remove_golden(shelf, "Where?")):
        with pytest.raises(GoldenError, match=message):
            does()

    assert path.read_bytes() == content


def test_there_are_at_most_200(shelf):
    shelf.folder.mkdir()
    rows = (f'{{"question": "Number {n}?"}}\n' for n in range(MOST))
    (shelf.folder / "golden.jsonl").write_text("".join(rows))

    with pytest.raises(GoldenError, match="200 golden questions already"):
        add_golden(shelf, WHEN)
    add_golden(shelf, GoldenQuestion(question="Number 7?", contains=("seven",)))

    assert len(golden(shelf)) == MOST


def test_a_disk_that_is_full_changes_nothing(shelf):
    add_golden(shelf, WHEN)

    with pytest.raises(ShelfError, match="its disk is full"):
        add_golden(Shelf(shelf.folder, fail_at("golden-written", 28)), WHO)

    assert golden(shelf) == (WHEN,)
    assert {path.name for path in shelf.folder.iterdir()} == {".lock", "golden.jsonl"}


@pytest.mark.parametrize(
    ("step", "after"), [("golden-written", (WHEN,)), ("golden-in-place", (WHEN, WHO))]
)
def test_a_crash_leaves_the_questions_before_or_after(shelf, step, after):
    add_golden(shelf, WHEN)

    with pytest.raises(Crash):
        add_golden(Shelf(shelf.folder, crash_at(step)), WHO)

    assert golden(shelf) == after
    shelf.mend()
    assert {path.name for path in shelf.folder.iterdir()} == {".lock", "golden.jsonl"}


def test_two_processes_that_add_at_once_lose_nothing(shelf):
    run_at_once(
        """
        from pathlib import Path
        from corpus.shelf import Shelf
        from index.golden import GoldenQuestion
        from index.golden_file import add_golden
        for number in range(30):
            question = GoldenQuestion(question=f"Number {number} of {sys.argv[2]}?")
            add_golden(Shelf(Path(sys.argv[1])), question)
        """,
        shelf,
        "the first",
        "the second",
    )

    assert len(golden(shelf)) == 60
