"""A bot that searches on a server: what it says while that is away, and that it stays up."""

import pytest

import bot.commands.ask
import bot.commands.opening
import bot.serving
from bot.__main__ import main
from bot.answering.answerer import Answerer
from bot.answering.reply import Asked
from bot.serving import Serving
from index.places import Places
from index.stores.errors import StoreError
from tests.bot.serving.conftest import HEAD
from tests.index.milvus_server import LoopbackMilvus, is_installed

QUESTION = Asked(question="what happened to the harbour?")


@pytest.fixture(scope="module")
def any_server(tmp_path_factory):
    if not is_installed():
        pytest.skip("milvus-lite is not installed: pip install -e '.[dev]'")
    server = LoopbackMilvus(tmp_path_factory.mktemp("milvus"))
    yield server
    server.kill()


@pytest.fixture
def server(any_server):
    """One that a test may kill; it is there again for the next."""
    if not any_server.is_running:
        any_server.start()
    return any_server


@pytest.fixture
def serving(corpus, embedders, monkeypatch, tmp_path, server):
    monkeypatch.setattr(bot.serving, "Answerer", Answerer)
    return Serving(Places((corpus,), tmp_path / "data", "words", store=server.address("news")))


def test_a_bot_outlives_its_server_and_answers_as_before_once_it_is_back(serving, server):
    before = serving.answer(QUESTION)

    server.kill()
    with pytest.raises(StoreError, match="does not answer"):
        serving.answer(QUESTION)
    server.start()

    assert serving.answer(QUESTION) == before
    assert "The harbour burned all night" in before.text


def test_another_process_publishes_and_the_bot_follows_to_its_collection(
    serving, server, corpus, publish
):
    from pymilvus import MilvusClient  # noqa: PLC0415

    (corpus / "b.md").write_text(HEAD.format(title="Tower") + "The tower fell at dawn.", "utf-8")
    published = publish()
    server.kill()
    with pytest.raises(StoreError):
        serving.follow()
    first = serving.snapshot_id
    server.start()

    assert serving.follow()
    assert serving.snapshot_id == published != first
    client = MilvusClient(server.address("news").uri)
    assert client.describe_alias("news")["collection_name"].endswith(published)


@pytest.fixture
def shell(monkeypatch, tmp_path):
    """Let commands work in a folder of this test, without a log."""
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(bot.commands.opening, "start_log", lambda *_, **__: None)


def test_asking_while_the_server_is_away_is_one_sentence_and_leaves_with_1(
    serving, server, monkeypatch, capsys, shell
):
    monkeypatch.setattr(bot.commands.ask, "open_newsroom", lambda settings: serving)
    server.kill()

    code = main(["ask", QUESTION.question])

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert err == (
        f"Milvus at 127.0.0.1:{server.port} does not answer. Start it, or mend STRINGER_STORE,"
        " then try again.\n"
    )


def test_a_bot_that_starts_before_its_server_says_so_and_leaves_with_1(
    monkeypatch, capsys, shell, corpus, embedders
):
    monkeypatch.setenv("STRINGER_STORE", "milvus+http://nora:hunter2@127.0.0.1:1")

    code = main(["ask", "--corpus", str(corpus), QUESTION.question])

    _, err = capsys.readouterr()
    assert code == 1
    assert err.endswith(
        "Milvus at 127.0.0.1:1 does not answer. Start it, or mend STRINGER_STORE, then try again.\n"
    )
    assert "hunter2" not in err
    assert "Traceback" not in err
