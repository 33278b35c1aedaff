"""A reindex in a scripted session: `python docs/demo_reindex.py`, in a folder of its own.

A city that no article tells the fall of is asked about; an article is added and published; the
refusal turns into a cited answer; a rollback brings the refusal back.  What is shown is what the
commands really print, and each outcome is checked: the exit code is 1 if one is not as said.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

QUESTION = "When did Asadabad fall?"
DAY = "14 August 2021"
PUBLISHER = "Demo Gazette"
ARTICLE = f"""\
# An example: Asadabad in Taliban hands

This article was made up for a demonstration; there is no such newspaper.

Taliban fighters captured Asadabad, the capital of Kunar province, on Saturday {DAY}.
"""


class NotAsSaidError(Exception):
    """An outcome that differs from the one the session tells of."""


class Session:
    """Runs commands as if they were typed, and shows them with all that they print."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = environment

    def say(self, line: str) -> None:
        """Show what happens next."""
        print(f"\n# {line}", flush=True)

    def type(self, *words: str) -> str:
        """Run a command to its end and return what it printed.

        Raises NotAsSaidError unless it ends with 0.
        """
        print(f"$ {shlex.join(words)}", flush=True)
        command = (sys.executable, *words[1:]) if words[0] == "python" else words
        with subprocess.Popen(
            command,
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as running:
            assert running.stdout is not None
            printed = []
            for line in running.stdout:
                print(line, end="", flush=True)
                printed.append(line)
        print(f"(exit code {running.returncode})", flush=True)
        if running.returncode != 0:
            raise NotAsSaidError(f"{shlex.join(words)}: exit code {running.returncode}, not 0")
        return "".join(printed)


def play(session: Session) -> None:
    """Play the session through.  Raises NotAsSaidError at the first outcome that differs."""
    ask = ("python", "-m", "bot", "ask", QUESTION)

    session.say("No article tells of Asadabad.")
    _expect("a refusal", session.type(*ask), "do not mention Asadabad", without="\nSources\n")

    session.say("An article that does, and a golden question that it is to answer.")
    session.type("cat", "asadabad.md")
    golden = ("python", "-m", "index", "golden", "add", QUESTION, "--contains", DAY)
    _expect("a golden question", session.type(*golden), "kept: ")
    add = ("python", "-m", "index", "add", "asadabad.md", "--publisher", PUBLISHER)
    added = session.type(*add, "--published", "2021-08-16")
    _expect("an article added", added, "added asadabad; not yet published")

    session.say("A reindex shows what would change, and publishes it.")
    shown = session.type("python", "-m", "index", "reindex", "--yes")
    _expect("the article in the diff", shown, f"+ asadabad  {PUBLISHER}, 2021-08-16")
    _expect("the golden questions", shown, f"changed: {QUESTION}", without="worse")
    _expect("a publication", shown, "\npublished ")

    session.say("Now there is an answer, with its proof.")
    _expect("a cited answer", session.type(*ask), f"{DAY} [1]", f"\n[1] {PUBLISHER}, ")

    session.say("Back to the index before: the refusal again.")
    back = session.type("python", "-m", "index", "rollback")
    _expect("a rollback", back, "is in use again")
    _expect("a refusal", session.type(*ask), "do not mention Asadabad", without="\nSources\n")


def _expect(what: str, printed: str, *parts: str, without: str | None = None) -> None:
    missing = [part for part in parts if part not in printed]
    if missing:
        raise NotAsSaidError(f"expected {what}, with {missing[0]!r}")
    if without is not None and without in printed:
        raise NotAsSaidError(f"expected {what}, without {without!r}")


def main() -> int:
    """Play the session in a temporary folder, which is removed after, and return an exit code."""
    # What is set outside must not change what is shown.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STRINGER_")}
    with TemporaryDirectory(prefix="stringer-demo-") as folder:
        data = Path(folder) / "data"
        (Path(folder) / "asadabad.md").write_text(ARTICLE, "utf-8")
        print(f"$ cd {folder}\n$ export STRINGER_DATA={data}", flush=True)
        session = Session(
            Path(folder), kept | {"STRINGER_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
        )
        try:
            play(session)
        except NotAsSaidError as error:
            print(f"not as said: {error}", file=sys.stderr)
            return 1
    print("\nEach outcome was as said.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
