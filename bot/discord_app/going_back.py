"""Going back to an earlier index: what that would change, asked before it is done."""

from dataclasses import dataclass

from bot.discord_app.cards import Card, Text
from bot.discord_app.controls import Button, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.index_status import kept_words
from bot.discord_app.index_words import counted
from bot.discord_app.render import NOTICE_COLOUR
from bot.phrases.phrases import Phrases
from index.editor import Editor
from index.manifest import article_record
from index.publications import Publications
from index.seal import SnapshotError
from index.snapshot import OldFormatError, read_articles, read_manifest


@dataclass(frozen=True, slots=True)
class WayBack:
    """From what is published to a snapshot that is kept."""

    publications: Publications
    to: str
    changes: str
    """Of the articles on the way, such as "+2 −1 ~3"; empty where what is published can't say."""
    older: bool
    """Whether an older program wrote it, so that its articles have to be indexed anew."""


def kept_earlier(editor: Editor) -> tuple[str, ...]:
    """List the snapshots that can be gone back to, the newest first.  Reads no article."""
    active = editor.publications().active
    return tuple(one for one in editor.library.kept() if one != active)


def way_back(editor: Editor, to: str | None) -> WayBack | None:
    """Find the way to a kept snapshot, by the beginning of its id, or to the one before.

    None where it is the one that is published.  Raises LibraryError if there is none of that id,
    and SnapshotError if it can't be read.
    """
    library, publications = editor.library, editor.publications()
    wanted = library.find_kept(to)
    if wanted == publications.active:
        return None
    then, older = _records(editor, wanted)
    try:
        now, _ = _records(editor, publications.active) if publications.active else ({}, False)
    except SnapshotError:
        return WayBack(publications, wanted, "", older)  # damaged: the more to go back for
    said = counted(
        added=len(then.keys() - now.keys()),
        removed=len(now.keys() - then.keys()),
        changed=sum(then[name] != now[name] for name in then.keys() & now.keys()),
    )
    return WayBack(publications, wanted, said, older)


def way_card(way: WayBack, phrases: Phrases) -> Card:
    """Ask whether to go back, with what that would change."""
    now, published = way.publications.active, way.publications
    lines = [phrases.say("rollback-to", index=kept_words(way.to, published, phrases))]
    if now is not None:
        lines.append(phrases.say("rollback-from", index=kept_words(now, published, phrases)))
    if way.changes:
        lines.append(phrases.say("proposal-articles", changes=way.changes))
    if way.older:
        lines.append(phrases.say("rollback-older"))
    title = Text(f"### {phrases.say('rollback-title')}")
    foot = Text(f"-# {phrases.say('rollback-foot')}")
    return Card(NOTICE_COLOUR, (title, Text("\n".join(lines)), foot))


def way_rows(way: WayBack, phrases: Phrases) -> Rows:
    """Return the button that goes back; its id has both ends of the way."""
    pressed = custom_id("goback", way.to, way.publications.active or "")
    return ((Button(pressed, phrases.say("button-rollback"), style="danger"),),)


def _records(editor: Editor, snapshot: str) -> tuple[dict[str, str], bool]:
    """The checksum of each article of a snapshot by its id, and whether its format is older."""
    folder, older = editor.library.snapshots / snapshot, False
    try:
        records = read_manifest(folder).inputs.articles
    except OldFormatError:
        records, older = tuple(map(article_record, read_articles(folder))), True
    return {record.id: record.sha256 for record in records}, older
