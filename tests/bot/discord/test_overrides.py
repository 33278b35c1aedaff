"""Which overrides of a channel are to blame for a permission that is missing there."""

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.invitation import NEEDED
from bot.discord_app.overrides import overrides_of, to_blame
from tests.bot.discord.installation import (
    BOT,
    GUILD,
    NEWCOMERS,
    OWN_ROLE,
    STRANGERS,
    Installation,
    allowed,
    denied,
)

_SAYS = st.sampled_from(["nothing", "allows", "denies"])
_TARGETS = (GUILD, OWN_ROLE, NEWCOMERS, STRANGERS, BOT, BOT + 1)


def _granted(overrides, name):
    planted = Installation()
    planted.add("news", *overrides)
    member, (channel,) = planted.objects()
    return getattr(discord.abc.GuildChannel.permissions_for(channel, member), name)


@given(says=st.tuples(*[_SAYS] * len(_TARGETS)), name=st.sampled_from(NEEDED))
def test_the_overrides_named_are_those_whose_going_gives_the_permission_back(says, name):
    overrides = [
        {"allows": allowed, "denies": denied}[word](target, name)
        for target, word in zip(_TARGETS, says, strict=True)
        if word != "nothing"
    ]
    planted = Installation()
    planted.add("news", *overrides)
    member, (channel,) = planted.objects()
    names = {"everyone": GUILD, "Stringer": OWN_ROLE, "Newcomers": NEWCOMERS, "stringer": BOT}
    applying = overrides_of(channel, member)

    blamed = {names[o.name.removeprefix("@")] for o in to_blame(name, applying)}

    assert bool(blamed) is not _granted(overrides, name)
    without = [one for one in overrides if int(one["id"]) not in blamed]
    assert _granted(without, name)
    for one in overrides:
        if int(one["id"]) in blamed:
            assert not _granted([*without, one], name)  # none of them was named in vain
        if blamed and _granted([other for other in overrides if other is not one], name):
            assert blamed == {int(one["id"])}  # where one is enough, it is that one
