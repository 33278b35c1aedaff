"""An article's sentences, headlines, captions and posts, in the order of its body."""

import re

from corpus.article import Article, SpanKind
from corpus.asides import POST_TAIL
from corpus.lines import ASIDE_KINDS, body_lines
from corpus.passage import Sentence
from corpus.stops import sentence_ends

_CREDIT = re.compile(
    r"[(\[][^()\[\]]*[)\]]|(?:Photo(?:graph)?|Picture|Image|Credit|REUTERS|AP Photo)s?\s?[:/].*"
)
_HASHTAGS = re.compile(r"(?:#\w+\s*)+")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the body, which together lack nothing of it but white space.

    A headline is one sentence whatever stops are in it.  A post's picture address and signature
    are one of their own, so that its words can be quoted without them.
    """
    found: list[Sentence] = []
    headline: int | None = None
    for paragraph, (start, line) in enumerate(body_lines(article.body, article.asides)):
        kind = line.kind or "prose"
        under = None if kind in ("heading", *ASIDE_KINDS) else headline
        if kind == "heading":
            headline = len(found)
        for first, last in _spans(line.text, kind):
            sentence = Sentence(
                article_id=article.id,
                index=len(found),
                paragraph=paragraph,
                start=start + first,
                text=line.text[first:last],
                kind=kind,
                heading=under,
            )
            found.append(sentence)
    return tuple(found)


def _spans(text: str, kind: SpanKind) -> list[tuple[int, int]]:
    """Return (first, last) of each sentence in a line, without white space at the ends."""
    ends: list[int]
    if kind == "heading":
        ends = [len(text.rstrip())]
    elif kind == "post" and (tail := POST_TAIL.search(text)) and text[: tail.start()].strip():
        ends = [*sentence_ends(text[: tail.start()]), len(text.rstrip())]
    else:
        ends = list(sentence_ends(text))
    spans: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        blank = re.compile(r"\s*").match(text, start)
        first = blank.end() if blank else start
        if spans and _belongs_above(text, spans[-1], (first, end), kind):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((first, end))
        start = end
    return spans


def _belongs_above(
    text: str, above: tuple[int, int], span: tuple[int, int], kind: SpanKind
) -> bool:
    """Whether a span is a caption's credit, or the address behind a post's last hashtags."""
    if kind == "caption":
        return _CREDIT.fullmatch(text, *span) is not None
    return kind == "post" and _HASHTAGS.fullmatch(text, *above) is not None
