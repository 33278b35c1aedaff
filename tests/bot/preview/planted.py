"""Payloads in which every kind of component and field stands once, and a reader of the page."""

from lxml import html

from bot.preview.page import page
from bot.preview.sample import Sample

PNG = b"\x89PNG planted"
FILES = {"map.png": PNG, "gaps.jsonl": b"x" * 2048}
V2 = 1 << 15
EPHEMERAL = 1 << 6


def text(content):
    return {"type": 10, "content": content}


def row(*components):
    return {"type": 1, "components": list(components)}


def button(label, style=2, **more):
    return {"type": 2, "style": style, "label": label, "custom_id": "press", **more}


def container(*components, **more):
    return {"type": 17, "components": list(components), **more}


def picture(description="A map of the coast", **more):
    return {"media": {"url": "attachment://map.png"}, "description": description, **more}


def v2(*components, flags=0):
    return {"flags": V2 | flags, "components": list(components)}


EVERYTHING = v2(
    container(
        text("The *harbour* fell"),
        {"type": 9, "components": [text("Beside it")], "accessory": {"type": 11, **picture()}},
        {"type": 9, "components": [text("To press")], "accessory": button("Accessory")},
        {"type": 12, "items": [picture(), picture("Hidden", spoiler=True)]},
        {"type": 14, "divider": True, "spacing": 2},
        {"type": 13, "file": {"url": "attachment://gaps.jsonl"}},
        row(button("Sources", emoji={"name": "📎"}), button("Gone", disabled=True)),
        row(
            button("Open", 5, url="https://courier.example/a"),
            button("Own", emoji={"name": "e", "id": "1"}),
        ),
        row(
            {
                "type": 3,
                "custom_id": "pick",
                "placeholder": "Pick one",
                "options": [{"label": "First", "value": "1", "description": "The first of all"}],
            }
        ),
        *(row({"type": kind, "custom_id": "c", "placeholder": "Who"}) for kind in (5, 6, 7, 8)),
        accent_color=0x3BA55D,
    ),
    flags=EPHEMERAL,
)
EMBED = {
    "content": "Plain **words**",
    "embeds": [
        {
            "title": "Title",
            "url": "https://courier.example/t",
            "author": {"name": "Author"},
            "description": "# Description",
            "color": 0x123456,
            "fields": [{"name": "Name", "value": "> Value", "inline": True}],
            "image": {"url": "https://elsewhere.example/i.png"},
            "thumbnail": {"url": "attachment://map.png", "description": "Small"},
            "footer": {"text": "Footer"},
            "timestamp": "2021-08-09",
        }
    ],
    "components": [row(button("Below"))],
    "attachments": [{"id": 0, "filename": "gaps.jsonl", "description": "Gaps"}],
}
MODAL = {
    "type": 9,
    "data": {
        "custom_id": "form",
        "title": "A form",
        "components": [
            text("Read this"),
            row({"type": 4, "custom_id": "o", "label": "Old label", "style": 1, "value": "Typed"}),
            {
                "type": 18,
                "label": "Your question",
                "description": "In your words",
                "component": {"type": 4, "custom_id": "q", "style": 2, "placeholder": "When did"},
            },
            {
                "type": 18,
                "label": "Which",
                "component": {"type": 21, "options": [{"label": "Wrong date", "value": "d"}]},
            },
            {"type": 18, "label": "Pick", "component": {"type": 8, "placeholder": "A channel"}},
        ],
    },
}


def shown(payload, files=FILES, theme="dark", **options):
    """The page of one payload, parsed."""
    return html.document_fromstring(page([Sample("A sample", payload, files)], theme, **options))


def words(tree, path="//section"):
    """What stands under the first element on a path, with single spaces."""
    return " ".join(" ".join(tree.xpath(path)[0].itertext()).split())
