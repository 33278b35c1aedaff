"""What the check finds missing in a server or a channel, each planted with one fault."""

import re

import pytest

from bot.discord_app.invitation import INVITED, NEEDED
from bot.phrases.phrases import phrases_in
from tests.bot.discord.installation import (
    BOT,
    FORUM,
    GUILD,
    NEWCOMERS,
    NEWS,
    OWN_ROLE,
    STRANGERS,
    VOICE,
    Installation,
    allowed,
    bits,
    denied,
    found,
)

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
