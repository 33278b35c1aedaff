"""What commands show of the corpus: kept and sent as answers are, but nobody's question."""

from dataclasses import dataclass
from datetime import date

import discord

from bot.answering.reply import Reply
from bot.discord_app.cards import Image
from bot.discord_app.delivery import ByInteraction
from bot.discord_app.inquiry import Door, Inquiry
from bot.discord_app.serve import deliver
from bot.discord_app.visit import Visit
from bot.phrases.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows with their proofs, under a title in the place of a question."""

    door: Door
    reply: Reply
    as_of: date | None
    image: Image | None = None


async def show_command(
    visit: Visit, shown: Shown, phrases: Phrases, *, private: bool, note: str = ""
) -> None:
    """Keep what is shown, count it, and send it with its buttons; acknowledged already."""
    desk, reply = visit.desk, shown.reply
    inquiry = Inquiry(
        reply.question,
        visit.asker,
        shown.door,
        phrases.language,
        private=private,
        as_of=shown.as_of,
        offer=visit.offer,
    )
    outcome = await desk.keep(inquiry, reply)
    desk.telemetry.answered(
        door=shown.door,
        reply=reply,
        language=phrases.language,
        seconds=(discord.utils.utcnow() - visit.interaction.created_at).total_seconds(),
        kind=f"/{shown.door}",
        guild=visit.asker.guild,
    )
    delivery = ByInteraction(visit.interaction, phrases, private=private)
    await deliver(desk, outcome, delivery, phrases, note=note, image=shown.image)
