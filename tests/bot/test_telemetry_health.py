"""`/healthz` and `/metrics`, asked over HTTP."""

import asyncio
import errno
import os
import socket

import aiohttp
import pytest

import bot.telemetry.health
from bot.__main__ import main
from bot.commands.failure import UsageError
from bot.telemetry.health import Checks, serve_health
from bot.telemetry.telemetry import Telemetry
from tests.bot.discord.double.server import eventually


class Bot:
    """A bot whose parts can be taken away."""

    def __init__(self):
        self.connected = True
        self.state_error = None
        self.index_takes_s = 0.0

    async def read_state(self):
        if self.state_error:
            raise self.state_error

    async def read_index(self):
        await asyncio.sleep(self.index_takes_s)

    @property
    def checks(self):
        return Checks(lambda: self.connected, self.read_state, self.read_index)


@pytest.fixture
def port():
    """A port of this machine that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def telemetry():
    return Telemetry(str)


async def get(port, path, host="127.0.0.1"):
    address = f"http://{host}:{port}{path}"
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, response.headers["Content-Type"], await response.text()


async def health(port):
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/healthz") as response,
    ):
        return response.status, await response.json()


async def test_a_bot_that_is_connected_and_answers_is_healthy(port, telemetry):
    async with serve_health(port, telemetry, Bot().checks):
        status, told = await health(port)

    assert status == 200
    assert told == {"healthy": True, "checks": {"gateway": "ok", "state": "ok", "index": "ok"}}


async def test_each_part_that_is_gone_is_named_and_makes_it_503(port, telemetry, monkeypatch):
    monkeypatch.setattr(bot.telemetry.health, "WITHIN_S", 0.05)
    patient = Bot()
    async with serve_health(port, telemetry, patient.checks):
        patient.connected = False
        assert await health(port) == (
            503,
            {
                "healthy": False,
                "checks": {"gateway": "not connected to Discord", "state": "ok", "index": "ok"},
            },
        )
        patient.connected, patient.index_takes_s = True, 5
        status, told = await health(port)
        assert (status, told["checks"]["index"]) == (503, "no answer within 0.05 s")
        patient.index_takes_s = 0
        assert (await health(port))[0] == 200


async def test_what_a_failed_check_says_stays_in_the_log(port, telemetry, caplog):
    patient = Bot()
    patient.state_error = OSError("postgresql://bot:secret@db")
    async with serve_health(port, telemetry, patient.checks):
        status, told = await health(port)

    assert status == 503
    assert told["checks"]["state"] == "failed with OSError; the log has the reason"
    assert "health: state: postgresql://" in caplog.text


async def test_the_figures_are_served_as_prometheus_reads_them(port, telemetry):
    telemetry.voted("up")
    async with serve_health(port, telemetry, Bot().checks):
        status, kind, text = await get(port, "/metrics")

    assert status == 200
    assert kind.startswith("text/plain; version=")
    assert 'stringer_votes_total{kind="up"} 1.0\n' in text
    assert "stringer_connected 1.0\n" in text


async def test_the_loops_lag_is_measured_while_it_serves(port, telemetry, monkeypatch):
    async with serve_health(port, telemetry, Bot().checks):
        lagged = "stringer_event_loop_lag_seconds "
        await eventually(lambda: f"{lagged}0.0\n" not in telemetry.exposition().decode())


async def test_nothing_listens_on_another_address_and_nothing_afterwards(port, telemetry):
    others = ["127.0.0.2", *socket.gethostbyname_ex(socket.gethostname())[2]]
    async with serve_health(port, telemetry, Bot().checks):
        assert (await get(port, "/healthz"))[0] == 200
        for other in set(others) - {"127.0.0.1"}:
            with pytest.raises(aiohttp.ClientConnectorError):
                await get(port, "/healthz", other)

    with pytest.raises(aiohttp.ClientConnectorError):
        await get(port, "/healthz")


async def test_without_a_port_nothing_is_served(telemetry, monkeypatch):
    def listen(*_):
        raise AssertionError("it listens")

    monkeypatch.setattr(socket.socket, "bind", listen)
    async with serve_health(None, telemetry, Bot().checks):
        pass


async def test_a_port_that_is_taken_is_one_sentence(port, telemetry):
    async with serve_health(port, telemetry, Bot().checks):
        with pytest.raises(UsageError) as refused:
            async with serve_health(port, telemetry, Bot().checks):
                pass

    assert str(refused.value) == (
        f"STRINGER_METRICS_PORT names port {port}, which is in use already; give another."
    )


async def test_a_port_that_may_not_be_used_is_one_sentence(port, telemetry, monkeypatch):
    async def refuse(self):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("aiohttp.web.TCPSite.start", refuse)
    with pytest.raises(UsageError, match=r"cannot be used \(Permission denied\); give another\.$"):
        async with serve_health(port, telemetry, Bot().checks):
            pass


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        *(
            ("STRINGER_METRICS_PORT", value, "must be a port, a number from 1 to 65535.")
            for value in ("0", "-1", "65536", "1e3", "http", "9" * 5000)
        ),
        ("STRINGER_LOG_QUESTIONS", "perhaps", "must be 1 or 0."),
    ],
)
def test_a_setting_that_is_none_leaves_with_2(monkeypatch, capsys, variable, value, sentence):
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv(variable, value)

    assert main(["health"]) == 2
    assert capsys.readouterr().err == f"{variable} {sentence}\n"
