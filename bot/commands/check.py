"""`check`: what the bot lacks in its servers, asked of Discord without starting the bot."""

import asyncio
import re
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from bot.commands.failure import DONE, FAILED, CommandError, UsageError
from bot.console import inert
from bot.discord_app.checking import check_server
from bot.discord_app.findings import ServerCheck, sentences
from bot.discord_app.invitation import invite_link
from bot.logs import start_log
from bot.phrases.phrases import phrases_in
from bot.settings import read_settings

_LOGIN_WITHIN_S = 30.0
_MISSING = (
    "DISCORD_TOKEN is not set: give the bot's token from Discord's developer portal, page Bot."
)
_MALFORMED = 'DISCORD_TOKEN is no bot token: give the token alone, without spaces or "Bot" before.'
_UNKNOWN = (
    "Discord does not know this DISCORD_TOKEN: copy the bot's token again from Discord's developer"
    " portal, page Bot, Reset Token."
)
_NOWHERE = "The bot is in no server yet: add it with the invite link."


def run(options: Namespace) -> int:
    """Print what the bot lacks in each of its servers, and return 0 where nothing is missing.

    Raises UsageError for a token that is none and CommandError where Discord gives no answer.
    """
    settings = read_settings(data=options.data)
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise UsageError(_MISSING)
    if not re.fullmatch(r"[!-~]+", token):
        raise UsageError(_MALFORMED)
    start_log(settings.data, settings.log_level)
    try:
        return asyncio.run(_check(token, options.server))
    except discord.LoginFailure as error:
        raise UsageError(_UNKNOWN) from error
    except discord.HTTPException as error:
        raise CommandError(
            f"Discord refused to answer ({error.status} {error.text}); try again later."
        ) from error
    except (OSError, TimeoutError, aiohttp.ClientError) as error:
        raise CommandError(
            f"Discord can't be reached ({_reason(error)}); check the network and try again."
        ) from error


async def _check(token: str, server: int | None) -> int:
    async with _logged_in(token) as client:
        if server is not None:
            servers = [server]
        else:
            servers = [guild.id async for guild in client.fetch_guilds(limit=None)]
        if not servers:
            print(_NOWHERE)
            print(_invite(invite_link(client.application_id or 0)))
            return FAILED
        fine = True
        for number, guild in enumerate(servers):
            check = await check_server(client, guild)
            _print(check, after_another=number > 0)
            fine = fine and check.is_fine
        return DONE if fine else FAILED


@asynccontextmanager
async def _logged_in(token: str) -> AsyncIterator[discord.Client]:
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        async with asyncio.timeout(_LOGIN_WITHIN_S):
            await client.login(token)
        yield client
    finally:
        await client.close()


def _print(check: ServerCheck, *, after_another: bool) -> None:
    if after_another:
        print()
    name = inert(check.guild_name) if check.guild_name is not None else "Server"
    print(f"{name} ({check.guild_id})")
    for sentence in sentences(check, phrases_in("en"), inert):
        print(f"- {sentence}")
    if not check.is_fine:
        print(_invite(check.invite))


def _invite(link: str) -> str:
    return phrases_in("en").say("check-invite", link=link)


def _reason(error: Exception) -> str:
    return "no answer in time" if isinstance(error, TimeoutError) else str(error)
