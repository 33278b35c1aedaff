"""A local double of Discord: REST and gateway on one port, for the unmodified client."""

from tests.bot.discord.double.server import Double, Exchange

__all__ = ["Double", "Exchange"]
