"""The overrides of a channel: which of them take a permission from the bot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import discord
from discord.abc import GuildChannel

Layer = Literal["bot", "role", "everyone"]
_LAYERS: tuple[Layer, ...] = ("bot", "role", "everyone")
"""The first layer that says anything has the say."""


@dataclass(frozen=True, slots=True)
class Override:
    """One channel override that applies to the bot."""

    layer: Layer
    name: str
    """The role's or the bot's own, as it is written in Discord but without the @."""
    allow: discord.Permissions
    deny: discord.Permissions


def overrides_of(channel: GuildChannel, member: discord.Member) -> tuple[Override, ...]:
    """Return the overrides of a channel that apply to a member."""
    return tuple(_applying(channel, member))


def to_blame(permission: str, overrides: Sequence[Override]) -> tuple[Override, ...]:
    """Return the overrides that take away a permission which the roles grant, () if none does.

    They are the fewest that must go for it to come back: without all of them it is granted, and
    not while one of them stays.  Discord asks the bot's own override first, then those of its
    roles, where one that allows beats all that deny, then the one for everyone.
    """
    blamed: list[Override] = []
    for layer in _LAYERS:
        here = [override for override in overrides if override.layer == layer]
        if _any(permission, (override.allow for override in here)):
            break
        blamed += [o for o in here if _any(permission, (o.deny,))]
    return tuple(blamed)


def _applying(channel: GuildChannel, member: discord.Member) -> Iterator[Override]:
    roles = {role.id: role for role in member.roles}
    for target, overwrite in channel.overwrites.items():
        pair = overwrite.pair()
        role = roles.get(target.id)
        if target.id == member.id:
            yield Override("bot", member.name, *pair)
        elif role is not None:
            yield Override("everyone" if role.is_default() else "role", role.name, *pair)


def _any(permission: str, granted: Iterable[discord.Permissions]) -> bool:
    return any(getattr(one, permission) for one in granted)
