"""The second door: a message that mentions the bot, and a direct message."""

import logging
import math
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.discord_app.controls import Button
from bot.discord_app.custom_id import custom_id
from bot.discord_app.delivery import NOBODY, ByMessage, post
from bot.discord_app.desk import AnswerFailedError, Desk
from bot.discord_app.failures import sentence
from bot.discord_app.inquiry import Asker, Door, Inquiry
from bot.discord_app.layout import layout_of
from bot.discord_app.line import LineClosedError, LineFullError
from bot.discord_app.mentions import replied_to
from bot.discord_app.moderators import has_moderator_role
from bot.discord_app.read_back import turns_shown
from bot.discord_app.render import render_notice
from bot.discord_app.serve import serve, turns_in
from bot.discord_app.speech import phrases_for
from bot.discord_app.turns import TURNS
from bot.discord_app.where import is_private_by_default, may_answer, places_of
from bot.phrases.phrases import Phrases
from bot.state.settings import ServerSettings

_log = logging.getLogger(__name__)


class MentionDoor:
    """Answers messages with replies."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._warned: dict[int, datetime] = {}

    async def answer(self, message: discord.Message, question: str) -> None:
        """Answer a message that puts a question, or say how to put one; never raises.

        Where the bot does not answer in a channel it is silent; where answers are private it
        offers a button.
        """
        settings = await self._desk.settings(message.guild.id if message.guild else None)
        if not may_answer(settings, places_of(message.channel)):
            return
        phrases = self._phrases(message, settings)
        delivery = ByMessage(message, phrases)
        try:
            await self._answer(message, question, settings, delivery)
        except discord.Forbidden as error:
            _log.warning("message %s: may not answer there (%s)", message.id, error)
        except Exception as error:
            await self._apologise(message, error, delivery)

    async def _answer(
        self,
        message: discord.Message,
        question: str,
        settings: ServerSettings | None,
        delivery: ByMessage,
    ) -> None:
        desk, phrases = self._desk, delivery.phrases
        asker = _asker(message, settings)
        door: Door = "mention" if message.guild else "direct"
        seconds = await desk.seconds_left(asker)
        if seconds > 0:
            desk.telemetry.unanswered(door, "limited", phrases.language, guild=asker.guild)
            await self._tell_to_wait(message, seconds, phrases)
            return
        if not question:
            await post(message.channel, render_notice(phrases.say("help")), answering=message)
            return
        if is_private_by_default(settings, places_of(message.channel)):
            await self._offer_private(message, phrases)
            return
        history = await self._history(message, asker)
        inquiry = Inquiry(question, asker, door, phrases.language, history=history)
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(message.channel.typing())
            except (discord.HTTPException, OSError) as error:
                _log.info("message %s: typing is not shown (%s)", message.id, error)
            await serve(desk, inquiry, delivery)

    def _phrases(self, message: discord.Message, settings: ServerSettings | None) -> Phrases:
        """Return what is said to a message: Discord tells nothing of its author's language."""
        server = message.guild.preferred_locale.value if message.guild else None
        return phrases_for(settings, server=server)

    async def _history(self, message: discord.Message, asker: Asker) -> tuple[str, ...]:
        """The questions before: of the answer replied to, if it was theirs, else the last ones."""
        replied = replied_to(message)
        identity = replied.id if isinstance(replied, discord.Message) else replied
        if identity is not None:
            told = await self._desk.glance(lambda state: state.answers.find_message(identity))
            if told is not None and told.seat.person == self._desk.seat(asker).person:
                if isinstance(replied, discord.Message):
                    return turns_shown(replied.components)[-TURNS:]
                return (await turns_in(message.channel, identity))[-TURNS:]
        recent = await self._desk.recent_message(asker)
        if recent is not None:
            return (await turns_in(message.channel, recent))[-TURNS:]
        return self._desk.turns_of(asker)

    async def _offer_private(self, message: discord.Message, phrases: Phrases) -> None:
        button = Button(custom_id("own", message.id), phrases.say("button-own"), style="main")
        card = render_notice(phrases.say("private-here"))
        await post(message.channel, card, ((button,),), answering=message)

    async def _tell_to_wait(
        self, message: discord.Message, seconds: float, phrases: Phrases
    ) -> None:
        """Say in a direct message, once until the wait is over, how long it is."""
        author, now = message.author.id, self._desk.now()
        self._warned = {who: until for who, until in self._warned.items() if until > now}
        if author in self._warned:
            return
        self._warned[author] = now + timedelta(seconds=seconds)
        card = render_notice(phrases.say("too-often", seconds=math.ceil(seconds)))
        try:
            await message.author.send(view=layout_of(card), allowed_mentions=NOBODY)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.info("message %s: not told to wait in words (%s)", message.id, error)
            await self._show_waiting(message)

    async def _show_waiting(self, message: discord.Message) -> None:
        """Mark a message whose author takes no direct messages, where the bot may react."""
        try:
            await message.add_reaction("⏳")
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.info("message %s: nor by a sign (%s)", message.id, error)

    async def _apologise(
        self, message: discord.Message, error: Exception, delivery: ByMessage
    ) -> None:
        """Say what went wrong where the answer was to stand, the place in line included."""
        if not isinstance(error, LineFullError | LineClosedError | AnswerFailedError):
            self._desk.telemetry.failed("message")
        card = render_notice(sentence(error, f"message {message.id}", delivery.phrases))
        try:
            await delivery.send(card, ())
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            _log.warning("message %s: could not be told of the failure (%s)", message.id, failure)


def _asker(message: discord.Message, settings: ServerSettings | None) -> Asker:
    author = message.author
    manages = isinstance(author, discord.Member) and author.guild_permissions.manage_guild
    return Asker(
        user=author.id,
        channel=message.channel.id,
        guild=message.guild.id if message.guild else None,
        exempt=manages or has_moderator_role(author, settings),
    )
