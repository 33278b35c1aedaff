"""Articles as moderators hand them in, and what they do with them."""

import io
import zipfile
from typing import Any

from bot.discord_app.desk import Desk
from corpus.article import Article
from index.editor import Editor
from index.held import HeldArticle
from tests.bot.discord.double import Double, Exchange, Upload, eventually
from tests.bot.discord.double.payloads import Json
from tests.bot.discord.scene import moderator, only, press

LIGHTHOUSE = """+++
title = "The lighthouse went dark"
publisher = "Coast Herald"
published = 2021-08-11
language = "en"
+++

The lighthouse of Larkhaven went dark on Tuesday. Its keeper said the oil had run out and that
nobody had come from the harbour since the storm. Two boats turned back before midnight.
"""
READ_WITHIN_S = 60.0
"""A file is read in a process of its own, whose start a busy machine makes slow."""
BARE = """Rain kept the ferries in port on Sunday, and the market stayed shut until noon. The mayor
said that nobody was hurt, and that the road over the hills would be open again by evening.
"""
DATED = f"Ferries stay in port\n\nAug. 9, 2021\n\n{BARE}"


def text(name: str, content: str = LIGHTHOUSE) -> Upload:
    """Return a text as somebody attaches it."""
    return Upload(name, content.encode())


def packed(name: str, **files: str) -> Upload:
    """Return an archive of texts; `_` before the suffix stands for the dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for file, content in files.items():
            stem, _, suffix = file.rpartition("_")
            archive.writestr(f"{stem}.{suffix}", content)
    return Upload(name, made.getvalue(), "application/zip")


async def corpus(double: Double, command: str, person: Json | None = None, **options: Any) -> Json:
    """Return the answer to /corpus COMMAND; what is no option says where and how."""
    person = person or await moderator(double)
    how = {name: options.pop(name) for name in ("locale", "channel_id") if name in options}
    used = await double.use("corpus", command, person=person, options=options, **how)
    (message,) = await eventually(lambda: used.seen, within_s=READ_WITHIN_S)
    return message


async def form_of(exchange: Exchange) -> dict[str, str]:
    """Return what a form that was opened begins with, by its fields."""
    modal = await eventually(lambda: exchange.modal)
    fields = [label["component"] for label in modal["components"]]
    return {field["custom_id"]: field.get("value") or "" for field in fields}


async def fill_in(double: Double, message: Json, person: Json, **facts: str) -> Json:
    """Return the answer to the form behind "Facts…"."""
    opened = await double.press(message, "Facts…", person=person)
    await eventually(lambda: opened.modal)
    return await only(await double.submit(opened, facts))


async def added(double: Double, upload: Upload, person: Json | None = None) -> Json:
    """Return the answer to "Add" under what was handed in."""
    person = person or await moderator(double)
    card = await corpus(double, "add", person, file=upload)
    return await press(double, card, "Add", person)


async def there(desk: Desk, name: str) -> Article:
    """Return an article as it is now."""
    return await desk.edit(lambda editor: editor.article(name))


async def held(desk: Desk) -> dict[str, HeldArticle]:
    """Return all articles by their ids."""
    found = await desk.edit(lambda editor: editor.articles())
    return {one.article.id: one for one in found.articles}


async def publish(desk: Desk) -> None:
    """Publish the articles as they are now."""

    def work(editor: Editor) -> None:
        editor.publish(editor.propose("moderator").snapshot, confirmed=True)

    await desk.edit(work)
