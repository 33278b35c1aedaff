"""What a snapshot is made from and by, and how two makings differ."""

from collections.abc import Mapping, Sequence
from typing import Literal

from corpus.article import Article
from corpus.copies import COPIES_VERSION
from corpus.event import EVENTS_VERSION
from corpus.gazetteer import Gazetteer
from corpus.passages import SPLITTER_VERSION
from index.embedder import Identified
from index.evidence import EVIDENCE_VERSION
from index.lexical import LEXICAL_VERSION
from index.manifest import Inputs, ModelRecord, article_record
from index.stores.kinds import AUTO
from index.terms import TERMS_VERSION

Rebuilt = Literal[
    "model", "splitter", "gazetteer", "events", "terms", "evidence", "copies", "store"
]
"""What of the making changed, so that more than the changed articles was made anew."""


REBUILT_WORDS: Mapping[Rebuilt, str] = {
    "model": "the model",
    "splitter": "how articles are split",
    "gazetteer": "the gazetteer",
    "events": "how events are read",
    "terms": "how words are counted",
    "evidence": "what answers lean on",
    "copies": "how near copies are found",
    "store": "the kind of the vectors' index",
}
"""What of the making it is, in words."""


def inputs_of(
    articles: Sequence[Article], model: Identified, gazetteer: Gazetteer, kind: str = AUTO
) -> Inputs:
    """Name everything that decides what is in the snapshot of these articles, given by id.

    `kind` is that of the vectors' index: `auto`, by size, or a FAISS factory string.
    """
    return Inputs(
        model=ModelRecord(name=model.name, checksum=model.checksum),
        splitter=str(SPLITTER_VERSION),
        gazetteer=gazetteer.digest,
        events=str(EVENTS_VERSION),
        terms=f"{TERMS_VERSION}.{LEXICAL_VERSION}",
        evidence=str(EVIDENCE_VERSION),
        copies=str(COPIES_VERSION),
        store=kind,
        articles=tuple(article_record(article) for article in articles),
    )


def rebuilt_for(before: Inputs, now: Inputs) -> tuple[Rebuilt, ...]:
    """Tell what of the making differs, so that more than changed articles is made anew."""
    pairs: tuple[tuple[Rebuilt, object, object], ...] = (
        ("model", before.model.checksum, now.model.checksum),
        ("splitter", before.splitter, now.splitter),
        ("gazetteer", before.gazetteer, now.gazetteer),
        ("events", before.events, now.events),
        ("terms", before.terms, now.terms),
        ("evidence", before.evidence, now.evidence),
        ("copies", before.copies, now.copies),
        ("store", before.store, now.store),
    )
    return tuple(name for name, was, is_now in pairs if was != is_now)
