"""What answers is light: the exported encoder, and not what it was made of."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.builder import build
from index.places import find_places
from index.seen import seen_id

UNNEEDED = {
    *("bot.pictures.captures", "bot.pictures.rows", "index.builder", "index.parts"),
    *("index.golden", "index.proposal", "corpus.claims", "corpus.events", "corpus.spots"),
    *("corpus.importing.html", "corpus.parsing", "corpus.sentences", "corpus.subjects"),
}
"""What makes pictures or an index, reads articles, or finds events in them."""
ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from bot.__main__ import main
question = "How did people in the harbour feel?"
code = main(["ask", question, "--corpus", sys.argv[1], "--data", sys.argv[2]])
print(code, *sorted(sys.modules), sep="\\n")
"""


@pytest.fixture
def places(tmp_path, models, real_embedder, gazetteer):
    """A corpus, indexed with the exported encoder and looked at once."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "harbour.txt").write_text("Of the harbour\n\nThe harbour burned. Crowds left it.\n")
    places = find_places((corpus,), tmp_path / "data", environment={})
    places.data.mkdir()
    places.models.symlink_to(models, target_is_directory=True)
    build(places.corpora, places.library, real_embedder, gazetteer, shelf=places.shelf)
    seen_id(places, real_embedder, gazetteer)  # a second start reads no article
    return places


def _asked(places, before=""):
    return subprocess.run(
        [sys.executable, "-c", before + CODE, str(places.corpora[0]), str(places.data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )


def test_a_question_is_embedded_and_answered_without_torch(places):
    done = _asked(places)
    modules = set(done.stdout.split("\n"))
    loaded = {name.partition(".")[0] for name in modules}

    assert "0" in loaded
    assert "onnxruntime" in loaded  # the question did need the encoder
    assert not loaded & {"torch", "transformers", "sentence_transformers", "onnx", "sympy"}
    assert not loaded & {"matplotlib", "sqlalchemy", "aiohttp", "discord", "trafilatura", "lxml"}
    assert not loaded & {"datasketch", "py3langid", "pypdf", "structlog", "multiprocessing"}
    assert not modules & UNNEEDED
    assert done.stderr == ""


def test_without_torch_and_without_the_graph_a_question_is_told_the_way_out(places):
    places.models.unlink()

    done = _asked(places, "import sys; sys.modules['torch'] = None\n")

    assert done.stdout.startswith("1\n")
    note, *_, error = done.stderr.splitlines()  # transformers has its own say in between
    assert "without its exported graph" in note
    assert "sentence-transformers and torch are needed, which can't be loaded" in error
    assert "Install Stringer anew; or make the graph on a machine that has them" in error
    assert "--model" not in error
