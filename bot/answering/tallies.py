"""How many places had been taken, as each article counted them: a series, newest first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.answering import measures
from bot.answering.case import Case, outlet, proof
from bot.answering.draft import Draft
from bot.answering.ground import Line
from bot.answering.reply import Answer
from corpus.dates import in_words

_PLACES = r"(?:(?:provincial|regional|afghan|major|key|other|more|northern|of|the|country['’]s|afghanistan['’]s|\d+|thirty-four)\s+)*(?:capitals?|cities|city|provincial\s+cent(?:re|er)s?)"
_CARDINAL = re.compile(
    rf"\b(?P<approx>at\s+least\s+|more\s+than\s+|about\s+|around\s+|nearly\s+)?(?P<n>{'|'.join(list(measures.CARDINALS)[1:])}|\d{{1,2}})\s+{_PLACES}\b|\b(?P<n2>{'|'.join(list(measures.CARDINALS)[1:])}|\d{{1,2}})\s+of\s+(?:the\s+)?(?:country['’]s\s+|afghanistan['’]s\s+)?(?:34|thirty-four)\b",
    re.I,
)
_ORDINAL = re.compile(
    rf"\b(?P<o>{'|'.join(list(measures.ORDINALS)[2:])}|\d+(?:st|nd|rd|th))\s+(?:of\s+(?:34|thirty-four)\s+)?{_PLACES}\b",
    re.I,
)
_TAKEN = re.compile(
    r"\b(?:captur\w*|seiz\w*|fall\w*|fell|taken|took|overr[au]n|hands|control\w*|lost|gone|conquer\w*)\b",
    re.I,
)
_STEP = re.compile(
    r"\b(?:more|another|other|further|additional|in\s+(?:one|a\s+single)\s+day|on\s+\w+day\s+and)\b",
    re.I,
)
_THREAT = re.compile(r"\bthreaten|\bat\s+risk|\bbesieg", re.I)


@dataclass(frozen=True, slots=True)
class Tally:
    """One article's count at its date."""

    line: Line
    count: int
    words: str
    sure: bool


def read_tallies(lines: Iterable[Line]) -> tuple[Tally, ...]:
    """The running totals told, newest article first; steps ("three more") are left out."""
    found: list[Tally] = []
    for line in lines:
        text = line.sentence.text
        if not _TAKEN.search(text) or _THREAT.search(text):
            continue
        for m in (*_CARDINAL.finditer(text), *_ORDINAL.finditer(text)):
            around = text[max(0, m.start() - 25) : m.end() + 12]
            if _STEP.search(around) or _STEP.search(text[m.end() : m.end() + 30].split(",")[0]):
                continue
            if re.search(r"\bin\s+(?:one|a\s+single|a)\s+day\b", text, re.I) or re.search(
                r"\bon\s+\w+day\s+and\s+\w+day\b", text, re.I
            ):
                continue
            groups = m.groupdict()
            word = groups.get("n") or groups.get("n2") or groups.get("o") or ""
            count = measures.cardinal(word) or measures.ordinal(word)
            if count is None or count > 34 or count < 2:
                continue
            sure = re.search(r"\bif\s+confirmed|\bwould\s+be\b", text, re.I) is None
            found.append(
                Tally(line, count, f"{(groups.get('approx') or '').lower()}{_name(count)}", sure)
            )
            break
    return tuple(
        sorted(found, key=lambda t: (-(_day(t.line)), -t.sure, -t.count, t.line.sentence.index))
    )


def count_captures(case: Case, until: date | None = None) -> Answer | None:
    """ "Nine, by 11 August 2021", with the earlier counts behind it; None if no article counts."""
    lines = [line for rows in case.ground.by_article.values() for line in rows if case.usable(line)]
    if until is not None:
        lines = [
            line for line in lines if line.article.published and line.article.published <= until
        ]
    tallies = read_tallies(lines)
    if not tallies:
        return None
    per_article: dict[str, list[Tally]] = {}
    for tally in tallies:
        per_article.setdefault(tally.line.article.id, []).append(tally)
    rows = [max(group, key=lambda t: (t.sure, t.count)) for group in per_article.values()]
    rows.sort(key=lambda t: -_day(t.line))
    draft = Draft()
    newest = rows[0]
    noun = "provincial capitals"
    direct = f"{newest.words.capitalize()} {noun} by {_when(newest.line)}{'' if newest.sure else ', if confirmed'} {draft.cite(newest.line)}"
    support = [proof(newest.line, draft.cite(newest.line), 170)]
    for tally in rows[1:4]:
        if tally.count != newest.count:
            support.append(
                f"{tally.words.capitalize()} by {_when(tally.line)}{'' if tally.sure else ' (if confirmed)'}, {outlet(tally.line)} {draft.cite(tally.line)}"
            )
    return draft.answer(
        case.question.text, direct, support, (), case.as_of, None, case.ground.snapshot.id
    )


def _day(line: Line) -> int:
    return line.article.published.toordinal() if line.article.published else 0


def _when(line: Line) -> str:
    return in_words(line.article.published) if line.article.published else "an undated article"


def _name(count: int) -> str:
    names = list(measures.CARDINALS)
    return names[count] if count < len(names) else str(count)
