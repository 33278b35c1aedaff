"""Drafts: there whole or not at all, gone for good once let go of, whatever ends the process."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.editing.drafts import DraftError, Drafts, Waiting
from bot.editing.typed import Typed
from corpus.article import Article
from corpus.intake.submission import Intake, LeftOut, Received, Submission

RECEIVED = Received("../../week \ud800.zip", b"PK\x00\xff", "https://example.org/week")
UNSAFE_KEYS = [
    "",
    "..",
    "../articles",
    "0" * 15,
    "0" * 17,
    "G" * 16,
    "0" * 15 + "/",
    "0" * 16 + "\n",
]


def submission(name: str, *missing: str) -> Submission:
    article = Article(id=name, publisher="Isle Post", body=f"It rained on {name}.")
    return Submission(article=article, original=f"{name}.txt", missing=missing)  # type: ignore[arg-type]


INTAKE = Intake(
    submissions=(submission("a"), submission("b", "publisher")),
    left_out=(LeftOut(name="c.exe", reason="no", refusal="unknown-format"),),
)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_what_is_put_is_read_back_by_its_key(drafts: Drafts) -> None:
    key = drafts.put(RECEIVED, INTAKE)
    draft, received = drafts.read(key), drafts.received(key)

    assert draft is not None
    assert received == Received("../../week ?.zip", RECEIVED.content, RECEIVED.url)
    assert [one.submission for one in draft.waiting.values()] == list(INTAKE.submissions)
    assert (draft.left_out, draft.is_archive, draft.ready) == (INTAKE.left_out, True, (0,))


def test_no_file_has_a_name_that_was_given(drafts: Drafts, tmp_path: Path) -> None:
    key = drafts.put(RECEIVED, INTAKE)

    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert names == {
        "drafts", f"drafts/{key}", f"drafts/{key}/content", f"drafts/{key}/draft.json",
        f"drafts/{key}/0.json", f"drafts/{key}/1.json",
    }  # fmt: skip


@pytest.mark.parametrize("key", UNSAFE_KEYS)
def test_what_is_no_key_finds_and_changes_nothing(drafts: Drafts, tmp_path: Path, key: str) -> None:
    drafts.put(RECEIVED, INTAKE)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "draft.json").write_text("{}")

    assert drafts.read(key) is None
    assert drafts.received(key) is None
    assert not drafts.change(key, 0, Waiting(submission=submission("x")))
    assert not drafts.drop(key)
    drafts.take(key, 0)
    assert (tmp_path / "articles" / "draft.json").exists()


def test_what_is_changed_is_read_as_changed(drafts: Drafts) -> None:
    key = drafts.put(RECEIVED, INTAKE)
    other = Waiting(submission=submission("b"), typed=Typed(published="soon"))

    assert drafts.change(key, 1, other)
    draft = drafts.read(key)
    assert draft is not None
    assert draft.waiting[1] == other
    assert draft.ready == (0, 1)


def test_a_draft_is_gone_with_the_last_of_its_articles(drafts: Drafts, tmp_path: Path) -> None:
    key = drafts.put(RECEIVED, INTAKE)

    drafts.take(key, 0)
    left = drafts.read(key)
    drafts.take(key, 1)

    assert left is not None
    assert list(left.waiting) == [1]
    assert not drafts.change(key, 0, left.waiting[1])
    assert drafts.read(key) is None
    assert list((tmp_path / "drafts").iterdir()) == []


def test_what_is_dropped_is_gone_and_cannot_be_dropped_again(drafts: Drafts) -> None:
    key = drafts.put(RECEIVED, INTAKE)

    assert drafts.drop(key)
    assert not drafts.drop(key)
    assert not drafts.change(key, 0, Waiting(submission=submission("a")))
    assert drafts.read(key) is None


def test_what_is_older_than_a_day_goes_and_so_does_what_a_crash_left(
    drafts: Drafts, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    old, new = drafts.put(RECEIVED, INTAKE), drafts.put(RECEIVED, INTAKE)
    half = tmp_path / "drafts" / ".0123"
    half.mkdir()
    for path in (half, tmp_path / "drafts" / old):
        long_ago = (now - timedelta(hours=25)).timestamp()
        os.utime(path, (long_ago, long_ago))

    assert drafts.prune(now) == 2
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == [new]
    assert drafts.read(old) is None


def test_pruning_where_there_are_no_drafts_finds_none(drafts: Drafts) -> None:
    assert drafts.prune(datetime.now(UTC)) == 0


@pytest.mark.parametrize("name", ["draft.json", "content", "0.json", "1.json"])
@pytest.mark.parametrize("content", [None, b"", b"{", b"\x00" * 20, b'{"a": 1}'])
def test_a_file_that_a_crash_cut_short_never_becomes_another_article(
    drafts: Drafts, tmp_path: Path, name: str, content: bytes | None
) -> None:
    key = drafts.put(RECEIVED, INTAKE)
    path = tmp_path / "drafts" / key / name
    path.unlink() if content is None else path.write_bytes(content)

    draft = drafts.read(key)

    if name == "draft.json":
        assert draft is None
        assert drafts.received(key) is None
    else:
        assert draft is not None
        kept = {number: Waiting(submission=one) for number, one in enumerate(INTAKE.submissions)}
        assert draft.waiting.items() <= kept.items()


def test_a_draft_of_one_article_that_cannot_be_read_is_none(drafts: Drafts, tmp_path: Path) -> None:
    key = drafts.put(RECEIVED, Intake(submissions=(submission("a"),)))
    (tmp_path / "drafts" / key / "0.json").write_text("{")

    assert drafts.read(key) is None
    drafts.take(key, 0)
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_crash_while_putting_leaves_no_draft(
    drafts: Drafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", crash)
    with pytest.raises(KeyboardInterrupt):
        drafts.put(RECEIVED, INTAKE)
    monkeypatch.undo()

    (left,) = (tmp_path / "drafts").iterdir()
    assert left.name.startswith(".")
    assert drafts.read(left.name) is None
    assert drafts.prune(datetime.now(UTC) + timedelta(days=2)) == 1


def test_a_folder_that_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")

    with pytest.raises(DraftError, match=r"drafts can't be used \(.+\)"):
        Drafts(tmp_path / "drafts").put(RECEIVED, INTAKE)
    assert Drafts(tmp_path / "drafts").read("0" * 16) is None


def test_a_full_disk_leaves_nothing_beside_the_drafts(
    drafts: Drafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(DraftError, match="no space left"):
        drafts.put(RECEIVED, INTAKE)

    assert list((tmp_path / "drafts").iterdir()) == []
    shutil.rmtree(tmp_path / "drafts")
