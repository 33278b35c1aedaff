"""Which shards a process serves: as settings say it, and as files are named by it."""

import os

import pytest

from bot.__main__ import main
from bot.commands.failure import UsageError
from bot.heartbeat import heartbeat_file
from bot.settings import read_settings
from bot.shards import WHOLE, Share


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def said(monkeypatch):
    """Reads the share from a number of shards and their ids."""

    def read(count, ids):
        monkeypatch.setenv("STRINGER_SHARDS", count)
        monkeypatch.setenv("STRINGER_SHARD_IDS", ids)
        return read_settings().share

    return read


def test_without_a_setting_one_process_is_the_bot():
    assert read_settings().share == WHOLE
    assert (WHOLE.is_whole, WHOLE.leads, WHOLE.name) == (True, True, "")


@pytest.mark.parametrize(
    ("ids", "known", "name"),
    [
        ("0-3", (0, 1, 2, 3), "0-3"),
        ("0,2", (0, 2), "0,2"),
        ("6 0-1, 5,5", (0, 1, 5, 6), "0-1,5-6"),
        ("7", (7,), "7"),
    ],
)
def test_shards_are_named_one_by_one_or_as_a_range(said, ids, known, name):
    share = said("8", ids)

    assert share == Share(8, known)
    assert (share.is_whole, share.leads, share.name) == (False, 0 in known, name)
    assert said("8", share.name) == share


def test_a_process_that_has_all_the_shards_is_the_whole_bot(said):
    assert said("4", "0-3").is_whole
    assert said("4", "0-3").name == ""
    assert said("auto", "").is_whole


@pytest.mark.parametrize(
    ("count", "ids", "sentence"),
    [
        ("", "0", "needs STRINGER_SHARDS, the number of shards in all"),
        ("auto", "0-3", "needs STRINGER_SHARDS, the number of shards in all"),
        ("4", "2-4", "names shard 4, but STRINGER_SHARDS=4 makes them 0 to 3"),
        ("4", " , ", "must be numbers of shards.*leave it out for all"),
        ("4", "first", "must be numbers of shards.*first is neither"),
        ("4", "3-1", "must be numbers of shards.*3-1 is neither"),
        ("4", "0,-1", "must be numbers of shards.*-1 is neither"),
        ("4", "0-999999999", "must be numbers of shards.*0-999999999 is neither"),
    ],
)
def test_shards_that_cannot_be_are_refused_with_the_setting_at_fault(said, count, ids, sentence):
    with pytest.raises(UsageError, match=rf"^STRINGER_SHARD_IDS {sentence}"):
        said(count, ids)


def test_a_number_of_shards_that_is_none_is_told_before_their_ids(said):
    with pytest.raises(UsageError, match=r"^STRINGER_SHARDS must be auto, or a number"):
        said("many", "0")


def test_health_is_of_the_process_whose_shards_the_settings_name(monkeypatch, tmp_path, capsys):
    heartbeat_file(tmp_path, "2-3").touch()
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path))
    monkeypatch.setenv("STRINGER_SHARDS", "4")

    codes = []
    for ids in ("0-1", "2-3", ""):
        monkeypatch.setenv("STRINGER_SHARD_IDS", ids)
        codes.append(main(["health"]))

    assert codes == [1, 0, 1]
