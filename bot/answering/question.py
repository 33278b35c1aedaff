"""What was asked: the kind of answer, the places, names, dates and words it must meet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.deed import Deed, deed_asked
from bot.answering.ground import Ground
from bot.answering.kinds import Kind, kind_of
from bot.answering.words import Token, groups_of, is_hollow, is_identity, tokens
from corpus.dates import DateSpan, find_dates
from corpus.event import EventKind
from corpus.gazetteer import Place
from corpus.predicates import find_predicates
from corpus.spelling import fold, similar
from index.terms import fold as fold_word

_NAMES_WEIGH = 0.8
"""Of the terms of a question, what all its names weigh together."""
_KIND_WORDS = frozenset("who whom whose what which when where why how".split())
_PRONOUN = re.compile(
    r"\b(?:it|its|there|he|him|his|she|her|they|them|their|that|those|this|these|one|then)\b", re.I
)
_AND_X = re.compile(
    r"^(?:and|what\s+about|how\s+about|and\s+what\s+about|or|same\s+for|&)\s+(?:for\s+|in\s+|at\s+)?(?P<rest>.{1,60}?)\s*\??$",
    re.I,
)
_COMMENT_WEIGHT = 0.8
_COMMENTED = re.compile(
    r"\b(?:has|have|did|had)\b.{3,50}\b(?:said?|comment\w*|respond\w*|repl(?:y|ied)|react\w*|answered)\b",
    re.I,
)
_WHICH_PLACE = re.compile(
    r"\b(?:which|what)\s+(?:\w+\s+)?(country|nation|state|city|town|province|capital|district)\b", re.I
)
_EXCEPT = re.compile(
    r"\b(?:apart\s+from|except(?:\s+for)?|besides|other\s+than|excluding|not\s+(?:counting|including)|without)\b[^,?]*"
    r"|\(\s*(?:not|without|except)\b[^)]*\)?",
    re.I,
)
_COUNT_NOUN = re.compile(r"\b(?:capitals?|cities|towns|provincial\s+cent\w+|provinces)\b", re.I)
_GONE = re.compile(
    r"\b(?:have|had|got|hold|held|gone|lost|taken|theirs|fallen|fell|fall|gone\s+over|in\s+taliban\s+hands|under\s+(?:their|taliban)\s+control|completely\s+under|hold|holds|controls?)\b",
    re.I,
)
_STATED = re.compile(r"\b(?:say\s+so|only\s+say|claim|certain|sure|confirmed|really|true)\b", re.I)

EVENT_NOUNS: tuple[tuple[str, EventKind], ...] = (
    (r"\bsieges?\b", "besieged"),
    (r"\b(?:fall|capture|loss|seizure|conquest|takeover)\b", "captured"),
    (
        r"\b(?:gone|captured|seized|overrun|taken|conquered|fallen|fell|lost|took|seize|capture|take|conquer|overran)\b",
        "captured",
    ),
    (
        r"\b(?:storm\w*|assaults?|attack\w*|offensive|air\s?strikes?|bomb\w*|shell\w*|rockets?)\b",
        "attacked",
    ),
    (r"\b(?:fighting|clash\w*|battles?|fought)\b", "contested"),
    (r"\b(?:enter\w*|swept|arriv\w+|flag)\b", "entered"),
    (r"\b(?:surrender\w*|gave\s+(?:themselves\s+)?up)\b", "surrendered"),
    (r"\b(?:retak\w+|retook|recaptur\w*|took\s+back)\b", "retaken"),
)
_EVENT_NOUNS = tuple((re.compile(p, re.I), kind) for p, kind in EVENT_NOUNS)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question that evidence should meet."""

    stem: str
    text: str
    weight: float
    name: bool = False
    """True for a proper name that is no place."""
    also: tuple[str, ...] = ()
    """Other stems of the articles that the word may mean, where its spelling fits several."""
    unknown: bool = False
    """True where neither the articles nor the thesaurus hold anything like it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, understood."""

    text: str
    kind: Kind
    places: tuple[Place, ...]
    terms: tuple[Term, ...]
    background: tuple[Term, ...]
    """Words from what was told before the question; they help and are not demanded."""
    events: tuple[EventKind, ...]
    dates: tuple[DateSpan, ...]
    weekday: int | None
    """Monday is 0; set where a weekday is asked for without a date."""
    noun: str | None
    """Stem of the noun that "how many" or "which" asks for."""
    place_asked: str | None
    """ "country", "city" … where "which country", "which town" is asked: only such a place answers."""
    excluded: tuple[str, ...]
    """Ids of places left out by the question itself: "apart from Mazar"."""
    outlets: frozenset[str]
    """Ids of the articles of a publisher that the question names; empty where it names none."""
    about_speech: bool
    counts_captures: bool
    """True for "how many capitals have fallen" and the like."""
    deed: Deed | None = None
    """What is asked to have been done, where it can be told."""
    relation: str | None = None
    """Stem of N in "what is the N of X": N must belong to X in the sentence, not merely stand there."""
    counts_noun: bool = False
    """True where capitals, cities or towns are asked for."""
    follows: bool = False
    """True where its subject was taken from the turns before."""

    @property
    def names(self) -> tuple[Term, ...]:
        """The proper names asked about."""
        return tuple(t for t in self.terms if t.name)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def understand(text: str, ground: Ground, as_of: date | None, background: str = "") -> Question:
    """Read one cleaned question against the words of a snapshot."""
    gazetteer = ground.gazetteer
    mentions = gazetteer.mentions_in_question(text, ground.snapshot.words)
    places: list[Place] = []
    out = [m.span() for m in _EXCEPT.finditer(text)]
    excluded = tuple(m.place.id for m in mentions if any(a <= m.start < b for a, b in out))
    for mention in mentions:
        place = mention.place
        if place.id in excluded:
            continue
        if place.id not in [p.id for p in places]:
            places.append(place)
    anchor = ground.last_day(as_of)
    dates = find_dates(text, anchor)
    kind = kind_of(text, bool(places))
    outlets, outlet_spans = _outlets(text, ground)
    spans = [
        *((m.start, m.end) for m in mentions),
        *((d.start, d.end) for d in dates if d.first or d.last),
        *outlet_spans,
        *out,
    ]
    words = [t for t in tokens(text) if not any(t.start < e and t.end > s for s, e in spans)]
    terms = _balanced(_terms(words, ground))
    weekday = next(
        (i for i, day in enumerate(_WEEKDAYS) if re.search(rf"\b{day}s?\b", text, re.I)), None
    )
    events = _events_asked(text)
    if _COMMENTED.search(text):
        word = tokens("comment")[0]
        terms = (*terms, Term(word.stem, word.text, _COMMENT_WEIGHT))
    alike = {t.text: frozenset((t.stem, *t.also)) for t in terms if t.name}
    deed = deed_asked(text, alike, [(m.start, m.end) for m in mentions] + outlet_spans, alike)
    return Question(
        text=text,
        kind=kind,
        places=tuple(p for p in places if p.kind != "country" or p.id != "afghanistan"),
        terms=terms,
        background=tuple(
            replace(t, weight=t.weight * 0.35, name=False)
            for t in _terms(list(tokens(background)), ground)
            if not t.unknown
        ),
        events=events,
        dates=dates,
        weekday=weekday,
        noun=_asked_noun(text, kind),
        place_asked=_place_asked(text),
        excluded=excluded,
        outlets=outlets,
        about_speech=(deed is not None and deed.speech) or _COMMENTED.search(text) is not None,
        counts_captures=kind == "how_many"
        and _COUNT_NOUN.search(text) is not None
        and _GONE.search(text) is not None,
        deed=deed,
        relation=_relation(text),
        counts_noun=_COUNT_NOUN.search(text) is not None,
    )


_RELATION = re.compile(
    r"\b(?:what|which|who)(?:\s+(?:is|was|are|were)|'s|s)\s+(?:the\s+)?(?:\w+\s+)?(?P<n>\w+)\s+(?:of|in|for)\s+\w|\b(?:what|who)(?:\s+(?:is|was)|'s)\s+\w+'s\s+(?P<m>\w+)",
    re.I,
)


def _relation(text: str) -> str | None:
    m = _RELATION.search(text)
    if m is None:
        return None
    word = tokens(m["n"] or m["m"])
    return word[0].stem if word and not is_hollow(word[0]) else None


def _outlets(text: str, ground: Ground) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """The articles of the publishers named in the question, and where they are named."""
    words = tokens(text)
    found: set[str] = set()
    spans: list[tuple[int, int]] = []
    for article in ground.snapshot.articles.values():
        name = [t.stem for t in tokens(article.publisher.split(" (")[0]) if not t.stop]
        if is_identity(name[0]) or len("".join(name)) < 4:
            continue
        for size in (len(name), 2) if len(name) > 2 else (len(name),):
            for i in range(len(words) - size + 1):
                if [t.stem for t in words[i : i + size]] == name[:size]:
                    found.add(article.id)
                    spans.append((words[i].start, words[i + size - 1].end))
    return frozenset(found), spans


def _place_asked(text: str) -> str | None:
    m = _WHICH_PLACE.search(text)
    if m is None:
        return None
    noun = m[1].lower()
    return "country" if noun in ("country", "nation", "state") else "city" if noun in ("city", "town", "capital") else noun


def _events_asked(text: str) -> tuple[EventKind, ...]:
    found: list[EventKind] = [p.kind for p in find_predicates(text) if not p.strict]
    for pattern, kind in _EVENT_NOUNS:
        if pattern.search(text) and kind not in found:
            found.append(kind)
    return tuple(dict.fromkeys(found))


def _terms(words: Sequence[Token], ground: Ground) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    for token in words:
        if token.stop or fold_in(token) or not re.search(r"\w", token.stem):
            continue
        joined = (
            ground.joined_names.get(fold(token.text)) if token.stem not in ground.names else None
        )
        if joined is not None:
            for stem in joined:
                terms.setdefault(stem, Term(stem, token.text, ground.weight(stem), name=True))
            continue
        stems, name = _known_stems(token, ground)
        known = bool(stems) or bool(ground.kin(token.stem))
        key = stems[0] if stems else token.stem
        hollow = is_hollow(token)
        noise = not known and len(token.text) <= 3 and not token.text[0].isupper()
        weight = ground.weight(key) * (0.15 if hollow or noise else 1.0)
        if key not in terms:
            terms[key] = Term(
                key,
                token.text,
                weight,
                name=name and not hollow,
                also=stems[1:],
                unknown=not known and not hollow and not noise,
            )
    return tuple(terms.values())


def _balanced(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Names are demanded anyway: together they weigh no more than one other telling word."""
    names = sum(t.weight for t in terms if t.name)
    others = [t for t in terms if not t.name and t.weight > 0.25]
    if not names or not others:
        return terms
    scale = min(1.0, _NAMES_WEIGH / names)
    return tuple(replace(t, weight=t.weight * scale) if t.name else t for t in terms)


def fold_in(token: Token) -> bool:
    """Whether a word is a question word."""
    return token.text.lower() in _KIND_WORDS


def _known_stems(token: Token, ground: Ground) -> tuple[tuple[str, ...], bool]:
    """The stems of the articles that a word may mean, spelling allowed for, and whether they are names."""
    if ground.knows(token.stem):
        name = token.stem in ground.names
        twins = tuple(
            s
            for s, shown in ground.names.items()
            if s != token.stem and fold(shown) == fold(token.text)
        )
        return (token.stem, *(twins if name else ())), name
    capital = token.text[:1].isupper()
    if len(token.stem) >= 3 and not groups_of(token.stem) and not token.text.isdigit():
        found = tuple(s for s, shown in ground.names.items() if similar(token.text, shown))
        if found:
            return found, True
        word = fold_word(token.text)
        if len(word) >= 5:
            near = (w for w in sorted(ground.surfaces) if w[0] == word[0] and len(w) >= 5)
            meant = next((w for w in near if similar(word, w)), None)
            if meant is not None:
                return (ground.surfaces[meant],), False
    return (), capital and not groups_of(token.stem) and not token.text.isupper()


_NOUN = (
    re.compile(
        r"\bhow\s+many\s+(?:of\s+the\s+|other\s+|more\s+|different\s+|ex-)?(?P<noun>[\w'-]+(?:\s+[\w'-]+){0,2})",
        re.I,
    ),
    re.compile(r"\bhow\s+much\s+(?P<noun>\w+)", re.I),
    re.compile(
        r"\b(?:number|share|fraction|percentage|proportion|part)\s+of\s+(?:the\s+)?(?P<noun>[\w'-]+(?:\s+[\w'-]+){0,2})",
        re.I,
    ),
    re.compile(r"\b(?:which|what)\s+(?P<noun>[\w'-]+(?:\s+[\w'-]+)?)", re.I),
)
_NOUN_END = re.compile(
    r"\b(?:are|were|was|is|have|has|had|did|do|does|died|die|got|get|in|at|on|of|to|from|been|will|would|"
    r"the|say|said|they|it|that|who|stayed|gave|with|by|for|into|came|come|went|go|going|carr\w+|flew|fled|"
    r"escaped|left|leave|took|take|fell|fall|lost|remain\w*|r|still|surrendered|joined|per|after|before|when)\b",
    re.I,
)


def _asked_noun(text: str, kind: Kind) -> str | None:
    for pattern in _NOUN:
        if m := pattern.search(text):
            phrase = _NOUN_END.split(m["noun"])[0].strip()
            if phrase:
                return tokens(phrase)[-1].stem if tokens(phrase) else None
    return None


def follow(question: Question, text: str, earlier: Sequence[Question]) -> Question:
    """Take from the turns before what a follow-up leaves out: its place, its subject, its kind."""
    if not earlier:
        return question
    last = earlier[-1]
    ellipsis = _AND_X.match(text)
    thin = not [t for t in question.terms if t.weight > 0.3]
    if ellipsis and thin and (question.places or question.dates):
        return replace(
            last,
            text=text,
            places=question.places or last.places,
            dates=question.dates or last.dates,
            follows=True,
        )
    refers = _PRONOUN.search(text) is not None
    named = bool(question.places) or bool(question.names)
    if named and not refers and not thin:
        return question
    if not named or thin or refers:
        places = question.places or tuple(p for q in reversed(earlier) for p in q.places)[:1]
        inherited = tuple(
            replace(t, weight=t.weight * 0.5, unknown=False)
            for q in earlier
            for t in q.terms
            if not t.unknown and t.stem not in {x.stem for x in question.terms}
        )
        names = tuple(replace(t, name=False) for t in inherited)
        return replace(
            question,
            places=places,
            background=(*question.background, *names),
            dates=question.dates or last.dates,
            events=question.events or (last.events if thin else ()),
            follows=True,
        )
    return question
