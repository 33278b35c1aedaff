"""The golden questions as people see them: what each asks for, whose it is, whether it holds."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.discord_app.cards import Card, Text, joined, lay_out
from bot.discord_app.index_words import shortened
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import Phrases
from index.editor import Editor
from index.golden import GoldenQuestion

_QUESTION, _WORDS = 600, 600


@dataclass(frozen=True, slots=True)
class GoldenList:
    """The golden questions at one moment."""

    questions: tuple[GoldenQuestion, ...]
    own: frozenset[str]
    """Those that moderators keep themselves, by their words."""
    holds: Mapping[str, bool]
    """Whether what is published answers a question as it must, where that is known."""


def golden_list(editor: Editor) -> GoldenList:
    """Read the golden questions; how they fare is known from a proposal that waits.

    Raises GoldenError, PublicationsError.
    """
    waiting, holds = editor.proposal(), {}
    if waiting is not None and waiting.base == editor.publications().active:
        holds = {one.question: one.before.holds for one in waiting.golden if one.before is not None}
    own = frozenset(one.question for one in editor.own_golden())
    return GoldenList(editor.golden(), own, holds)


def golden_cards(golden: GoldenList, phrases: Phrases) -> tuple[Card, ...]:
    """Lay the golden questions out, with how to have one where there is none."""
    head = [Text(f"### {phrases.say('golden-title')}")]
    if not golden.questions:
        return lay_out(SOURCES_COLOUR, head, [Text(phrases.say("golden-none"))])
    lines = [
        f"• **{shortened(one.question, _QUESTION)}**\n-# {' · '.join(_marks(one, golden, phrases))}"
        for one in golden.questions
    ]
    foot = Text(f"-# {phrases.say('golden-foot')}")
    return lay_out(SOURCES_COLOUR, head, joined(lines), [foot])


def golden_key(question: GoldenQuestion) -> str:
    """Name a question in a choice, which may have 100 characters, while a question may have 500."""
    return hashlib.sha256(question.question.encode()).hexdigest()[:16]


def _marks(question: GoldenQuestion, golden: GoldenList, phrases: Phrases) -> Iterator[str]:
    own = question.question in golden.own
    yield phrases.say("golden-own" if own else "golden-shipped")
    if question.refused:
        yield phrases.say("golden-refused")
    if question.contains:
        words = shortened(", ".join(f"“{one}”" for one in question.contains), _WORDS)
        yield phrases.say("golden-contains", words=words)
    if question.as_of is not None:
        yield phrases.say("golden-as-of", day=phrases.day(question.as_of))
    if question.question in golden.holds:
        holds = golden.holds[question.question]
        yield phrases.say("golden-holds" if holds else "golden-fails")
