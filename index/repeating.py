"""Which sentences only say again what another article said, found when a snapshot is made."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.article import Article, ArticleId
from corpus.copies import Copy
from corpus.event import Event
from corpus.gazetteer import Gazetteer
from corpus.passage import Sentence
from corpus.reading import Reading
from index.evidence.readings import ReadingRow, reading_of
from index.evidence.repeats import Key, said_before
from index.evidence.tally import Tallied, Tally, add_up, tally_of
from index.evidence.tokens import tokens
from index.parts import Parts


def find_repeats(
    copies: Sequence[Copy],
    articles: Sequence[Article],
    parts: Sequence[Parts],
    gazetteer: Gazetteer,
) -> Mapping[Key, tuple[Key, ...]]:
    """For each sentence of a copy that repeats: where the articles of its source said it before.

    `articles` and their `parts` are in step.  Only copies and their sources are looked into.
    """
    concerned = {one for copy in copies for one in (copy.article, copy.of)}
    at = {one.id: place for place, one in enumerate(articles) if one.id in concerned}
    readings = {name: _readings(parts[place], gazetteer) for name, place in at.items()}
    return said_before(copies, {name: articles[at[name]] for name in at}, readings)


def tallies_without(
    repeats: Mapping[Key, tuple[Key, ...]],
    articles: Sequence[Article],
    parts: Sequence[Parts],
) -> Tallied:
    """Add up the articles' tallies; what is repeated counts where it stood first."""
    copies = {name for name, _ in repeats}
    return add_up(
        _tally_without(repeats, article.id, own)
        if article.id in copies
        else Tally.model_validate_json(own.tally)
        for article, own in zip(articles, parts, strict=True)
    )


def _tally_without(
    repeats: Mapping[Key, tuple[Key, ...]], article: ArticleId, parts: Parts
) -> Tally:
    return tally_of(
        (one, tokens(one.text), (article, one.index) not in repeats) for one in _sentences(parts)
    )


def _sentences(parts: Parts) -> Iterator[Sentence]:
    return (Sentence.model_validate_json(line) for line in parts.sentences)


def _readings(parts: Parts, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    events = [Event.model_validate_json(line) for line in parts.events]
    rows = map(ReadingRow.model_validate_json, parts.readings)
    return tuple(
        reading_of(row, sentence, events, gazetteer)
        for row, sentence in zip(rows, _sentences(parts), strict=True)
    )
