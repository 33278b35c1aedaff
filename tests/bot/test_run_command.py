import sys
from types import ModuleType

import pytest

import bot.commands.run
from bot.__main__ import main
from tests.bot.desk import FakeDesk


class _WarmDesk(FakeDesk):
    warmed = False

    def warm(self):
        self.warmed = True


@pytest.fixture
def handed(monkeypatch, tmp_path):
    """Put a Discord side in place that keeps what it is handed."""
    kept = []
    lifecycle = ModuleType("bot.discord_app.lifecycle")

    def run_bot(token, newsroom_factory, state_dir):
        kept.extend([token, newsroom_factory(), state_dir])
        return 0

    lifecycle.run_bot = run_bot
    monkeypatch.setitem(sys.modules, "bot.discord_app.lifecycle", lifecycle)
    monkeypatch.setattr(bot.commands.run, "open_newsroom", lambda settings: _WarmDesk())
    monkeypatch.setattr("bot.commands.opening.start_log", lambda *args, **kwargs: None)
    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path))
    return kept


def test_the_discord_side_gets_the_token_a_newsroom_with_its_model_loaded_and_the_folder(
    handed, tmp_path
):
    assert main(["run"]) == 0

    token, newsroom, state = handed
    assert token == "a.b.c"
    assert newsroom.warmed
    assert state == tmp_path
