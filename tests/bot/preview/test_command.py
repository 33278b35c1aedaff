"""`python -m bot preview` as a person meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot.__main__ import main
from bot.preview.sample import Sample
from tests.bot.preview.planted import picture, text, v2

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def said(monkeypatch, tmp_path, capsys):
    """Run a command line in an empty folder, with a sample planted in each language."""
    monkeypatch.chdir(tmp_path)
    planted = ModuleType("bot.preview.samples")
    planted.samples = lambda newsroom, language: [
        Sample("A refusal", {"content": f"{newsroom}-{language}"})
    ]
    monkeypatch.setattr("bot.commands.preview.open_newsroom", lambda settings: "planted")
    monkeypatch.setitem(sys.modules, "bot.preview.samples", planted)

    def run(*options):
        code = main(["preview", *options])
        return code, *capsys.readouterr()

    return run


def test_the_samples_are_written_into_a_page_and_it_says_where(said, tmp_path):
    assert said() == (0, "Written: preview.html\n", "")

    whole = (tmp_path / "preview.html").read_text("utf-8")
    assert whole.startswith("<!DOCTYPE html>")
    assert "planted-en" in whole


def test_language_theme_and_file_are_as_chosen(said, tmp_path):
    said("--out", "dark.html")
    said("--out", "hell.html", "--theme", "light", "--language", "de")

    light = (tmp_path / "hell.html").read_text("utf-8")
    assert "planted-de" in light
    assert 'content="light"' in light
    assert 'content="dark"' in (tmp_path / "dark.html").read_text("utf-8")


def test_payloads_of_a_file_are_shown_with_the_files_beside_it(said, tmp_path):
    (tmp_path / "map.png").write_bytes(b"png")
    shown = [{"content": "the first"}, v2(text("the second"), {"type": 12, "items": [picture()]})]
    (tmp_path / "sent.json").write_text(json.dumps(shown), "utf-8")

    assert said("--payload", "sent.json")[0] == 0

    whole = (tmp_path / "preview.html").read_text("utf-8")
    assert "planted" not in whole
    assert whole.index("the first") < whole.index("the second") < whole.index("data:image/png")


def test_a_payload_reaches_no_file_outside_its_folder(said, tmp_path):
    (tmp_path / "secret.png").write_bytes(b"png")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sent.json").write_text(
        json.dumps(
            {
                "attachments": [{"filename": "../secret.png"}],
                "embeds": [{"image": {"url": "attachment://../secret.png"}}],
            }
        ),
        "utf-8",
    )

    assert said("--payload", "in/sent.json")[0] == 0

    assert "data:image" not in (tmp_path / "preview.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("held", "complaint"),
    [
        (b"{", "sent.json is no JSON: "),
        (b"\xff", "sent.json is no UTF-8 text."),
        (b"[]", "sent.json must hold a payload, which is an object, or a list of them."),
        (b"[1]", "sent.json must hold a payload, which is an object, or a list of them."),
    ],
)
def test_a_file_that_holds_no_payload_is_the_users(said, tmp_path, held, complaint):
    (tmp_path / "sent.json").write_bytes(held)

    code, out, err = said("--payload", "sent.json")

    assert (code, out) == (2, "")
    assert err.startswith(complaint)


def test_files_that_cannot_be_read_or_written_are_one_sentence(said):
    assert said("--payload", "no.json") == (
        2,
        "",
        "no.json can't be read: no such file or directory.\n",
    )
    assert said("--out", "nowhere/page.html") == (
        1,
        "",
        "nowhere/page.html can't be written: no such file or directory;"
        " name another file with --out.\n",
    )


def test_a_theme_or_a_language_that_there_is_not_is_the_users(said):
    assert said("--theme", "ash")[0] == 2
    assert said("--language", "fr")[0] == 2


@pytest.mark.parametrize("named", ["", "/nowhere/chromium"])
def test_screenshots_without_a_browser_say_what_is_missing(named, tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "screenshots.py", tmp_path / "shots"],
        env={**os.environ, "CHROMIUM": named, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == (
        "There is no chromium on the PATH, or where CHROMIUM says: install it, or name one.\n"
    )
    assert not (tmp_path / "shots").exists()
