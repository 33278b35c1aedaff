"""One interaction with who is there, in which language, and what they may do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import discord

from bot.discord_app.acknowledging import acknowledge
from bot.discord_app.inquiry import Asker
from bot.discord_app.moderators import is_moderator
from bot.discord_app.speech import phrases_for
from bot.discord_app.where import is_private_by_default, may_answer, places_of
from bot.phrases.phrases import Phrases
from bot.state.answers import Told
from bot.state.people import Person
from bot.state.settings import ServerSettings

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient
    from bot.discord_app.desk import Desk


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the desk."""

    interaction: "discord.Interaction[StringerClient]"
    desk: "Desk"
    settings: ServerSettings | None
    """Those of the server; None outside of one, and in one that the bot is no member of."""
    asker: Asker

    @property
    def person(self) -> Person:
        """The person, as the state knows them."""
        return self.desk.seat(self.asker).person

    def is_asker_of(self, told: Told) -> bool:
        """Tell whether an answer was given to this person."""
        return told.seat.person == self.person

    @property
    def is_moderator(self) -> bool:
        """Whether the person may do what moderators do."""
        return is_moderator(self.interaction, self.settings)

    @property
    def may_answer(self) -> bool:
        """Whether the bot answers in this channel."""
        return may_answer(self.settings, places_of(self.interaction.channel))

    @property
    def is_private_by_default(self) -> bool:
        """Whether answers here are for the asker alone, unless they say otherwise.

        So they are wherever the bot is no member and somebody brought it along for themselves.
        """
        if self.settings is None:
            return not isinstance(self.interaction.channel, discord.DMChannel)
        return is_private_by_default(self.settings, places_of(self.interaction.channel))

    @property
    def offer(self) -> Literal["share", "nothing"]:
        """What may become of a private answer: between two there is nobody to share it with."""
        return "nothing" if isinstance(self.interaction.channel, discord.DMChannel) else "share"

    def phrases(self, *, private: bool = True) -> Phrases:
        """What is said to the person, or, not `private`, to everybody in the channel."""
        server = self.interaction.guild_locale
        return phrases_for(
            self.settings,
            person=self.interaction.locale.value,
            server=server.value if server else None,
            private=private,
        )


async def visit_of(interaction: "discord.Interaction[StringerClient]") -> Visit:
    """Look up who is there; the settings of a server are remembered for some seconds."""
    desk = interaction.client.desk
    guild = interaction.guild_id if interaction.is_guild_integration() else None
    settings = await desk.settings(guild)
    asker = Asker(
        user=interaction.user.id,
        channel=interaction.channel_id or 0,
        guild=guild,
        exempt=is_moderator(interaction, settings),
    )
    return Visit(interaction, desk, settings, asker)


async def private_visit(interaction: "discord.Interaction[StringerClient]") -> Visit:
    """Acknowledge a command whose answer its user alone sees, then look up who is there."""
    await acknowledge(interaction, private=True)
    return await visit_of(interaction)
