"""The double's commands: options of every kind, completion, context menus, places, languages."""

import discord
import pytest
from discord import app_commands

from tests.bot.discord.double import Double, Upload, eventually
from tests.bot.discord.double.payloads import CHANNEL_ID, MANAGE_GUILD, snowflake, user
from tests.bot.discord.double.small_client import SmallClient, online


@pytest.fixture
def client() -> SmallClient:
    """Tells back what its commands were given, and by whom and where."""
    client = SmallClient()

    @client.tree.command(description="Every kind of option")
    async def options(  # noqa: PLR0917 - the seven kinds of option
        interaction: discord.Interaction,
        text: app_commands.Range[str, 1, 5],
        number: int,
        yes: bool,
        who: discord.Member,
        where: discord.TextChannel,
        role: discord.Role,
        file: discord.Attachment,
    ) -> None:
        content = await file.read()
        told = (text, number, yes, who.name, where.id, role.name, content)
        await interaction.response.send_message(str(told))

    @client.tree.command(description="Where and who")
    async def where(interaction: discord.Interaction) -> None:
        roles = [role.name for role in getattr(interaction.user, "roles", [])]
        told = (
            str(interaction.locale),
            str(interaction.guild_locale),
            interaction.permissions.manage_guild,
            roles,
            interaction.context.private_channel,
            interaction.is_user_integration(),
        )
        await interaction.response.send_message(str(told))

    group = app_commands.Group(name="settings", description="Settings")
    inner = app_commands.Group(name="channels", description="Channels", parent=group)
    client.tree.add_command(group)

    @inner.command(description="Add a place")
    async def add(interaction: discord.Interaction, place: str) -> None:
        await interaction.response.send_message(f"added {place}")

    @add.autocomplete("place")
    async def places(
        interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        names = ("Larkhaven", "Larkhill", "Brindle")
        return [app_commands.Choice(name=n, value=n) for n in names if n.startswith(typed)]

    @client.tree.context_menu(name="Ask about this")
    async def ask(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{message.author.name}: {message.content}")

    return client


async def told(double: Double, *words: str, **how: object) -> str:
    used = await double.use(*words, **{"person": user(), **how})
    (answer,) = await eventually(lambda: used.seen)
    return answer["content"]


async def test_options_of_every_kind_arrive_as_what_they_are(
    double: Double, client: SmallClient
) -> None:
    given = {
        "text": "abc", "number": 7, "yes": True, "who": user("bob"),
        "where": double.world.channel(CHANNEL_ID), "role": double.world.first.add_role("editors"),
        "file": Upload("a.txt", b"a"),
    }  # fmt: skip
    async with online(client, double):
        answer = await told(double, "options", options=given)
        for wrong in ({"text": "toolong"}, {"number": "7"}, {"unknown": 1}):
            with pytest.raises(AssertionError):
                await double.use("options", person=user(), options={**given, **wrong})
        with pytest.raises(AssertionError, match="leave out"):
            await double.use("options", person=user())

    assert answer == str(("abc", 7, True, "bob", int(CHANNEL_ID), "editors", b"a"))


async def test_a_command_in_a_group_is_found_and_its_option_completes(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        answer = await told(double, "settings", "channels", "add", options={"place": "Brindle"})
        typing = await double.complete("settings channels add", "place", "Lark", person=user())
        choices = await eventually(lambda: typing.choices)

    (group,) = typing.payload["data"]["options"]
    assert (group["type"], group["options"][0]["type"]) == (2, 1)
    assert answer == "added Brindle"
    assert [choice["name"] for choice in choices] == ["Larkhaven", "Larkhill"]
    assert typing.seen == []


async def test_the_target_of_a_context_menu_comes_with_its_content(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        said = await double.say("the harbour fell", person=user("witness"))
        used = await double.use_on_message("Ask about this", said, person=user())
        (answer,) = await eventually(lambda: used.seen)

    assert client.heard[0].content == ""
    assert answer["content"] == "witness: the harbour fell"


async def test_language_permissions_and_roles_are_those_of_the_exchange(
    double: Double, client: SmallClient
) -> None:
    editors = double.world.first.add_role("editors", MANAGE_GUILD)
    person = user()
    async with online(client, double):
        plain = await told(double, "where")
        held = await told(double, "where", person=person, roles=[editors])
        given = await told(
            double, "where", locale="de", guild_locale="fr", permissions=MANAGE_GUILD
        )

    assert plain == str(("en-GB", "en-GB", False, ["@everyone"], False, False))
    assert held == str(("en-GB", "en-GB", True, ["@everyone", "editors"], False, False))
    assert given == str(("de", "fr", True, ["@everyone"], False, False))


async def test_a_bot_installed_by_a_person_is_used_where_it_is_no_member(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        private = await told(double, "where", private=snowflake())
        direct = await told(double, "where", direct=True)
        both = await told(double, "where", installed_by="both")

    assert private == str(("en-GB", "None", False, [], True, True))
    assert direct == str(("en-GB", "None", False, [], False, False))
    assert both.endswith("True)")


async def test_a_second_server_has_its_own_channels(double: Double, client: SmallClient) -> None:
    other = double.world.add_guild("other paper")
    channel = other.add_channel("desk")
    async with online(client, double):
        used = await double.use("where", person=user(), channel_id=channel.id)
        await eventually(lambda: used.seen)
        names = {guild.name for guild in client.guilds}

    assert used.payload["guild_id"] == other.id
    assert names == {"newsroom", "other paper"}


async def test_the_target_of_a_persons_context_menu_is_that_person(double: Double) -> None:
    client = SmallClient()

    @client.tree.context_menu(name="Who is this")
    async def who(interaction: discord.Interaction, person: discord.Member) -> None:
        await interaction.response.send_message(person.name)

    @client.tree.command(description="Makes the client publish")
    async def other(interaction: discord.Interaction) -> None: ...

    async with online(client, double):
        used = await double.use_on_person("Who is this", user("bob"), person=user())
        (answer,) = await eventually(lambda: used.seen)

    assert answer["content"] == "bob"
