"""Runs the bot in a process of its own against the double; `--help` says how."""

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path

import discord.gateway
import discord.http
import yarl

import bot.discord_app.client
from bot.discord_app.connecting import Patience
from bot.discord_app.lifecycle import run_bot
from bot.discord_app.options import BotOptions
from bot.shards import Share
from tests.bot.discord.editing import planted_editor
from tests.bot.discord.newsroom import PlantedNewsroom


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("port", help="the double's")
    parser.add_argument("state", type=Path, help="the state folder")
    parser.add_argument("--slow-s", type=float, default=0.0, help="seconds each answer takes")
    parser.add_argument("--state-url", help="of the state database")
    parser.add_argument("--metrics-port", type=int)
    parser.add_argument("--shards", type=int)
    parser.add_argument("--shard-ids", type=int, nargs="*", default=())
    parser.add_argument("--identify-every-s", type=float, help="for processes of one bot")
    given = parser.parse_args()
    discord.http.Route.BASE = f"http://127.0.0.1:{given.port}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{given.port}/")
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if given.identify_every_s:
        bot.discord_app.client.IDENTIFY_EVERY_S = given.identify_every_s
    options = BotOptions(
        share=Share(given.shards, tuple(given.shard_ids)),
        state_url=given.state_url,
        metrics_port=given.metrics_port,
        patience=Patience(first_s=0.1, longest_s=0.3),
    )
    newsroom = PlantedNewsroom(slow_s=given.slow_s)
    with tempfile.TemporaryDirectory() as articles:
        editor = planted_editor(Path(articles))
        token = os.environ.get("DISCORD_TOKEN")
        return run_bot(token, lambda: newsroom, editor, given.state, options)


if __name__ == "__main__":
    sys.exit(main())
