"""Near copies: which articles give another's text, and which of their sentences are their own."""

import random
from datetime import date
from itertools import combinations
from pathlib import Path
from time import monotonic

import pytest

from corpus.article import Article
from corpus.copies import Copy, find_copies
from corpus.copy_sentences import repeated
from corpus.reader import read_corpus
from corpus.sentences import split_sentences
from tests.corpus.copied import COPIES, DISPATCH, FRAMED, HALVED, HEADED, OWN_REPORTS, printed

DIGESTS = Path(__file__).resolve().parents[2] / "corpus" / "articles"


@pytest.mark.parametrize("copy", COPIES, ids=lambda one: one.id)
def test_a_changed_reprint_is_a_copy_of_what_was_published_first(copy):
    (found,) = find_copies([copy, DISPATCH])

    assert (found.article, found.of) == (copy.id, DISPATCH.id)
    assert found.share >= 0.75


def test_the_share_is_that_of_the_copys_own_words():
    shares = {one.article: one.share for one in find_copies([DISPATCH, HALVED, FRAMED])}

    assert shares["halved"] == 1.0
    added = len(FRAMED.body.split()) - len(DISPATCH.body.split())
    assert shares["framed"] == pytest.approx(1 - added / len(FRAMED.body.split()), abs=0.02)


def test_reports_of_their_own_on_one_event_are_no_copies_though_they_quote_alike():
    assert find_copies([DISPATCH, *OWN_REPORTS]) == ()


def test_no_shipped_digest_is_a_copy_of_another():
    articles = read_corpus(DIGESTS).articles

    assert len(articles) == 5
    assert find_copies(articles) == ()


def test_no_evaluation_article_is_a_copy_of_another(shared):
    articles = read_corpus(shared / "articles").articles

    assert len(articles) == 5
    assert find_copies(articles) == ()


def test_the_order_of_the_articles_does_not_matter():
    articles = [DISPATCH, *COPIES, *OWN_REPORTS]
    shuffled = random.Random(5).sample(articles, k=len(articles))

    assert find_copies(shuffled) == find_copies(articles)
    assert [one.article for one in find_copies(shuffled)] == sorted(one.id for one in COPIES)


@pytest.mark.parametrize(
    ("one", "other", "original"),
    [
        (date(2021, 8, 9), date(2021, 8, 8), "other"),
        (None, date(2021, 8, 9), "other"),
        (None, None, "one"),
        (date(2021, 8, 8), date(2021, 8, 8), "one"),
    ],
)
def test_the_original_is_the_first_published_then_the_dated_then_the_first_by_id(
    one, other, original
):
    found = find_copies([printed("other", HEADED.body, other), printed("one", HEADED.body, one)])

    assert [copy.of for copy in found] == [original]


def test_a_copy_of_a_copy_is_of_the_first_one():
    lines = DISPATCH.body.split("\n")
    further = [
        *("Nobody has counted the lorries that went south with furniture on them this week.",),
        *("A miller said he had ground wheat by hand since the power failed, forty sacks so far.",),
        *("The school by the mosque is a barracks now and its benches are firewood, he said.",),
    ]
    second = printed("second", "\n".join((*lines[3:], *further)), date(2021, 8, 10))
    third = printed("third", "\n".join((*lines[6:], *further)), date(2021, 8, 11))
    assert find_copies([DISPATCH, third]) == ()

    found = find_copies([third, second, DISPATCH])

    assert [(one.article, one.of) for one in found] == [("second", "gazette"), ("third", "gazette")]


def test_a_round_up_of_two_dispatches_is_a_copy_of_both():
    council, morning = OWN_REPORTS
    round_up = printed("round-up", f"{council.body}\n{morning.body}", date(2021, 8, 12))

    found = find_copies([round_up, council, morning])

    assert [(one.article, one.of) for one in found] == [
        ("round-up", "council"),
        ("round-up", "morning"),
    ]


def test_a_flash_of_one_line_that_two_desks_write_alike_is_no_copy():
    flash = "The Taliban have captured the northern city of Kunduz."

    assert find_copies([printed("one", flash), printed("two", flash)]) == ()


def test_signs_that_do_not_show_hide_no_copy():
    hidden = "\u200b".join(DISPATCH.body).replace("\u200b \u200b", " ")

    (found,) = find_copies([DISPATCH, printed("hidden", hidden)])

    assert found == Copy(article="hidden", of="gazette", share=1.0)


def test_no_articles_and_articles_without_words_have_no_copies():
    assert find_copies([]) == ()
    assert find_copies([printed("one", "—"), printed("two", "—"), printed("three", "")]) == ()


def test_thousands_of_articles_are_compared_in_seconds():
    """All pairs of 4,000, at 20 µs each, would take three minutes."""
    draw = random.Random(7)
    words = [f"word{n}" for n in range(5000)]
    weights = [1 / (n + 1) for n in range(5000)]
    bodies = [" ".join(draw.choices(words, weights, k=150)) for _ in range(4000)]
    bodies[3000:3100] = [f"{body} as printed elsewhere" for body in bodies[:100]]
    articles = [printed(f"n{n:04}", body) for n, body in enumerate(bodies)]

    begun = monotonic()
    found = find_copies(articles)

    assert [(one.article, one.of) for one in found] == [
        (f"n{n + 3000:04}", f"n{n:04}") for n in range(100)
    ]
    assert monotonic() - begun < 60


ORIGINAL = (
    "The Taliban captured Sheberghan on Saturday and Kunduz on Sunday, two officials said. "
    "Officials said 12 people were killed. The town of Farah did not fall, its governor said. "
    "Fighters seized the prison. The army sent its men north."
)


def _repeated(copy: str, original: str = ORIGINAL) -> dict[int, tuple[int, ...]]:
    return dict(repeated(_sentences(copy), _sentences(original)))


def _sentences(body: str):
    return split_sentences(Article(id="any", publisher="The Any", body=body))


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        ("Officials said 12 people were killed.", (1,)),
        ("OFFICIALS SAID: 12 people were killed!", (1,)),
        ("The Taliban captured Sheberghan on Saturday.", (0,)),
        (
            "The Taliban captured Shibirghan on Saturday and Kunduz on Sunday, an official said.",
            (0,),
        ),
        (
            "On Saturday the Taliban captured Sheberghan and on Sunday Kunduz, two officials said.",
            (0,),
        ),
        ("Fighters seized the prison and the army sent its men north.", (3, 4)),
        ("The town of Farah did not fall, said its governor.", (2,)),
    ],
)
def test_a_sentence_edited_cut_or_joined_says_the_same_again(copy, said):
    assert _repeated(copy) == {0: said}


@pytest.mark.parametrize(
    "copy",
    [
        "Officials said 15 people were killed.",
        "The town of Farah did fall, its governor said.",
        "The town of Ghazni did not fall, its governor said.",
        "The Taliban captured Kunduz on Saturday.",
        "The Taliban captured Sheberghan on Friday and Kunduz on Sunday, two officials said.",
        "The army sent no men north.",
        "Bakers said they would open.",
    ],
)
def test_another_figure_day_name_or_denial_is_a_sentence_of_its_own(copy):
    assert _repeated(copy) == {}


def test_a_headline_repeats_where_nothing_under_it_is_its_own():
    lines = (
        *("North lost", "Who has what", "Officials said 12 people were killed."),
        *("More", "Fighters seized the prison.", "A baker wept."),
    )
    starts = [len("\n".join((*lines[:n], ""))) for n in (0, 1, 3)]
    again = Article(
        id="again",
        publisher="The Again",
        body="\n".join(lines),
        asides=tuple(
            (start, start + len(lines[n]), "heading")
            for start, n in zip(starts, (0, 1, 3), strict=True)
        ),
    )

    found = repeated(split_sentences(again), _sentences(ORIGINAL))

    assert sorted(found) == [0, 1, 2, 4]  # not "More", which stands over the baker


def test_an_endless_line_is_compared_as_a_whole():
    line = " ".join(f"word{n}" for n in range(100_000))
    begun = monotonic()

    assert _repeated(line, line) == {0: (0,)}
    assert _repeated(f"{line} more", line) == {}
    assert monotonic() - begun < 20


def test_every_sentence_of_a_long_text_edited_is_still_found_in_time():
    lines = [
        f"Witness {n} said that quarter {n} of the town had been shelled." for n in range(1500)
    ]
    edited = [line.replace("that quarter", "quarter") for line in lines]
    begun = monotonic()

    found = _repeated(" ".join(edited), " ".join(lines))

    assert len(found) == 1500
    assert monotonic() - begun < 30


def test_of_texts_of_one_length_that_share_the_half_one_in_a_hundred_is_missed_at_most():
    """What the sketches do not bring together would be a copy that nobody sees."""
    draw = random.Random(11)
    words = [f"word{n}" for n in range(3000)]
    found = 0
    for _ in range(300):
        one, other = (draw.choices(words, k=145) for _ in "ab")
        half = draw.choices(words, k=155)
        found += len(
            find_copies(
                [printed("one", " ".join(one + half)), printed("other", " ".join(half + other))]
            )
        )
    assert found >= 297


def test_all_copies_of_one_text_are_pairwise_of_one_source():
    found = find_copies([DISPATCH, *COPIES])

    assert {one.of for one in found} == {"gazette"}
    assert len(found) == len(COPIES)
    for one, other in combinations(COPIES, 2):
        assert len(find_copies([one, other])) <= 1
