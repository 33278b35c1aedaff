"""Answers that are rows of the event table: lists, timelines, comparisons, time between."""

import re
from datetime import date

from bot.answering.captures import best_dated, of_the_whole, surest
from bot.answering.case import Case, day_words, outlet, proof, published, working
from bot.answering.dating import Dated, Told
from bot.answering.draft import Draft, quoted
from bot.answering.ground import Line
from bot.answering.reply import Answer
from bot.answering.words import synonyms
from corpus.dates import in_words
from corpus.gazetteer import Place

_PARTS = {"night": 0, "morning": 1, "midday": 2, "afternoon": 3, "evening": 4}
_ROWS = 6
"""Rows of a timeline of one place; what weighs least for the question is left out."""
_FULLY = re.compile(r"\b(?:fully|completely|entirely|totally)\b", re.I)
_NOT_TAKEN = re.compile(
    r"\b(?:not|still|yet\s+to|remain\w*)\b.*\b(?:have|taken|under|control|hold|held|fallen|fall|captured)\b|\bremaining\b",
    re.I,
)
_PROVINCES = re.compile(r"\bprovinces?\b", re.I)


def captured_places(case: Case) -> list[tuple[Place, Dated | None, Told]]:
    """Every capital told as taken, with its day where one is told, by day."""
    rows = []
    for place in case.ground.gazetteer.capitals():
        told = surest(of_the_whole(case.events(place, ("captured",)), place))
        if told:
            dated = best_dated(case, place)
            best = (
                dated[0].told[0]
                if dated
                else max(told, key=lambda t: t.event.modality == "asserted")
            )
            rows.append((place, dated[0] if dated else None, best))
    rows.sort(
        key=lambda r: (
            r[1] is None,
            (r[1].last, r[1].first) if r[1] else (date.max, date.max),
            r[0].name,
        )
    )
    return rows


def list_captured(case: Case) -> Answer | None:
    """The capitals taken, each with its day and its proof; by the day or weekday asked for."""
    question = case.question
    if _NOT_TAKEN.search(question.text):
        return None
    rows = captured_places(case)
    day = next((d for d in question.dates if d.last), None)
    fully = _FULLY.search(question.text)
    if fully:
        rows = [
            r
            for r in rows
            if any(_FULLY.search(t.line.sentence.text) for t in case.events(r[0], ("captured",)))
        ]
        rows = [
            (
                p,
                d,
                next(
                    t for t in case.events(p, ("captured",)) if _FULLY.search(t.line.sentence.text)
                ),
            )
            for p, d, _ in rows
        ]
    if question.weekday is not None:
        rows = [
            r
            for r in rows
            if r[1] and r[1].first == r[1].last and r[1].first.weekday() == question.weekday
        ]
    elif (
        day is not None
        and day.first == day.last
        and not re.search(
            r"\bby\b|\buntil\b|\bbefore\b|\bup\s+to\b|\bas\s+of\b", question.text, re.I
        )
    ):
        rows = [r for r in rows if r[1] and r[1].first == r[1].last == day.first]
    elif day is not None and day.last is not None:
        rows = [r for r in rows if r[1] and r[1].last <= day.last]
    if not rows:
        return None
    draft = Draft()
    provinces = _PROVINCES.search(question.text) is not None
    marks: list[str] = []
    names: list[str] = []
    for place, dated, told in rows:
        label = place.name
        if provinces and place.province:
            label += f" ({case.ground.gazetteer.place(place.province).name.removesuffix(' Province').removesuffix(' province')})"
        if dated and not fully and dated.first == dated.last and question.weekday is None:
            label += f" ({dated.first.day} {dated.first:%B})"
        names.append(f"{label} {draft.cite(told.line)}")
    number = f"{len(rows)} " if len(rows) > 1 else ""
    head = f"{number}capital{'s' if len(rows) > 1 else ''} reported taken{', fully under control' if fully else ''}: "
    if question.weekday is not None and rows[0][1]:
        head = f"Taken on {in_words(rows[0][1].first)}: "
    direct = head + "; ".join(names)
    del marks
    return draft.answer(question.text, direct, (), (), case.as_of, None, case.ground.snapshot.id)


def list_not_captured(case: Case) -> Answer | None:
    """The places told as not taken, for "which towns do they not have yet"."""
    if not _NOT_TAKEN.search(case.question.text):
        return None
    denied: dict[str, Told] = {}
    for told in case.events(None, ("captured",)):
        if told.event.modality == "denied" and told.event.extent in (
            "city",
            "province",
            "district",
        ):
            denied.setdefault(told.event.place, told)
    if not denied:
        return None
    draft = Draft()
    names = [
        f"{case.ground.gazetteer.place(i).name} {draft.cite(t.line)}" for i, t in denied.items()
    ]
    first = next(iter(denied.values()))
    direct = f"Not yet taken, by {published(first.line)}: " + "; ".join(names)
    support = [proof(first.line, draft.cite(first.line), 260)]
    return draft.answer(
        case.question.text, direct, support, (), case.as_of, None, case.ground.snapshot.id
    )


def timeline(case: Case, place: Place | None) -> Answer | None:
    """What is told of a place (or the captures of all), by day, every row cited, undated apart."""
    draft = Draft()
    if place is None:
        rows = captured_places(case)
        if not rows:
            return None
        lines = [
            f"{day_words(d.first, d.last).removeprefix('on ').replace('between', 'Between') if d else 'No day given'}: {p.name} taken {draft.cite(t.line)}"
            for p, d, t in rows
        ]
        return draft.answer(
            case.question.text, lines[0], lines[1:], (), case.as_of, None, case.ground.snapshot.id
        )
    rows_ = _dated_lines(case, place)
    if not rows_:
        return None
    limit = max(80, 680 // len(rows_) - 50)
    out = [f"{head}: {quoted(line, limit, at)} {draft.cite(line)}" for head, line, at in rows_]
    return draft.answer(
        case.question.text, out[0], out[1:], (), case.as_of, place.id, case.ground.snapshot.id
    )


def _dated_lines(case: Case, place: Place) -> list[tuple[str, Line, int]]:
    """What is told of a place with a day or a length of time: ("Monday 9 August 2021 (night)", line, offset)."""
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
                head = day_words(span.first, span.last).removeprefix("on ").replace(
                    "between", "Between"
                ) + (f" ({part})" if part else "")
                dated.append(((1, span.first, _part_rank(part)), score, head, line, span.start))
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


def compare(case: Case) -> Answer | None:
    """Which of the places asked about (or of all) fell first, or last."""
    question = case.question
    rows = [
        (p, best_dated(case, p))
        for p in question.places
        if p.kind in ("city", "province", "district")
    ]
    if len(rows) < 2:
        rows = [(p, (d,)) for p, d, _ in captured_places(case) if d is not None]
    known = [(p, d[0]) for p, d in rows if d]
    if len(known) < 2 or len(known) < len(
        [p for p in question.places if p.kind in ("city", "province", "district")]
    ):
        return None
    last = re.search(r"\b(?:last|latest|later|most\s+recent)\b", question.text, re.I) is not None
    known.sort(key=lambda pd: (pd[1].first, pd[1].last, _clock_rank(case, pd[0], pd[1])))
    ordered = known[::-1] if last else known
    draft = Draft()
    (one, when_one), (two, when_two) = ordered[0], ordered[1]
    proof_one, proof_two = _best_part(case, one, when_one), _best_part(case, two, when_two)
    if (when_one.first, when_one.last, _part(proof_one)) == (
        when_two.first,
        when_two.last,
        _part(proof_two),
    ):
        direct = f"{one.name} and {two.name} both fell {day_words(when_one.first, when_one.last)}; no hour is told {draft.cite(proof_one.line, proof_two.line)}"
    else:
        word = "later" if last else "first"
        direct = (
            f"{one.name} fell {word}: {day_words(when_one.first, when_one.last)}{_part_words(proof_one)} {draft.cite(proof_one.line)}; "
            f"{two.name} {day_words(when_two.first, when_two.last)}{_part_words(proof_two)} {draft.cite(proof_two.line)}"
        )
    support = [proof(t.line, draft.cite(t.line), 150) for t in (proof_one, proof_two)]
    return draft.answer(
        question.text, direct, support, (), case.as_of, one.id, case.ground.snapshot.id
    )


def between(case: Case) -> Answer | None:
    """How many days lay between the fall of two places."""
    places = [p for p in case.question.places if p.kind in ("city", "province")]
    if len(places) < 2:
        return None
    dated = [best_dated(case, p) for p in places[:2]]
    if not all(dated) or any(d[0].first != d[0].last for d in dated):
        return None
    one, two = dated[0][0], dated[1][0]
    days = abs((two.first - one.first).days)
    draft = Draft()
    unit = "day" if days == 1 else "days"
    direct = (
        f"{days} {unit}: {places[0].name} fell {day_words(one.first, one.last)} {draft.cite(one.told[0].line)}, "
        f"{places[1].name} {day_words(two.first, two.last)} {draft.cite(two.told[0].line)}"
    )
    support = [f"{quoted(t.line, 150)} {draft.cite(t.line)}" for t in (one.told[0], two.told[0])]
    return draft.answer(
        case.question.text, direct, support, (), case.as_of, places[0].id, case.ground.snapshot.id
    )


def _best_part(case: Case, place: Place, dated: Dated) -> Told:
    """The telling of that day with an hour, if there is one."""
    told = [
        t
        for t in case.events(place)
        if t.event.first == dated.first
        and t.event.last == dated.last
        and t.event.kind == "captured"
    ]
    return next((t for t in told if t.event.part_of_day), dated.told[0])


def _clock_rank(case: Case, place: Place, dated: Dated) -> int:
    return _part(_best_part(case, place, dated))


def _part(told: Told) -> int:
    return _part_rank(told.event.part_of_day)


def _part_rank(said: str | None) -> int:
    part = said or ""
    if part in _PARTS:
        return _PARTS[part]
    m = re.search(r"(\d{1,2})(?::\d\d)?\s*(a|p)\.?m", part, re.I)
    if m:
        return 1 if m[2].lower() == "a" else 3
    return next((rank for word, rank in _PARTS.items() if word in part), 2)


def _part_words(told: Told) -> str:
    part = told.event.part_of_day
    return f" ({part})" if part else ""


__all__ = [
    "between",
    "captured_places",
    "compare",
    "list_captured",
    "outlet",
    "published",
    "timeline",
    "working",
]
