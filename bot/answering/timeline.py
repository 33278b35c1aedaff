"""What is told, by day: of one place, or the captures of all."""

from datetime import date

from bot.answering.case import Case, day_words
from bot.answering.draft import Draft, quoted
from bot.answering.ground import Line
from bot.answering.hours import rank_of_part
from bot.answering.lists import captured_places
from bot.answering.reply import Answer
from bot.answering.words import synonyms
from corpus.gazetteer import Place

_ROWS = 6
"""Rows of a timeline of one place; what weighs least for the question is left out."""


def timeline(case: Case, place: Place | None) -> Answer | None:
    """What is told of a place (or the captures of all), by day, every row cited, undated apart."""
    draft = Draft()
    if place is None:
        asked = {p.id for p in case.question.places}
        rows = [r for r in captured_places(case) if not asked or r.place.id in asked]
        if not rows:
            return None
        lines = [
            f"{_head(r.dated.first, r.dated.last) if r.dated else 'No day given'}: "
            f"{r.place.name} taken {draft.cite(r.told.line)}"
            for r in rows
        ]
        return case.answer(draft, lines[0], lines[1:])
    rows_ = _dated_lines(case, place)
    if not rows_:
        return None
    limit = max(80, 680 // len(rows_) - 50)
    out = [f"{head}: {quoted(line, limit, at)} {draft.cite(line)}" for head, line, at in rows_]
    return case.answer(draft, out[0], out[1:], place=place.id)


def _head(first: date, last: date) -> str:
    return day_words(first, last).removeprefix("on ").replace("between", "Between")


def _dated_lines(case: Case, place: Place) -> list[tuple[str, Line, int]]:
    """(head, line, offset of the date in it) of what is told of a place with a day or a duration.

    A head reads "Monday 9 August 2021 (night)" or "Before, “for weeks”".
    """
    wanted = {t.stem for t in case.question.terms if t.weight > 0.2}
    same = set(case.same(place))
    dated: list[tuple[tuple[object, ...], float, str, Line, int]] = []
    for rows in case.ground.by_article.values():
        for line in rows:
            if (
                not case.usable(line)
                or not same & (line.named | line.bound)
                or line.sentence.kind == "heading"
            ):
                continue
            told = [e for e in line.reading.events if e.place in same]
            named = bool(same & line.named)
            if told and all(e.modality == "if_confirmed" for e in told):
                continue
            score = (
                len(wanted & line.stems)
                + 0.5 * sum(1 for w in wanted if any(synonyms(w, s) for s in line.stems))
                + 0.6 * bool(told)
                + 0.3 * named
            )
            own = next(
                (e for e in told if e.first and e.last and (e.last - e.first).days <= 2), None
            )
            spans = [
                s for s in line.reading.spans if s.first and s.last and (s.last - s.first).days <= 2
            ]
            elsewhere = {e.first for e in line.reading.events if e.first and e.place not in same}
            free = [s for s in spans if s.first not in elsewhere]
            span = next(
                (s for s in spans if own and s.first == own.first), free[0] if free else None
            )
            lasting = next(
                (
                    s
                    for s in line.reading.spans
                    if s.precision == "duration" and s.first is None and "for" in s.text.lower()
                ),
                None,
            )
            if span is not None and span.first and span.last and (told or named):
                part = span.clock or span.part
                head = _head(span.first, span.last) + (f" ({part})" if part else "")
                dated.append(((1, span.first, rank_of_part(part)), score, head, line, span.start))
            elif lasting is not None and (told or named):
                dated.append(
                    ((0, date.min, 0), score, f"Before, “{lasting.text}”", line, lasting.start)
                )
    best = sorted(dated, key=lambda r: (-r[1], r[0]))
    kept: list[tuple[tuple[object, ...], float, str, Line, int]] = []
    for row in best:
        if (
            sum(1 for k in kept if k[2].split(" (")[0] == row[2].split(" (")[0]) < 2
            and len(kept) < _ROWS
        ):
            kept.append(row)
    kept.sort(key=lambda r: (r[0], r[3].key))
    return [(head, line, at) for _, _, head, line, at in kept]
