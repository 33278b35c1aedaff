"""What happens to servers as a whole: the bot is invited, removed, or a server is unavailable."""

from tests.bot.discord.double.people import People
from tests.bot.discord.double.world import Guild


class Happenings(People):
    """Each tells the shard of its server."""

    async def join(self, name: str) -> Guild:
        """Invite the bot to a new server, with one channel."""
        guild = self.world.add_guild(name)
        guild.add_channel("general")
        # Without `unavailable` the client takes it for a new server, not for one that is back.
        created = guild.created()
        del created["unavailable"]
        await self.gateway.dispatch("GUILD_CREATE", created)
        return guild

    async def kick(self, guild: Guild) -> None:
        """Remove the bot from a server."""
        del self.world.guilds[guild.id]
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id})

    async def make_unavailable(self, guild: Guild) -> None:
        """Let a server fail on Discord's side."""
        guild.available = False
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True})

    async def make_available(self, guild: Guild) -> None:
        """Bring a server back."""
        guild.available = True
        await self.gateway.dispatch("GUILD_CREATE", guild.created())

    async def tell_changes(self, guild: Guild) -> None:
        """Tell the bot of a server's changed name, roles and channels."""
        await self.gateway.dispatch("GUILD_UPDATE", guild.payload())
        for channel in guild.channels:
            event = "THREAD_UPDATE" if channel.parent else "CHANNEL_UPDATE"
            await self.gateway.dispatch(event, channel.payload())
