"""Law 1 at its gate: `prove`, and the drafts and joins that must pass it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.draft import Draft, quoted
from bot.answering.ground import Ground
from bot.answering.join import join
from bot.answering.reply import (
    MAX_TEXT,
    Answer,
    Citation,
    NoAnswer,
    ProofError,
    prove,
    without_question,
)
from bot.phrases.phrases import phrases_in
from corpus.article import Article

ENGLISH = phrases_in("en")
BODY = "The ferry sank on Monday. Nobody drowned. The captain swam home."
ARTICLES = {
    "quay": Article(id="quay", publisher="The Quay", published=date(2020, 3, 4), body=BODY),
    "loose": Article(id="loose", publisher="The Loose Leaf", body=BODY),
}


def citation(marker, quote="Nobody drowned.", article="quay", **changes):
    start = changes.pop("start", BODY.index(quote))
    end = changes.pop("end", start + len(quote))
    return Citation(
        marker=marker,
        article=article,
        publisher=ARTICLES[article].publisher,
        published=ARTICLES[article].published,
        quote=changes.pop("said", quote),
        start=start,
        end=end,
    )


def answer(direct="Nobody [1]", *citations, **changes):
    return Answer(
        question="who drowned?",
        direct=direct,
        citations=citations or (citation(1),),
        snapshot="s",
        **changes,
    )


def refusal(direct="The articles do not say that."):
    return NoAnswer(question="why?", direct=direct, covered="Covered: 1 article.", snapshot="s")


def test_an_answer_that_holds_is_returned_as_it_is():
    whole = answer("Nobody [1][2]", citation(1), citation(2, "The captain swam home."))

    assert prove(whole, ARTICLES) is whole


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (answer().model_copy(update={"citations": ()}), "without a citation"),
        (answer("Nobody"), "markers"),
        (answer("Nobody [2]"), "markers"),
        (answer("Nobody [1][2]"), "markers"),
        (answer("Nobody [1]", citation(1), citation(2)), "markers"),
        (answer("Nobody [1]", support=("and more [3]",)), "markers"),
        (answer("Nobody [1]", pages=("and more [2]",)), "markers"),
        (answer("Nobody [1]", citation(2)), "carries marker 2"),
        (answer("Nobody [1]", citation(1, said="nobody drowned.")), "does not stand in quay"),
        (answer("Nobody [1]", citation(1, said="Nobody drowned")), "does not stand in quay"),
        (answer("Nobody [1]", citation(1, start=3, end=18)), "does not stand in quay"),
        (answer("Nobody", support=("indeed [1]",)), "direct line"),
        (answer("Nobody [1]", as_of=date(2020, 3, 3)), "later than 2020-03-03"),
        (answer("Nobody [1]", citation(1, article="loose"), as_of=date(2030, 1, 1)), "later than"),
    ],
)
def test_one_law_broken_blocks_the_answer(broken, complaint):
    with pytest.raises(ProofError, match=complaint):
        prove(broken, ARTICLES)


def test_an_article_that_is_not_there_proves_nothing():
    with pytest.raises(ProofError, match="does not stand in quay"):
        prove(answer(), {})


@pytest.fixture(scope="session")
def lines(newsroom, gazetteer):
    """Every sentence of the planted articles as a line to be cited."""
    ground = Ground(newsroom.answerer.snapshot, gazetteer)
    return [line for rows in ground.by_article.values() for line in rows]


def test_a_draft_numbers_its_proofs_by_their_first_use(newsroom, lines):
    draft = Draft()
    one, two = draft.cite(lines[0]), draft.cite(lines[1])

    made = draft.answer("?", f"second {two}", [f"first {one}", f"both {two}{one}"])

    assert made.direct == "second [1]"
    assert made.support == ("first [2]", "both [1][2]")
    assert [c.quote for c in made.citations] == [lines[1].sentence.text, lines[0].sentence.text]
    assert prove(made, newsroom.articles) is made


def test_a_draft_cites_a_line_once(lines):
    draft = Draft()

    made = draft.answer("?", f"said {draft.cite(lines[0])}", [f"again {draft.cite(lines[0])}"])

    assert len(made.citations) == 1


def test_a_line_cited_and_never_used_is_left_out(newsroom, lines):
    draft = Draft()
    draft.cite(lines[0])

    made = draft.answer("?", f"said {draft.cite(lines[1])}")

    assert [c.marker for c in made.citations] == [1]
    assert prove(made, newsroom.articles) is made


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 10)), max_size=24))
def test_rows_that_do_not_fit_go_to_pages_and_none_is_lost(newsroom, lines, rows):
    draft = Draft()
    written = [f"{'w' * width}{n} {draft.cite(lines[at])}" for n, (width, at) in enumerate(rows)]

    made = draft.answer("?", f"direct {draft.cite(lines[0])}", written)

    pages = (made.text, *made.pages)
    assert all(len(page) <= MAX_TEXT for page in pages)
    assert sum(page.count("\n") + 1 for page in pages) == len(rows) + 1
    assert prove(made, newsroom.articles) is made


@pytest.mark.parametrize("limit", [40, 90, 200])
def test_a_quote_is_cut_to_its_limit_and_says_so(lines, limit):
    unmarked = [line for line in lines if "[" not in line.sentence.text]
    longest = max(unmarked, key=lambda line: len(line.sentence.text))

    cut = quoted(longest, ENGLISH, limit)

    assert len(cut) <= limit + len("“… …”") + 1
    assert cut[0] + cut[-1] == "“”"
    bare = cut.strip("“”").removeprefix("… ").removesuffix(" …")
    assert bare in longest.sentence.text
    assert ("…" in cut) == (len(longest.sentence.text) > limit)


def test_one_reply_passes_a_join_with_the_whole_question():
    joined = join("who drowned? tell me", [answer()], ENGLISH)

    assert joined.direct == "Nobody [1]"
    assert joined.question == "who drowned? tell me"


def test_joined_answers_share_one_numbering():
    swam = answer("The captain [1]", citation(1, "The captain swam home."))
    again = answer("None [1], home [2]", citation(1), citation(2, "The captain swam home."))

    joined = join("?", [answer(), swam, again], ENGLISH)

    assert joined.text.split("\n") == ["Nobody [1]", "The captain [2]", "None [1], home [2]"]
    assert prove(joined, ARTICLES) is joined


def test_a_refusal_among_answers_is_told_without_a_marker():
    joined = join("?", [refusal(), answer()], ENGLISH)

    assert isinstance(joined, Answer)
    assert joined.direct == "Nobody [1]"
    assert "Not answered: The articles do not say that." in joined.text
    assert joined.unanswered == joined.support
    assert prove(joined, ARTICLES) is joined


@pytest.mark.parametrize("long", range(4))
def test_without_its_question_a_join_is_what_it_is_without_the_refusals(long):
    answers = [answer(f"{'w' * 300}{n} [1]") for n in range(long)] or [answer()]
    refusals = [
        refusal(f"The articles do not mention Humphrey {'the Stout ' * n}.") for n in (0, 9)
    ]

    joined = join("who is Humphrey?", [*answers, *refusals], ENGLISH)
    assert isinstance(joined, Answer)
    assert len(joined.unanswered) == "\n".join([joined.text, *joined.pages]).count("Humphrey") == 2

    told = without_question(joined)
    assert told == without_question(join("", answers, ENGLISH))
    assert "Humphrey" not in told.model_dump_json()
    assert prove(told, ARTICLES) is told


def test_refusals_alone_are_a_refusal():
    assert isinstance(join("?", [refusal(), refusal("Nor that.")], ENGLISH), NoAnswer)


def test_a_join_that_is_too_long_goes_to_pages():
    long = [answer(f"{'w' * 300}{n} [1]") for n in range(6)]

    joined = join("?", long, ENGLISH)

    assert all(len(page) <= MAX_TEXT for page in (joined.text, *joined.pages))
    assert all(f"w{n} [1]" in "\n".join([joined.text, *joined.pages]) for n in range(6))
    assert prove(joined, ARTICLES) is joined
