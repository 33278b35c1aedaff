"""What a test of the Discord side begins with, an answer that stands, and what it looks at."""

import copy
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.discord_app.desk import Desk
from bot.discord_app.life import WORKERS
from bot.discord_app.read_back import EARLIER_ID, QUESTION_ID
from bot.state.settings import ServerSettings
from bot.state.state import State
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.components import walk
from tests.bot.discord.double.payloads import APPLICATION_ID, EVERYDAY, MANAGE_GUILD, Json, user
from tests.bot.discord.double.seen import buttons, face, shown_text
from tests.bot.discord.newsroom import PlantedNewsroom

ASK = "when did the harbour fall?"
LONG = "a long list, please"
UNKNOWN = "who won the cup?"
HEY = f"<@{APPLICATION_ID}>"
MANAGES = EVERYDAY | MANAGE_GUILD
OLDER = "older index (5eed0001); index 5eed0002 answers now"
NEXT_INDEX = "5eed0002cafe"
AT_ONCE = WORKERS["model"]
"""Questions that the bot answers beside each other."""


async def only(exchange: Exchange) -> Json:
    """Return the one message that an interaction is answered with."""
    (message,) = await eventually(lambda: exchange.seen)
    return message


async def ask(double: Double, person: Json, question: str = ASK, **how: Any) -> Json:
    """Return the answer to /ask; `private` and `as_of` are its options, the rest says where.

    `group` is the id of a group of people that the bot is not in.
    """
    named = ("private", "as_of")
    options = {"question": question} | {name: how.pop(name) for name in named if name in how}
    if "group" in how:
        how["private"] = how.pop("group")
    return await only(await double.use("ask", person=person, options=options, **how))


async def mention(double: Double, person: Json, question: str = ASK, **how: Any) -> Json:
    """Return the bot's answer to a message that mentions it, or to a direct one."""
    before = len(double.posted)
    written = question if how.get("direct") else f"{HEY} {question}"
    await double.say(written, person=person, **how)
    await eventually(lambda: len(double.posted) > before)
    return double.posted[-1]


async def press(double: Double, message: Json, label: str, person: Json, **how: Any) -> Json:
    """Return what a press of a button is answered with."""
    return await only(await double.press(message, label, person=person, **how))


async def follow_up(double: Double, message: Json, question: str, person: Json, **how: Any) -> Json:
    """Return the answer to a question asked in the form behind "Ask a follow-up"."""
    opened = await double.press(message, "Ask a follow-up", person=person, **how)
    await eventually(lambda: opened.modal)
    return await only(await double.submit(opened, {"question": question}))


async def keep_busy(double: Double, newsroom: PlantedNewsroom) -> list[Exchange]:
    """Ask as many questions as the bot answers at once; return when all are being answered."""
    asked = [
        await double.use("ask", person=user(), options={"question": f"harbour {number}?"})
        for number in range(-AT_ONCE, 0)
    ]
    await eventually(lambda: len(newsroom.asked) == AT_ONCE)
    return asked


async def moderator(double: Double, name: str = "moderator") -> Json:
    """Return a person who manages the first server."""
    person = user(name)
    double.world.first.add_member(person, double.world.first.add_role(name, MANAGES))
    return person


async def configure(double: Double, desk: Desk, **settings: Any) -> None:
    """Change what is named of the first server's settings, as its panel would."""
    guild = int(double.world.first.id)

    def write(state: State) -> ServerSettings:
        return state.settings.write(state.settings.read(guild).model_copy(update=settings))

    desk.set_settings(await desk.with_state(write))


def read(message: Json) -> str:
    """Return all that a message shows, markdown as Discord shows it: without its backslashes."""
    return _unescaped(shown_text(message))


def turns(message: Json) -> tuple[str, ...]:
    """Return the questions in small letters at the head of a message, its own as the last."""
    parts = {part.get("id"): part for part in walk(message["components"])}
    heads = [parts[one]["content"] for one in (EARLIER_ID, QUESTION_ID) if one in parts]
    lines = "\n".join(heads).split("\n")
    return tuple(_unescaped(line).removeprefix("-# ").lstrip("↪↳ ") for line in lines)


def faces(message: Json) -> list[str]:
    """Return what stands on a message's buttons, in order."""
    return [face(button) for button in buttons(message)]


def with_id(message: Json, label: str, custom_id: str) -> Json:
    """Return a message as another version would have sent it: a button has another id."""
    changed = copy.deepcopy(message)
    (button,) = (button for button in buttons(changed) if face(button) == label)
    button["custom_id"] = custom_id
    return changed


def key_of(message: Json) -> str:
    """Return the key that an answer's buttons carry."""
    ids = [button["custom_id"].split(":") for button in buttons(message)]
    return next(key for _, verb, key, *_ in ids if verb == "follow")


def kept(folder: Path) -> str:
    """Return every row of every table of the state, and the bytes of its files as text."""
    found = []
    with closing(sqlite3.connect(folder / "state.sqlite3")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()
            found += [f"{name}: {row}" for row in rows]
    found += [file.read_bytes().decode("latin-1") for file in folder.glob("state.sqlite3*")]
    return "\n".join(found)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
