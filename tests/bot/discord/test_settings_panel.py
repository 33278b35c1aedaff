"""/settings: a panel that shows what is set and changes it, for moderators alone."""

import asyncio

import pytest
from sqlalchemy import Row

from bot.discord_app.desk import Desk
from bot.discord_app.settings_panel import changed
from bot.state.settings import ServerSettings
from bot.state.state import State
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.double.seen import selects
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, configure, mention, moderator, only, read
from tests.bot.state.planted import audited

MENUS = {"channels": 8, "private": 8, "roles": 6, "language": 3, "links": 3}
"""The type of each menu of the panel."""


async def opened(double: Double, person: Json, **how: object) -> Json:
    return await only(await double.use("settings", person=person, **how))


async def choose(
    double: Double, panel: Json, setting: str, values: list[object], person: Json
) -> Exchange:
    return await double.choose(panel, f"stringer:set:{setting}", values, person=person)


def chosen(panel: Json, setting: str) -> list[str]:
    """What a menu of the panel shows as chosen."""
    (menu,) = (one for one in selects(panel) if one["custom_id"] == f"stringer:set:{setting}")
    if menu["type"] == 3:
        return [option["value"] for option in menu["options"] if option.get("default")]
    return [str(one["id"]) for one in menu.get("default_values") or []]


async def stored(double: Double, desk: Desk) -> ServerSettings:
    guild = int(double.world.first.id)
    return await desk.with_state(lambda state: state.settings.read(guild))


async def noted(double: Double, desk: Desk) -> list[Row]:
    guild = int(double.world.first.id)
    return await desk.with_state(lambda state: audited(state, guild))


async def test_the_panel_of_a_new_server_shows_that_nothing_is_set(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        panel = await opened(double, await moderator(double))

    assert panel["flags"] & EPHEMERAL
    assert {menu["custom_id"].split(":")[-1]: menu["type"] for menu in selects(panel)} == MENUS
    assert [chosen(panel, setting) for setting in MENUS] == [
        *([], [], []),
        *(["each"], ["off"]),
    ]
    for name in (
        "Where I answer",
        "Private by default",
        "Moderators",
        "Language of public messages",
        "Articles by link",
    ):
        assert f"**{name}**" in read(panel)


async def test_each_menu_changes_its_setting_and_the_panel_shows_it(
    double: Double, serve: Serve
) -> None:
    first, person = double.world.first, await moderator(double)
    one, two = first.channels
    role = first.add_role("editors")
    choices: list[tuple[str, list[object]]] = [
        ("channels", [two, one]),
        ("private", [two]),
        ("roles", [role]),
        ("language", ["de"]),
        ("links", ["on"]),
    ]
    async with serve(PlantedNewsroom()) as desk:
        panel = await opened(double, person)
        for setting, values in choices:
            panel = await only(await choose(double, panel, setting, values, person))
        settings, again = await stored(double, desk), await opened(double, person)

    assert set(settings.channels) == {int(one.id), int(two.id)}
    assert settings.private_channels == (int(two.id),)
    assert settings.moderator_roles == (int(role.id),)
    assert settings.language == "de"
    assert settings.links
    for shown in (panel, again):
        assert set(chosen(shown, "channels")) == {one.id, two.id}
        assert chosen(shown, "private") == [two.id]
        assert chosen(shown, "roles") == [role.id]
        assert chosen(shown, "language") == ["de"]
        assert chosen(shown, "links") == ["on"]


async def test_choosing_nothing_takes_a_setting_back(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    one, _ = double.world.first.channels
    async with serve(PlantedNewsroom()) as desk:
        await configure(double, desk, channels=(int(one.id),), language="de", links=True)
        panel = await opened(double, person)
        await only(await choose(double, panel, "channels", [], person))
        await only(await choose(double, panel, "language", ["each"], person))
        panel = await only(await choose(double, panel, "links", ["off"], person))
        settings = await stored(double, desk)

    assert (settings.channels, settings.language, settings.links) == ((), None, False)
    assert chosen(panel, "links") == ["off"]


async def test_a_change_holds_at_once_after_a_restart_and_is_noted(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    _, other = double.world.first.channels
    async with serve(PlantedNewsroom()):
        panel = await opened(double, person)
    async with serve(PlantedNewsroom()) as desk:
        await only(await choose(double, panel, "channels", [other], person))
        refused = await ask(double, user())
        answered = await ask(double, user(), channel_id=other.id)
        (entry,) = await noted(double, desk)

    assert read(refused) == f"In this server I answer in <#{other.id}>."
    assert "On Friday 6 August 2021" in read(answered)
    assert (entry.action, entry.outcome) == ("settings channels", "done")
    assert other.id not in entry.before
    assert other.id in entry.after


async def test_allowing_links_is_noted_with_what_held_before_and_without_a_name(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        panel = await opened(double, person)
        await only(await choose(double, panel, "links", ["on"], person))
        (entry,) = await noted(double, desk)

    assert (entry.action, entry.outcome) == ("settings links", "done")
    held = [ServerSettings.model_validate_json(text).links for text in (entry.before, entry.after)]
    assert held == [False, True]
    assert entry.user_id is None


async def test_nobody_but_a_moderator_allows_links(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()) as desk:
        panel = await opened(double, await moderator(double))
        refused = await only(await choose(double, panel, "links", ["on"], user()))
        settings, (entry,) = await stored(double, desk), await noted(double, desk)

    assert "This is for moderators" in read(refused)
    assert not settings.links
    assert (entry.action, entry.outcome) == ("settings links", "refused")


@pytest.mark.parametrize(
    ("setting", "values"),
    [("links", ("on", "off")), ("links", ("yes",)), ("links", ()), ("language", ("fr",))],
)
def test_a_choice_that_the_panel_does_not_have_changes_nothing(
    setting: str, values: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match=f"no setting {setting} with"):
        changed(ServerSettings(guild=1), setting, values)


async def test_who_is_no_moderator_is_refused_and_that_is_noted(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()) as desk:
        panel = await opened(double, await moderator(double))
        used = await double.use("settings", person=person)
        refused = await only(used)
        pressed = await choose(double, panel, "language", ["de"], person)
        again = await only(pressed)
        settings, entries = await stored(double, desk), await noted(double, desk)

    assert settings.language is None
    for notice, exchange in ((refused, used), (again, pressed)):
        assert "This is for moderators" in read(notice)
        assert exchange.private
    assert [(entry.action, entry.outcome) for entry in entries] == [
        ("settings language", "refused"),
        ("settings", "refused"),
    ]


async def test_permission_lost_since_the_panel_was_opened_is_looked_at_again(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        panel = await opened(double, person)
        double.world.first.add_member(person)
        refused = await only(await choose(double, panel, "language", ["de"], person))
        settings = await stored(double, desk)

    assert "This is for moderators" in read(refused)
    assert settings.language is None


async def test_a_role_of_the_settings_makes_a_moderator(double: Double, serve: Serve) -> None:
    person, first = user("editor"), double.world.first
    editors = first.add_role("editors")
    first.add_member(person, editors)
    async with serve(PlantedNewsroom()) as desk:
        before = await opened(double, person)
        await configure(double, desk, moderator_roles=(int(editors.id),))
        panel = await opened(double, person)
        await only(await choose(double, panel, "language", ["en"], person))
        settings = await stored(double, desk)

    assert "This is for moderators" in read(before)
    assert settings.language == "en"


async def test_two_moderators_at_once_keep_both_changes(double: Double, serve: Serve) -> None:
    one, two = await moderator(double, "one"), await moderator(double, "two")
    channel = double.world.first.channels[0]
    async with serve(PlantedNewsroom()) as desk:
        panels = await opened(double, one), await opened(double, two)
        both = await asyncio.gather(
            choose(double, panels[0], "private", [channel], one),
            choose(double, panels[1], "language", ["de"], two),
        )
        for exchange in both:
            await only(exchange)
        settings = await stored(double, desk)

    assert settings.private_channels == (int(channel.id),)
    assert settings.language == "de"


async def test_a_change_in_another_process_between_reading_and_writing_is_kept(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await moderator(double)
    channel = double.world.first.channels[0]
    async with serve(PlantedNewsroom()) as desk:
        panel = await opened(double, person)
        writes = await desk.with_state(_meddled_with(monkeypatch))
        changed = await only(await choose(double, panel, "private", [channel], person))
        settings = await stored(double, desk)
        await eventually(lambda: writes == [1, 2])

    assert (settings.private_channels, settings.language) == ((int(channel.id),), "de")
    assert chosen(changed, "language") == ["de"]


def _meddled_with(monkeypatch: pytest.MonkeyPatch):
    """Let somebody else write the language just before the first write, and count the writes."""
    writes: list[int] = []

    def meddle(state: State) -> list[int]:
        write = state.settings.write

        def meddling(settings: ServerSettings) -> ServerSettings:
            writes.append(len(writes) + 1)
            if len(writes) == 1:
                write(state.settings.read(settings.guild).model_copy(update={"language": "de"}))
            return write(settings)

        monkeypatch.setattr(state.settings, "write", meddling)
        return writes

    return meddle


async def test_the_language_is_that_of_what_all_see_and_each_keeps_their_own_in_private(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        await configure(double, desk, language="de")
        public = await ask(double, user(), locale="en-GB")
        private = await ask(double, user(), locale="en-GB", private=True)
        mentioned = await mention(double, user())

    assert "Worin sich die Artikel unterscheiden" in read(public)
    assert "Where the articles differ" in read(private)
    assert "Worin sich die Artikel unterscheiden" in read(mentioned)
