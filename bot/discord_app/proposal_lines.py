"""The lines of a proposal: its articles, files, copies, events and golden questions, all inert."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bot.discord_app.index_words import article_words, shortened
from bot.discord_app.inert import escaped
from bot.phrases.phrases import Phrases
from bot.phrases.spans import span_words
from index.golden import GoldenAnswer, GoldenChange
from index.proposal import ArticleLine, Diff, EventLine, SkippedLine

# Characters, in the longest way they may have to be written.
_QUESTION, _ANSWER = 300, 700
_SENTENCE = 240
_REASON = 600


def article_lines(
    articles: Iterable[ArticleLine], phrases: Phrases, mark: str = ""
) -> Iterator[str]:
    """Write a line of each article: whose, of which day, under which title."""
    for one in articles:
        yield f"• {mark}{article_words(one, phrases)}"


def skipped_lines(skipped: Iterable[SkippedLine]) -> Iterator[str]:
    """Write a line of each file that is no article, with the reason, in the reader's English."""
    for one in skipped:
        yield f"• {shortened(f'{one.name}: {one.reason}', _REASON)}"


def copy_lines(diff: Diff, phrases: Phrases) -> Iterator[str]:
    """Write of each near copy with which article it counts as one source."""
    known = {one.id: one for one in (*diff.added, *diff.changed)}

    def named(article: str) -> str:
        line = known.get(article)
        return article_words(line, phrases) if line else escaped(article)

    for one in diff.copies:
        share = round(100 * one.share)
        said = phrases.say("proposal-copy", article=named(one.id), other=named(one.of), share=share)
        yield f"• {said}"


def event_lines(
    events: Iterable[EventLine], names: Mapping[str, str], phrases: Phrases
) -> Iterator[str]:
    """Write of each event where, what and when, and the sentence that tells it."""
    for event in events:
        place = shortened(names.get(event.place, event.place), 80)
        # An older or newer version of the index may tell of other kinds.
        known = phrases.has(f"event-{event.kind}")
        kind = phrases.say(f"event-{event.kind}") if known else escaped(event.kind)
        days = _days(event.first, event.last, phrases)
        yield f"• **{place}**: {kind}, {days} — “{shortened(event.words, _SENTENCE)}”"


def change_lines(change: GoldenChange, phrases: Phrases, *, answers: bool = True) -> Iterator[str]:
    """Write how a golden question fares, and its answers before and after under one another."""
    question = shortened(change.question, _QUESTION)
    if change.is_drop:
        mark = "⚠️"
        verdict = phrases.say("golden-worse" if change.before else "golden-unsure")
    elif change.after.holds:
        mark, verdict = "✅", phrases.say("golden-holds")
    else:
        mark, verdict = "❌", phrases.say("golden-fails")
    yield f"{mark} **{question}** — {verdict}"
    if not answers:
        return
    if change.is_changed:
        before = _answer(change.before) if change.before else phrases.say("golden-unasked")
        yield f"> {phrases.say('golden-before', answer=before)}"
    yield f"> {phrases.say('golden-after', answer=_answer(change.after))}"


def _answer(answer: GoldenAnswer) -> str:
    return shortened(answer.text, _ANSWER)


def _days(first: date | None, last: date | None, phrases: Phrases) -> str:
    if first is None or last is None:
        return phrases.say("undated")
    return span_words(first, last, phrases)
