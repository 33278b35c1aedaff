"""An article's file: a TOML header between `+++` lines, then the body in markdown."""

import json
import re
import tomllib
import unicodedata
from dataclasses import replace
from pathlib import PurePath

from pydantic import ValidationError

from corpus.article import Article, ArticleError
from corpus.article_file import FENCE, article_id
from corpus.asides import is_caption, is_headline, is_post
from corpus.cleaning import clean_draft
from corpus.facts import WORDS_LENGTH, Facts, first_fault
from corpus.furniture import is_byline, is_furniture
from corpus.importing.dateline import cut_marker, is_bare_day, is_stated_day
from corpus.importing.text import draft_markdown, is_marked, mark_headline
from corpus.intake.submission import IntakeError
from corpus.lines import Draft, Line, body_lines, lay_out

_HEADER = re.compile(
    r"\s*\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_MARKS = {"caption": "> caption: ", "post": "> post: "}


def has_header(text: str) -> bool:
    """Whether a text opens with the fence of a TOML header."""
    return text.removeprefix("\ufeff").lstrip().startswith(FENCE)


def parse_article(text: str, name: str) -> Article:
    """Return the article in a file with a TOML header; its id is the stem of `name`.

    The body is cleaned as any other text.  Raises ArticleError naming the file, and the key of
    the header where it is at fault.
    """
    facts, body = read_header(text, name)
    if facts.publisher is None:
        raise ArticleError(f"{name}: its header lacks 'publisher'")
    return compose_article(name, draft_markdown(body), facts)


def read_header(text: str, name: str) -> tuple[Facts, str]:
    """Return what the TOML header of a text states, and the text below it.

    Raises ArticleError naming the file, and the key where one is at fault.
    """
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    fenced = _HEADER.match(text)
    if fenced is None:
        fault = "its header is not closed by" if has_header(text) else "it does not begin with"
        raise ArticleError(f"{name}: {fault} a line {FENCE}")
    try:
        facts = Facts.model_validate(tomllib.loads(fenced["toml"]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ArticleError(f"{name}: its header is not TOML: {error}") from error
    except ValidationError as error:
        raise ArticleError(f"{name}: header, {first_fault(error)}") from error
    return facts, text[fenced.end() :]


def dump_article(article: Article) -> str:
    """Return the text of a file that `parse_article` reads back as the same article.

    True of articles that were read: headlines, captions and posts are marked, and a backslash
    keeps running text that could be taken for something else.
    """
    stated: dict[str, str | bool | None] = {
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "url": article.url,
    }
    rows = [f"{key} = {_quoted(value)}" for key, value in stated.items() if value is not None]
    if article.published is not None:
        rows += [f"published = {article.published.isoformat()}"]
        rows += [f'published_how = "{article.published_how}"']
    if article.language != "en":
        rows += [f"language = {_quoted(article.language)}"]
    if article.digest:
        rows += ["digest = true"]
    if article.digest_of is not None:
        rows += [f"digest_of = {_quoted(article.digest_of)}"]
    lines = [line for _, line in body_lines(article.body, article.asides)]
    marked = [_marked(line) for line in lines]
    if lines and lines[0].kind == "prose" and _opens_as(lines[0].text, article.title):
        marked[0] = "\\" + marked[0].removeprefix("\\")
    body = "\n\n".join(marked)
    return "\n".join([FENCE, *rows, FENCE, "", body, ""])


def compose_article(name: str, draft: Draft, facts: Facts | None = None) -> Article:
    """Return the article of a draft; `facts` go before what the draft says of itself.

    The publisher falls back to the file's stem.  Raises ArticleError naming the file if no
    words are left after cleaning, or if its name holds nothing an id could be made of.
    """
    facts = facts or Facts()
    identity = article_id(name)
    clean = clean_draft(_told(draft, facts))
    body, asides = lay_out(clean.lines)
    if not any(c.isalnum() for c in body):
        raise IntakeError(f"{name}: empty, or nothing in it is an article", "nothing-in-it")
    published = None if facts.published_how == "unknown" else clean.published
    url = plain_line(clean.url)
    try:
        return Article(
            id=identity,
            title=_cut(clean.title),
            author=_cut(clean.author),
            publisher=_cut(clean.publisher) or _cut(PurePath(name).stem) or identity,
            url=url if url and len(url) <= WORDS_LENGTH else None,
            published=published,
            published_how="unknown" if published is None else facts.published_how or "stated",
            language=clean.language or "en",
            digest=facts.digest,
            digest_of=plain_line(facts.digest_of),
            body=body,
            asides=asides,
        )
    except ValidationError as error:
        raise ArticleError(f"{name}: {first_fault(error)}") from error


def _told(draft: Draft, facts: Facts) -> Draft:
    return replace(
        draft,
        title=facts.title or draft.title,
        author=facts.author or draft.author,
        publisher=facts.publisher or draft.publisher,
        url=facts.url or draft.url,
        published=facts.published or draft.published,
        language=facts.language or draft.language,
    )


def _marked(line: Line) -> str:
    """Return a line of a body with what says its kind."""
    if line.kind == "heading":
        return mark_headline(line.text)
    mark = _MARKS.get(line.kind or "prose") or ("\\" if _needs_backslash(line.text) else "")
    return mark + line.text


def _opens_as(text: str, title: str | None) -> bool:
    """Whether running text opens with the title, and could be taken for it."""
    return title is not None and text.casefold().startswith(title.casefold())


def _needs_backslash(text: str) -> bool:
    return (
        is_marked(text)
        or text.startswith(FENCE)
        or is_furniture(text)
        or is_byline(text)
        or is_bare_day(text)
        or is_stated_day(text)
        or is_post(text)
        or is_caption(text)
        or is_headline(text)
        or cut_marker(text)[0] is not None
    )


def _quoted(value: str | bool) -> str:
    """Write a TOML basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cut(text: str | None) -> str | None:
    """Return one line, no longer than a header holds, as it would be read back from there."""
    plain = plain_line(text)
    return plain[:WORDS_LENGTH].rstrip() if plain else None


def plain_line(text: str | None) -> str | None:
    """Return one line without control characters; None if nothing is left."""
    if text is None:
        return None
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    return " ".join(kept.split()) or None
