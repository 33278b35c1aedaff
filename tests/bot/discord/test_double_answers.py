"""The double's answers to an interaction: thinking, follow-ups, private ones, what may follow."""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import pytest
from discord import ui

from tests.bot.discord.double import Double, Exchange
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.small_client import SmallClient, online

Handler = Callable[[discord.Interaction], Awaitable[None]]


async def answered(double: Double, handler: Handler) -> Exchange:
    """Return the exchange of a command once its handler is through."""
    client, through = SmallClient(), asyncio.Event()

    @client.tree.command(description="Do it")
    async def do(interaction: discord.Interaction) -> None:
        await handler(interaction)
        through.set()

    async with online(client, double):
        used = await double.use("do", person=user("asker"))
        await asyncio.wait_for(through.wait(), 5)
    return used


async def test_the_first_follow_up_takes_the_place_of_thinking_and_its_publicity(
    double: Double,
) -> None:
    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        assert interaction.is_expired() is False
        await interaction.followup.send("first", ephemeral=True)
        await interaction.followup.send("second", ephemeral=True)

    used = await answered(double, handler)

    assert [message["content"] for message in used.seen] == ["first", "second"]
    assert [message["flags"] & 64 for message in used.seen] == [0, 64]
    assert used.original["content"] == "first"
    assert not used.ephemeral


async def test_thinking_is_not_yet_an_answer_and_can_be_deleted(double: Double) -> None:
    seen: list[tuple[bool, int]] = []

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        (exchange,) = double.exchanges.values()
        seen.append((exchange.loading, len(exchange.seen)))
        await interaction.delete_original_response()

    used = await answered(double, handler)

    assert seen == [(True, 0)]
    assert (used.original, used.loading, used.ephemeral) == (None, False, True)


async def test_follow_ups_are_read_changed_and_deleted_by_their_token(double: Double) -> None:
    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("answer")
        kept = await interaction.followup.send("kept", wait=True)
        gone = await interaction.followup.send("gone", wait=True)
        await gone.delete()
        await kept.edit(content=(await kept.fetch()).content + " and changed")
        original = await interaction.original_response()
        await original.edit(content=f"{original.content} changed")
        with pytest.raises(discord.NotFound, match="10008"):
            await interaction.followup.fetch_message(gone.id)

    used = await answered(double, handler)

    assert [message["content"] for message in used.seen] == ["answer changed", "kept and changed"]


async def test_a_private_answer_is_no_message_of_its_channel(double: Double) -> None:
    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("private", ephemeral=True)
        message = await interaction.original_response()
        with pytest.raises(discord.NotFound, match="10008"):
            await interaction.channel.get_partial_message(message.id).edit(content="x")

    used = await answered(double, handler)

    assert used.seen[0]["content"] == "private"


async def test_an_answer_names_who_asked_for_it(double: Double) -> None:
    names: list[str] = []

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("answer")
        names.append((await interaction.original_response()).interaction_metadata.user.name)

    await answered(double, handler)

    assert names == ["asker"]


async def test_words_cannot_be_put_beside_nested_components_nor_files_that_are_not_there(
    double: Double,
) -> None:
    async def handler(interaction: discord.Interaction) -> None:
        view = ui.LayoutView()
        view.add_item(ui.TextDisplay("a card"))
        await interaction.response.send_message(view=view)
        with pytest.raises(discord.HTTPException, match="beside Components V2"):
            await interaction.edit_original_response(content="words")
        missing = ui.LayoutView()
        missing.add_item(ui.File("attachment://nowhere.csv"))
        with pytest.raises(discord.HTTPException, match="is not attached"):
            await interaction.followup.send(view=missing)

    used = await answered(double, handler)
    complaints, double.complaints[:] = list(double.complaints), []

    assert len(used.seen) == 1
    assert len(complaints) == 2
