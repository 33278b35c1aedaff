"""A local double of Discord: REST and gateway on one port, for the unmodified client."""

from tests.bot.discord.double.exchange import Exchange
from tests.bot.discord.double.server import Double, eventually
from tests.bot.discord.double.uploads import Upload

__all__ = ["Double", "Exchange", "Upload", "eventually"]
