"""What the check of an installation found, and the sentences that say so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from babel.lists import format_list

from bot.discord_app.invitation import PermissionName
from bot.discord_app.overrides import Override
from bot.phrases.phrases import Phrases

Kind = Literal[
    "not-a-member",
    "commands-scope",
    "commands-none",
    "commands-unknown",
    "timed-out",
    "server-permission",
    "no-channel",
    "channel-hidden",
    "channel-private",
    "channel-permission",
    "intent",
]
"""Each has a sentence `check-KIND` in every language."""
Intent = Literal["presences", "members", "message_content"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    kind: Kind
    is_missing: bool = True
    """False for a note: worth saying, but the bot does its work without."""
    permission: PermissionName | None = None
    channel: str | None = None
    """Its name, without the #."""
    channel_id: int | None = None
    overrides: tuple[Override, ...] = ()
    """The channel overrides that take the permission away."""
    intent: Intent | None = None
    commands: tuple[str, ...] = ()
    """Of which Discord does not know."""


@dataclass(frozen=True, slots=True)
class ServerCheck:
    """What the bot lacks in one server."""

    guild_id: int
    guild_name: str | None
    """None where the bot is no member and cannot know it."""
    invite: str
    """The link that grants what is missing server-wide."""
    findings: tuple[Finding, ...]

    @property
    def is_fine(self) -> bool:
        """Whether nothing is missing; there may be notes."""
        return not any(finding.is_missing for finding in self.findings)


def sentences(
    check: ServerCheck, phrases: Phrases, shown: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Say each finding with what to do about it, the missing first, or that nothing is missing.

    `shown` is what is done to names of channels and roles, which anybody may have chosen, so that
    they show as what they are.  The invite link is not among the sentences.
    """
    ordered = sorted(check.findings, key=lambda finding: not finding.is_missing)
    said = [_sentence(finding, phrases, shown) for finding in ordered]
    return tuple([phrases.say("check-fine"), *said] if check.is_fine else said)


def _sentence(finding: Finding, phrases: Phrases, shown: Callable[[str], str]) -> str:
    values: dict[str, str | int] = {}
    if finding.permission is not None:
        values["permission"] = phrases.say(f"check-permission-{finding.permission}")
    if finding.channel is not None:
        values["channel"] = shown(f"#{finding.channel}")
    if finding.overrides:
        names = [_target(override, phrases, shown) for override in finding.overrides]
        values["count"] = len(names)
        values["overrides"] = format_list(names, locale=phrases.language)
    if finding.intent is not None:
        values["intent"] = phrases.say(f"check-intent-{finding.intent}")
    if finding.commands:
        values["commands"] = ", ".join(f"/{name}" for name in finding.commands)
    sentence = phrases.say(f"check-{finding.kind}", **values)
    return sentence if finding.is_missing else phrases.say("check-note", sentence=sentence)


def _target(override: Override, phrases: Phrases, shown: Callable[[str], str]) -> str:
    match override.layer:
        case "everyone":
            return shown(override.name)
        case "role":
            return phrases.say("check-role", name=shown(f"@{override.name}"))
        case "bot":
            return phrases.say("check-bot")
