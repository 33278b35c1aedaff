import os
from pathlib import Path

import pytest

from bot.commands.failure import UsageError
from bot.settings import read_settings


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
