"""What the check of an installation finds, in servers planted with one fault each."""

import re
from importlib.resources import files
from typing import get_args

import discord
import discord.http
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.checking import check_intents, check_member, check_server
from bot.discord_app.findings import Finding, Intent, Kind, ServerCheck, sentences
from bot.discord_app.invitation import INVITED, NEEDED, WELCOME, invite_link
from bot.discord_app.overrides import overrides_of, to_blame
from bot.phrases.phrases import LANGUAGES, phrases_in
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import APPLICATION_ID
from tests.bot.discord.installation import (
    BOT,
    FORUM,
    GUILD,
    NEWCOMERS,
    NEWS,
    OWN_ROLE,
    STRANGERS,
    TOKEN,
    VOICE,
    Installation,
    allowed,
    bits,
    denied,
)


def told(findings, language="en", shown=str):
    """The findings as people read them, up to what is to be done about them."""
    check = ServerCheck(GUILD, "newsroom", "link", tuple(findings))
    said = sentences(check, phrases_in(language), shown)
    return [re.split(r": open|: give|, so", sentence)[0] for sentence in said]


def found(planted, answers_in=None):
    return told(check_member(*planted.objects(), answers_in))


FINE = "Nothing is missing, and no privileged intent is needed."


def test_a_bot_as_it_was_invited_lacks_nothing():
    planted = Installation()
    planted.add("news")
    planted.add("reports", kind=NEWS)
    planted.add("talk", kind=FORUM)

    assert found(planted) == [FINE]


def test_an_override_is_named_with_its_channel_permission_and_role():
    planted = Installation()
    planted.add("news", denied(NEWCOMERS, "send_messages"), denied(STRANGERS, "attach_files"))

    assert found(planted) == [
        "#news: Send Messages is denied by an override for the role @Newcomers"
    ]


@pytest.mark.parametrize("name", NEEDED)
def test_each_needed_permission_is_missed_in_the_server_and_in_a_channel(name):
    said = phrases_in("en").say(f"check-permission-{name}")
    server = Installation(own_role=INVITED.value & ~bits(name))
    channel = Installation()
    channel.add("news", denied(BOT, name))
    channel.add("rest")

    assert found(server) == [f"{said} is missing in the whole server"]
    assert found(channel) == [f"#news: {said} is denied by an override for the bot itself"]


def test_what_is_missing_in_the_server_and_denied_besides_is_told_at_once():
    planted = Installation(own_role=INVITED.value & ~bits("attach_files"))
    planted.add("news", denied(NEWCOMERS, "attach_files"))
    planted.add("photos", allowed(OWN_ROLE, "attach_files"))
    planted.add("rest")

    assert found(planted) == [
        "Attach Files is missing in the whole server",
        "#news: Attach Files is denied by an override for the role @Newcomers",
    ]


def test_where_several_overrides_deny_all_are_named():
    planted = Installation()
    planted.add(
        "news",
        denied(NEWCOMERS, "send_messages"),
        denied(OWN_ROLE, "send_messages"),
        denied(GUILD, "send_messages"),
    )

    (only,) = found(planted)
    blamed = re.findall(r"@\w+", only)
    assert sorted(blamed) == ["@Newcomers", "@Stringer", "@everyone"]
    assert "overrides for" in only


def test_a_hidden_channel_is_one_finding_and_a_private_one_a_note():
    planted = Installation()
    planted.add("news", denied(NEWCOMERS, "view_channel", "send_messages"))
    planted.add("mods", denied(GUILD, "view_channel"))
    planted.add("rest")

    assert found(planted) == [
        "#news: View Channels is denied by an override for the role @Newcomers",
        "Note: #mods is private: View Channels is denied by an override for @everyone. If people"
        " should ask the bot there, add the bot in the channel’s settings, Permissions.",
    ]


def test_a_private_channel_where_the_bot_shall_answer_is_missed():
    planted = Installation()
    mods = planted.add("mods", denied(GUILD, "view_channel"))
    planted.add("rest", denied(GUILD, "send_messages"))

    assert found(planted, answers_in={mods}) == [
        "The bot cannot see a single channel: add it to the channels where people should be able "
        "to ask it.",
        "#mods: View Channels is denied by an override for @everyone",
    ]


def test_a_server_of_private_channels_only_is_no_fine_installation():
    planted = Installation()
    planted.add("mods", denied(GUILD, "view_channel"))

    assert found(planted)[0].startswith("The bot cannot see a single channel")


def test_a_forum_needs_threads_and_not_the_right_to_start_them():
    planted = Installation()
    planted.add("talk", denied(GUILD, "send_messages"), kind=FORUM)
    planted.add("help", denied(GUILD, "send_messages_in_threads"), kind=FORUM)
    planted.add("reports", denied(GUILD, "send_messages_in_threads"), kind=NEWS)

    assert found(planted) == [
        "#help: Send Messages in Threads is denied by an override for @everyone",
        "#reports: Send Messages in Threads is denied by an override for @everyone",
    ]


def test_a_voice_channel_is_not_looked_at():
    planted = Installation()
    planted.add("news")
    planted.add("stage", denied(GUILD, "view_channel", "send_messages"), kind=VOICE)

    assert found(planted) == [FINE]


def test_what_hangs_on_send_messages_is_not_named_with_it():
    planted = Installation()
    planted.add("news", denied(BOT, "send_messages"))
    planted.add("photos", denied(BOT, "send_messages", "attach_files"))

    assert found(planted) == [
        "#news: Send Messages is denied by an override for the bot itself",
        "#photos: Send Messages is denied by an override for the bot itself",
        "#photos: Attach Files is denied by an override for the bot itself",
    ]


def test_embed_links_is_only_a_note():
    planted = Installation(own_role=INVITED.value & ~bits("embed_links"))

    fine, note = found(planted)
    assert fine == FINE
    assert note == "Note: Embed Links is missing in the whole server"


def test_an_administrator_passes_every_override():
    planted = Installation(own_role=bits("administrator"))
    planted.add("news", denied(BOT, *NEEDED))

    assert found(planted) == [FINE]


def test_a_timeout_is_told_instead_of_what_it_masks():
    planted = Installation(timed_out=True)
    planted.add("news", denied(BOT, "send_messages"))

    (only,) = found(planted)
    assert only.startswith("The bot is timed out in this server")


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


@pytest.mark.parametrize("limited", ["", "_limited"])
def test_a_privileged_intent_that_is_on_is_a_note(limited):
    flags = discord.ApplicationFlags(**{f"gateway_message_content{limited}": True})

    _, note = told(check_intents(flags))

    assert note.startswith("Note: The privileged intent Message Content is switched on")
    assert check_intents(discord.ApplicationFlags()) == ()


def test_names_are_shown_as_the_reader_is_to_see_them():
    planted = Installation()
    planted.add("news", denied(NEWCOMERS, "send_messages"))

    (only,) = told(check_member(*planted.objects()), shown=lambda name: f"<{name}>")

    assert only == "<#news>: Send Messages is denied by an override for the role <@Newcomers>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_sentence_in_every_language(language):
    file = files("bot.phrases") / language / "check.ftl"
    said = set(re.findall(r"^check-([\w-]+) =", file.read_text("utf-8"), re.MULTILINE))

    assert said >= set(get_args(Kind))
    assert said >= {f"permission-{name}" for name in (*NEEDED, *WELCOME)}
    assert said >= {f"intent-{name}" for name in get_args(Intent)}


async def _check(planted, monkeypatch, **how):
    async with planted.served() as address:
        monkeypatch.setattr(discord.http.Route, "BASE", address)
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.login(TOKEN)
            return await check_server(client, how.pop("guild", GUILD), **how)


async def test_a_server_is_checked_over_rest_alone(monkeypatch):
    planted = Installation(flags=1 << 19)
    news = planted.add("news", denied(NEWCOMERS, "send_messages"))

    check = await _check(planted, monkeypatch, commands=("ask", "sources"))

    assert (check.guild_id, check.guild_name, check.is_fine) == (GUILD, "newsroom", False)
    first, note = check.findings
    assert (first.channel, first.channel_id, first.permission) == ("news", news, "send_messages")
    assert [override.name for override in first.overrides] == ["Newcomers"]
    assert note == Finding("intent", False, intent="message_content")
    assert check.invite == invite_link(BOT, GUILD)


@pytest.mark.parametrize(
    ("spoilt", "finding"),
    [
        ({"is_member": False}, Finding("not-a-member")),
        ({"has_commands_scope": False}, Finding("commands-scope")),
        ({"commands": ()}, Finding("commands-none")),
        ({"commands": ("ask",)}, Finding("commands-unknown", commands=("map", "sources"))),
    ],
)
async def test_a_scope_or_command_that_is_missing_is_found(monkeypatch, spoilt, finding):
    planted = Installation(**spoilt)

    check = await _check(planted, monkeypatch, commands=("map", "ask", "sources"))

    assert check.findings == (finding,)
    assert len(sentences(check, phrases_in("de"))) == 1


def test_the_invite_link_asks_for_what_the_bot_needs_and_nothing_more():
    assert invite_link(5) == (
        "https://discord.com/oauth2/authorize?client_id=5&scope=bot+applications.commands"
        "&permissions=274878024704"
    )
    assert invite_link(5, 7) == f"{invite_link(5)}&guild_id=7"
    assert INVITED.value == bits(*NEEDED, *WELCOME)


async def test_the_check_asks_discord_for_nothing_it_would_refuse(double: Double):
    (server,) = double.world.guilds.values()
    newcomers = server.add_role("Newcomers")
    server.bot_role.permissions = INVITED.value
    server.members[APPLICATION_ID] = (server.bot_role.id, newcomers.id)
    server.add_channel("reports", NEWS).deny(newcomers.id, bits("send_messages"))
    server.commands_granted = False

    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login(double.token)
        check = await check_server(client, int(server.id))

    assert told(check.findings) == [
        "The scope applications.commands is missing",
        "#reports: Send Messages is denied by an override for the role @Newcomers",
    ]
    assert {request.method for request in double.requests} == {"GET"}
