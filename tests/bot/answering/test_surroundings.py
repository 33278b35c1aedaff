"""The words around a sentence, against what each of its neighbours says by itself."""

import random
from datetime import date

import pytest

from bot.answering.surroundings import LEANS
from corpus.article import Article
from corpus.lines import Line, lay_out
from tests.bot.pictures.conftest import ground_over  # noqa: F401 (a fixture)

OPENINGS = ("He", "She", "They", "The city", "The group", "Omar Lodin", "A miller", "“Traders")
DEEDS = "bought sold counted hid lost wanted found painted carried mended".split()
WARES = "melons lamps saddles carpets onions kettles ladders radios candles bricks".split()
ENDS = ("in Farah", "for his cousin", "for him", "by the river", "at dawn", "with her")
KINDS = ("prose", "prose", "prose", "prose", "heading", "caption", "post")
HE_OR_SHE = {"he", "his", "him", "she", "her"}


def sentence(chance):
    words = (chance.choice(words) for words in (OPENINGS, DEEDS, WARES, ENDS))
    return f"{' '.join(words)}."


def random_article(seed):
    chance = random.Random(seed)
    lines = [
        Line(" ".join(sentence(chance) for _ in range(chance.choice((1, 1, 2, 3)))), kind)
        for kind in chance.choices(KINDS, k=9)
    ]
    body, asides = lay_out(lines)
    return Article(
        id=f"mill{seed:02}",
        publisher=f"The Mill {seed}",
        published=date(2021, 8, 9),
        published_how="stated",
        body=body,
        asides=asides,
    )


@pytest.fixture(scope="module")
def articles(ground_over):  # noqa: F811
    """(ground, the lines of each of its articles)"""
    ground = ground_over(*map(random_article, range(40)))
    assert {one.sentence.kind for rows in ground.by_article.values() for one in rows} == {*KINDS}
    return ground, tuple(ground.by_article.values())


def near(lines, at, step):
    """The line so far away, if running text goes on from one to the other."""
    other = lines[at + step] if 0 <= at + step < len(lines) else None
    apart = ("caption", "post")
    if other is None or (other.sentence.kind in apart) != (lines[at].sentence.kind in apart):
        return None
    return other


def leans(line):
    return LEANS.match(line.sentence.text) is not None


def said_near(lines, at, of_name):
    """(worth, stems) of each neighbour that a line leans on, or that leans on it."""
    line = lines[at]
    own = line.sentence
    if own.heading is not None:
        yield 0.6, lines[own.heading].stems
    behind = near(lines, at, 1)
    goes_on = behind is not None and behind.sentence.kind == "prose"
    if goes_on and (behind.sentence.paragraph == own.paragraph or leans(behind)):
        yield 0.35, behind.stems
    before = near(lines, at, -1)
    if before is None or before.sentence.kind == "heading":
        return
    words = {word.strip(".“") for word in own.text.lower().split()}
    pointing = of_name and HE_OR_SHE & words
    if before.sentence.paragraph != own.paragraph and not leans(line) and not pointing:
        yield 0.3, before.stems
        return
    yield 0.55, before.stems
    further = near(lines, at - 1, -1)
    if further is not None and further.sentence.kind == "prose":
        yield 0.3, further.stems


def best(worths):
    """What each stem is worth where it is worth most, which is found first."""
    found = {}
    for worth, stems in worths:
        for stem in stems:
            found.setdefault(stem, worth)
    return found


@pytest.mark.parametrize("of_name", [False, True])
def test_a_word_is_worth_what_its_nearest_telling_neighbour_makes_it(articles, of_name):
    ground, every = articles
    counted = 0
    for lines in every:
        for at, line in enumerate(lines):
            around = ground.around(line)
            found = best(around.names if of_name else around.words)

            expected = sorted(said_near(lines, at, of_name), key=lambda one: -one[0])

            assert found == best(expected), line.key
            counted += len(expected)
    assert counted > 500


def test_he_and_she_point_further_back_than_other_words(articles):
    ground, every = articles

    arounds = [ground.around(line) for lines in every for line in lines]

    assert {one.words == one.names for one in arounds} == {True, False}
