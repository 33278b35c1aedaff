"""The link that invites the bot."""

from bot.discord_app.invitation import INVITED, NEEDED, WELCOME, invite_link
from tests.bot.discord.installation import bits


def test_the_invite_link_asks_for_what_the_bot_needs_and_nothing_more():
    assert invite_link(5) == (
        "https://discord.com/oauth2/authorize?client_id=5&scope=bot+applications.commands"
        "&permissions=274878024704"
    )
    assert invite_link(5, 7) == f"{invite_link(5)}&guild_id=7"
    assert INVITED.value == bits(*NEEDED, *WELCOME)
