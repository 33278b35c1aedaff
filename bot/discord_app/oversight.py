"""What moderators look into page by page: what was not well answered, and what the bot lacks."""

from bot.discord_app.cards import Card
from bot.discord_app.checking import check_server
from bot.discord_app.lists import check_cards, gap_cards
from bot.discord_app.newsroom import Newsroom
from bot.discord_app.visit import Visit


async def gap_pages(visit: Visit) -> tuple[Card, ...]:
    """Lay out the gaps of the visitor's server as they are now; nothing if there are none."""
    guild = visit.asker.guild
    if guild is None:
        return ()
    gaps = await visit.desk.with_state(lambda state: state.kept_questions.gaps(guild))
    if not gaps:
        return ()
    phrases = visit.phrases()

    def lay_out(newsroom: Newsroom) -> tuple[Card, ...]:
        wanted = {gap.place for gap in gaps if gap.place}
        names = {place: newsroom.place_name(place) or place for place in wanted}
        return gap_cards(gaps, names, phrases)

    # Off the event loop: a server that asks much has as many gaps as places times kinds.
    return await visit.desk.with_newsroom(lay_out)


async def check_pages(visit: Visit) -> tuple[Card, ...]:
    """Check the visitor's server now, over REST, and lay out what the bot lacks there.

    Nothing outside of a server.  Raises discord.HTTPException, and OSError or aiohttp.ClientError
    where there is no network.
    """
    guild, client = visit.asker.guild, visit.interaction.client
    if guild is None:
        return ()
    found = await check_server(
        client,
        guild,
        commands=[command.name for command in client.tree.get_commands()],
        answers_in=visit.settings.channels or None if visit.settings else None,
    )
    return check_cards(found, visit.phrases())
