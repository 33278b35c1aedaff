"""A reply in the making: lines with their proofs, numbered when the last word is written."""

import re
from collections.abc import Sequence
from datetime import date

from bot.answering.ground import Line
from bot.answering.reply import MAX_TEXT, Answer, Citation, as_of_line
from bot.phrases.phrases import FALLBACK, Language, Phrases, phrases_in

_PLACEHOLDER = re.compile(r"\x02(\d+)\x03")
_MARKUP = re.compile(r"\[(\d+)\]")


class Draft:
    """Collects the lines cited; the same line is cited once, whatever it proves."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def cite(self, *lines: Line) -> str:
        """A marker for each line, to stand behind the words it proves."""
        marks = []
        for line in lines:
            if line.key not in [x.key for x in self._lines]:
                self._lines.append(line)
            marks.append(f"\x02{[x.key for x in self._lines].index(line.key)}\x03")
        return "".join(dict.fromkeys(marks))

    def answer(
        self,
        question: str,
        direct: str,
        support: Sequence[str] = (),
        sides: Sequence[str] = (),
        *,
        as_of: date | None = None,
        place: str | None = None,
        snapshot: str = "",
        language: Language = FALLBACK,
    ) -> Answer:
        """The answer with its markers numbered by first use; what is too long goes to pages.

        `language` is the one its lines are written in.
        """
        room = MAX_TEXT
        if as_of is not None:
            room -= len(as_of_line(as_of, phrases_in(language))) + 1
        first, pages = _paginate(direct, list(sides), list(support), room)
        written = [first[0], *first[1], *first[2], *pages]
        order = list(dict.fromkeys(int(n) for part in written for n in _PLACEHOLDER.findall(part)))
        number = {old: new for new, old in enumerate(order, 1)}

        def final(part: str) -> str:
            return _PLACEHOLDER.sub(lambda m: f"[{number[int(m[1])]}]", part)

        return Answer(
            question=question,
            direct=final(first[0]),
            sides=tuple(map(final, first[1])),
            support=tuple(map(final, first[2])),
            pages=tuple(map(final, pages)),
            as_of=as_of,
            place=place,
            citations=tuple(_citation(number[i], self._lines[i]) for i in order),
            snapshot=snapshot,
            language=language,
        )


def quoted(line: Line, phrases: Phrases, limit: int = 240, around: int | None = None) -> str:
    """The sentence in quotation marks, cut at clauses to `limit` characters around an offset."""
    text = inert(line.sentence.text.strip())
    if len(text) > limit:
        text = _cut(text, limit, around or 0)
    return phrases.say("answer-quote", words=text.strip('“”"'))


def inert(text: str) -> str:
    """The text without anything that reads as a marker of an answer."""
    return _MARKUP.sub(r"(\1)", text)


def _cut(text: str, limit: int, around: int) -> str:
    stops = [
        0,
        *(
            m.end()
            for m in re.finditer(r"[,;:–—]\s+|\s(?=(?:and|while|as|after|who|which|that)\s)", text)
        ),
        len(text),
    ]
    i = max(k for k, stop in enumerate(stops[:-1]) if stop <= around or k == 0)
    first, last = i, i + 1
    while last + 1 < len(stops) and stops[last + 1] - stops[first] <= limit:
        last += 1
    while first > 0 and stops[last] - stops[first - 1] <= limit:
        first -= 1
    best = (stops[first], stops[last])
    if best[1] - best[0] > limit:
        start = max(best[0], min(around - limit // 2, best[1] - limit))
        start = text.rfind(" ", 0, start + 1) + 1 if start > best[0] else start
        end = text.rfind(" ", start, start + limit)
        best = (start, end if end > start else start + limit)
    cut = text[best[0] : best[1]].strip(" ,;:–—")
    return f"{'… ' if best[0] else ''}{cut}{' …' if best[1] < len(text) else ''}"


def _citation(marker: int, line: Line) -> Citation:
    sentence, article = line.sentence, line.article
    return Citation(
        marker=marker,
        article=article.id,
        publisher=article.publisher,
        published=article.published,
        digest=article.digest,
        url=article.url,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
    )


def _length(text: str) -> int:
    return len(_PLACEHOLDER.sub("[99]", text))


def _paginate(
    direct: str, sides: list[str], support: list[str], room: int
) -> tuple[tuple[str, list[str], list[str]], list[str]]:
    room -= _length(direct)
    kept: tuple[list[str], list[str]] = ([], [])
    over: list[str] = []
    for target, rows in zip(kept, (sides, support), strict=True):
        for row in rows:
            cost = _length(row) + 1
            if over or cost > room:
                over.append(row)
            else:
                target.append(row)
                room -= cost
    pages: list[str] = []
    for row in over:
        if pages and _length(pages[-1]) + _length(row) + 1 <= MAX_TEXT:
            pages[-1] += "\n" + row
        else:
            pages.append(row)
    return (direct, *kept), pages
