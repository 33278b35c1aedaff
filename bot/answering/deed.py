"""What a question says was done, and by or to whom: its verb, and the name beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.line import Line
from bot.answering.words import is_hollow, stem, synonyms_of
from corpus.clauses import Clauses
from corpus.event import EventKind
from corpus.patterns import deferred
from corpus.predicates import find_predicates
from index.evidence.tokens import STOP, Token, tokens

_AUX = deferred(r"\b(?:did|does|do|has|have|had|will|would|could|can)\s+(?!been\b|not\b)", re.I)
_PASSIVE = deferred(
    r"\b(?:is|are|was|were|been|being|be|get|got)\s+(?:(?!the\b|an?\b)[\w'’-]+\s+){0,5}?"
    r"(?P<verb>[a-z]{2,}(?:ed|en|wn|lt|nt)|put|cut|hit|shot|held|led|made|said|told|found|built|"
    r"sold|lost|left|sent|brought|fought|caught|taught|bought|kept|met|won|read|struck|hung|"
    r"begun|sung|burnt|dealt)\b",
    re.I,
)
_VERB = (
    r"[a-z]{2,}ed|led|took|gave|made|won|ran|said|told|wrote|sent|shot|hit|held|lost|left|kept|"
    r"built|bought|brought|"
    r"fought|caught|struck|flew|drove|fell|began|spoke|broke|threw|knew|sold|paid|met|put|cut|set"
)
_WHO_DID = deferred(
    rf"\b(?:who\s+(?!is\b|was\b|are\b|were\b|did\b|does\b|do\b|has\b|have\b|had\b|will\b|would\b|"
    rf"else\b|all\b)(?P<any>[a-z]{{3,}})"
    rf"|(?:which|what)\s+(?:[\w'’-]+\s+){{1,3}}?(?P<verb>{_VERB}))\b",
    re.I,
)
_TITLES = frozenset(
    "and the taliban militants insurgents government general president mr mrs ms minister prime "
    "un sir governor mullah commander spokesman ambassador envoy marshal secretary colonel "
    "chief pm mp mayor".split()
)
_LIGHT = frozenset(
    stem(w)
    for w in (
        "be is was are were do did does done have has had get got gets go goes went gone come "
        "came comes take took taken make made put "
        "stay stayed give gave given happen use used want try tried keep kept hold "
        "start started begin began let say said tell told "
        "become became turn turned set call called need"
    ).split()
)
_SPEECH = frozenset(
    stem(w)
    for w in (
        "say said says tell told reply replied respond answer react comment warn warned claim "
        "announce announced ask asked demand promise "
        "call called urge suggest reckon think believe describe declare state stated accuse "
        "confirm deny denied advise order recommend want hope "
        "talk talked speak spoke quote quoted add criticise "
        "condemn tweet tweeted report reported swear vow insist admit concede write wrote"
    ).split()
)
_NOUN_SUBJECT = deferred(r"\bhow\s+many\b.{2,60}\s$|\b(?:which|what)\s+\w+.{0,40}\s$", re.I)
"""A subject before its auxiliary: "how many of the wounded have died"."""
_DOER = deferred(r"(?:ers?|ors?)$", re.I)
"""A commander does not show that somebody commanded."""
_STOP_STEMS = frozenset(token.stem for word in STOP for token in tokens(word))
"""What a line's own stems leave out."""
_REACH = 70
"""Characters within which a name counts as the subject or object of a verb in its clause."""


@dataclass(frozen=True, slots=True)
class Deed:
    """The verb of a question with the named thing it is told of."""

    verb: str
    """Its stem."""
    subject: frozenset[str]
    """Stems of the name that did it or that it was done to; empty where it has none."""
    speech: bool
    """Whether somebody's words are asked for."""
    kinds: frozenset[EventKind]
    """The kinds of event that the verb tells of, if any."""


def deed_asked(
    text: str,
    names: Iterable[str],
    places: Sequence[tuple[int, int]],
    alike: dict[str, frozenset[str]],
) -> Deed | None:
    """The deed a question asks about, or None where none can be told apart.

    `names` are the words of the text that are proper names, `places` the spans of places, `alike`
    the stems of the articles that a name's word may mean.
    """
    known = set(names)
    found = _behind_subject(text, known, places) or _behind_who(text) or _passive(text)
    if found is None:
        return None
    token, subject = found
    if token.stem in _LIGHT and token.stem not in _SPEECH:
        return None
    if is_hollow(token) and token.stem not in _SPEECH:
        return None
    stems = frozenset(s for word in subject for s in (stem(word), *alike.get(word, frozenset())))
    kinds = frozenset(p.kind for p in find_predicates(text) if p.start <= token.start < p.end)
    return Deed(token.stem, stems, token.stem in _SPEECH, kinds)


def _behind_subject(
    text: str, names: set[str], places: Sequence[tuple[int, int]]
) -> tuple[Token, list[str]] | None:
    aux = _AUX.search(text)
    if aux is None:
        return None
    subject: list[str] = []
    for token in tokens(text[aux.end() :]):
        at = token.start + aux.end()
        if token.text in names or any(a <= at < b for a, b in places):
            subject.append(token.text)
        elif token.text.lower() not in _TITLES:
            if not subject and token.text.lower() not in ("he", "she", "they", "it"):
                followed = _NOUN_SUBJECT.search(text[: aux.start()])
                if followed is None or token.stop:
                    return None
                moved = Token(at, token.end + aux.end(), token.text, token.stem, token.stop)
                return (moved, []) if token.start <= 1 else None
            moved = token._replace(start=at, end=token.end + aux.end())
            return (moved, subject) if subject or not token.stop else None
    return None


def _behind_who(text: str) -> tuple[Token, list[str]] | None:
    m = _WHO_DID.search(text)
    if m is None:
        return None
    return _verb_of(m, "any" if m["any"] else "verb")


def _passive(text: str) -> tuple[Token, list[str]] | None:
    m = _PASSIVE.search(text)
    if m is None:
        return None
    return _verb_of(m, "verb")


def _verb_of(m: re.Match[str], group: str) -> tuple[Token, list[str]] | None:
    words = tokens(m[group])
    if not words or words[0].stop:
        return None
    return words[0]._replace(start=m.start(group), end=m.end(group)), []


def done(deed: Deed, line: Line) -> bool:
    """Whether the sentence tells of the deed, and beside its name if it has one.

    Its words and its events are read only where they can matter.
    """
    text = line.sentence.text
    if deed.speech and not deed.subject:
        return any(t.stem in _SPEECH for t in line.tokens) or "“" in text or "”" in text
    alike = synonyms_of(deed.verb)
    meant = alike | {deed.verb}
    may_stand = not (meant.isdisjoint(line.stems) and meant.isdisjoint(_STOP_STEMS))
    line_tokens = line.tokens if may_stand else ()
    verbs = [
        (t.start, t.end)
        for t in line_tokens
        if t.stem == deed.verb or (t.stem in alike and not _DOER.search(t.text))
    ]
    if not verbs and deed.kinds and any(e.kind in deed.kinds for e in line.reading.events):
        verbs = [(p.start, p.end) for p in find_predicates(text) if p.kind in deed.kinds]
    if not verbs:
        return False
    named = [(t.start, t.end) for t in line.tokens if t.stem in deed.subject]
    if not named:
        return True
    clauses = Clauses(text)
    return any(
        min(abs(a - d), abs(c - b)) <= _REACH
        and clauses.between(min(a, c), max(a, c)) <= 1
        and not re.search(r",\s+and\s|;", text[min(b, d) : max(a, c)])
        for a, b in verbs
        for c, d in named
    )
