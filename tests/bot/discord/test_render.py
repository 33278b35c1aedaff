"""Replies as cards: the golden text of each kind of message, in every language."""

from datetime import date

import pytest

from bot.answering.reply import Answer, Nearest, NoAnswer
from bot.discord_app.article_list import article_page
from bot.discord_app.cards import Card, Image, Rule, Text
from bot.discord_app.lists import about_card, gap_cards
from bot.discord_app.privacy import privacy_card
from bot.discord_app.render import render, render_sources, with_image
from bot.discord_app.sources import InContext, Outdated
from bot.phrases.phrases import phrases_in
from bot.state.kept_questions import Gap
from tests.bot.discord.newsroom import COURIER, FELL, GAZETTE, HELD, PNG, PlantedNewsroom, cite

ENGLISH, GERMAN = phrases_in("en"), phrases_in("de")
ANSWER = Answer(
    question="When did the *harbour* fall?",
    direct="On Friday 6 August 2021 [1].",
    support=("First reported by the Courier [1].", "Doubted by the governor [2]."),
    sides=("Taken, says The Brindle Courier [1].", "Held, says Hill *Gazette* [2]."),
    pages=("A further row [2].\nAnd one more [1].",),
    as_of=date(2021, 8, 10),
    citations=(cite(COURIER, FELL, 1), cite(GAZETTE, HELD, 2)),
    snapshot="5eed0001cafe",
)
REFUSAL = NoAnswer(
    question="who won the cup?",
    direct="The articles do not say who won.",
    covered="They cover\n#one harbour.",
    nearest=(
        Nearest(article="courier", publisher="The Brindle Courier (wire)", published=None,
                quote="Bread was short in the hills.", digest=True),
    ),
    snapshot="5eed0001cafe",
)  # fmt: skip

ANSWER_IN_ENGLISH = r"""
-# ↳ who sailed?
-# When did the \*harbour\* fall?
### On Friday 6 August 2021 \[1\].
---
**Where the articles differ**
• Taken, says The Brindle Courier \[1\].
• Held, says Hill \*Gazette\* \[2\].
---
First reported by the Courier \[1\].
Doubted by the governor \[2\].
A further row \[2\].
And one more \[1\].
---
**\[1\] The Brindle Courier**, 9 August 2021 · [Open the article](https://courier.example/harbour_%28day_two%29) at courier.example
> “Rebels took the harbour of Larkhaven on Friday.”
**\[2\] Hill \*Gazette\***, 10 August 2021
> “The governor said the harbour of Larkhaven was still held on Friday night.”
-# As of 10 August 2021: nothing published later was used · index 5eed0001
"""  # noqa: E501

ANSWER_IN_GERMAN = r"""
-# ↳ who sailed?
-# When did the \*harbour\* fall?
### On Friday 6 August 2021 \[1\].
---
**Worin sich die Artikel unterscheiden**
• Taken, says The Brindle Courier \[1\].
• Held, says Hill \*Gazette\* \[2\].
---
First reported by the Courier \[1\].
Doubted by the governor \[2\].
A further row \[2\].
And one more \[1\].
---
**\[1\] The Brindle Courier**, 9. August 2021 · [Artikel öffnen](https://courier.example/harbour_%28day_two%29) bei courier.example
> “Rebels took the harbour of Larkhaven on Friday.”
**\[2\] Hill \*Gazette\***, 10. August 2021
> “The governor said the harbour of Larkhaven was still held on Friday night.”
-# Stand 10. August 2021: nichts, was später erschien, wurde verwendet · Index 5eed0001
"""  # noqa: E501

REFUSAL_IN_ENGLISH = r"""
-# who won the cup?
### Not in the articles
The articles do not say who won.
They cover
\#one harbour.
---
**Close to the question, but not an answer**
**digest of The Brindle Courier** (wire), undated
> “Bread was short in the hills.”
-# index 5eed0001
"""

REFUSAL_IN_GERMAN = r"""
-# who won the cup?
### Steht nicht in den Artikeln
The articles do not say who won.
They cover
\#one harbour.
---
**Nah an der Frage, aber keine Antwort**
**Zusammenfassung von The Brindle Courier** (wire), ohne Datum
> “Bread was short in the hills.”
-# Index 5eed0001
"""

SOURCES_IN_ENGLISH = r"""
### Sources
**\[1\] The Brindle Courier**, 9 August 2021 · [Open the article](https://courier.example/harbour_%28day_two%29) at courier.example
> Ships left at dawn. **Rebels took the harbour of Larkhaven on Friday.** Nobody was hurt.
---
**\[2\] Hill \*Gazette\***, 10 August 2021
The article has been changed since index 5eed0001. The quote as it stood then:
> **The governor said the harbour of Larkhaven was still held on Friday night.**
-# That was then · As of 10 August 2021: nothing published later was used · index 5eed0001
"""  # noqa: E501

SOURCES_IN_GERMAN = r"""
### Quellen
**\[1\] The Brindle Courier**, 9. August 2021 · [Artikel öffnen](https://courier.example/harbour_%28day_two%29) bei courier.example
> Ships left at dawn. **Rebels took the harbour of Larkhaven on Friday.** Nobody was hurt.
---
**\[2\] Hill \*Gazette\***, 10. August 2021
Der Artikel wurde seit Index 5eed0001 geändert. Das Zitat, wie es damals dort stand:
> **The governor said the harbour of Larkhaven was still held on Friday night.**
-# That was then · Stand 10. August 2021: nichts, was später erschien, wurde verwendet · Index 5eed0001
"""  # noqa: E501

ARTICLES_IN_ENGLISH = r"""
### The 2 articles I answer from
**Hill \*Gazette\***, 10 August 2021
-# 3 sentences, 1 event
**The Brindle Courier**, 9 August 2021
[Open the article](https://courier.example/harbour_%28day_two%29) at courier.example
-# 3 sentences, 1 event
-# index 5eed0001
"""

GAPS_IN_GERMAN = r"""
### Was nicht gut beantwortet wurde
**Larkhaven · wann** — 3 unbeantwortet, 1 mit 👎
• q0
• q1
• q2
• q3
• q4
und eine weitere
**Kein bestimmter Ort · sonstiges** — 1 unbeantwortet, 0 mit 👎
• who \*won\*?
"""

ABOUT_IN_ENGLISH = r"""
### What I answer from, and how
2 articles, 9 August 2021 to 10 August 2021.
Published by Hill \*Gazette\*, The Brindle Courier.
• Every answer is taken from the articles, sentence by sentence. No language model writes it.
• Each line has a marker, and each marker a quote that stands in its article word for word. Code checks this before an answer is sent.
• “On Sunday” is counted from the day of the article. Where articles differ, both sides are shown.
• Where the articles are silent I say so. A quote proves that the article says it, not that it is true.
-# index 5eed0001 of 11 August 2021 · version 0.0
"""  # noqa: E501


def written(*cards: Card) -> str:
    """Write cards down: their texts, a rule as ---, a picture as its name; === between two."""
    parts = {Rule: lambda part: "---", Image: lambda part: f"[{part.name}: {part.alt}]"}
    return "\n===\n".join(
        "\n" + "\n".join(
            part.markdown if isinstance(part, Text) else parts[type(part)](part)
            for part in card.parts
        ) + "\n"
        for card in cards
    )  # fmt: skip


@pytest.mark.parametrize(
    ("phrases", "golden"), [(ENGLISH, ANSWER_IN_ENGLISH), (GERMAN, ANSWER_IN_GERMAN)]
)
def test_an_answer_is_written_so(phrases, golden: str) -> None:
    assert written(*render(ANSWER, phrases, ("who sailed?",))) == golden


@pytest.mark.parametrize(
    ("phrases", "golden"), [(ENGLISH, REFUSAL_IN_ENGLISH), (GERMAN, REFUSAL_IN_GERMAN)]
)
def test_a_refusal_is_written_so(phrases, golden: str) -> None:
    assert written(*render(REFUSAL, phrases)) == golden


@pytest.mark.parametrize(
    ("phrases", "golden"), [(ENGLISH, SOURCES_IN_ENGLISH), (GERMAN, SOURCES_IN_GERMAN)]
)
def test_sources_are_written_so(phrases, golden: str) -> None:
    first, second = ANSWER.citations
    sources = (InContext(first, "Ships left at dawn. ", " Nobody was hurt."), Outdated(second))

    assert written(*render_sources(ANSWER, sources, phrases, "That was then")) == golden


def test_the_articles_are_listed_so() -> None:
    page = article_page(PlantedNewsroom().sources(), 0, "5eed0001cafe", ENGLISH)

    assert written(page.card) == ARTICLES_IN_ENGLISH


@pytest.mark.parametrize(("count", "last"), [(0, 0), (10, 10), (11, 10), (60, 10)])
def test_ten_articles_stand_on_a_page_and_not_eleven(count: int, last: int) -> None:
    entries = (PlantedNewsroom().sources()[1],) * count

    assert article_page(entries, 0, "5eed0001cafe", ENGLISH).behind == last


def test_gaps_are_listed_so() -> None:
    gaps = [
        Gap("larkhaven", "when", 3, 1, tuple(f"q{number}" for number in range(6))),
        Gap(None, "mention", 1, 0, ("who *won*?",)),
    ]

    assert written(*gap_cards(gaps, {"larkhaven": "Larkhaven"}, GERMAN)) == GAPS_IN_GERMAN


def test_what_is_covered_is_told_so() -> None:
    assert written(about_card(PlantedNewsroom().coverage(), ENGLISH)) == ABOUT_IN_ENGLISH


def test_what_is_kept_of_people_is_told_with_for_how_long() -> None:
    for phrases, said in ((ENGLISH, "for 30 days"), (GERMAN, "30 Tage lang")):
        assert said in privacy_card(phrases, 30).text


def test_refusals_and_answers_differ_in_colour() -> None:
    assert render(ANSWER, ENGLISH)[0].colour != render(REFUSAL, ENGLISH)[0].colour


def test_a_picture_stands_under_the_questions_and_names_its_sources_without_quoting() -> None:
    (card,) = render(ANSWER, ENGLISH, quotes=False)

    text = written(with_image(card, Image("map.png", PNG, "a map")))

    assert text.startswith(
        "\n-# When did the \\*harbour\\* fall?\n[map.png: a map]\n### On Friday 6 August 2021"
    )
    assert r"**\[2\] Hill \*Gazette\***, 10 August 2021" in text
    assert FELL not in text


def test_a_line_that_is_part_of_a_quote_with_its_credit_is_left_to_the_quote() -> None:
    part = FELL.removesuffix(" on Friday.")
    lines = (f"“{part} …” — The Brindle Courier, 9 August 2021 [1]", f"“{part} …” — a rumour [2]")
    answer = ANSWER.model_copy(update={"support": lines})

    text = render(answer, ENGLISH)[0].text

    assert "9 August 2021 \\[1\\]" not in text
    assert f"“{part} …” — a rumour \\[2\\]" in text  # of another quote than the one it cites


def test_a_quote_that_a_line_has_in_full_is_not_shown_twice() -> None:
    answer = ANSWER.model_copy(update={"direct": f"{FELL} [1]"})

    assert render(answer, ENGLISH)[0].text.count(FELL) == 1


@pytest.mark.parametrize(("size", "mark"), [(180, "### "), (181, "**")])
def test_a_direct_line_is_a_heading_up_to_180_characters(size: int, mark: str) -> None:
    answer = ANSWER.model_copy(update={"direct": "d" * (size - 6) + r" [1]"})

    assert render(answer, ENGLISH)[0].parts[1].markdown.startswith(mark + "ddd")
