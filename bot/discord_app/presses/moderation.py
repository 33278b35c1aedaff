"""Turning pages of what only moderators see, looked up anew: nothing is remembered for them."""

from bot.discord_app.authority import moderators_only
from bot.discord_app.oversight import check_pages, gap_pages
from bot.discord_app.presses.pages import turn
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit


async def turn_gaps_page(visit: Visit, page: str) -> None:
    """Show another page of what was not well answered, in place."""
    if not await moderators_only(visit, "gaps"):
        return
    cards = await gap_pages(visit)
    await turn(visit, "gpage", page, cards or (render_notice(visit.phrases().say("no-gaps")),))


async def turn_check_page(visit: Visit, page: str) -> None:
    """Show another page of what the bot lacks in the server, in place."""
    if not await moderators_only(visit, "setup check"):
        return
    await turn(visit, "cpage", page, await check_pages(visit))
