"""Drafts as cards: what was read from a file, what it lacks, and what can be done with it."""

from collections.abc import Mapping, Sequence

from bot.discord_app.answer_rows import page_row
from bot.discord_app.article_facts import (
    copy_line,
    day_line,
    fact_lines,
    first_lines,
    shown,
    title_line,
    title_of,
)
from bot.discord_app.cards import Card, cut, joined
from bot.discord_app.controls import Button, Rows, StringSelect
from bot.discord_app.custom_id import custom_id
from bot.discord_app.inert import one_line
from bot.discord_app.refusals import why_left_out, why_not
from bot.discord_app.render import SOURCES_COLOUR
from bot.editing.drafts import Draft
from bot.editing.handing_in import Kept, Refused
from bot.editing.typed import FactError, settled
from bot.phrases.phrases import Phrases
from corpus.article import Article, ArticleId
from corpus.copies import Copy
from corpus.intake.submission import LeftOut, Submission

ARTICLES_A_PAGE = 8
"""Of an archive; so many fit one message whatever they are called."""
_LINE, _SHORT = 90, 60
_REFUSED_SHOWN = 3

Copies = Mapping[ArticleId, Copy]


def fault_line(fault: FactError, phrases: Phrases) -> str:
    """Say which field can't be taken, and what to write there."""
    return phrases.say(f"facts-bad-{fault.fact}", typed=shown(fault.typed))


def draft_card(draft: Draft, number: int, copies: Copies, phrases: Phrases, note: str = "") -> Card:
    """Show one article with all that is known of it; `note` is a sentence on top."""
    submission = draft.waiting[number].submission
    article = settled(submission)
    key = "draft-title" if draft.instead_of is None else "draft-title-edit"
    head = [f"### {phrases.say(key, article=shown(draft.instead_of or ''))}", note]
    lines = [title_line(article, phrases), *_facts(submission, article, phrases)]
    lines += [_day(submission, phrases), first_lines(article)]
    if copy := copies.get(article.id):
        lines.append(copy_line(article.id, copy, phrases))
    asked = _asked(submission, phrases)
    if asked:
        lines.append(phrases.say("draft-asked", facts=asked))
    return Card(SOURCES_COLOUR, (*joined(filter(None, head)), *joined(lines)))


def draft_rows(draft: Draft, number: int, phrases: Phrases) -> Rows:
    """Return what can be done with one article: keep it, state its facts, let go of it."""
    edits = draft.instead_of is not None
    keep = phrases.say("button-replace" if edits else "button-add")
    key = draft.key
    facts = Button(custom_id("draft_facts", key, number), phrases.say("button-facts"), "✏️")
    drop = Button(custom_id("draft_drop", key), phrases.say("button-drop-draft"), style="danger")
    if not draft.has_file:
        return ((facts, drop),)
    lacks = number not in draft.ready
    add = Button(custom_id("draft_add", key, number), keep, style="main", disabled=lacks)
    return ((add, facts, drop),)


def archive_pages(draft: Draft) -> int:
    """Return how many pages the files of an archive take."""
    return max(1, -(-(len(draft.waiting) + len(draft.left_out)) // ARTICLES_A_PAGE))


def archive_page_of(draft: Draft, number: int) -> int:
    """Return the page that an article of an archive stands on."""
    return list(draft.waiting).index(number) // ARTICLES_A_PAGE if number in draft.waiting else 0


def on_page(draft: Draft, page: int) -> tuple[int, ...]:
    """Return the numbers of the articles on a page of an archive."""
    return tuple(draft.waiting)[page * ARTICLES_A_PAGE : (page + 1) * ARTICLES_A_PAGE]


def archive_card(draft: Draft, page: int, copies: Copies, phrases: Phrases, note: str = "") -> Card:
    """List a page of an archive: its articles, each with what it lacks, then what was left out."""
    title = phrases.say(
        "archive-title",
        name=shown(draft.name),
        articles=len(draft.waiting),
        left=len(draft.left_out),
    )
    lines = [
        _entry(draft.waiting[number].submission, number, copies, phrases)
        for number in on_page(draft, page)
    ]
    first = max(0, page * ARTICLES_A_PAGE - len(draft.waiting))
    behind = max(0, (page + 1) * ARTICLES_A_PAGE - len(draft.waiting))
    lines += [_left_out(one, phrases) for one in draft.left_out[first:behind]]
    head = filter(None, (f"### {title}", note))
    return Card(SOURCES_COLOUR, (*joined(head), *joined(lines)))


def archive_rows(draft: Draft, page: int, phrases: Phrases) -> Rows:
    """Return what can be done with the articles of an archive, and the row that turns pages."""
    numbers = on_page(draft, page)
    ready = len(draft.ready)
    add = Button(
        custom_id("draft_all", draft.key),
        phrases.say("button-add-all", articles=ready),
        style="main",
        disabled=not ready,
    )
    drop = Button(
        custom_id("draft_drop", draft.key), phrases.say("button-drop-draft"), style="danger"
    )
    turn = page_row("draft_page", (draft.key,), phrases, page, archive_pages(draft))
    if not numbers:
        return (*turn, (add, drop))
    options = tuple((str(number), _option(draft, number, phrases)) for number in numbers)
    pick = StringSelect(custom_id("draft_pick", draft.key), phrases.say("pick-facts"), options)
    return (*turn, (pick,), (add, drop))


def kept_lines(became: Sequence[Kept | Refused], phrases: Phrases) -> list[str]:
    """Tell what was added or changed, how it comes to be answered from, and what was not."""
    kept = [one for one in became if isinstance(one, Kept)]
    refused = [one for one in became if isinstance(one, Refused)]
    lines = []
    if len(kept) == 1:
        article, key = kept[0].after, "kept-added" if kept[0].before is None else "kept-changed"
        title, name = title_of(article, phrases), shown(article.id, 140)
        lines.append(phrases.say(key, title=title, article=name))
    elif kept:
        lines.append(phrases.say("kept-several", articles=len(kept)))
    if kept:
        lines.append(phrases.say("not-yet-published"))
    for one in refused[:_REFUSED_SHOWN]:
        why = why_not(one.error, one.name, phrases)
        lines.append(phrases.say("kept-refused", name=shown(one.name), why=why))
    if len(refused) > _REFUSED_SHOWN:
        lines.append(phrases.say("kept-refused-more", articles=len(refused) - _REFUSED_SHOWN))
    return lines


def kept_card(lines: Sequence[str]) -> Card:
    """Show what became of a draft that waits no more."""
    return Card(SOURCES_COLOUR, joined(lines))


def _facts(submission: Submission, article: Article, phrases: Phrases) -> list[str]:
    publisher, *others = fact_lines(article, phrases)
    if "publisher" in submission.missing:
        publisher = phrases.say("draft-no-publisher")
    return [publisher, *others]


def _day(submission: Submission, phrases: Phrases) -> str:
    day = submission.day
    if day is None or settled(submission).published != day.day:
        return day_line(submission.article, phrases)
    return phrases.say(
        f"draft-day-{day.where}", day=phrases.weekday(day.day), words=shown(day.words, 200)
    )


def _asked(submission: Submission, phrases: Phrases) -> str:
    asked = [one for one in submission.missing if one != "published" or submission.day is None]
    return ", ".join(phrases.say(f"facts-{one}") for one in asked)


def _entry(submission: Submission, number: int, copies: Copies, phrases: Phrases) -> str:
    article = settled(submission)
    day = phrases.day(article.published) if article.published else phrases.say("undated")
    if "published" in submission.missing and article.published is not None:
        day = phrases.say("archive-day-proposed", day=day)
    known = "publisher" not in submission.missing
    whose = shown(article.publisher, _SHORT) if known else phrases.say("archive-no-publisher")
    lines = [f"**{number + 1}.** {title_line(article, phrases, _LINE)}", f"{whose} · {day}"]
    if copy := copies.get(article.id):
        lines.append(f"-# {_copied(article, copy, phrases)}")
    asked = _asked(submission, phrases)
    if asked:
        lines.append(f"-# {phrases.say('draft-asked', facts=asked)}")
    return "\n".join(lines)


def _copied(article: Article, copy: Copy, phrases: Phrases) -> str:
    other = copy.of if copy.article == article.id else copy.article
    return phrases.say("archive-copy", other=shown(other, _SHORT), percent=int(copy.share * 100))


def _left_out(one: LeftOut, phrases: Phrases) -> str:
    why = why_left_out(one.refusal, one.limit, one.name, one.reason, phrases)
    return phrases.say("archive-left-out", why=why)


def _option(draft: Draft, number: int, phrases: Phrases) -> str:
    """Name an article in the select, which shows no markdown."""
    title = one_line(draft.waiting[number].submission.article.title or "")
    return cut(f"{number + 1}. {title or one_line(phrases.say('article-untitled'))}", 100)
