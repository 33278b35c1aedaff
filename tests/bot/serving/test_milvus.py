"""A bot that searches on a server: what it says while that is away, and that it stays up."""

import shutil
import threading

import pytest

import bot.commands.ask
import bot.commands.opening
import bot.serving
from bot.__main__ import main
from bot.answering.answerer import Answerer
from bot.answering.reply import Asked
from bot.discord_app.desk import AnswerFailedError
from bot.discord_app.failures import sentence
from bot.phrases.phrases import phrases_in
from bot.serving import Serving
from index.build_lock import hold_publishing
from index.places import Places
from index.stores.engine import clear_store, store_snapshot
from index.stores.errors import StoreError, StoreLostError
from index.stores.milvus import MilvusEngine
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
    (corpus / "b.md").write_text(HEAD.format(title="Tower") + "The tower fell at dawn.", "utf-8")
    published = publish()
    server.kill()
    with pytest.raises(StoreError):
        serving.follow()
    first = serving.snapshot_id
    server.start()

    assert serving.follow()
    assert serving.snapshot_id == published != first
    assert _published(server).endswith(published)


def _lost_with_its_volume(places, server):
    server.kill()
    shutil.rmtree(server.folder / "data")
    server.start()


def _cleared(places, server):
    assert clear_store(places)


@pytest.mark.parametrize("lose", [_lost_with_its_volume, _cleared])
def test_a_bot_whose_server_has_lost_what_it_searches_says_so_and_puts_it_there_again(
    serving, server, lose
):
    before = serving.answer(QUESTION)
    lose(serving._places, server)

    for _ in range(2):
        with pytest.raises(StoreLostError, match="no longer has the collection"):
            serving.answer(QUESTION)
    assert not serving.follow()

    assert serving.answer(QUESTION) == before
    assert _published(server).endswith(serving.snapshot_id)


def test_what_could_not_be_put_back_while_the_server_was_away_is_put_back_later(serving, server):
    before = serving.answer(QUESTION)
    _cleared(serving._places, server)
    with pytest.raises(StoreLostError):
        serving.answer(QUESTION)

    server.kill()
    with pytest.raises(StoreError, match="does not answer"):
        serving.follow()
    server.start()
    serving.follow()

    assert serving.answer(QUESTION) == before


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "They are being put there again"), ("de", "Sie werden gerade wieder dorthin gebracht")],
)
def test_people_are_told_that_what_was_lost_is_being_put_back(language, told):
    failed = AnswerFailedError("r")
    failed.__cause__ = StoreLostError("Milvus at 10.0.0.7:19530 no longer has the collection c.")

    said = sentence(failed, "a question", phrases_in(language))

    assert told in said
    assert "10.0.0.7" not in said


@pytest.fixture
def published_beside(serving, corpus, publish):
    """Publish another index and put it on the server, as another process would."""
    (corpus / "b.md").write_text(HEAD.format(title="Tower") + "The tower fell at dawn.", "utf-8")
    published = publish()
    store_snapshot(serving._places, published)
    return published


def test_a_bot_serves_what_was_published_while_something_else_is_put_on_the_server(
    serving, server, published_beside
):
    followed = []
    beside = threading.Thread(target=lambda: followed.append(serving.follow()), daemon=True)
    with hold_publishing(serving._places.library.folder / "store.lock"):
        beside.start()
        beside.join(10.0)  # so that a test that fails ends
        assert followed == [True]

    assert serving.snapshot_id == published_beside
    assert _published(server).endswith(published_beside)


def test_a_publication_is_served_before_the_server_has_heard_of_it_and_it_hears_of_it_later(
    serving, server, published_beside, monkeypatch
):
    def away(*_):
        raise StoreError("Milvus at 127.0.0.1:1 does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(MilvusEngine, "settle", away)
        assert serving.follow()
        with pytest.raises(StoreError):
            serving.follow()
    assert serving.snapshot_id == published_beside
    assert not _published(server).endswith(published_beside)

    assert not serving.follow()

    assert _published(server).endswith(published_beside)


def _published(server):
    from pymilvus import MilvusClient  # noqa: PLC0415

    return MilvusClient(server.address("news").uri).describe_alias("news")["collection_name"]


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
