"""From what was handed in to the shelf: read, waiting as a draft, kept once a person agrees."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.editing.drafts import Draft, DraftError, Drafts, Waiting
from bot.editing.typed import Typed, settled, stated
from corpus.article import Article, ArticleError, ArticleId
from corpus.copies import Copy, compared_words, find_copies
from corpus.intake.archive import files_read
from corpus.intake.names import unique_id
from corpus.intake.submission import Intake, Received, Submission
from index.editor import Editor

_log = logging.getLogger(__name__)


class SameWordsError(ArticleError):
    """An article whose words another one has already."""

    def __init__(self, article: ArticleId, other: ArticleId) -> None:
        super().__init__(f"{article}: the same words as {other}")
        self.other = other


class ArticleGoneError(ArticleError):
    """The article that was to be changed is not there any more."""

    def __init__(self, article: ArticleId) -> None:
        super().__init__(f"There is no article {article} any more.")
        self.article = article


class NotOneArticleError(ArticleError):
    """Not one article, but several or none, where one is to be replaced."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: not one article, so it can't replace one")
        self.name = name


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that was put on the shelf."""

    before: Article | None
    """What it replaced."""
    after: Article


@dataclass(frozen=True, slots=True)
class Refused:
    """An article that was not; it goes on waiting."""

    name: str
    error: ArticleError


def hand_in(
    editor: Editor,
    drafts: Drafts,
    received: Received,
    now: datetime,
    instead_of: ArticleId | None = None,
) -> Draft:
    """Read what was handed in, let it wait, and return it as it waits.

    In place of an article it takes over that one's id, and its facts where it has none itself.
    Raises IntakeError, DraftError, ArticleGoneError and NotOneArticleError.
    """
    drafts.prune(now)
    intake = editor.read(received, instead_of=instead_of)
    if instead_of is not None:
        if len(intake.submissions) != 1:
            raise NotOneArticleError(received.name)
        made = _in_place(intake.submissions[0], _there(editor, instead_of))
        intake = Intake(submissions=(made,))
    return _read_back(drafts, drafts.put(received, intake, instead_of))


def hold_facts(drafts: Drafts, article: Article, typed: Typed) -> Draft:
    """Let facts that could not be taken wait, so that they need not be typed again."""
    submission = as_submission(article)
    key = drafts.put(None, Intake(submissions=(submission,)), article.id)
    drafts.change(key, 0, Waiting(submission=submission, typed=typed))
    return _read_back(drafts, key)


def keep(
    editor: Editor, drafts: Drafts, draft: Draft, numbers: Iterable[int]
) -> list[Kept | Refused]:
    """Put articles that wait on the shelf, and return what became of each; those kept wait no more.

    An article of an id that somebody has taken meanwhile gets another.  Raises DraftError.
    """
    held = editor.articles().articles
    there = {one.article.id: one.article for one in held if one.standing != "removed"}
    words = {_words(article): name for name, article in there.items()}
    originals = _originals(drafts, draft)
    done: list[Kept | Refused] = []
    for number in numbers:
        waiting = draft.waiting[number]
        article = settled(waiting.submission)
        try:
            if draft.instead_of is None:
                article = article.model_copy(update={"id": unique_id(article.id, there)})
            elif draft.instead_of not in there:
                raise ArticleGoneError(draft.instead_of)
            same = words.get(_words(article), article.id)
            if same != article.id:
                raise SameWordsError(article.id, same)
            editor.put(article, originals.get(number), new=draft.instead_of is None)
        except ArticleError as error:
            done.append(Refused(waiting.submission.original, error))
            continue
        done.append(Kept(there.get(article.id), article))
        there[article.id] = article
        words[_words(article)] = article.id
        try:
            drafts.take(draft.key, number)
        except DraftError:  # what is on the shelf is there, whether it goes on waiting or not
            _log.exception("draft %s: number %d was kept and still waits", draft.key, number)
    return done


def restate(editor: Editor, name: ArticleId, typed: Typed) -> Kept:
    """State the facts of an article anew, as they were typed.

    Raises FactError, and as `Editor.article` and `Editor.put` do.
    """
    before = editor.article(name)
    after = stated(as_submission(before), typed).article
    if after != before:
        editor.put(after, None)
    return Kept(before, after)


def as_submission(article: Article) -> Submission:
    """Return an article that is there as one of which nothing is asked."""
    return Submission(article=article, original=f"{article.id}.md"[:128])


def near_copies(editor: Editor, articles: Sequence[Article]) -> dict[ArticleId, Copy]:
    """Return the near copies that there would be with these articles, by their ids."""
    if len(articles) == 1:
        found = editor.copy_of(articles[0])
        return {articles[0].id: found} if found else {}
    new = {article.id: article for article in articles}
    others = [one.article for one in editor.articles().articles if one.standing != "removed"]
    copies = find_copies([*(one for one in others if one.id not in new), *articles])
    return {
        name: copy for copy in reversed(copies) for name in (copy.of, copy.article) if name in new
    }


def _originals(drafts: Drafts, draft: Draft) -> Mapping[int, Received]:
    """Return what each article of a draft was read from, as it came, by the article's number."""
    received = drafts.received(draft.key)
    if received is None:
        return {}
    if not draft.is_archive:
        return {0: received}
    return dict(enumerate(files_read(received, draft.left_out, draft.articles)))


def _in_place(submission: Submission, before: Article) -> Submission:
    """Return what was read as the next state of an article: with its id, and facts it lacks."""
    article, missing = submission.article, set(submission.missing)
    # Whose words they are is never changed in silence: only a header says so otherwise.
    facts: dict[str, Any] = {"id": before.id}
    if not article.digest:
        facts |= {"digest": before.digest, "digest_of": before.digest_of}
    for fact in ("title", "author", "url"):
        facts[fact] = getattr(article, fact) or getattr(before, fact)
    if "publisher" in missing:
        facts["publisher"] = before.publisher
    if article.published is None and before.published is not None:
        facts |= {"published": before.published, "published_how": before.published_how}
        missing -= {"published"}
    if "language" in missing:
        facts["language"] = before.language
    missing -= {"publisher", "language", *(("title",) if facts["title"] else ())}
    left = tuple(one for one in submission.missing if one in missing)
    return submission.model_copy(
        update={"article": article.model_copy(update=facts), "missing": left}
    )


def _there(editor: Editor, name: ArticleId) -> Article:
    try:
        return editor.article(name)
    except ArticleError as error:
        raise ArticleGoneError(name) from error


def _read_back(drafts: Drafts, key: str) -> Draft:
    draft = drafts.read(key)
    assert draft is not None
    return draft


def _words(article: Article) -> tuple[str, ...]:
    return compared_words(article.body.casefold())
