"""What an index covers: its articles, and what it was made with."""

from collections import Counter
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version

from bot.discord_app.newsroom import Coverage, SourceEntry
from index.snapshot import MANIFEST, Snapshot


def source_entries(snapshot: Snapshot) -> tuple[SourceEntry, ...]:
    """One entry for each article, the newest first, then by id; those without a day last."""
    events = Counter(event.article_id for event in snapshot.events)
    entries = [
        SourceEntry(
            article=article.id,
            publisher=article.publisher,
            title=article.title,
            published=article.published,
            digest=article.digest,
            url=article.url,
            events=events[article.id],
            sentences=len(snapshot.sentences(article.id)),
        )
        for article in snapshot.articles.values()
    ]
    newest = {entry.article: (entry.published or date.min).toordinal() for entry in entries}
    return tuple(sorted(entries, key=lambda entry: (-newest[entry.article], entry.article)))


def coverage_of(snapshot: Snapshot) -> Coverage:
    """Count what a snapshot covers; `built` is when its manifest was written."""
    articles = snapshot.articles.values()
    days = [article.published for article in articles if article.published]
    return Coverage(
        articles=len(articles),
        first=min(days, default=None),
        last=max(days, default=None),
        publishers=tuple(sorted({article.publisher for article in articles}, key=str.casefold)),
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
