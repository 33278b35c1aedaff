"""The log: its level is ours, and never lets a library write what people said."""

import logging

import pytest

from bot.logs import start_log

QUIET = ("aiohttp.access", "alembic.runtime.migration", "sqlalchemy.engine.Engine")


@pytest.fixture
def start(tmp_path):
    """Start the log at a level, with a root logger that hears all; afterwards all is as before."""
    root = logging.getLogger()
    names = ("bot", "index", "corpus", "discord", "aiohttp", "alembic", "sqlalchemy")
    before = {logger: logger.level for logger in (root, *map(logging.getLogger, names))}
    handlers = list(root.handlers)
    root.setLevel(logging.DEBUG)
    yield lambda level, share="": start_log(tmp_path, level, share)
    for logger, level in before.items():
        logger.setLevel(level)
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()


def test_a_process_that_serves_some_shards_has_a_log_of_its_own(start, tmp_path):
    start("INFO", "0-2,5")

    logging.getLogger("bot").info("our own particulars")

    assert "our own particulars" in (tmp_path / "stringer-0-2,5.log").read_text("utf-8")
    assert not (tmp_path / "stringer.log").exists()


def test_what_discord_sends_is_not_written_at_any_level(start, tmp_path):
    start("DEBUG")

    logging.getLogger("bot.telemetry").debug("our own particulars")
    for name in ("discord.gateway", "discord.http", *QUIET):
        logging.getLogger(name).debug("who fled Quillfeather Bay?")

    log = (tmp_path / "stringer.log").read_text("utf-8")
    assert "our own particulars" in log
    assert "Quillfeather" not in log


@pytest.mark.parametrize(
    ("level", "heard"), [("DEBUG", "INFO"), ("INFO", "INFO"), ("ERROR", "ERROR")]
)
def test_discords_library_is_heard_from_the_level_up_but_not_below_info(start, level, heard):
    start(level)

    effective = logging.getLogger("discord.client").getEffectiveLevel()
    assert logging.getLevelName(effective) == heard


@pytest.mark.parametrize("name", QUIET)
def test_other_libraries_are_heard_from_warning_up(start, name):
    start("DEBUG")

    assert logging.getLogger(name).getEffectiveLevel() == logging.WARNING
