"""One bot a token, or its parts: each shard is served by one process of a state folder."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.discord_app.lock import TokenInUseError, only_instance
from bot.shards import WHOLE, Share

TOKEN = "one.bot.token"


@pytest.fixture
def running(tmp_path: Path):
    """Starts another process of the bot, as far as the locks know, until the test ends."""
    with ExitStack() as bots:
        yield lambda share, token=TOKEN: bots.enter_context(only_instance(token, tmp_path, share))


def test_parts_that_share_no_shard_run_beside_each_other(running) -> None:
    running(Share(8, (0, 1, 2, 3)))
    running(Share(8, (4, 6)))
    running(Share(8, (5,)))
    running(WHOLE, token="another.bot.token")


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (WHOLE, WHOLE, "^Another Stringer is running with this DISCORD_TOKEN here: stop it first"),
        (Share(4, (0,)), WHOLE, "^Another Stringer is running with this DISCORD_TOKEN here"),
        (Share(4, (0,)), Share(4, (0, 1, 2, 3)), "^Another Stringer is running"),
        (WHOLE, Share(4, (0,)), "^Another Stringer serves all shards .*STRINGER_SHARD_IDS, too"),
        (Share(4), Share(4, (0,)), "^Another Stringer serves all shards"),
        (
            Share(4, (0, 1)),
            Share(4, (1, 2)),
            "^Another Stringer serves shard 1 .*name other shards than 1-2 in STRINGER_SHARD_IDS",
        ),
        (
            Share(4, (0, 1)),
            Share(8, (6, 7)),
            "^STRINGER_SHARDS is 8, but another Stringer .*counts 4 shards here",
        ),
    ],
)
def test_what_another_process_serves_is_refused_in_a_sentence(
    running, first: Share, second: Share, sentence: str
) -> None:
    running(first)

    with pytest.raises(TokenInUseError, match=sentence) as refused:
        running(second)

    assert TOKEN not in str(refused.value)


def test_what_is_served_no_more_can_be_served_again_in_another_number_of_shards(
    running, tmp_path: Path
) -> None:
    with only_instance(TOKEN, tmp_path, Share(4, (0, 1))):
        pass

    running(Share(16, (0,)))
    running(Share(16, (1,)))

    with pytest.raises(TokenInUseError, match=r"counts 16 shards"):
        running(Share(4, (2,)))
