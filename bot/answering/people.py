"""Persons as the articles introduce them: a name with the role that stands beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.ground import Line
from bot.answering.words import stem, synonyms_of
from corpus.patterns import deferred
from index.evidence.tokens import tokens

_PART = r"(?:[A-Z][\w’'-]+|[A-Z]\.?)"
_NAME = deferred(
    rf"(?<![\w’])(?:(?:Mr|Mrs|Ms|Dr|Gen|General|Sir|Colonel|Captain|Major|Marshal|Commander|"
    rf"Governor|Mayor|Minister|Judge|President|Prime Minister|Mullah|Haji|Col|Lt)\.?\s+)*"
    rf"(?P<name>{_PART}(?:\s+(?:al-|bin\s+)?{_PART}){{1,4}})"
)
_BEHIND = deferred(
    r"^,\s+(?P<role>(?:an?|the|its|their|his|her|who|deputy|former|chief|head|member|senior|"
    r"[a-z])[^,.;:–—“”]{2,80})(?=[,.;:–—”])"
)
_BEFORE = deferred(r"(?P<role>(?:[A-Za-z][\w’'-]*\s+){1,7})$")
_ROLE_START = deferred(
    r"\b(?:said|says|told|tells|that|the|an?|by|as|and|was|is|were|are|with|from|to|when|while|"
    r"his|her|their|its|of)\s+",
    re.I,
)
ROLE_WORDS = frozenset(
    stem(w)
    for w in (
        "official lawmaker member chairman chief minister president governor spokesman "
        "spokesperson spokeswoman envoy commander general "
        "leader consultant analyst journalist reporter correspondent warlord strongman mayor "
        "senator deputy director ambassador "
        "secretary officer politician adviser head doctor resident activist militant expert son "
        "king judge mp premier"
    ).split()
)
"""Stems of which one stands in what describes a person."""


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person with a role."""

    name: str
    role: str
    line: Line
    start: int
    employer: str = ""
    """Whose journalist it is, where that is all that is told of the role."""

    @property
    def described(self) -> str:
        """All the words that describe the person."""
        return f"{self.role} {self.employer}"


def people_in(lines: Iterable[Line]) -> tuple[Person, ...]:
    """The persons introduced in the lines, in order; places and outlets are no persons."""
    found: list[Person] = []
    for line in lines:
        text = line.sentence.text
        taken = [(s.start, s.end) for s in line.reading.spots]
        for m in _NAME.finditer(text):
            if m["name"].startswith("The "):
                continue
            if any(
                a < m.end("name") and b > m.start("name") and b - a >= len(m["name"]) - 3
                for a, b in taken
            ):
                continue
            role, employer = _role(text, m.start(), m.end())
            if role:
                found.append(Person(m["name"], role, line, m.start(), employer))
    return tuple(found)


def with_role(persons: Iterable[Person], noun: str) -> tuple[Person, ...]:
    """The persons whose role is the noun (a stem) or a synonym of it, each name once."""
    seen: dict[str, Person] = {}
    meant = {noun, *synonyms_of(noun)}
    for person in persons:
        if any(t.stem in meant for t in tokens(person.described)):
            seen.setdefault(person.name.split()[-1], person)
    return tuple(seen.values())


def _role(text: str, start: int, end: int) -> tuple[str, str]:
    """(role, employer) as told around a name; empty where none is."""
    behind = _BEHIND.match(text[end:])
    if behind and {t.stem for t in tokens(behind["role"])} & ROLE_WORDS:
        return behind["role"], ""
    possessive = re.search(r"(?P<outlet>(?:[A-Z]\w+\s+){1,3})?[A-Z]\w+[’']s\s+$", text[:start])
    before = _BEFORE.search(text[:start])
    if before:
        role = _ROLE_START.split(before["role"])[-1].strip()
        if {t.stem for t in tokens(role)} & ROLE_WORDS:
            return role, ""
    if possessive and re.search(r"report|tell|said|says", text[end : end + 60]):
        return "journalist", possessive[0].strip()[:-2]
    return "", ""
