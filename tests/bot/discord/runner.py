"""Runs the bot in a process of its own against the double: `python -m ... PORT STATE [SLOW_S]`."""

import logging
import os
import sys
from pathlib import Path

import discord.gateway
import discord.http
import yarl

from bot.discord_app.connecting import Patience
from bot.discord_app.lifecycle import run_bot
from tests.bot.discord.newsroom import PlantedNewsroom


def main() -> int:
    port, state, *slow = sys.argv[1:]
    discord.http.Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/")
    logging.basicConfig(level=logging.INFO)
    newsroom = PlantedNewsroom(slow_s=float(slow[0]) if slow else 0.0)
    return run_bot(
        os.environ.get("DISCORD_TOKEN"),
        lambda: newsroom,
        Path(state),
        patience=Patience(first_s=0.1, longest_s=0.3),
    )


if __name__ == "__main__":
    sys.exit(main())
