"""A snapshot as an older program left it: only its articles can still be read."""

import json
from pathlib import Path

from corpus.article import Article
from index.library import Library
from index.seal import write_seal
from index.snapshot import ARTICLES, MANIFEST

OLD = "0123456789abcdef"


def publish_older(library: Library, *articles: Article) -> Path:
    """Publish these articles, given by id, in other files and with another manifest."""
    folder = library.snapshots / OLD
    folder.mkdir(parents=True)
    lines = "".join(one.model_dump_json() + "\n" for one in articles)
    (folder / ARTICLES).write_text(lines, "utf-8")
    (folder / MANIFEST).write_text(json.dumps({"format": 2, "id": OLD, "novelty": 1}))
    write_seal(folder)
    library.publish(OLD, articles=len(articles))
    return folder
