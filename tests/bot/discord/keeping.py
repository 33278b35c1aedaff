"""What tests of the index begin with: articles in a folder, an index of them, and who keeps it."""

import threading
from pathlib import Path
from typing import Any

from bot.discord_app.inert import plain
from index.editor import Editor
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.payloads import Json
from tests.bot.discord.double.seen import buttons, face, shown_text
from tests.bot.discord.editing import examine, planted_editor, planted_places
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import moderator, only, press, read
from tests.index.fakes import WordEmbedder

FERRY = "The ferry sank on Tuesday. Crowds left."
HOSTILE = (
    "@everyone <@1> <@&2> <#3> [free](https://evil.example) \u202eflip\u202c **b** `c` ||s|| > q"
)
GOLDEN = (
    '{"question": "who saw the harbour?", "contains": ["burned on Sunday"]}',
    '{"question": "who saw the bridge?"}',
    '{"question": "who saw the ferry?", "refused": true}',
)
"""A golden question about each of the two articles, and one that must be refused."""


class HeldEmbedder(WordEmbedder):
    """Embeds one text at a time, each once it may; eight seconds at most."""

    def __init__(self, begun: threading.Event, may_go_on: threading.Event, each_s: float) -> None:
        super().__init__()
        self._begun, self._may_go_on, self._each_s = begun, may_go_on, each_s

    def passages(self, texts, progress=None):
        for done in range(len(texts)):
            if progress is not None:
                progress(done)
            self._begun.set()
            self._may_go_on.wait(self._each_s)
        return super().passages(texts, progress)


class HeldBuild:
    """An editor whose builds wait at each text, `each_s` seconds or until they may go on."""

    def __init__(self, folder: Path, each_s: float = 8.0) -> None:
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.editor = Editor(
            planted_places(folder),
            door="discord",
            new_embedder=lambda: HeldEmbedder(self.begun, self.may_go_on, each_s),
            examiner=examine,
        )

    async def begins(self) -> None:
        """Wait until the model is at work."""
        await eventually(self.begun.is_set)


def write_article(
    folder: Path,
    name: str,
    body: str = FERRY,
    *,
    title: str = "The ferry sank",
    publisher: str = "Quay Post",
    day: str = "2021-08-11",
) -> Path:
    """Put an article into the corpus folder, in place of one of that name."""
    path = folder / "corpus" / f"{name}.md"
    head = f'title = """{title}"""\npublisher = """{publisher}"""\npublished = {day}\n'
    path.write_text(f"+++\n{head}+++\n\n{body}\n", "utf-8")
    return path


def published(folder: Path, *, golden: tuple[str, ...] = ()) -> Editor:
    """Return an editor whose articles are published; `golden` are lines of shipped questions."""
    editor = planted_editor(folder)
    if golden:
        (folder / "corpus" / "golden.jsonl").write_text("\n".join(golden) + "\n", "utf-8")
    publish_all(editor)
    return editor


def published_twice(folder: Path) -> Editor:
    """Return an editor whose two articles were published, then a third as well."""
    editor = published(folder)
    write_article(folder, "quay", "Nothing happened.")
    publish_all(editor)
    return editor


def publish_all(editor: Editor) -> str:
    """Publish the articles as they are, whatever is lost, and return the index."""
    proposal = editor.propose("a test")
    editor.publish(proposal.snapshot, confirmed=True)
    return proposal.snapshot


def lose_the_bridge(folder: Path) -> None:
    """Take a file away whose article nobody has removed."""
    (folder / "corpus" / "bridge.md").unlink()


def following(editor: Editor) -> PlantedNewsroom:
    """Return a newsroom that serves what the editor has published."""
    newsroom = PlantedNewsroom()
    newsroom.published = lambda: editor.publications().active
    newsroom.follow()
    return newsroom


async def reindexed(double: Double, person: Json, **how: Any) -> Json:
    """Return what /corpus reindex ends in."""
    return await end_of(await double.use("corpus", "reindex", person=person, **how))


async def proposed(double: Double, name: str = "moderator", **how: Any) -> tuple[Json, Json]:
    """Return a moderator, and the proposal that their reindex ends in."""
    person = await moderator(double, name)
    return person, await reindexed(double, person, **how)


async def use_corpus(double: Double, person: Json, command: str, **how: Any) -> Json:
    """Return what a command of /corpus is answered with."""
    return await only(await double.use("corpus", command, person=person, **how))


def bare(message: Json) -> str:
    """Return what a message shows, without the signs for bold and code."""
    return read(message).replace("`", "").replace("**", "")


async def begin(double: Double, held: HeldBuild, **how: Any) -> Exchange:
    """Return a reindex that is under way, begun by the first of two moderators."""
    person = await moderator(double, "first")
    used = await double.use("corpus", "reindex", person=person, **how)
    await held.begins()
    return used


async def end_of(exchange: Exchange) -> Json:
    """Return the end of a build, in the place of its progress."""
    return await eventually(
        lambda: next((one for one in exchange.seen if not _can_be_stopped(one)), None),
        within_s=30.0,
    )


async def all_pages(double: Double, page: Json, person: Json, label: str = "Next") -> str:
    """Return all that a message shows, turned from its first page to its last."""
    told = [read(page)]
    while any(face(one) == label and not one.get("disabled") for one in buttons(page)):
        page = await press(double, page, label, person)
        told.append(read(page))
    return "\n".join(told)


def hidden(message: Json, *people: int) -> list[str]:
    """Return what is alive in a message's words, or invisible: nothing, where all is inert.

    `people` are those whom it may name.
    """
    alive = ("@everyone", "@here", "<@&", "<#", "](https://evil", "**b**", "||s||")
    shown = shown_text(message)
    for person in people:
        shown = shown.replace(f"<@{person}>", "")
    return [one for one in alive if one in shown] + ([] if plain(shown) == shown else ["plain"])


def _can_be_stopped(message: Json) -> bool:
    return any(one["custom_id"] == "stringer:calloff" for one in buttons(message))
