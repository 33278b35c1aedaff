"""Planted articles with their originals, and ways for a change of the shelf to go wrong."""

import os
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

from corpus.article import Article
from corpus.intake.submission import Received
from corpus.shelf import Shelf, ShelfStep

FERRY = Article(
    id="ferry",
    title="Ferry sinks",
    author="Ada Reed",
    publisher="The Lamp",
    url="https://lamp.example/ferry",
    published=date(2021, 8, 9),
    published_how="inferred",
    language="de",
    digest=True,
    digest_of="a report on a ferry",
    body="Ferry sinks\nThe ferry sank on Sunday.\nBy Ada Reed\nThe quay (AP)",
    asides=((0, 11, "heading"), (50, 63, "caption")),
)
HARBOUR = Article(id="harbour", publisher="The Quay", body="The harbour burned all night.")
PAGE = Received("ferry page.html", b"<p>The ferry sank on Sunday.</p>")
SCAN = Received("scan.pdf", b"%PDF the ferry")


def on_disk(shelf: Shelf) -> dict[str, bytes]:
    """Every file of the shelf but its lock."""
    return {
        path.relative_to(shelf.folder).as_posix(): path.read_bytes()
        for path in shelf.folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


class Crash(BaseException):
    """The end of the process, as far as the files can tell."""


def crash_at(step: ShelfStep):
    def reached(now: ShelfStep) -> None:
        if now == step:
            raise Crash

    return reached


def fail_at(step: ShelfStep, number: int):
    def reached(now: ShelfStep) -> None:
        if now == step:
            raise OSError(number, os.strerror(number))

    return reached


def run_at_once(code: str, shelf: Shelf, *names: str) -> None:
    """Run code in a process for each name, begun together, with the folder and the name."""
    begin = "import sys\nprint('ready', flush=True)\nsys.stdin.readline()\n"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", f"{begin}{textwrap.dedent(code)}", shelf.folder, name],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.close()
    for process in running:
        process.stdout.close()
        assert process.wait() == 0
