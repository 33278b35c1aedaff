"""A build under way, told in one message that is edited, now and then, until it has ended."""

import asyncio
import logging
import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
import discord

from bot.discord_app.cards import Card, Text
from bot.discord_app.controls import Button, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.delivery import NOBODY
from bot.discord_app.layout import layout_of
from bot.discord_app.render import NOTICE_COLOUR
from bot.phrases.phrases import Phrases

_log = logging.getLogger(__name__)

SECONDS_BETWEEN_EDITS = 2.0
FIRST_AFTER_S = 0.5
"""What is refused or done so soon needs no word of how far it is."""
_MINUTES_FROM_S = 120
_STEPS = {
    "Reading": "build-reading",
    "Embedding": "build-embedding",
    "Writing": "build-writing",
    "Asking": "build-asking",
    "Counting words": "build-counting",
    "Storing": "build-storing",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a build is."""

    step: str = ""
    """As the index names it; empty before the first."""
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    """Of this step, at the rate so far; None where that can't be told yet."""
    articles: int = 0
    """Read so far."""
    texts: int = 0
    """To be embedded."""


class BuildWatch:
    """Follows one build: told by the thread that builds, looked at by the event loop."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Watch from now on; `clock` gives monotonic seconds and may be asked by any thread."""
        self._clock = clock
        self._began = (0.0, 0)
        """When this step began, and how much of it was done by then."""
        self.stage = Stage()
        """Replaced whole at each report, so that it is never seen half."""

    def note(self, step: str, done: int, total: int) -> None:
        """Take a report of the build."""
        now, before = self._clock(), self.stage
        if step != before.step:
            # What is told first has taken some time already: how long, nobody knows.
            self._began = (now, done)
        began, first = self._began
        left = None
        if done > first and now > began:
            left = (total - done) * (now - began) / (done - first)
        known = replace(before, step=step, done=done, total=total, seconds_left=left)
        if step == "Reading":
            known = replace(known, articles=done)
        elif step == "Embedding":
            known = replace(known, texts=total)
        self.stage = known


class BuildMessage:
    """The private message in which a build is told."""

    def __init__(
        self, interaction: discord.Interaction[Any], watch: BuildWatch, phrases: Phrases
    ) -> None:
        self._interaction = interaction
        self._watch = watch
        self._phrases = phrases
        self._edited_at = -math.inf

    async def keep_telling(self) -> None:
        """Write the stage into the message whenever it has changed, until cancelled.

        Ends by itself where the message can't be edited any more.
        """
        shown: Stage | None = None
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(FIRST_AFTER_S)
            while True:
                stage = self._watch.stage
                if stage != shown:
                    shown = stage
                    if not await self._edit(stage):
                        return
                await asyncio.sleep(SECONDS_BETWEEN_EDITS)

    async def may_edit(self) -> None:
        """Wait until so much time has passed since the last edit that another may follow."""
        passed = asyncio.get_running_loop().time() - self._edited_at
        await asyncio.sleep(max(0.0, SECONDS_BETWEEN_EDITS - passed))

    async def _edit(self, stage: Stage) -> bool:
        self._edited_at = asyncio.get_running_loop().time()
        view = layout_of(build_card(stage, self._phrases), build_rows(self._phrases))
        try:
            await self._interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
        except discord.HTTPException as error:
            # Past the 15 minutes of an interaction, or dismissed; the end finds another way.
            _log.info("interaction %s: not told of its build (%s)", self._interaction.id, error)
            return False
        except (aiohttp.ClientError, OSError) as error:
            _log.info("interaction %s: not told of its build (%s)", self._interaction.id, error)
        self._edited_at = asyncio.get_running_loop().time()
        return True


def build_card(stage: Stage, phrases: Phrases) -> Card:
    """Say which step a build is at, what of it is done and how long it may take."""
    lines = [phrases.say(_STEPS.get(stage.step, "build-begins"))]
    if stage.total:
        lines[0] += f" {stage.done} / {stage.total}"
    if stage.articles and stage.step != "Reading":
        lines.append(phrases.say("build-read", articles=stage.articles))
    if stage.texts and stage.step not in ("Reading", "Embedding"):
        lines.append(phrases.say("build-embedded", texts=stage.texts))
    if stage.seconds_left is not None and stage.done < stage.total:
        lines.append(_left(stage.seconds_left, phrases))
    foot = Text(f"-# {phrases.say('build-foot')}")
    title = Text(f"### {phrases.say('build-title')}")
    return Card(NOTICE_COLOUR, (title, Text("\n".join(lines)), foot))


def build_rows(phrases: Phrases) -> Rows:
    """Return the button that stops a build."""
    return ((Button(custom_id("calloff"), phrases.say("build-cancel"), style="danger"),),)


def _left(seconds: float, phrases: Phrases) -> str:
    if seconds < _MINUTES_FROM_S:
        return phrases.say("build-seconds-left", seconds=max(1, math.ceil(seconds)))
    return phrases.say("build-minutes-left", minutes=math.ceil(seconds / 60))
