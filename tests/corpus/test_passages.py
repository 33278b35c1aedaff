from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.lines import Line, lay_out
from corpus.passages import split_article
from corpus.sentences import split_sentences


class Tokenizer:
    """Counts a token a word and two around them, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, text: str) -> int:
        self.asked += 1
        return len(text.split()) + 2


def article_of(*lines: tuple[str, str]) -> Article:
    body, asides = lay_out(Line(text, kind) for kind, text in lines)
    return Article(id="harbour", publisher="The Lamp", body=body, asides=asides)


def passages_of(article, tokenizer=None, **limits):
    return split_article(article, split_sentences(article), tokenizer or Tokenizer(), **limits)


def test_sentences_are_joined_over_paragraphs_up_to_the_limit():
    article = article_of(("prose", "One sank. Two swam."), ("prose", "Three ran. Four hid."))

    first, second = passages_of(article)

    assert first.text == "One sank. Two swam.\nThree ran."
    assert (first.first_sentence, first.last_sentence) == (0, 2)
    assert (second.text, second.first_sentence) == ("Four hid.", 3)


def test_no_passage_reaches_over_a_headline_or_into_a_caption():
    article = article_of(
        ("prose", "One sank."),
        ("heading", "What the harbour master said"),
        ("prose", "Two swam."),
        ("caption", "The quay (AP)"),
        ("caption", "The pier (AP)"),
    )

    found = passages_of(article)

    assert [p.text for p in found] == [
        "One sank.",
        "What the harbour master said",
        "Two swam.",
        "The quay (AP)",
        "The pier (AP)",
    ]
    assert [p.heading for p in found] == [None, None, "What the harbour master said", None, None]


def test_a_headline_of_three_words_is_no_passage_but_names_those_below():
    article = article_of(("heading", "The next day"), ("prose", "Two swam."))

    (only,) = passages_of(article)

    assert (only.text, only.heading) == ("Two swam.", "The next day")


def test_sentences_that_do_not_fit_together_stand_alone():
    article = article_of(("prose", "One two three four. Five six seven eight."))

    found = passages_of(article, max_tokens=8)

    assert [p.text for p in found] == ["One two three four.", "Five six seven eight."]


def test_a_sentence_that_is_too_long_is_cut_at_white_space():
    article = article_of(("prose", "one two three four five six seven."))

    found = passages_of(article, max_tokens=5)

    assert [p.text for p in found] == ["one two three", "four five six", "seven."]
    assert {(p.first_sentence, p.last_sentence) for p in found} == {(0, 0)}


def test_a_long_sentence_is_cut_behind_a_comma_rather():
    article = article_of(("prose", "aa bb cc dd ee, ff gg hh ii jj kk ll."))

    found = passages_of(article, max_tokens=8)

    assert found[0].text == "aa bb cc dd ee,"


def test_short_texts_are_never_counted():
    tokenizer = Tokenizer()

    passages_of(article_of(("prose", "One sank. Two swam. Three ran.")), tokenizer)

    assert tokenizer.asked == 0


def test_a_passage_of_usual_length_is_counted_once():
    tokenizer = Tokenizer()
    sentence = "The ferry left the quay with all of its crew on board. "

    passages_of(article_of(("prose", sentence * 30)), tokenizer, max_tokens=100)

    assert tokenizer.asked == 10


KINDS = st.sampled_from(["prose", "heading", "caption", "post"])
WORDS = st.text(alphabet=st.sampled_from("aB .,!”“é\t"), min_size=1, max_size=60)


@given(
    st.lists(st.tuples(KINDS, WORDS.map(str.strip).filter(bool)), max_size=8),
    st.integers(3, 30),
    st.integers(1, 4),
)
def test_passages_are_spans_that_fit_and_hold_every_sentence(lines, max_tokens, max_sentences):
    article = article_of(*lines)
    sentences = split_sentences(article)

    found = passages_of(article, max_tokens=max_tokens, max_sentences=max_sentences)

    body = article.body
    held = [body[p.start : p.end] for p in found]
    assert held == [p.text for p in found]
    assert all(len(text.split()) + 2 <= max_tokens for text in held)
    assert all(p.last_sentence - p.first_sentence < max_sentences for p in found)
    short = {s.index for s in sentences if s.kind == "heading" and len(s.text.split()) < 4}
    expected = "".join(s.text for s in sentences if s.index not in short)
    assert "".join("".join(held).split()) == "".join(expected.split())
