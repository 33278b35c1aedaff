"""onnxruntime says nothing to anybody, whoever of us imports it."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from pathlib import Path
from index.encoders import Encoder
from index.model_files import find_model
encoder = Encoder(find_model(), Path(sys.argv[1]))
print(encoder.question("rain").shape, "torch" in sys.modules)
"""


def test_a_question_leaves_nothing_in_the_home_folder(models, real_embedder, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    told = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    told.pop("ORT_DISABLE_TELEMETRY", None)  # the program says so itself

    done = subprocess.run(
        [sys.executable, "-c", CODE, str(models)],
        cwd=ROOT,
        env=told | {"HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "(1, 384) False\n"
    assert list(home.rglob("*")) == []


def test_nothing_imports_it_but_the_one_that_silences_it_first():
    statement = re.compile(r"^\s*(?:import|from) onnxruntime\b", re.MULTILINE)

    importing = {
        path.relative_to(ROOT).as_posix()
        for room in ("corpus", "index", "bot", "tests")
        for path in (ROOT / room).rglob("*.py")
        if statement.search(path.read_text("utf-8"))
    }

    assert importing == {"index/onnx_runtime.py"}
