"""What an index covers: its articles, and what it was made with."""

from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version

from bot.discord_app.newsroom import Coverage, SourceEntry
from index.evidence.events import UNDATED
from index.snapshot import MANIFEST, Snapshot


def source_entries(snapshot: Snapshot) -> tuple[SourceEntry, ...]:
    """One entry for each article, the newest first, then by id; those without a day last."""
    entries = [
        SourceEntry(
            article=article.id,
            publisher=article.publisher,
            title=article.title,
            published=article.published,
            digest=article.digest,
            url=article.url,
            events=len(snapshot.rows_of(article.id, "event")),
            sentences=len(snapshot.rows_of(article.id, "sentence")),
        )
        for article in snapshot.articles.values()
    ]
    newest = {entry.article: (entry.published or date.min).toordinal() for entry in entries}
    return tuple(sorted(entries, key=lambda entry: (-newest[entry.article], entry.article)))


def coverage_of(snapshot: Snapshot) -> Coverage:
    """Count what a snapshot covers; `built` is when its manifest was written."""
    days = snapshot.facts["day"][:-1]
    dated = days[days != UNDATED].tolist()
    return Coverage(
        articles=len(snapshot.articles),
        first=date.fromordinal(min(dated)) if dated else None,
        last=date.fromordinal(max(dated)) if dated else None,
        publishers=tuple(sorted(snapshot.publishers, key=str.casefold)),
        snapshot=snapshot.id,
        built=_written(snapshot),
        model=snapshot.manifest.inputs.model.name,
        version=_version(),
    )


def _written(snapshot: Snapshot) -> datetime | None:
    # The manifest itself holds no time: the same inputs give the same bytes.
    try:
        seconds = (snapshot.folder / MANIFEST).stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _version() -> str:
    try:
        return version("stringer")
    except PackageNotFoundError:
        return ""
