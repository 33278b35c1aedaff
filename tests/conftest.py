"""What tests of every package share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.gazetteer import Gazetteer
from index.encoders import Encoder
from index.model_files import find_model

# Where a change is to land the same examples are tried each time; elsewhere always new ones.
settings.register_profile("landing", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """A folder where the model that ships is exported once for the whole run."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def real_embedder(models):
    """The model that ships, as it serves: its exported graph, made once for the whole run."""
    embedder = Encoder(find_model(), models)
    embedder.export()
    return embedder


@pytest.fixture(scope="session")
def gazetteer():
    """The gazetteer that ships."""
    return Gazetteer.load()


@pytest.fixture(scope="session")
def shared():
    """The folder of evaluation articles and questions; a test that needs it skips without."""
    root = Path(__file__).resolve().parent.parent
    folder = Path(os.environ.get("STRINGER_SHARED") or root.parent / "shared")
    if not (folder / "articles").is_dir():
        pytest.skip(f"no evaluation articles in {folder}; set STRINGER_SHARED")
    return folder
