"""The house's plan, held against the code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "index", "corpus")
LONGEST = 300
"""Lines of a file; one that needs more does two things."""


def _python(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _modules_loaded_by(code: str) -> set[str]:
    done = _python("-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')")
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split("\n")}


def test_imports_keep_their_contracts():
    done = _python("-c", "from importlinter.cli import lint_imports_command as c; c()")

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_answering_pulls_in_neither_discord_nor_the_model_by_any_way():
    modules = sorted((ROOT / "bot" / "answering").glob("*.py"))
    names = [f"bot.answering.{path.stem}" for path in modules if path.stem != "__init__"]

    loaded = _modules_loaded_by("\n".join(f"import {name}" for name in names))

    assert names
    assert not loaded & {"discord", "aiohttp", "sentence_transformers", "torch", "transformers"}


def test_help_needs_nothing_heavy():
    loaded = _modules_loaded_by(
        "import bot.__main__\nassert bot.__main__.main([]) == 0\nimport bot.arguments"
    )

    assert not loaded & {"torch", "discord", "faiss", "numpy", "pydantic", "rich", "tantivy"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_file_does_one_thing_in_at_most_300_lines(package):
    lengths = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8").count("\n")
        for path in (ROOT / package).rglob("*.py")
    }

    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


@pytest.mark.parametrize("folder", [*PACKAGES, "tests"])
def test_every_folder_of_code_is_a_package(folder):
    bare = {
        path.parent.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*.py")
        if not (path.parent / "__init__.py").exists()
    }

    assert bare == set()
