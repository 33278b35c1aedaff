"""What answers is light: the exported encoder, and not what it was made of."""

import subprocess
import sys
from pathlib import Path

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


def test_a_question_is_embedded_and_answered_without_torch(
    tmp_path, models, real_embedder, gazetteer
):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "harbour.txt").write_text("Of the harbour\n\nThe harbour burned. Crowds left it.\n")
    places = find_places((corpus,), tmp_path / "data", environment={})
    places.data.mkdir()
    places.models.symlink_to(models, target_is_directory=True)
    build(places.corpora, places.library, real_embedder, gazetteer, shelf=places.shelf)
    seen_id(places, real_embedder, gazetteer)  # a second start reads no article

    done = subprocess.run(
        [sys.executable, "-c", CODE, str(corpus), str(places.data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.split("\n"))
    loaded = {name.partition(".")[0] for name in modules}

    assert "0" in loaded
    assert "onnxruntime" in loaded  # the question did need the encoder
    assert not loaded & {"torch", "transformers", "sentence_transformers", "onnx", "sympy"}
    assert not loaded & {"matplotlib", "sqlalchemy", "aiohttp", "discord", "trafilatura", "lxml"}
    assert not loaded & {"datasketch", "py3langid", "pypdf", "structlog", "multiprocessing"}
    assert not modules & UNNEEDED
    assert done.stderr == ""
