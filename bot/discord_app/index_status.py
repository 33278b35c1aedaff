"""How the index stands: what answers, what waits, who builds, and what can be gone back to."""

from dataclasses import dataclass

from bot.discord_app.cards import Card, Text, ruled
from bot.discord_app.controls import Button, Control, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.index_words import changes, moment, name_of, short_id, who_builds
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import Phrases
from index.editor import Editor, IndexStatus
from index.manifest import Counts
from index.publications import Publication, Publications
from index.seal import SnapshotError
from index.snapshot import read_manifest

_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """How the index stands, with what of it one process sees."""

    status: IndexStatus
    counts: Counts | None
    """Of what is published; None where its folder can't say."""
    served: str
    """The snapshot that answers in this process."""
    runner: str | None
    """Who runs a build in this process."""


def find_counts(editor: Editor) -> Counts | None:
    """Return what the published snapshot says it has; None where there is none that can say."""
    active = editor.library.active()
    if active is None:
        return None
    try:
        return read_manifest(active).counts
    except SnapshotError:
        return None


def status_card(standing: Standing, phrases: Phrases) -> Card:
    """Say how the index stands."""
    title = Text(f"### {phrases.say('status-title')}")
    blocks = (_published(standing, phrases), _ahead(standing, phrases), _behind(standing, phrases))
    texts = [[Text("\n".join(lines))] for lines in blocks if lines]
    return Card(SOURCES_COLOUR, (title, *ruled(*texts)))


def status_rows(standing: Standing, phrases: Phrases) -> Rows:
    """Return what shows the proposal that can be published, and what stops a build of here."""
    row: list[Control] = []
    waiting = standing.status.proposal
    if waiting is not None and waiting.base == standing.status.publications.active:
        shows = custom_id("prop", waiting.snapshot, 0)
        row.append(Button(shows, phrases.say("button-proposal"), style="main"))
    if standing.runner is not None:
        row.append(Button(custom_id("calloff"), phrases.say("build-cancel"), style="danger"))
    return (tuple(row),) if row else ()


def latest_of(publications: Publications, snapshot: str) -> Publication | None:
    """Return how a snapshot was published last; None where that was not noted."""
    noted = [one for one in publications.history if one.snapshot == snapshot]
    return noted[-1] if noted else None


def kept_words(snapshot: str, publications: Publications, phrases: Phrases) -> str:
    """Name a snapshot that can be gone back to, with when it was published and its articles."""
    known = latest_of(publications, snapshot)
    if known is None:
        return short_id(snapshot)
    at = moment(known.at, phrases)
    if known.articles is None:
        return f"{short_id(snapshot)} · {at}"
    return f"{short_id(snapshot)} · {at} · {phrases.say('index-articles', articles=known.articles)}"


def how_words(publication: Publication, phrases: Phrases) -> str:
    """Say how a snapshot came to serve."""
    return phrases.say(f"how-{publication.how}")


def _published(standing: Standing, phrases: Phrases) -> list[str]:
    status, active = standing.status, standing.status.publications.active
    if active is None:
        return [phrases.say("status-none", index=short_id(standing.served))]
    lines = [phrases.say("status-served", index=short_id(active))]
    if active != standing.served:
        lines = [
            phrases.say("status-published", index=short_id(active)),
            phrases.say("status-behind", index=short_id(standing.served)),
        ]
    known = latest_of(status.publications, active)
    if known is not None:
        at = moment(known.at, phrases)
        lines.append(phrases.say("status-since", at=at, how=how_words(known, phrases)))
    if (counts := standing.counts) is not None:
        lines.append(
            phrases.say(
                "index-counts",
                articles=counts.articles,
                passages=counts.passages,
                events=counts.events,
            )
        )
    return lines


def _ahead(standing: Standing, phrases: Phrases) -> list[str]:
    """What the next publication may bring."""
    status, lines = standing.status, []
    if (waiting := status.proposal) is not None:
        index, made = short_id(waiting.snapshot), moment(waiting.at, phrases)
        if waiting.base == status.publications.active:
            said = changes(waiting.diff)
            lines.append(phrases.say("status-waits", index=index, made=made, changes=said))
        else:
            lines.append(phrases.say("status-outdated", index=index, made=made))
    if status.builder is not None:
        lines.append(phrases.say("status-builds", who=who_builds(status.builder, phrases)))
    elif standing.runner is not None:
        lines.append(phrases.say("status-builds", who=name_of(standing.runner)))
    lines.append(phrases.say("status-pending", pending=status.pending, articles=status.articles))
    return lines


def _behind(standing: Standing, phrases: Phrases) -> list[str]:
    """What can be gone back to, and who decides."""
    published = standing.status.publications
    kept = [one for one in standing.status.kept if one != published.active]
    lines = [phrases.say("status-kept")] if kept else [phrases.say("rollback-none")]
    lines += [f"• {kept_words(one, published, phrases)}" for one in kept[:_MOST_KEPT]]
    if left := len(kept[_MOST_KEPT:]):
        lines.append(phrases.say("proposal-more", more=left))
    lines.append(f"-# {phrases.say('status-held' if standing.status.is_held else 'status-free')}")
    return lines
