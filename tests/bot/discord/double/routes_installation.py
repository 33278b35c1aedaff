"""Routes about the bot itself: who it is, which commands it has, which servers it is in."""

from typing import Any

from tests.bot.discord.double import payloads
from tests.bot.discord.double.exchange import Request
from tests.bot.discord.double.payloads import APPLICATION_ID, Json, member, user
from tests.bot.discord.double.refusal import RefusalError
from tests.bot.discord.double.state import State
from tests.bot.discord.double.world import THREADS, Guild

Answer = tuple[int, Any]


def me(state: State, request: Request) -> Answer:
    """Show the bot's user."""
    return 200, payloads.BOT


def application(state: State, request: Request) -> Answer:
    """Show the application."""
    return 200, payloads.application()


def gateway_bot(state: State, request: Request) -> Answer:
    """Show where the gateway is and how often one may identify."""
    limit = {
        "total": 1000,
        "remaining": state.sessions_left,
        "reset_after": 200,
        "max_concurrency": state.gateway.max_concurrency,
    }
    shards = state.gateway.shards
    return 200, {"url": state.gateway.url, "shards": shards, "session_start_limit": limit}


def put_commands(state: State, request: Request) -> Answer:
    """Replace the commands of every server."""
    state.commands = _published(state.commands, request.body)
    return 200, state.commands


def get_commands(state: State, request: Request) -> Answer:
    """List the commands of every server."""
    return 200, state.commands


def put_guild_commands(state: State, request: Request, guild: str) -> Answer:
    """Replace one server's own commands."""
    _granted(state, guild)
    before = state.guild_commands.get(guild, [])
    made = [{**command, "guild_id": guild} for command in _published(before, request.body)]
    state.guild_commands[guild] = made
    return 200, made


def get_guild_commands(state: State, request: Request, guild: str) -> Answer:
    """List one server's own commands; 50001 where the scope for commands was not granted."""
    _granted(state, guild)
    return 200, state.guild_commands.get(guild, [])


def my_guilds(state: State, request: Request) -> Answer:
    """List the servers the bot is in."""
    found = []
    for guild in state.world.guilds.values():
        may = guild.permissions_of(APPLICATION_ID)
        listed: Json = {"id": guild.id, "name": guild.name, "icon": None, "banner": None}
        found.append({**listed, "owner": False, "permissions": str(may), "features": []})
    return 200, found


def get_guild(state: State, request: Request, guild: str) -> Answer:
    """Show a server with its roles."""
    return 200, _guild(state, guild).payload()


def get_channels(state: State, request: Request, guild: str) -> Answer:
    """List a server's channels with their overwrites; threads are not among them."""
    channels = _guild(state, guild).channels
    return 200, [channel.payload() for channel in channels if channel.kind not in THREADS]


def get_roles(state: State, request: Request, guild: str) -> Answer:
    """List a server's roles."""
    return 200, [role.payload() for role in _guild(state, guild).roles]


def get_member(state: State, request: Request, guild: str, person: str) -> Answer:
    """Show someone's membership; those the world does not name are no members."""
    found = _guild(state, guild)
    if person == APPLICATION_ID:
        return 200, found.bot_member()
    if person not in found.members:
        raise RefusalError(404, 10007)
    return 200, member({**user("member"), "id": person}, roles=found.members[person])


def _published(before: list[Json], asked: list[Json]) -> list[Json]:
    """Return commands as Discord keeps them; one that was there before keeps its id."""
    ids = {(command["name"], command.get("type", 1)): command["id"] for command in before}
    return [
        {
            "description": "", "default_member_permissions": None, "type": 1, **command,
            "id": ids.get((command["name"], command.get("type", 1))) or payloads.snowflake(),
            "application_id": APPLICATION_ID, "version": "1",
        }
        for command in asked
    ]  # fmt: skip


def _guild(state: State, guild_id: str) -> Guild:
    guild = state.world.guilds.get(guild_id)
    if guild is None:
        raise RefusalError(404, 10004)
    return guild


def _granted(state: State, guild_id: str) -> None:
    guild = state.world.guilds.get(guild_id)
    if guild is None or not guild.commands_granted:
        raise RefusalError(403, 50001)


_COMMANDS = rf"/applications/{APPLICATION_ID}"
_GUILD = r"/guilds/(?P<guild>\d+)"
INSTALLATION_ROUTES = (
    ("GET", "/users/@me", me),
    ("GET", "/oauth2/applications/@me", application),
    ("GET", "/applications/@me", application),
    ("GET", "/gateway/bot", gateway_bot),
    ("PUT", _COMMANDS + "/commands", put_commands),
    ("GET", _COMMANDS + "/commands", get_commands),
    ("PUT", _COMMANDS + _GUILD + "/commands", put_guild_commands),
    ("GET", _COMMANDS + _GUILD + "/commands", get_guild_commands),
    ("GET", "/users/@me/guilds", my_guilds),
    ("GET", _GUILD, get_guild),
    ("GET", _GUILD + "/channels", get_channels),
    ("GET", _GUILD + "/roles", get_roles),
    ("GET", _GUILD + r"/members/(?P<person>\d+)", get_member),
)
