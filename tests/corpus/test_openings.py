"""Where a pattern is worth a try: read from the pattern, and never at the cost of a match."""

import re
import sys
from pathlib import Path
from random import Random

import pytest

from corpus.openings import Openings, openings_of
from corpus.predicates import TABLE, Predicate, find_predicates
from corpus.reader import read_corpus
from corpus.sentences import split_sentences
from corpus.spelling import lowered
from tests.corpus.pattern_samples import sample

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "corpus" / "articles"
BESIDE = (
    "the Taliban",
    "Kunduz",
    "it",
    "“Herat",
    "government forces",
    "its",
    "and",
    "",
    "x:",
    "mid",
)


def unfiltered(text: str) -> tuple[Predicate, ...]:
    """The predicates of a text with every pattern tried at every character."""
    found: list[Predicate] = []
    for kind, role, strict, sense, pattern in TABLE:
        for m in pattern.finditer(text):
            inside = [p for p in found if m.start() < p.end and m.end() > p.start]
            if all(p.strict and p.kind != kind for p in inside):
                found.append(Predicate(kind, role, m.start(), m.end(), strict, sense))
    return tuple(sorted(found, key=lambda p: (p.start, not p.strict)))


def odd(text: str, random: Random) -> str:
    """The text as it may be printed: in capitals, with letters of other alphabets, run together."""
    kelvin = text.translate(str.maketrans("ski", "ſ\u212aı"))
    return random.choice(
        (text, text, text.upper(), text.title(), kelvin, text.replace(" ", "\xa0"))
    )


def drawn(count: int) -> list[str]:
    random = Random(6)
    texts = []
    for _ in range(count):
        told = [sample(random.choice(TABLE)[4].pattern, random) for _ in range(2)]
        glue = random.choice((" ", ", ", "", " – ", "’s "))
        text = f"{random.choice(BESIDE)} {told[0]}{glue}{random.choice(BESIDE)} {told[1]}"
        texts.append(odd(text, random))
    return texts


def printed() -> list[str]:
    articles = read_corpus(SHIPPED).articles
    lines = (HERE / "captures.txt").read_text("utf-8").split("\n")
    return [one.text for article in articles for one in split_sentences(article)] + lines


def test_no_predicate_is_lost_where_patterns_are_tried_at_their_words_alone():
    texts = [*printed(), *drawn(1500)]
    found = {text: find_predicates(text) for text in texts}

    assert found == {text: unfiltered(text) for text in texts}
    kinds = {(p.kind, p.role, p.strict, p.sense) for all_ in found.values() for p in all_}
    assert kinds == {row[:4] for row in TABLE}, "every row was reached"


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\btook\b", ("took",)),
        (r"\b(?:took|takes?)\s+over", ("take", "takes", "took")),
        (r"\b(?<!no\s)(?:g(?:ave|iving))\s+up", ("gave", "giving")),
        (r"\b(?:the\s+)?fall", ("fall", "the")),
        (r"\bdr[io]ve", ("dr",)),
        (r"\bla+id", ("la",)),
        (r"\bunder\b|\bbesieged\b", ("besieged", "under")),
        (r"\bsurrendered\b", ("surrende",)),
    ],
)
def test_a_pattern_begins_with_the_letters_that_stand_in_it(pattern, letters):
    assert openings_of(pattern) == letters


@pytest.mark.parametrize(
    "pattern", [r"taken", r"['’]s\b", r"\b\w+ed", r"\b(?:took|\w+ly)", r"(?:\ba)?b"]
)
def test_a_pattern_that_may_begin_with_anything_is_tried_everywhere(pattern):
    assert openings_of(pattern) == ()
    text = "mistaken, took’s ably b"
    found = Openings([re.compile(pattern)], {}).matches_in(text)
    assert [span for _, *span in found] == [[*m.span()] for m in re.finditer(pattern, text)]


@pytest.mark.parametrize("pattern", [r"\b(took)", r"\b(?P<verb>took)", r"\b(?i:took)"])
def test_a_pattern_that_is_not_understood_is_refused(pattern):
    with pytest.raises(ValueError, match="not understood"):
        openings_of(pattern)


def test_a_match_begins_where_the_last_one_of_its_pattern_ended_or_behind_it():
    openings = Openings([re.compile(r"\bpush\w*\s+(?:\w+\s+)?back\b", re.I)], {})
    text = "pushed push back, PUSH back"
    assert openings.matches_in(text) == [(0, 0, 16), (0, 18, 27)]


def test_what_a_pattern_takes_for_an_ascii_letter_is_that_letter_in_lower_case():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    taken = re.findall(r"[a-z]", everything, re.IGNORECASE)
    assert len(taken) == 52 + 4
    assert all(re.fullmatch(r"[a-z]", lowered(one)) for one in taken)
    assert all(re.fullmatch(lowered(one), one, re.IGNORECASE) for one in taken)
