"""The double's forms and menus: opened, filled in, chosen from, with what a person cannot do."""

import discord
import pytest
from discord import ui

from tests.bot.discord.double import Double, Upload, eventually
from tests.bot.discord.double.payloads import CHANNEL_ID, user
from tests.bot.discord.double.small_client import SmallClient, online


class Form(ui.Modal, title="Say more"):
    """A long form of labelled fields, which tells back what it was given."""

    question = ui.Label(
        text="Question", component=ui.TextInput(custom_id="q", max_length=20, default="when?")
    )
    kind = ui.Label(
        text="Kind",
        component=ui.Select(
            custom_id="k",
            options=[discord.SelectOption(label="Wrong"), discord.SelectOption(label="Missing")],
        ),
    )
    who = ui.Label(text="Who", component=ui.UserSelect(custom_id="w", required=False, min_values=0))
    file = ui.Label(text="Proof", component=ui.FileUpload(custom_id="f", required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        names = [person.name for person in self.who.component.values]
        files = [await file.read() for file in self.file.component.values]
        told = (self.question.component.value, self.kind.component.values, names, files)
        await interaction.response.send_message(f"{told} {interaction.message is not None}")


class Ticks(ui.Modal, title="Tick"):
    """A form of what is ticked: one of several, some of several, yes or no."""

    one = ui.Label(
        text="One",
        component=ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="a", value="a"),
                discord.RadioGroupOption(label="b", value="b", default=True),
            ]
        ),
    )
    some = ui.Label(
        text="Some",
        component=ui.CheckboxGroup(
            max_values=2, options=[discord.CheckboxGroupOption(label=n, value=n) for n in "xyz"]
        ),
    )
    sure = ui.Label(text="Sure", component=ui.Checkbox(default=True))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        told = (self.one.component.value, self.some.component.values, self.sure.component.value)
        await interaction.response.send_message(str(told))


class OldForm(ui.Modal, title="As before"):
    """A form of the older kind: a text input in a row."""

    words = ui.TextInput(label="Words", custom_id="words", required=False)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        if interaction.message is None:
            await interaction.response.send_message(f"told {self.words.value!r}")
        else:
            await interaction.response.edit_message(content=f"told {self.words.value!r}")


class Menus(ui.View):
    """One menu of each kind, and a button that opens a form."""

    @ui.select(custom_id="days", options=[discord.SelectOption(label=day) for day in "ab"])
    async def days(self, interaction: discord.Interaction, select: ui.Select) -> None:
        await interaction.response.send_message(f"{select.values}")

    @ui.select(cls=ui.RoleSelect, custom_id="roles", placeholder="Which roles?", max_values=2)
    async def roles(self, interaction: discord.Interaction, select: ui.RoleSelect) -> None:
        await interaction.response.send_message(f"{[role.name for role in select.values]}")

    @ui.select(cls=ui.ChannelSelect, custom_id="channels")
    async def channels(self, interaction: discord.Interaction, select: ui.ChannelSelect) -> None:
        await interaction.response.send_message(f"{[channel.id for channel in select.values]}")

    @ui.select(cls=ui.UserSelect, custom_id="people")
    async def people(self, interaction: discord.Interaction, select: ui.UserSelect) -> None:
        await interaction.response.send_message(f"{[person.name for person in select.values]}")

    @ui.button(label="Form", custom_id="form")
    async def form(self, interaction: discord.Interaction, button: ui.Button) -> None:
        await interaction.response.send_modal(OldForm())


@pytest.fixture
def client() -> SmallClient:
    """Opens the form on /form and shows the menus on /menus."""
    client = SmallClient()

    @client.tree.command(description="Open a form")
    async def form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    @client.tree.command(description="Show menus")
    async def menus(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("choose", view=Menus())

    @client.tree.command(description="Open a form to tick")
    async def ticks(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Ticks())

    return client


async def test_a_form_is_filled_in_by_custom_id_or_label(
    double: Double, client: SmallClient
) -> None:
    given = {"q": "where?", "Kind": ["Wrong"], "w": [user("bob")], "f": [Upload("a.txt", b"a")]}
    async with online(client, double):
        opened = await double.use("form", person=user())
        modal = await eventually(lambda: opened.modal)
        sent = await double.submit(opened, given)
        (told,) = await eventually(lambda: sent.seen)

    assert modal["title"] == "Say more"
    assert opened.seen == []
    assert told["content"] == "('where?', ['Wrong'], ['bob'], [b'a']) False"


async def test_what_a_form_suggests_is_sent_unless_changed(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        opened = await double.use("form", person=user())
        await eventually(lambda: opened.modal)
        sent = await double.submit(opened, {"Kind": ["Missing"]})
        (told,) = await eventually(lambda: sent.seen)

    assert told["content"] == "('when?', ['Missing'], [], []) False"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"Some": ["x", "z"]}, "('b', ['x', 'z'], True)"),
        ({"One": "a", "Some": ["y"], "Sure": False}, "('a', ['y'], False)"),
    ],
)
async def test_a_form_is_ticked(
    double: Double, client: SmallClient, given: dict, told: str
) -> None:
    async with online(client, double):
        opened = await double.use("ticks", person=user())
        await eventually(lambda: opened.modal)
        sent = await double.submit(opened, given)
        (answer,) = await eventually(lambda: sent.seen)

    assert answer["content"] == told


async def test_a_form_opened_by_a_button_knows_the_buttons_message(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("menus", person=user())
        (menus,) = await eventually(lambda: used.seen)
        opened = await double.press(menus, "Form", person=user())
        await eventually(lambda: opened.modal)
        sent = await double.submit(opened, {"Words": "hello"})
        (changed,) = await eventually(lambda: sent.seen)

    assert changed["id"] == menus["id"]
    assert changed["content"] == "told 'hello'"


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"Kind": ["Wrong"], "q": "x" * 21}, "characters"),
        ({"Kind": ["Absurd"]}, "offers"),
        ({"Kind": []}, "takes 1 to 1"),
        ({"Kind": ["Wrong"], "shoe size": "44"}, "asks for no"),
        ({"Kind": ["Wrong"], "q": ""}, "empty"),
    ],
)
async def test_a_person_cannot_send_what_the_form_does_not_take(
    double: Double, client: SmallClient, given: dict, fault: str
) -> None:
    async with online(client, double):
        opened = await double.use("form", person=user())
        await eventually(lambda: opened.modal)
        with pytest.raises(AssertionError, match=fault):
            await double.submit(opened, given)


async def test_each_kind_of_menu_tells_who_or_what_was_chosen(
    double: Double, client: SmallClient
) -> None:
    editors = double.world.first.add_role("editors")
    writers = double.world.first.add_role("writers")
    channel = double.world.channel(CHANNEL_ID)
    told = []
    async with online(client, double):
        used = await double.use("menus", person=user())
        (menus,) = await eventually(lambda: used.seen)
        for menu, values in (
            ("days", ["b"]),
            ("Which roles?", [editors, writers]),
            ("channels", [channel]),
            ("people", [user("bob")]),
        ):
            chosen = await double.choose(menus, menu, values, person=user())
            (answer,) = await eventually(lambda chosen=chosen: chosen.seen)
            told.append(answer["content"])

    assert told == ["['b']", "['editors', 'writers']", f"[{CHANNEL_ID}]", "['bob']"]


async def test_a_person_cannot_choose_what_is_not_offered_or_too_much(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        used = await double.use("menus", person=user())
        (menus,) = await eventually(lambda: used.seen)
        for values in (["c"], ["a", "b"], []):
            with pytest.raises(AssertionError, match="days"):
                await double.choose(menus, "days", values, person=user())
