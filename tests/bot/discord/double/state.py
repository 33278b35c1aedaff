"""All that the double knows: who is where, what was said, what was asked and answered."""

from typing import Any

from tests.bot.discord.double.exchange import Exchange, Request
from tests.bot.discord.double.faults import Faults
from tests.bot.discord.double.gateway import Gateway
from tests.bot.discord.double.messages import Messages
from tests.bot.discord.double.openapi import Contract
from tests.bot.discord.double.payloads import Json
from tests.bot.discord.double.uploads import Cdn
from tests.bot.discord.double.world import World

TOKEN = "MTk4NjIy.double.not-a-real-token"


class State:
    """What the routes read and change; `complaints` is what the real Discord would refuse."""

    def __init__(self, token: str = TOKEN, contract: Contract | None = None) -> None:
        self.token = token
        self.contract = contract
        self.complaints: list[str] = []
        self.world = World()
        self.gateway = Gateway(token, self.world, self.complaints.append)
        self.faults = Faults()
        self.cdn = Cdn()
        self.messages = Messages(self.cdn)
        self.requests: list[Request] = []
        self.commands: list[Json] = []
        self.guild_commands: dict[str, list[Json]] = {}
        """Commands published to one server alone, by its id."""
        self.exchanges: dict[str, Exchange] = {}
        self.posted_ids: list[str] = []
        self.no_embeds_in: set[str] = set()
        self.closed_to_direct: set[str] = set()
        """People, by id, who take no direct messages from the bot."""
        self.reactions: dict[str, list[str]] = {}
        """The bot's own reactions to each message, by its id, oldest first."""
        self.events: list[tuple[str, Json]] = []
        """What a route gives the gateway to tell, once it has answered."""
        self.port = 0

    @property
    def posted(self) -> list[Json]:
        """The messages the bot sent to channels as they now are, oldest first."""
        found = map(self.messages.find, self.posted_ids)
        return [message for message in found if message is not None]

    @property
    def sessions_left(self) -> int:
        """How often a client may still identify today."""
        return self.gateway.sessions_left

    @sessions_left.setter
    def sessions_left(self, left: int) -> None:
        self.gateway.sessions_left = left

    def command_ids(self) -> dict[tuple[str, int], str]:
        """Return the id of every published command, by its name and type."""
        lists: list[list[Json]] = [self.commands, *self.guild_commands.values()]
        return {
            (command["name"], command.get("type", 1)): command["id"]
            for commands in lists for command in commands
        }  # fmt: skip

    def every_command(self) -> list[Json]:
        """Return the published commands, the servers' own last."""
        own: list[Any] = [command for each in self.guild_commands.values() for command in each]
        return [*self.commands, *own]
