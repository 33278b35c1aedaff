"""A question as it comes through one of the doors, and what came of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.answering.reply import Reply
from bot.phrases.phrases import Language

Door = Literal["ask", "mention", "direct", "message_menu", "follow_up", "place", "timeline", "map"]
"""Where something was asked for: a command, a message, a menu, a button."""
COMMANDS: tuple[Door, ...] = ("place", "timeline", "map")
"""Doors that nobody puts a question through: what comes out is no turn of a conversation."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where."""

    user: int
    channel: int
    guild: int | None
    """None in a direct message, and where the bot is no member."""
    exempt: bool = False
    """A moderator: not held to the limits of fair use."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question."""

    text: str
    asker: Asker
    door: Door
    language: Language
    private: bool = False
    as_of: date | None = None
    offer: Literal["share", "nothing"] = "share"
    """What may become of the message where the answer is private."""
    history: tuple[str, ...] | None = None
    """The questions before it, oldest first; None for those that the asker put just before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be shown: the reply, under its key, with the questions it leaned on."""

    key: str
    """Empty where it could not be kept: then no button would find it."""
    reply: Reply
    earlier: tuple[str, ...] = ()
    offer: Literal["share", "delete", "nothing"] = "delete"
    """What may become of its message, besides votes."""
