from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.lines import Line, lay_out
from corpus.sentences import split_sentences
from corpus.stops import sentence_ends


def article_of(*lines: Line | str) -> Article:
    known = [line if isinstance(line, Line) else Line(line, "prose") for line in lines]
    body, asides = lay_out(known)
    return Article(id="harbour", publisher="The Lamp", body=body, asides=asides)


def cut(line: str) -> list[str]:
    starts = (0, *sentence_ends(line))
    return [line[a:b].strip() for a, b in pairwise(starts)]


@pytest.mark.parametrize(
    "line",
    [
        "Gen. Sir Hugh Marl met Lt. Col. Brink on the quay.",
        "The U.S. Coast Guard sent a boat.",
        "It left at 9 a.m. Sunday and came back.",
        "By 11 a.m. Coastguards had come.",
        "Mr. Ali M. Latch and Prof. Dr. J. A. Reed spoke.",
        "Pier No. 2 was shut on Aug. 6 for repairs.",
        "Ships of 7.5 tons pass St. Anne’s lock.",
        "It was said... and then denied.",
        "The crew had fled. , to keep the pier open. , as ordered.",
        "The water will rise, ”Harl said in a note.",
        "“It is over.” he said.",
        "“Where is it?” Ada Reed asked.",
        "The crew (It was small. It was tired.) went home.",
        "He left. – and never came back.",
        "See www.lamp.example/News.Today for more.",
        "1. The ferry.",
    ],
)
def test_a_stop_that_ends_nothing_leaves_one_sentence(line):
    assert cut(line) == [line]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("The pier fell.All shops shut.", ["The pier fell.", "All shops shut."]),
        ("So he said.“But no one came.”", ["So he said.", "“But no one came.”"]),
        ("“We ran. They came,” she said.", ["“We ran.", "They came,” she said."]),
        ("“We ran.” “They came.” Then rain.", ["“We ran.”", "“They came.”", "Then rain."]),
        ('"We ran." "They came." Rain.', ['"We ran."', '"They came."', "Rain."]),
        ('He said."We ran." Rain.', ["He said.", '"We ran."', "Rain."]),
        ("“We ran. ” Then rain.", ["“We ran. ”", "Then rain."]),
        ("It was run by the U.S. The crew left.", ["It was run by the U.S.", "The crew left."]),
        ("It came at 9 a.m. The crew left.", ["It came at 9 a.m.", "The crew left."]),
        ("It rained… Then it froze.", ["It rained…", "Then it froze."]),
        ("Was it so? No! It was not.", ["Was it so?", "No!", "It was not."]),
        ("Five were lost in 2016.But two swam.", ["Five were lost in 2016.", "But two swam."]),
        ("They left . The rest ran .", ["They left .", "The rest ran ."]),
        ("One crew left. al-Bahr stayed.", ["One crew left.", "al-Bahr stayed."]),
    ],
)
def test_a_stop_that_ends_a_sentence_is_found(line, sentences):
    assert cut(line) == sentences


def test_a_headline_is_one_sentence_and_stands_above_what_follows():
    article = article_of(
        Line("Ferry sinks. Crew safe", "heading"),
        "It sank. All swam.",
        Line("Next", "heading"),
        "End.",
    )

    found = split_sentences(article)

    assert [(s.text, s.kind, s.heading, s.paragraph) for s in found] == [
        ("Ferry sinks. Crew safe", "heading", None, 0),
        ("It sank.", "prose", 0, 1),
        ("All swam.", "prose", 0, 1),
        ("Next", "heading", None, 2),
        ("End.", "prose", 3, 3),
    ]


def test_a_post_s_words_stand_apart_from_its_address_and_signature():
    tail = "pic.twitter.com/aB1 — Ada Reed (@ada) August 9, 2021"
    article = article_of("Prose.", Line(f"All dry here.Do come #pier {tail}", "post"))

    found = [s.text for s in split_sentences(article) if s.kind == "post"]

    assert found == ["All dry here.", "Do come #pier", tail]


def test_a_caption_keeps_its_credit_and_stands_under_no_headline():
    caption = "The quay on Sunday. (By AP)"
    article = article_of(Line("Ferry sinks", "heading"), "It sank.", Line(caption, "caption"))

    last = split_sentences(article)[-1]

    assert (last.text, last.kind, last.heading) == (caption, "caption", None)


LINES = st.text(alphabet=st.sampled_from("aBé .,.!?…“”\"'’()[]\n\t#@/–12\u00a0\u2028"), max_size=80)


@given(LINES)
def test_splitting_loses_nothing_but_white_space_and_keeps_offsets(body):
    article = Article(id="any", publisher="The Lamp", body=body)

    found = split_sentences(article)

    assert "".join("".join(s.text for s in found).split()) == "".join(body.split())
    assert all(body[s.start : s.end] == s.text == s.text.strip() != "" for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [s.index for s in found] == list(range(len(found)))
