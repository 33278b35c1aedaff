"""`health`: whether the bot that runs on this machine is connected to Discord."""

from argparse import Namespace

from bot.commands.failure import DONE, FAILED
from bot.heartbeat import STALE_AFTER_S, age_s, heartbeat_file
from bot.settings import read_settings


def run(options: Namespace) -> int:
    """Say whether the bot with this data folder is connected, and return 0 or 1.

    Where it is several processes, that of the shards that the settings name.

    Raises UsageError naming the setting or option at fault.
    """
    settings = read_settings(data=options.data)
    data = settings.data
    age = age_s(heartbeat_file(data, settings.share.name))
    if age is not None and age < STALE_AFTER_S:
        print("connected")
        return DONE
    if age is None:
        print(f"not connected: no running bot has said so in {data}")
    else:
        print(f"not connected: last heard {age:.0f} s ago")
    return FAILED
