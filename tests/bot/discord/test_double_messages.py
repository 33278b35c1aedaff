"""The double's messages: nested components, files, changes, and what the bot is not told."""

import io

import discord
import pytest
from discord import ui

from tests.bot.discord.double import Double, Upload, eventually
from tests.bot.discord.double.payloads import APPLICATION_ID, CHANNEL_ID, EPHEMERAL, user
from tests.bot.discord.double.seen import buttons, selects, shown_text
from tests.bot.discord.double.small_client import SmallClient, online


class Card(ui.LayoutView):
    """A container with a text, a section with a button, a separator, and a row of buttons."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        box = ui.Container(id=40)
        box.add_item(ui.TextDisplay("The harbour fell on Friday."))
        proof = ui.Button(label="Proof", custom_id="proof")
        box.add_item(ui.Section("One newspaper says so.", accessory=proof))
        box.add_item(ui.Separator())
        row = ui.ActionRow()
        row.add_item(ui.Button(emoji="👍", custom_id="good"))
        row.add_item(ui.Button(label="Read", url="https://paper.example/1"))
        box.add_item(row)
        menu = ui.ActionRow()
        options = [discord.SelectOption(label="Today"), discord.SelectOption(label="Ever")]
        menu.add_item(ui.Select(custom_id="when", placeholder="When?", options=options))
        box.add_item(menu)
        self.add_item(box)


@pytest.fixture
def client() -> SmallClient:
    """Answers /card with a card, /note with a file, and each press with its custom id."""
    client = SmallClient()

    @client.tree.command(description="Show a card")
    async def card(interaction: discord.Interaction, private: bool = False) -> None:
        await interaction.response.send_message(view=Card(), ephemeral=private)

    @client.tree.command(description="Send a file")
    async def note(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        file = discord.File(io.BytesIO(b"1,2"), "rows.csv", description="the rows")
        await interaction.edit_original_response(content="here", attachments=[file])
        more = discord.File(io.BytesIO(b"\x89PNG"), "map.png")
        view = ui.LayoutView()
        view.add_item(ui.MediaGallery(discord.MediaGalleryItem(more, description="a map")))
        await interaction.followup.send(view=view, file=more)

    async def on_interaction(interaction: discord.Interaction) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        match interaction.data["custom_id"]:
            case "proof":
                view = ui.LayoutView()
                view.add_item(ui.TextDisplay("Proved."))
                await interaction.response.edit_message(view=view)
            case "good":
                await interaction.response.defer()
                await interaction.followup.send("thanks", ephemeral=True)

    client.event(on_interaction)
    return client


async def test_a_nested_message_is_kept_with_a_number_for_each_component(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("card", person=user())
        (card,) = await eventually(lambda: used.seen)

    (box,) = card["components"]
    ids = [part["id"] for part in box["components"]]
    assert box["id"] == 40
    assert len(set(ids)) == len(ids)
    assert [button.get("label") for button in buttons(card)] == ["Proof", None, "Read"]
    assert [menu["placeholder"] for menu in selects(card)] == ["When?"]
    assert shown_text(card) == (
        "The harbour fell on Friday.\nOne newspaper says so.\nProof\n👍\nRead\nWhen?"
    )


async def test_a_button_in_a_section_is_pressed_and_the_message_changed_in_its_place(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("card", person=user())
        (card,) = await eventually(lambda: used.seen)
        pressed = await double.press(card, "Proof", person=user())
        (changed,) = await eventually(lambda: pressed.seen)

    assert pressed.callback == 7
    assert changed["id"] == card["id"]
    assert shown_text(used.original) == "Proved."
    assert shown_text(card).startswith("The harbour")  # an earlier sight stays as it was


async def test_a_button_without_label_is_pressed_by_its_emoji_or_custom_id(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("card", person=user(), options={"private": True})
        (card,) = await eventually(lambda: used.seen)
        for how in ({"label": "👍"}, {"custom_id": "good"}):
            pressed = await double.press(card, person=user(), **how)
            (thanks,) = await eventually(lambda pressed=pressed: pressed.seen)
            assert (pressed.callback, thanks["content"]) == (6, "thanks")
            assert thanks["flags"] & EPHEMERAL

    assert used.ephemeral
    assert pressed.original["id"] == card["id"]


async def test_a_link_and_an_unknown_label_cannot_be_pressed(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("card", person=user())
        (card,) = await eventually(lambda: used.seen)
        for label in ("Read", "Nowhere"):
            with pytest.raises(AssertionError, match=label):
                await double.press(card, label, person=user())


async def test_files_go_out_as_forms_and_can_be_fetched_again(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("note", person=user())
        rows, picture = await eventually(lambda: used.seen[1:] and used.seen)
        (attached,) = rows["attachments"]
        fetched = await client.http.get_from_cdn(attached["url"])

    assert fetched == b"1,2" == double.cdn.content(attached)
    assert (attached["filename"], attached["description"]) == ("rows.csv", "the rows")
    (item,) = picture["components"][0]["items"]
    assert item["media"]["url"] == picture["attachments"][0]["url"]
    assert shown_text(picture) == "a map\nmap.png"
    sent = next(request for request in double.requests if 0 in request.files)
    assert sent.files[0].content == b"1,2"


async def test_a_persons_file_reaches_the_bot_with_its_bytes(
    double: Double, client: SmallClient
) -> None:
    upload = Upload("letter.txt", b"dear all")
    async with online(client, double):
        await double.say(f"<@{APPLICATION_ID}> this", person=user(), attach=(upload,))
        (heard,) = await eventually(lambda: client.heard)
        content = await heard.attachments[0].read()

    assert content == b"dear all"


async def test_content_not_meant_for_the_bot_is_withheld_when_told_and_when_fetched(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        said = await double.say("among ourselves", person=user())
        await double.say("to you alone", person=user(), direct=True)
        await eventually(lambda: len(client.heard) == 2)
        channel = client.get_channel(int(CHANNEL_ID))
        fetched = await channel.fetch_message(int(said["id"]))

    assert said["content"] == "among ourselves"
    assert [message.content for message in client.heard] == ["", "to you alone"]
    assert fetched.content == ""


async def test_a_channels_message_is_changed_reacted_to_and_deleted(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        channel = client.get_channel(int(CHANNEL_ID))
        message = await channel.send("first")
        await message.edit(content="second")
        await message.add_reaction("👀")
        changed = double.posted[0]["content"]
        reacted = double.reactions[str(message.id)].copy()
        await message.remove_reaction("👀", client.user)
        await message.delete()
        with pytest.raises(discord.NotFound, match="10008"):
            await message.edit(content="third")

    assert (changed, reacted) == ("second", ["👀"])
    assert double.reactions[str(message.id)] == []
    assert double.posted == []


async def test_each_person_has_a_channel_of_their_own_for_direct_messages(
    double: Double, client: SmallClient
) -> None:
    first, second = user("first"), user("second")
    async with online(client, double):
        for person in (first, second):
            await double.say("hello", person=person, direct=True)
        await eventually(lambda: len(client.heard) == 2)
        for message in client.heard:
            await message.channel.send(f"hello, {message.author.name}")
        double.closed_to_direct.add(second["id"])
        with pytest.raises(discord.Forbidden, match="50007"):
            await client.heard[1].channel.send("again")

    assert len({message["channel_id"] for message in double.posted}) == 2
    assert [message["content"] for message in double.posted] == ["hello, first", "hello, second"]
