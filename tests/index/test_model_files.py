import json
import os

import pytest

from index import model_files
from index.embedder import DEFAULT_MODEL, EmbedderError
from index.model_files import CARRIED_CHECKSUM, find_model


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "model"
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "config.json").write_text("{}")
    (folder / "1_Pooling" / "config.json").write_text('{"mean": true}')
    (folder / "README.md").write_text("about")
    return folder


def test_the_model_that_ships_is_the_official_release():
    assert find_model().checksum == CARRIED_CHECKSUM
    assert find_model("all-MiniLM-L6-v2") == find_model(DEFAULT_MODEL)


def test_weights_that_are_not_the_official_release_are_refused(model, monkeypatch):
    monkeypatch.setattr(model_files, "_carried_folder", lambda: model)

    with pytest.raises(EmbedderError, match=r"is not the official release .*Reinstall it"):
        find_model()


def test_missing_weights_are_refused(model, monkeypatch):
    monkeypatch.setattr(model_files, "_carried_folder", lambda: model)
    (model / "model.safetensors").unlink()

    with pytest.raises(EmbedderError, match="weights are missing"):
        find_model()


def test_weights_and_settings_decide_which_model_it_is(model):
    first = find_model(str(model)).checksum

    (model / "README.md").write_text("about something else")
    assert find_model(str(model)).checksum == first
    (model / "1_Pooling" / "config.json").write_text('{"mean": false}')
    second = find_model(str(model)).checksum
    (model / "model.safetensors").write_bytes(b"other weights")

    assert len({first, second, find_model(str(model)).checksum}) == 3


def test_a_checksum_is_recalled_until_a_file_changes(model, tmp_path):
    cache = tmp_path / "data" / "checksums.json"
    find_model(str(model), cache)
    (key,) = json.loads(cache.read_text())
    cache.write_text(json.dumps({key: "recalled"}))

    assert find_model(str(model), cache).checksum == "recalled"
    (model / "model.safetensors").write_bytes(b"longer weights")
    assert find_model(str(model), cache).checksum != "recalled"


def test_a_file_of_the_same_size_and_time_is_told_apart(model, tmp_path):
    cache = tmp_path / "checksums.json"
    weights = model / "model.safetensors"
    before, stat = find_model(str(model), cache), weights.stat()

    weights.write_bytes(b"weighty")
    os.utime(weights, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert weights.stat().st_size == stat.st_size
    assert find_model(str(model), cache) != before


def test_what_changed_without_a_trace_is_noticed_and_remembered_when_it_is_read_anew(
    model, tmp_path
):
    cache = tmp_path / "checksums.json"
    true = find_model(str(model), cache)
    (key,) = json.loads(cache.read_text())
    cache.write_text(json.dumps({key: "that of better days"}))

    assert find_model(str(model), cache) != true
    assert find_model(str(model), cache, anew=True) == true
    assert find_model(str(model), cache) == true


@pytest.mark.parametrize("damage", ["{", "null", "[1]", '"text"', '[["a", "b"]]', "\ud800"])
def test_a_damaged_cache_is_no_hindrance(model, tmp_path, damage):
    cache = tmp_path / "checksums.json"
    cache.write_text(damage, "utf-8", "surrogatepass")

    assert find_model(str(model), cache).checksum == find_model(str(model)).checksum
    assert len(json.loads(cache.read_text())) == 1


def test_a_remembered_hash_that_is_no_text_is_found_out_anew(model, tmp_path):
    cache = tmp_path / "checksums.json"
    true = find_model(str(model), cache)
    (key,) = json.loads(cache.read_text())
    cache.write_text(json.dumps({key: 7}))

    assert find_model(str(model), cache) == true


def test_a_folder_without_weights_is_refused(model):
    (model / "model.safetensors").unlink()

    with pytest.raises(EmbedderError, match="has no weights"):
        find_model(str(model))


def test_a_name_that_is_nowhere_gives_one_plain_sentence(monkeypatch):
    def unreachable(name, **_):
        raise OSError("no network")

    monkeypatch.setattr("huggingface_hub.snapshot_download", unreachable)

    with pytest.raises(EmbedderError, match="There is no model 'nobody/nothing'"):
        find_model("nobody/nothing")
