"""Who says so, and how surely: the source of a sentence and the modality of an event in it."""

import re
from collections.abc import Sequence

from corpus.event import Modality
from corpus.passage import Sentence

_SAY = r"(?:said|says|say|told|tells|tell|claimed|claims|claim|confirmed|confirms|confirm|reported|reports|announced|announces|warned|warns|tweeted|added|adds|stated|insisted|admitted|acknowledged|conceded|wrote)"
_ACCORDING = re.compile(
    r"\baccording\s+to\s+(?P<who>[^.;–—“”]+?)(?=[.;–—“”]|,\s+(?:who|which|as|and\s+\w+ed)\b|,\s|$)",
    re.I,
)
_CITING = re.compile(r"\bciting\s+(?P<who>[^.;–—“”]+?)(?=[.;–—“”]|,|$)", re.I)
_SPEAKER_FIRST = re.compile(
    rf"(?:^|[,”\"]\s+|\bas\s+)(?P<who>(?:[A-Z]|an?\s|the\s|some\s|two\s|local\s|several\s|officials|residents|witnesses)[^“”\".;:]{{1,110}}?)\s+(?:have\s+|has\s+|had\s+|also\s+)?{_SAY}\b"
)
_SPEAKER_LAST = re.compile(
    rf"[”\"’],?\s+(?:{_SAY}\s+(?P<a>[^.,;“”]+)|(?P<b>[^.,;“”]+?)\s+(?:was\s+quoted\s+as\s+saying|{_SAY}))",
    re.I,
)
_QUOTED_AS = re.compile(r"(?P<who>[^.,;“”]+?)\s+(?:was|were|is)\s+quoted\s+as\s+saying", re.I)
_SUFFIX = re.compile(r":\s+(?P<who>[A-Za-z][\w\s]{2,40})$")
_REPORTS_SAID = re.compile(
    r",\s+(?P<who>(?:local\s+|media\s+|news\s+)?(?:reports|officials|residents|witnesses|sources|police))\s+(?:said|say|suggest)",
    re.I,
)

_HYPOTHETICAL = re.compile(
    r"\b(?:if\s+confirmed|would|could|(?-i:may)|might|if|whether|fears?|feared|prevent\w*|risk\w*|on\s+the\s+(?:verge|brink)|about\s+to|"
    r"in\s+danger|likely|unless|potential|possible|vow\w*|hop\w+\s+to|want\w*\s+to|try\w*\s+to|tried\s+to|attempt\w*|aim\w*\s+to|"
    r"bid\s+to|will|closer\s+to|plan\w*\s+to|prepar\w+\s+(?:to|for))\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not\s+(?:yet|been|fallen|captured|taken|reach\w*|under|in)|never|has\s?n['’]t|have\s?n['’]t|had\s+not|did\s+not|did\s?n['’]t|"
    r"was\s+not|were\s+not|is\s+not|are\s+not|fail\w*\s+to|den(?:y|ies|ied)|yet\s+to|no\s+longer|refut\w+|reject\w*\s+(?:claims|reports)|repel\w*|repuls\w*|fought\s+off|beat\s+back|false|untrue)\b",
    re.I,
)


def speaker(text: str, heading: bool = False) -> str | None:
    """Who the sentence says it from, in its own words (at most 90 characters), or None."""
    for pattern in (_QUOTED_AS, _ACCORDING, _REPORTS_SAID, _SPEAKER_LAST, _CITING, _SPEAKER_FIRST):
        m = pattern.search(text)
        if m:
            who = next(g for g in m.groups() if g)
            return _trim(who)
    if heading and (m := _SUFFIX.search(text)):
        return _trim(m["who"])
    return None


def read_sources(sentences: Sequence[Sentence]) -> tuple[str | None, ...]:
    """Who says each sentence; within one quotation of several sentences all have one speaker."""
    found: list[str | None] = []
    opened: int | None = None
    for i, sentence in enumerate(sentences):
        text = sentence.text
        who = speaker(text, heading=sentence.kind == "heading")
        inside = opened is not None
        if not inside and ("“" in text or "”" in text):
            who = who or "a person quoted"
        found.append(who)
        if text.count("“") > text.count("”") and opened is None:
            opened = i
        if inside and "”" in text:
            for j in range(opened or 0, i + 1):
                own = found[j]
                found[j] = (
                    own if own and own != "a person quoted" else (who or own or "a person quoted")
                )
            opened = i if text.rfind("“") > text.rfind("”") else None
        elif inside and who is None:
            found[i] = found[opened or 0]
    return tuple(found)


def _trim(who: str) -> str:
    who = re.sub(
        r"^(?:and|but|as|that|while|the\s+following)\s+", "", who.strip(" ,“”\"'’"), flags=re.I
    )
    return who if len(who) <= 90 else who[:90].rsplit(" ", 1)[0]


def modality(clause_before: str, predicate: str, clause_after: str, source: str | None) -> Modality:
    """How surely an event is told, from the words of its clause before and behind its predicate."""
    if _DENIED.search(clause_before[-60:]) or _DENIED.search(predicate):
        return "denied"
    if _HYPOTHETICAL.search(clause_before[-70:]) or re.match(
        r"\s*(?:[\w\s’'-]{0,60}?)\b(?:would|could|might)\b", clause_after
    ):
        return "if_confirmed"
    return "claimed" if source else "asserted"
