"""An article cut into passages, short enough to embed whole."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from corpus.article import Article
from corpus.passage import Passage, Sentence

SPLITTER_VERSION = 1
"""To be raised whenever the same body would give other sentences or passages."""

MAX_TOKENS = 256
MAX_SENTENCES = 3
HEADLINE_WORDS = 4
"""A headline of fewer words, such as "Background", says too little to be found by."""
_SPECIAL_TOKENS = 4
"""Tokens a model may add to any text, at its ends; no text has more others than bytes."""


def split_article(
    article: Article,
    sentences: tuple[Sentence, ...],
    count_tokens: Callable[[str], int],
    max_tokens: int = MAX_TOKENS,
    max_sentences: int = MAX_SENTENCES,
) -> tuple[Passage, ...]:
    """Return the passages of an article, in the order of its body, none overlapping another.

    A passage is up to `max_sentences` consecutive sentences of prose under one headline, or of
    one caption or post, and has at most `max_tokens` as `count_tokens` counts them (its special
    tokens included).  A sentence longer than that is cut, at white space where there is some.
    Headlines of `HEADLINE_WORDS` and more are passages of their own; shorter ones are in none.
    `count_tokens` is asked about as few texts as it takes, because it is a model's tokenizer.
    """

    def fits(text: str) -> bool:
        cheap = len(text.encode(errors="replace")) + _SPECIAL_TOKENS <= max_tokens
        return cheap or count_tokens(text) <= max_tokens

    def passage(start: int, end: int, first: Sentence, last: Sentence) -> Passage:
        headline = None if first.heading is None else sentences[first.heading].text
        return Passage(
            article_id=article.id,
            start=start,
            text=article.body[start:end],
            first_sentence=first.index,
            last_sentence=last.index,
            heading=headline,
        )

    passages: list[Passage] = []
    for run in _runs(sentences):
        if run[0].kind == "heading" and len(run[0].text.split()) < HEADLINE_WORDS:
            continue
        place = 0
        while place < len(run):
            group = run[place : place + max_sentences]
            while len(group) > 1 and not fits(article.body[group[0].start : group[-1].end]):
                group = group[:-1]
            first, last = group[0], group[-1]
            if len(group) > 1 or fits(first.text):
                passages.append(passage(first.start, last.end, first, last))
            else:
                cuts = _cuts(first.text, fits)
                passages += [
                    passage(first.start + a, first.start + b, first, first) for a, b in cuts
                ]
            place += len(group)
    return tuple(passages)


def _runs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield sentences that may stand in one passage: prose in a section, or one aside's."""

    def section(sentence: Sentence) -> tuple[object, ...]:
        if sentence.kind == "prose":
            return ("prose", sentence.heading)
        return (sentence.kind, sentence.paragraph)

    for _, run in groupby(sentences, key=section):
        yield list(run)


def _cuts(text: str, fits: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the pieces of a text that is too long, each as long as fits.

    Lengths are found by halving, and a piece ends behind a comma or the like if one stands in
    its last third, else at white space, else anywhere.  A piece has at least one character.
    """
    start = 0
    while start < len(text):
        least, most = start + 1, len(text)
        while least < most:
            middle = (least + most + 1) // 2
            if fits(text[start:middle]):
                least = middle
            else:
                most = middle - 1
        end = least if least == len(text) else _good_end(text, start, least)
        piece = text[start:end]
        yield start, start + len(piece.rstrip())
        start = end + len(text[end:]) - len(text[end:].lstrip())


def _good_end(text: str, start: int, end: int) -> int:
    """Return where to end a piece that may reach to `end`."""
    if text[end].isspace():
        blank = end
    else:
        blank = next((n for n in range(end - 1, start, -1) if text[n].isspace()), 0)
    pauses = (n for n in range(blank, start, -1) if text[n].isspace() and text[n - 1] in ",;:–—)”")
    pause = next(pauses, 0)
    if pause - start > 2 * (end - start) / 3:
        return pause
    return blank if blank > start else end
