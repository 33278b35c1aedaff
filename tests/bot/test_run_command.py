import sys
from datetime import timedelta
from types import ModuleType

import pytest

import bot.commands.run
from bot.__main__ import main
from bot.discord_app.fair_use import FairUse
from bot.discord_app.options import BotOptions
from bot.shards import Share
from bot.state.limit import Limit
from index.embedder import EmbedderError
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

    def run_bot(token, newsroom_factory, editor, state_dir, options):
        kept.extend([token, newsroom_factory(), state_dir, options, editor])
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

    token, newsroom, state, _, editor = handed
    assert token == "a.b.c"
    assert newsroom.warmed
    assert state == editor.data == tmp_path


def test_the_discord_side_is_run_as_the_settings_say(handed, monkeypatch):
    monkeypatch.setenv("STRINGER_STATE", "sqlite:////tmp/elsewhere.sqlite3")
    monkeypatch.setenv("STRINGER_RETENTION_DAYS", "7")
    monkeypatch.setenv("STRINGER_LIMIT_PERSON", "2/10")
    monkeypatch.setenv("STRINGER_LIMIT_CHANNEL", "3/10")
    monkeypatch.setenv("STRINGER_LIMIT_EVERYONE", "4/10")
    monkeypatch.setenv("STRINGER_MOST_WAITING", "5")
    monkeypatch.setenv("STRINGER_SHARDS", "auto")
    monkeypatch.setenv("STRINGER_METRICS_PORT", "9464")
    monkeypatch.setenv("STRINGER_LOG_QUESTIONS", "1")
    monkeypatch.setenv("STRINGER_CORPUS_SERVERS", "11, 12")

    assert main(["run"]) == 0

    assert handed[3] == BotOptions(
        state_url="sqlite:////tmp/elsewhere.sqlite3",
        retention=timedelta(days=7),
        fair_use=FairUse(Limit(2, 10.0), Limit(3, 10.0), Limit(4, 10.0)),
        most_waiting=5,
        share=Share(0),
        metrics_port=9464,
        log_questions=True,
        corpus_servers=(11, 12),
    )


def test_a_model_that_cannot_be_loaded_stops_the_start_in_its_own_sentence(
    handed, monkeypatch, capsys
):
    class Helpless(FakeDesk):
        def warm(self):
            raise EmbedderError("The model is gone: put it back.")

    monkeypatch.setattr(bot.commands.run, "open_newsroom", lambda settings: Helpless())

    assert main(["run"]) == 2
    assert capsys.readouterr().err == "The model is gone: put it back.\n"
