"""/timeline and /map: what the articles tell by day, and how the capitals stand."""

from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.acknowledging import acknowledge
from bot.discord_app.cards import Image
from bot.discord_app.command_answers import Shown, show_command
from bot.discord_app.commands.ask import read_day
from bot.discord_app.commands.choices import complete_place
from bot.discord_app.commands.scope import everywhere
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import show_notice
from bot.discord_app.inquiry import Door
from bot.discord_app.serve import told_to_wait
from bot.discord_app.visit import Visit, visit_of
from bot.phrases.phrases import Phrases
from bot.pictures.gallery import PictureKind

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]


def timeline_command() -> Made:
    """Make /timeline."""

    @app_commands.command(name="timeline", description=told("timeline-command"))
    @app_commands.describe(
        place=told("timeline-place"),
        first=told("timeline-from"),
        last=told("timeline-to"),
        as_of=told("ask-as-of"),
        private=told("ask-private"),
    )
    @app_commands.rename(first="from", last="to")
    @app_commands.autocomplete(place=complete_place)
    @everywhere
    async def timeline(
        interaction: "Here",
        *,
        place: app_commands.Range[str, 1, 100] | None = None,
        first: str | None = None,
        last: str | None = None,
        as_of: str | None = None,
        private: bool | None = None,
    ) -> None:
        with interaction.client.desk.request():
            visit = await visit_of(interaction)
            days = await _days(visit, {"from": first, "to": last, "as_of": as_of})
            if days is None:
                return
            if place:
                await _show_place(visit, place, days, private)
            else:
                await _show_picture(visit, "timeline", days, private)

    return timeline


def map_command() -> Made:
    """Make /map."""

    @app_commands.command(name="map", description=told("map-command"))
    @app_commands.describe(as_of=told("ask-as-of"), private=told("ask-private"))
    @everywhere
    async def capitals(
        interaction: "Here", as_of: str | None = None, private: bool | None = None
    ) -> None:
        with interaction.client.desk.request():
            visit = await visit_of(interaction)
            days = await _days(visit, {"as_of": as_of})
            if days is not None:
                await _show_picture(visit, "map", days, private)

    return capitals


def place_command() -> Made:
    """Make /place."""

    @app_commands.command(name="place", description=told("place-command"))
    @app_commands.describe(
        name=told("place-name"), as_of=told("ask-as-of"), private=told("ask-private")
    )
    @app_commands.autocomplete(name=complete_place)
    @everywhere
    async def place(
        interaction: "Here",
        name: app_commands.Range[str, 1, 100],
        as_of: str | None = None,
        private: bool | None = None,
    ) -> None:
        with interaction.client.desk.request():
            visit = await visit_of(interaction)
            days = await _days(visit, {"as_of": as_of})
            if days is None or not await _opened(visit, "place", private):
                return
            day, language = days["as_of"], _phrases(visit, private).language
            reply = await visit.desk.with_newsroom(
                lambda newsroom: newsroom.place(name, day, language)
            )
            await _show(visit, Shown("place", reply, day), private)

    return place


async def _show_place(
    visit: Visit, name: str, days: dict[str, date | None], private: bool | None
) -> None:
    if not await _opened(visit, "timeline", private):
        return
    first, last, day = days["from"], days["to"], days["as_of"]
    language = _phrases(visit, private).language
    reply = await visit.desk.with_newsroom(
        lambda newsroom: newsroom.place_timeline(name, first, last, day, language)
    )
    title = _phrases(visit, private).say("timeline-of", place=name)
    reply = reply.model_copy(update={"question": title})
    await _show(visit, Shown("timeline", reply, day), private)


async def _show_picture(
    visit: Visit, kind: PictureKind, days: dict[str, date | None], private: bool | None
) -> None:
    if not await _opened(visit, kind, private):
        return
    first, last, day = days.get("from"), days.get("to"), days["as_of"]
    phrases = _phrases(visit, private)
    picture = await visit.desk.with_newsroom(
        lambda newsroom: newsroom.picture(kind, day, first, last, phrases.language)
    )
    if picture is None:
        bounded = first is not None or last is not None
        none = f"picture-none-{'window' if bounded else kind}"
        await show_notice(visit.interaction, visit.phrases().say(none))
        return
    image = Image(f"{kind}.png", picture.png, picture.alt)
    answer = picture.answer.model_copy(update={"question": phrases.say(f"{kind}-title")})
    await _show(visit, Shown(kind, answer, day, image), private)


async def _show(visit: Visit, shown: Shown, private: bool | None) -> None:
    await show_command(visit, shown, _phrases(visit, private), private=_alone(visit, private))


async def _days(visit: Visit, written: dict[str, str | None]) -> dict[str, date | None] | None:
    """The days of the options by their names; None where one is none, which is said."""
    days: dict[str, date | None] = {}
    for name, text in written.items():
        try:
            days[name] = read_day(text)
        except ValueError:
            await show_notice(visit.interaction, visit.phrases().say("bad-day", name=name))
            return None
    first, last = days.get("from"), days.get("to")
    if first and last and first > last:
        await show_notice(visit.interaction, visit.phrases().say("days-swapped"))
        return None
    return days


async def _opened(visit: Visit, door: Door, private: bool | None) -> bool:
    """Acknowledge the command, unless something stands in the way, which is said privately."""
    if await told_to_wait(visit, door):
        return False
    await acknowledge(visit.interaction, private=_alone(visit, private))
    return True


def _alone(visit: Visit, private: bool | None) -> bool:
    """Whether the person alone sees it: as asked, else as the channel has it."""
    if not visit.may_answer:
        return True
    return visit.is_private_by_default if private is None else private


def _phrases(visit: Visit, private: bool | None) -> Phrases:
    return visit.phrases(private=_alone(visit, private))
