"""Who says so, and how surely: the source of a sentence and the modality of an event in it."""

import re
from collections.abc import Sequence

from corpus.event import Modality
from corpus.passage import Sentence
from corpus.spelling import lowered

_SAYS = (
    *("said", "says", "say", "told", "tells", "tell", "claimed", "claims", "claim", "confirmed"),
    *("confirms", "confirm", "reported", "reports", "announced", "announces", "warned", "warns"),
    *("tweeted", "added", "adds", "stated", "insisted", "insists", "admitted", "acknowledged"),
    *("conceded", "wrote", "writes", "denied", "denies", "boasted", "declared", "described"),
)
_SAY = "(?:" + "|".join(_SAYS) + ")"
_ACCORDING = re.compile(
    r"\b(?:according|accordance)\s+(?:to|with)\s+(?P<who>[^.;–—“”]+?)"
    r"(?=[.;–—“”]|,\s+(?:who|which|as|and\s+\w+ed)\b|,\s|$)",
    re.I,
)
_CITING = re.compile(r"\bciting\s+(?P<who>[^.;–—“”]+?)(?=[.;–—“”]|,|$)", re.I)
_SPEAKER_FIRST = re.compile(
    r"(?:^|[,”\"]\s+|\bas\s+)(?P<who>(?:[A-Z]|an?\s|the\s|some\s|two\s|local\s|several\s|officials|"
    r"residents|witnesses|its\s|his\s)[^“”\".;:]{1,110}?)\s+"
    rf"(?:have\s+|has\s+|had\s+|also\s+|later\s+|now\s+)?{_SAY}\b"
)
# A name of so many characters at most: else a line full of apostrophes takes for ever.
_SPEAKER_LAST = re.compile(
    rf"[”\"’],?\s+(?:{_SAY}\s+(?P<a>[^.,;“”]+)|(?P<b>[^.,;“”]{{1,200}}?)\s+"
    rf"(?:was\s+quoted\s+as\s+saying|{_SAY}))",
    re.I,
)
_SAID_AT_END = re.compile(
    rf",\s+(?:{_SAY}\s+(?P<a>[^.;“”]{{3,90}}?)|(?P<b>[^.,;“”]{{2,90}}?)\s+(?:have\s+|has\s+|had\s+)?"
    rf"{_SAY}(?:\s+(?:(?:late\s+|early\s+)?on\s+)?\w+day(?:\s+\w+)?)?)\s*\.?$"
)
# Only from the beginning of a stretch, and to the end of a word: else a long line takes for ever.
_QUOTED_AS = re.compile(
    r"(?<![^.,;“”])(?P<who>[^.,;“”]+?)(?<!\s)\s+(?:was|were|is)\s+quoted\s+as\s+saying", re.I
)
_SUFFIX = re.compile(r":\s+(?P<who>[A-Za-z][\w\s]{2,40})$")
_REPORTS_SAID = re.compile(
    r",\s+(?P<who>(?:local\s+|media\s+|news\s+)?(?:reports|officials|residents|witnesses|sources|"
    r"police))\s+(?:said|say|suggest)",
    re.I,
)
_REPORTED = re.compile(r"\b(?:was|were|is|are)\s+(?:also\s+)?(?P<who>reported(?:ly)?|said)\s+to\b")
_SPEAKERS = (
    (_QUOTED_AS, "quoted"),
    (_ACCORDING, "accord"),
    (_REPORTS_SAID, ""),
    (_SPEAKER_LAST, ""),
    (_CITING, "citing"),
    (_SAID_AT_END, ""),
    (_SPEAKER_FIRST, ""),
    (_REPORTED, ""),
)
"""Each with letters in lower case that stand in all that it matches."""
_SOMEBODY_SPEAKS = re.compile("|".join((*_SAYS, "quoted", "accord", "citing", "suggest")))
"""Letters in lower case without which none of them matches."""

_HYPOTHETICAL = re.compile(
    r"""\b(?:if\s+confirmed|would|could|(?-i:may)|might|if|whether|fears?|feared|prevent\w*|risk\w*
    |on\s+the\s+(?:verge|brink)|about\s+to|in\s+danger|likely|unless|potential\w*|possible|possibility
    |vow\w*|hop\w+\s+to|want\w*\s+to|try\w*\s+to|tried\s+to|attempt\w*|aim\w*\s+(?:to|at)|bid\s+to
    |will|shall|closer\s+to|plan\w*\s+to|prepar\w+\s+(?:to|for)|threaten\w*\s+to|expected\s+to|poised\s+to
    |close\s+to|near\s+to|seek\w*\s+to|sought\s+to|intent\s+on|before\s+they\s+can|imminent|should
    |predict\w*|warn\w*\s+of|forecast\w*|going\s+to|demand\w*|call(?:s|ed|ing)?\s+for|negotiat\w*|urg(?:e|es|ed|ing)|set\s+to|bound\s+to|unclear)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WHETHER = re.compile(r"\b(?:if|whether)\b[^,;]{0,40}$", re.I)
_INVERTED = re.compile(r"^[“\"‘\s]*(?:Should|Were|Had)\s+(?:the\s+)?[A-Z]?[\w-]+", re.MULTILINE)
_INFINITIVE = re.compile(r"(?P<before>[\w’'-]+)?\s*\bto\s+(?:\w+ly\s+)?(?:be\s+)?$", re.I)
_REACH = 200
"""Characters before a predicate in which its "to" is looked for, with the word before it."""
_HAPPENED_TO = re.compile(
    r"^(?:managed|able|succeeded|went|helped|cent(?:er|re)s?|hub|capital|capitals|city|cities|town|towns|one|last|latest|"
    r"first|second|third|\w+th|another|province|reported|said|thought|believed|claimed|claim|claims|"
    r"appear\w*|seem\w*|known|began|started|continued|north|south|west|east|only|going|proceeded)$",
    re.I,
)
_DENIED = re.compile(
    r"""\b(?:not\s+(?:yet|been|fallen|captured|taken|reach\w*|under|in|have|fully)|never|neither
    |has\s?n['’]t|have\s?n['’]t|had\s?n['’]t|ha[sd]\s+not|have\s+not|did\s+not|did\s?n['’]t|was\s+not
    |were\s+not|is\s+not|are\s+not|(?:is|was|are|were)n['’]t|fail\w*\s+to|den(?:y|ies|ied|ying)
    |yet\s+to|no\s+longer|refut\w+|false|untrue|unfounded|without\s+(?=\w+ing\b)
    |(?:reject|dismiss)\w*\s+(?:\w+\s+){0,3}(?:claims?|reports?|rumou?rs?)|disput\w+|no\s+part\s+of
    |none\s+of|far\s+from|unable\s+to|(?:repel|repuls|thwart|foil)\w*)\b|\bcannot\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED_BEHIND = re.compile(
    r"\b(?:is|are|was|were)\s+(?:not\s+(?:true|correct|accurate)|false|untrue|wrong|baseless|"
    r"incorrect|unfounded|premature)\b|"
    r"\b(?:was|were|been)\s+(?:thwarted|foiled|repelled|repulsed|defeated|prevented|denied)\b",
    re.I,
)
_COULD_BEHIND = re.compile(r"\s*(?:[\w\s’'-]{0,60}?)\b(?:would|could|might)\b")


def speaker(text: str, heading: bool = False) -> str | None:
    """Who the sentence says it from, in its own words (at most 90 characters), or None."""
    plain = lowered(text)
    for pattern, letters in _SPEAKERS if _SOMEBODY_SPEAKS.search(plain) else ():
        m = pattern.search(text) if letters in plain else None
        if m and not re.search(r"\b(?:was|were|been|be)\s*$", next(g for g in m.groups() if g)):
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
    if _WHETHER.search(clause_before):
        return "if_confirmed"
    if _DENIED.search(clause_before[-70:]) or _DENIED.search(predicate):
        return "denied"
    if _DENIED_BEHIND.search(clause_after):
        return "denied"
    to = _INFINITIVE.search(clause_before, max(0, len(clause_before) - _REACH))
    if (
        _HYPOTHETICAL.search(clause_before[-70:])
        or _INVERTED.search(clause_before)
        or (to is not None and not _HAPPENED_TO.match(to["before"] or ""))
        or _COULD_BEHIND.match(clause_after)
    ):
        return "if_confirmed"
    return "claimed" if source else "asserted"
