"""The double's limits: each at its edge, and one past it."""

import discord
import pytest
from discord import ui

from tests.bot.discord.double.limits import broken_by_files, broken_limits
from tests.bot.discord.double.openapi import Contract
from tests.bot.discord.double.payloads import COMPONENTS_V2, Json
from tests.bot.discord.double.uploads import MOST_BYTES_A_FILE, Upload


def text(length: int) -> Json:
    return {"type": 10, "content": "x" * length}


def v2(*components: Json, **more: object) -> Json:
    return {"flags": COMPONENTS_V2, "components": list(components), **more}


def button(custom_id: str = "a", label: str = "b", **more: object) -> Json:
    return {"type": 2, "style": 1, "custom_id": custom_id, "label": label, **more}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def menu(options: int = 2, **more: object) -> Json:
    listed = [{"label": f"{number}", "value": f"{number}"} for number in range(options)]
    return row({"type": 3, "custom_id": "m", "options": listed, **more})


def option(**more: object) -> Json:
    return row({"type": 3, "custom_id": "m", "options": [{"label": "a", "value": "a"} | more]})


def form(*components: Json, title: str = "t") -> Json:
    return {"type": 9, "data": {"custom_id": "f", "title": title, "components": [*components]}}


def labelled(custom_id: str = "i", label: str = "l", **more: object) -> Json:
    asked = {"type": 4, "custom_id": custom_id, "style": 1, **more}
    return {"type": 18, "label": label, "component": asked}


def choices(count: int = 1, name: str = "n") -> Json:
    return {"type": 8, "data": {"choices": [{"name": name, "value": "v"}] * count}}


def command(**more: object) -> list[Json]:
    return [{"name": "ask", "description": "d", "type": 1} | more]


def commands(count: int, kind: int) -> list[Json]:
    described = {"description": "d"} if kind == 1 else {}
    return [{"name": f"a{number}", "type": kind, **described} for number in range(count)]


def with_options(count: int, **more: object) -> list[Json]:
    made = [{"name": f"o{n}", "description": "d", "type": 3, **more} for n in range(count)]
    return command(options=made)


EDGES = {
    "content": (lambda n: {"content": "x" * n}, 2000),
    "embed": (lambda n: {"embeds": [{"description": "x" * n}]}, 4096),
    "embeds together": (lambda n: {"embeds": [{"description": "x" * (n // 2)}] * 2}, 6000, 2),
    "embed title": (lambda n: {"embeds": [{"title": "x" * n}]}, 256),
    "field value": (lambda n: {"embeds": [{"fields": [{"name": "a", "value": "x" * n}]}]}, 1024),
    "fields": (lambda n: {"embeds": [{"fields": [{"name": "a", "value": "b"}] * n}]}, 25),
    "text displays together": (lambda n: v2(text(n - 1), text(1)), 4000),
    "components, nested ones counted": (
        lambda n: v2({"type": 17, "components": [text(1) for _ in range(n - 1)]}), 40,
    ),
    "label": (lambda n: {"components": [row(button(label="x" * n))]}, 80),
    "custom id": (lambda n: {"components": [row(button("x" * n))]}, 100),
    "buttons in a row": (
        lambda n: v2(row(*[button(str(number)) for number in range(n)])), 5,
    ),
    "placeholder": (lambda n: {"components": [menu(placeholder="x" * n)]}, 150),
    "options of a menu": (lambda n: {"components": [menu(n)]}, 25),
    "values of a menu": (lambda n: {"components": [menu(2, max_values=n)]}, 2),
    "option label": (lambda n: {"components": [option(label="x" * n)]}, 100),
    "option value": (lambda n: {"components": [option(value="x" * n)]}, 100),
    "option description": (lambda n: {"components": [option(description="x" * n)]}, 100),
    "pictures in a gallery": (
        lambda n: v2({"type": 12, "items": [{"media": {"url": "https://x.example"}}] * n}), 10,
    ),
    "form title": (lambda n: form(labelled(), title="x" * n), 45),
    "fields of a form": (lambda n: form(*[labelled(str(number)) for number in range(n)]), 5),
    "field label": (lambda n: form(labelled(label="x" * n)), 45),
    "suggested text": (lambda n: form(labelled(max_length=9, value="x" * n)), 9),
    "choices": (choices, 25),
    "choice name": (lambda n: choices(name="x" * n), 100),
    "command name": (lambda n: command(name="x" * n), 32),
    "command name in German": (lambda n: command(name_localizations={"de": "x" * n}), 32),
    "description": (lambda n: command(description="x" * n), 100),
    "description in German": (lambda n: command(description_localizations={"de": "x" * n}), 100),
    "options of a command": (with_options, 25),
    "slash commands": (lambda n: commands(n, 1), 100),
    "message menus": (lambda n: commands(n, 3), 15),
    "menu name": (lambda n: [{"name": "X" * n, "type": 3}], 32),
}  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_a_limit_holds_at_its_edge_and_not_one_past_it(name: str) -> None:
    body, edge, *step = EDGES[name]

    assert list(broken_limits(body(edge))) == []
    assert list(broken_limits(body(edge + (step or [1])[0])))


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (v2(text(1), content="x"), "content beside Components V2"),
        (v2(text(1), embeds=[{"title": "x"}]), "embeds beside Components V2"),
        ({"components": [text(1)]}, "without the flag"),
        (v2(row(button("a")), {"type": 17, "components": [row(button("a"))]}), "used twice"),
        (
            v2(row(button("a")), {"type": 9, "components": [text(1)], "accessory": button("a")}),
            "custom_id used twice",
        ),
        (v2({**text(1), "id": 7}, {**text(1), "id": 7}), "id used twice"),
        (v2({"type": 17, "components": []}), "empty container"),
        ({"components": [row(button("", label="a"))]}, "not 1 to 100"),
        ({"components": [row(button("a", label=""))]}, "neither label nor emoji"),
        ({"content": "half \ud83d"}, "half a character"),
        (v2({"type": 10, "content": "\udc4d"}), "half a character"),
        (form(labelled("a"), labelled("a")), "custom_id used twice"),
        (command(name="Ask"), "lower-case"),
        (command(name_localizations={"de": "Frag mich"}), "lower-case"),
        (command(description_localizations={"de": ""}), "0 characters"),
        ([*command(), *command()], "twice"),
        (with_options(1, choices=[{"name": "a", "value": "a"}], autocomplete=True), "beside"),
        (
            command(options=[{"name": "g", "description": "x", "type": 1,
                              "description_localizations": {"de": "y" * 101}}]),
            "a description of 101 characters",
        ),
    ],
)  # fmt: skip
def test_what_is_no_matter_of_length_is_named(body: Json, complaint: str) -> None:
    assert any(complaint in broken for broken in broken_limits(body))


def test_the_languages_of_a_command_have_8000_characters_each_and_not_together() -> None:
    long = {"de": "x" * 100, "fr": "y" * 100}
    described = {"description": "d", "type": 3, "description_localizations": long}
    choices = [{"name": f"{number:02}", "value": "x" * 96} for number in range(19)]
    options = [{"name": f"o{number}", **described, "choices": choices} for number in range(4)]
    more = [{"name": f"p{number}", **described} for number in range(2)]

    assert list(broken_limits(command(options=options))) == []
    (broken,) = broken_limits(command(options=options + more))
    assert broken == "/ask of more than 8000 characters"


def test_files_have_a_size_each_and_together() -> None:
    full = Upload("a.bin", bytes(MOST_BYTES_A_FILE))

    assert list(broken_by_files({0: full, 1: full})) == []
    assert list(broken_by_files({0: Upload("b.bin", full.content + b"1")}))
    assert list(broken_by_files({0: full, 1: full, 2: full}))


def test_every_component_of_the_library_is_one_of_the_openapi_file(
    contract: Contract | None,
) -> None:
    if contract is None:
        pytest.skip("Discord's OpenAPI file is not at hand")
    view = ui.LayoutView(timeout=None)
    picture = discord.MediaGalleryItem("attachment://map.png", description="a map")
    options = [discord.SelectOption(label="a", emoji="👍", description="b")]
    box = ui.Container(accent_colour=0x123456, spoiler=True)
    box.add_item(ui.TextDisplay("t")).add_item(ui.Separator(visible=False))
    box.add_item(ui.Section("s", accessory=ui.Thumbnail("https://x.example/a.png")))
    box.add_item(ui.MediaGallery(picture)).add_item(ui.File("attachment://rows.csv"))
    for item in (
        ui.Button(label="b", emoji="👍"),
        ui.Button(label="l", url="https://x.example"),
        ui.Select(options=options),
        ui.UserSelect(),
        ui.RoleSelect(),
        ui.ChannelSelect(channel_types=[discord.ChannelType.text]),
    ):
        box.add_item(ui.ActionRow(item))
    view.add_item(box)
    body = {"components": view.to_components(), "flags": COMPONENTS_V2}

    assert contract.broken_by("POST", "/channels/1/messages", [], body) == []
    assert list(broken_limits(body)) == []
    del body["components"][0]["components"][0]["content"]
    assert contract.broken_by("POST", "/channels/1/messages", [], body)
