import os
from pathlib import Path

import pytest

from bot.arguments import read_arguments
from bot.commands.failure import UsageError
from bot.settings import Settings, read_settings
from bot.state.limit import Limit
from index.places import find_places
from index.stores.milvus_address import MilvusAddress


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)


def test_without_a_setting_the_articles_and_the_model_are_those_that_ship():
    settings = read_settings()

    assert settings.discord_token is None
    assert settings.data.name == "stringer"
    (corpus,) = settings.places.corpora
    assert corpus.parts[-2:] == ("corpus", "articles")
    assert settings.places.model == "sentence-transformers/all-MiniLM-L6-v2"
    assert settings.places.gazetteer is None


def test_the_environment_sets_what_it_names(monkeypatch, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.setenv("STRINGER_CORPUS", f"{tmp_path / 'a'}{os.pathsep}{tmp_path / 'b'}")
    (tmp_path / "places.toml").touch()
    monkeypatch.setenv("STRINGER_GAZETTEER", str(tmp_path / "places.toml"))
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("STRINGER_MODEL", "some/model")
    monkeypatch.setenv("STRINGER_LOG_LEVEL", "debug")
    monkeypatch.setenv("DISCORD_TOKEN", "secret-token")

    settings = read_settings()

    assert settings.corpus == (tmp_path / "a", tmp_path / "b")
    assert settings.data == tmp_path / "data"
    assert settings.gazetteer == settings.places.gazetteer == tmp_path / "places.toml"
    assert settings.model == "some/model"
    assert settings.log_level == "DEBUG"
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "secret-token"


def test_an_option_wins_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path / "environment"))

    assert read_settings(data=str(tmp_path / "option")).data == tmp_path / "option"


def test_a_variable_that_is_set_but_empty_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("STRINGER_CORPUS", "")

    assert read_settings().discord_token is None
    assert read_settings().corpus == ()


def test_the_token_is_not_shown_with_the_settings(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret-token")

    assert "secret-token" not in repr(read_settings())


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        (
            "STRINGER_CORPUS",
            "/no/such/folder",
            "STRINGER_CORPUS names /no/such/folder, which does not exist;"
            " give a folder of articles.",
        ),
        (
            "STRINGER_LOG_LEVEL",
            "loud",
            "STRINGER_LOG_LEVEL must be one of DEBUG, INFO, WARNING or ERROR.",
        ),
        (
            "STRINGER_DATA",
            str(Path(__file__)),
            f"STRINGER_DATA names {Path(__file__)}, which is a file; give a folder.",
        ),
    ],
)
def test_a_bad_variable_is_one_sentence_that_names_it(monkeypatch, variable, value, sentence):
    monkeypatch.setenv(variable, value)

    with pytest.raises(UsageError) as caught:
        read_settings()

    assert str(caught.value) == sentence


def test_a_bad_option_is_named_as_the_option_it_came_by():
    with pytest.raises(UsageError, match=r"^--corpus names /no/such/folder, which does not exist"):
        read_settings(corpus=["/no/such/folder"])


def test_the_bots_own_settings_are_read(monkeypatch):
    monkeypatch.setenv("STRINGER_STATE", "postgresql+psycopg://bot@localhost/stringer")
    monkeypatch.setenv("STRINGER_RETENTION_DAYS", "30")
    monkeypatch.setenv("STRINGER_LIMIT_PERSON", "3/10")
    monkeypatch.setenv("STRINGER_MOST_WAITING", "7")
    monkeypatch.setenv("STRINGER_SHARDS", "auto")
    monkeypatch.setenv("STRINGER_SNAPSHOTS", "100")

    settings = read_settings()

    assert settings.state == "postgresql+psycopg://bot@localhost/stringer"
    assert settings.retention_days == 30
    assert settings.limit_person == Limit(3, 10.0)
    assert settings.limit_channel == Limit(30, 60.0)
    assert settings.most_waiting == 7
    assert settings.shards == 0
    assert settings.snapshots == 100


def test_three_snapshots_are_kept_and_no_server_is_named_unless_said_otherwise():
    settings = read_settings()

    assert (settings.snapshots, settings.corpus_servers) == (3, ())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("123456789012345678", (123456789012345678,)),
        ("30,10 20", (30, 10, 20)),
        (" 30, 10 ,\t20,30\n", (30, 10, 20)),
        (" , ", ()),
        ("18446744073709551615", (18446744073709551615,)),
    ],
)
def test_servers_are_named_by_their_ids_with_commas_or_blanks_between_them(monkeypatch, text, ids):
    monkeypatch.setenv("STRINGER_CORPUS_SERVERS", text)

    assert read_settings().corpus_servers == ids


def test_servers_can_be_given_as_numbers():
    assert read_settings(corpus_servers=(10, 20)).corpus_servers == (10, 20)


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("STRINGER_STATE", "mysql://x", "must be the URL of a database"),
        ("STRINGER_RETENTION_DAYS", "0", "must be days, a number from 1 to 3650"),
        ("STRINGER_LIMIT_PERSON", "0/60", "must be questions/seconds"),
        ("STRINGER_LIMIT_EVERYONE", "often", "must be questions/seconds"),
        ("STRINGER_MOST_WAITING", "-1", "must be how many may wait"),
        ("STRINGER_SHARDS", "0", "must be auto, or a number"),
        ("STRINGER_METRICS_PORT", "70000", "must be a port"),
        *(
            (
                "STRINGER_CORPUS_SERVERS",
                f"10, {text}",
                "must be ids of servers with commas or blanks between them,"
                f" such as 123456789012345678; {text} is none\\.$",
            )
            for text in ("newsroom", "0", "-5", "1.5", "18446744073709551616", "٣", "9" * 5000)
        ),
        *(
            ("STRINGER_SNAPSHOTS", text, "must be how many snapshots are kept, a number from 1 to")
            for text in ("0", "101", "3.5", "all")
        ),
    ],
)
def test_a_setting_of_the_bot_that_makes_no_sense_is_named(monkeypatch, variable, value, sentence):
    monkeypatch.setenv(variable, value)

    with pytest.raises(UsageError, match=rf"^{variable} {sentence}"):
        read_settings()


def test_a_server_to_search_on_is_named_by_url_and_its_password_never_shown(monkeypatch):
    monkeypatch.setenv("STRINGER_STORE", "milvus+http://nora:hunter2@milvus/a/b")
    with pytest.raises(UsageError, match=r"^STRINGER_STORE must name one database") as refused:
        read_settings()
    assert "hunter2" not in str(refused.value)

    monkeypatch.setenv("STRINGER_STORE", "milvus+http://nora:hunter2@milvus")
    settings = read_settings()
    assert settings.places.store == MilvusAddress("milvus", 19530, user="nora", password="hunter2")
    assert "hunter2" not in repr(settings)


def test_a_tilde_is_the_home_folder_in_every_setting_that_is_a_path(monkeypatch, tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "places.toml").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("STRINGER_CORPUS", "~/articles")
    monkeypatch.setenv("STRINGER_GAZETTEER", "~/places.toml")
    monkeypatch.setenv("STRINGER_DATA", "~/data")

    for places in (read_settings().places, find_places()):
        assert places.corpora == (tmp_path / "articles",)
        assert (places.gazetteer, places.data) == (tmp_path / "places.toml", tmp_path / "data")


def test_the_help_names_every_setting(capsys):
    with pytest.raises(SystemExit):
        read_arguments(["--help"])

    shown = capsys.readouterr().out
    named = [field.validation_alias for field in Settings.model_fields.values()]
    assert len(named) > 15
    assert [name for name in named if f"  {name}" not in shown and f", {name}" not in shown] == []
