"""What changes from one snapshot to the next."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from corpus.article import Article, ArticleId
from corpus.event import Event
from corpus.manifest import Skipped
from index.proposal import ArticleLine, CopyLine, Diff, EventLine, SkippedLine
from index.snapshot import Snapshot


def diff_of(
    before: Snapshot | None,
    after: Snapshot,
    skipped: Sequence[Skipped] = (),
    withdrawn: Collection[ArticleId] = (),
) -> Diff:
    """Return what changes; `withdrawn` are the articles that somebody removed on purpose.

    An event is the same where article, place, kind, days and sentence are, wherever in the
    article the sentence stands now.  Events are in the order of their articles.
    """
    old: Mapping[ArticleId, Article] = before.articles if before else {}
    new = after.articles
    removed = [old[name] for name in old if name not in new]
    return Diff(
        added=_lines(new[name] for name in new if name not in old),
        removed=_lines(removed),
        changed=_lines(new[name] for name in new if name in old and new[name] != old[name]),
        lost=_lines(one for one in removed if one.id not in withdrawn),
        skipped=tuple(SkippedLine(name=one.name, reason=one.reason) for one in skipped),
        copies=tuple(CopyLine(id=one.article, of=one.of, share=one.share) for one in after.copies),
        events_gained=_only_in(after.events, before.events if before else ()),
        events_lost=_only_in(before.events if before else (), after.events),
    )


def article_line(article: Article) -> ArticleLine:
    """Return an article as it stands in a list."""
    return ArticleLine(
        id=article.id,
        publisher=article.publisher,
        title=article.title,
        published=article.published,
    )


def _lines(articles: Iterable[Article]) -> tuple[ArticleLine, ...]:
    return tuple(article_line(article) for article in articles)


def _only_in(events: Sequence[Event], others: Sequence[Event]) -> tuple[EventLine, ...]:
    left = Counter(_key(event) for event in others)
    found: list[EventLine] = []
    for event in events:
        key = _key(event)
        if left[key]:
            left[key] -= 1
        else:
            found.append(_event_line(event))
    return tuple(found)


def _key(event: Event) -> str:
    return event.model_dump_json(exclude={"sentence", "start"})


def _event_line(event: Event) -> EventLine:
    return EventLine(
        article=event.article_id,
        place=event.place,
        kind=event.kind,
        first=event.first,
        last=event.last,
        words=event.text,
    )
