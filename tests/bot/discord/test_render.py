"""Replies as messages: golden texts, and limits for replies of any size."""

import re
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.reply import Answer, Citation, Nearest, NoAnswer
from bot.discord_app.cards import Card, Rendered, contents, length
from bot.discord_app.delivery import embed_of
from bot.discord_app.newsroom import ReindexCounts
from bot.discord_app.render import render, render_counts, render_sources
from bot.discord_app.sources import InContext, Outdated
from tests.bot.discord.double.limits import broken_limits
from tests.bot.discord.newsroom import COURIER, FELL, GAZETTE, HELD, cite

ANSWER = Answer(
    question="When did the *harbour* fall?",
    direct="On Friday 6 August 2021 [1].",
    support=("First reported by the Courier [1].", "Doubted by the governor [2]."),
    sides=("Taken, says The Brindle Courier [1].", "Held, says Hill *Gazette* [2]."),
    pages=("A further page [2].",),
    as_of=date(2021, 8, 10),
    citations=(cite(COURIER, FELL, 1), cite(GAZETTE, HELD, 2)),
    snapshot="5eed0001cafe",
)

GOLDEN_ANSWER = r"""
(When did the *harbour* fall?)
**On Friday 6 August 2021 \[1\].**

**Where the articles differ**
• Taken, says The Brindle Courier \[1\].
• Held, says Hill \*Gazette\* \[2\].

First reported by the Courier \[1\].
Doubted by the governor \[2\].

A further page \[2\].
== \[1\] The Brindle Courier, 9 August 2021
> “Rebels took the harbour of Larkhaven on Friday.”
[Open the article](https://courier.example/harbour_%28day_two%29) at courier.example
== \[2\] Hill \*Gazette\*, 10 August 2021
> “The governor said the harbour of Larkhaven was still held on Friday night.”
-- As of 10 August 2021: nothing published later was used · index 5eed0001
"""

GOLDEN_REFUSAL = r"""
# Not in the articles
(who won the cup?)
The articles do not say who won.

They cover \#one harbour.

**Near to the question, but not an answer**
== The Brindle Courier, undated
> “Bread was short in the hills.”
-- index 5eed0001
"""

GOLDEN_SOURCES = r"""
# Sources
(When did the *harbour* fall?)
**\[1\] The Brindle Courier, 9 August 2021** · [Open the article](https://courier.example/harbour_%28day_two%29) at courier.example
> Ships left at dawn. **Rebels took the harbour of Larkhaven on Friday.** Nobody was hurt.

**\[2\] Hill \*Gazette\*, 10 August 2021**
This answer is from an older index (5eed0001): the article has changed or gone since. The quote as it stood then:
> **The governor said the harbour of Larkhaven was still held on Friday night.**
-- As of 10 August 2021: nothing published later was used · index 5eed0001
"""  # noqa: E501


def written(rendered: Rendered) -> str:
    """Write cards down as text: # title, (author), description, == fields, -- footer."""
    lines = []
    for card in rendered.cards:
        lines += [f"# {card.title}"] if card.title else []
        lines += [f"({card.author})"] if card.author else []
        lines += [card.description]
        lines += [f"== {field.name}\n{field.text}" for field in card.fields]
        lines += [f"-- {card.footer}"]
    return "\n" + "\n".join(lines) + "\n"


def test_an_answer_is_written_so() -> None:
    assert written(render(ANSWER)) == GOLDEN_ANSWER
    assert render(ANSWER).sources


def test_a_refusal_is_written_so() -> None:
    refusal = NoAnswer(
        question="who won the cup?",
        direct="The articles do not say who won.",
        covered="They cover #one harbour.".replace("They cover #", "They cover \n#"),
        nearest=(
            Nearest(
                article="courier",
                publisher="The Brindle Courier",
                published=None,
                quote="Bread was short in the hills.",
            ),
        ),
        snapshot="5eed0001cafe",
    )

    golden = GOLDEN_REFUSAL.replace(r"They cover \#", "They cover\n\\#")
    assert written(render(refusal)) == golden
    assert not render(refusal).sources


def test_sources_are_written_so() -> None:
    first, second = ANSWER.citations
    sources = (InContext(first, "Ships left at dawn. ", " Nobody was hurt."), Outdated(second))

    assert written(render_sources(ANSWER, sources)) == GOLDEN_SOURCES


def test_a_reindex_with_many_skipped_files_names_them_all() -> None:
    skipped = tuple((f"file-{number}.pdf", "nothing to read " * 20) for number in range(60))
    counts = ReindexCounts("b" * 12, None, 1, 2, 2, 0, 0, skipped, 3.0)

    cards = render_counts(counts).cards

    assert [len(re.findall(rf"file-{n}\.pdf", "".join(c.description for c in cards)))
            for n in range(60)] == [1] * 60  # fmt: skip
    assert len(cards) > 1


TEXT = st.text(st.sampled_from("abc de *_[1]@<>\n😀#"), max_size=60).flatmap(
    lambda text: st.sampled_from((1, 3, 40, 400)).map(lambda times: text * times)
)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    def citation(marker: int) -> Citation:
        return Citation(
            marker=marker,
            article="courier",
            publisher=draw(TEXT),
            published=draw(st.dates() | st.none()),
            url=draw(st.none() | TEXT.map("https://a.example/{}".format)),
            quote=draw(TEXT),
            start=0,
            end=1,
        )

    lines = st.lists(TEXT, max_size=3).map(tuple)
    return Answer(
        question=draw(TEXT),
        direct="x" + draw(TEXT),
        support=draw(lines),
        sides=draw(lines),
        pages=draw(lines),
        as_of=draw(st.dates() | st.none()),
        citations=tuple(citation(marker) for marker in range(1, draw(st.integers(2, 5)))),
        snapshot=draw(TEXT),
    )


def assert_sendable(card: Card) -> None:
    embed = embed_of(card).to_dict()
    assert list(broken_limits({"embeds": [embed]})) == []
    assert length(embed.get("description", "")) <= 4096
    assert length(embed.get("author", {}).get("name", "")) <= 256
    assert len(embed.get("fields", [])) <= 25
    for field in embed.get("fields", []):
        assert 0 < length(field["name"]) <= 256
        assert 0 < length(field["value"]) <= 1024
    for text in contents(card):
        assert 0 < length(text) <= 2000


def letters(text: str) -> str:
    return "".join(re.findall(r"[a-e😀]", text))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(answers())
def test_any_answer_fits_and_every_line_and_quote_of_it_is_there(answer: Answer) -> None:
    rendered = render(answer)

    for card in rendered.cards:
        assert_sendable(card)
    text = letters("".join(card.description for card in rendered.cards))
    for line in (answer.direct, *answer.sides, *answer.support, *answer.pages):
        assert letters(line) in text
    values = "".join(field.text for card in rendered.cards for field in card.fields)
    without_links = re.sub(r"\[Open the article\]\(\S+\) at \S+", "", values)
    assert letters("".join(c.quote for c in answer.citations)) == letters(without_links)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(answers(), TEXT, TEXT)
def test_any_sources_fit_and_show_every_quote(answer: Answer, before: str, after: str) -> None:
    sources = tuple(InContext(citation, before, after) for citation in answer.citations)

    rendered = render_sources(answer, sources)

    for card in rendered.cards:
        assert_sendable(card)
    text = letters("".join(card.description for card in rendered.cards))
    for citation in answer.citations:
        assert letters(before + citation.quote + after) in text
