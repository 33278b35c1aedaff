"""The compose file, held against the settings and against what an operator may rely on."""

import re
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "deploy"
TEXT = (FOLDER / "compose.yaml").read_text("utf-8")
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
BOTS = tuple(name for name in SERVICES if name.startswith("bot-"))
OURS = (*BOTS, "index")

_ASKED = re.compile(r"\$\{(\w+)(:?[-?][^}]*)?\}")
_SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|ACCESS_KEY|ROOT_USER")
_PINNED = re.compile(r":(v?\d+(\.\d+)+|RELEASE\.\d{4}-\d\d-\d\dT[\d-]+Z)$")
_OF_A_LIBRARY = {"PGPASSWORD"}
"""Read by PostgreSQL's client, not by the settings."""


def known_settings():
    """Every variable that the bot or the index reads."""
    read_by_index = re.findall(r"STRINGER_[A-Z]+", (ROOT / "index/places.py").read_text("utf-8"))
    return {str(one.validation_alias) for one in Settings.model_fields.values()} | {*read_by_index}


def filled_in(environment, **given):
    """What a container gets: references replaced by what .env has, or by their defaults."""

    def value(match):
        default = (match[2] or "").removeprefix(":")
        return given.get(match[1], default[1:] if default.startswith("-") else "")

    return {name: _ASKED.sub(value, text) for name, text in environment.items()}


def test_there_are_bots_an_index_their_database_and_milvus_with_what_it_needs():
    assert set(SERVICES) == {*OURS, "postgres", "milvus", "etcd", "minio"}
    assert len(BOTS) > 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_our_own_image_or_one_of_a_stated_version(name):
    service = SERVICES[name]

    if name in OURS:
        assert (service["image"], service["build"]) == ("stringer", "..")
    else:
        assert _PINNED.search(service["image"])


@pytest.mark.parametrize("name", SERVICES)
def test_what_stays_has_a_health_check_and_is_started_again(name):
    service = SERVICES[name]
    stays = name != "index"

    assert ("test" in service["healthcheck"]) is stays
    assert service["restart"] == ("unless-stopped" if stays else "no")


def test_nothing_starts_before_what_it_needs_is_healthy():
    for name, service in SERVICES.items():
        for needed, how in service.get("depends_on", {}).items():
            ends = needed == "index"
            wanted = "service_completed_successfully" if ends else "service_healthy"
            assert how == {"condition": wanted}, (name, needed)
    assert all({"index", "postgres", "milvus"} == set(SERVICES[bot]["depends_on"]) for bot in BOTS)


def test_nothing_can_be_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == []
    assert "network_mode" not in TEXT


@pytest.mark.parametrize("name", SERVICES)
def test_a_secret_is_asked_for_never_written_down(name):
    environment = SERVICES[name]["environment"]
    secrets = {key: said for key, said in environment.items() if _SECRET.search(key)}

    assert all(re.fullmatch(r"\$\{\w+:\?[^}]+\}", said) for said in secrets.values()), secrets
    assert not re.search(r"://[^/\s]*:[^/\s]*@", TEXT)


def test_the_example_names_all_that_is_asked_for_and_gives_no_value():
    lines = (FOLDER / ".env.example").read_text("utf-8").split("\n")
    named = [line for line in lines if line and not line.startswith("#")]

    assert all(line.endswith("=") for line in named)
    assert {line.rstrip("=") for line in named} == {match[1] for match in _ASKED.finditer(TEXT)}


def test_every_volume_has_a_name_and_every_named_one_is_used():
    mounted = [one for service in SERVICES.values() for one in service.get("volumes", ())]
    sources = {_ASKED.sub("", one).partition(":")[0] for one in mounted}

    assert sources - {""} == set(COMPOSE["volumes"])
    assert all("data:/data" in SERVICES[name]["volumes"] for name in OURS)
    assert all(one.endswith(":ro") for one in mounted if one.startswith("$"))


@pytest.mark.parametrize("name", OURS)
def test_every_variable_of_ours_is_one_that_the_settings_know(name):
    assert set(SERVICES[name]["environment"]) - _OF_A_LIBRARY <= known_settings()


def test_the_bots_are_one_bot_whose_shards_are_each_served_once(monkeypatch, tmp_path):
    served = []
    for name in BOTS:
        for key, value in filled_in(SERVICES[name]["environment"], DISCORD_TOKEN="a.b.c").items():
            monkeypatch.setenv(key, value)
        monkeypatch.setenv("STRINGER_CORPUS", str(tmp_path))  # the container's is not here
        settings = read_settings()
        share = settings.share
        assert share.count == 6
        assert not share.is_whole
        assert settings.state == "postgresql+psycopg://stringer@postgres/stringer"
        assert settings.places.store.shown == "milvus:19530"
        served += share.ids

    assert sorted(served) == [0, 1, 2, 3, 4, 5]
