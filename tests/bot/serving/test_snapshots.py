"""The newsroom over invented articles: which snapshot answers, and what is shown of it."""

import pytest

from bot.answering.reply import Asked, Citation
from corpus.gazetteer import GazetteerError
from tests.bot.serving.conftest import FIRST, HEAD, Echo


def _quoted(serving, quote, **changes):
    (article,) = [one for one in serving.articles() if quote in one.body]
    start = article.body.index(quote)
    fields = {
        "marker": 1,
        "article": article.id,
        "publisher": article.publisher,
        "published": article.published,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }
    return Citation(**(fields | changes))


def test_a_missing_snapshot_is_built_and_a_current_one_is_only_opened(open_serving, embedders):
    notes = []
    built = open_serving(notes.append)
    assert notes
    notes.clear()

    again = open_serving(notes.append)

    assert again.snapshot_id == built.snapshot_id
    assert notes == []
    assert embedders[-1].asked == []


def test_an_article_that_has_changed_makes_another_snapshot(open_serving, corpus):
    before = open_serving().snapshot_id
    (corpus / "a.md").write_text(HEAD.format(title="Ferry") + FIRST + " The bridge closed.")

    assert open_serving().snapshot_id != before


def test_a_damaged_snapshot_is_built_again(open_serving, tmp_path):
    before = open_serving().snapshot_id
    (damaged,) = (tmp_path / "data").rglob("passages.jsonl")
    damaged.write_text("{", "utf-8")
    notes = []

    assert open_serving(notes.append).snapshot_id == before
    assert any("damaged" in note for note in notes)


def test_a_reindex_swaps_the_snapshot_and_counts_what_it_took_over(open_serving, corpus):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")

    counts = serving.reindex(lambda step, done, total: None)

    assert (counts.previous, counts.snapshot) == (before, serving.snapshot_id)
    assert counts.snapshot != before
    assert counts.articles == 2
    assert counts.embedded >= 1
    assert counts.reused >= 1
    assert serving.answer(Asked(question="?")).snapshot == counts.snapshot
    assert [article.id for article in serving.articles()] == ["a", "b"]


def test_an_answer_under_way_keeps_the_snapshot_it_began_with(open_serving, corpus, monkeypatch):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")
    plain = Echo.answer

    def reindexing(echo, asked):
        serving.reindex(lambda step, done, total: None)
        return plain(echo, asked)

    monkeypatch.setattr(Echo, "answer", reindexing)

    assert serving.answer(Asked(question="?")).snapshot == before
    assert serving.snapshot_id != before


def test_a_reindex_that_is_stopped_leaves_the_serving_snapshot(open_serving, corpus):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")

    def stop(step, done, total):
        raise InterruptedError(step)

    with pytest.raises(InterruptedError):
        serving.reindex(stop)

    assert serving.answer(Asked(question="?")).snapshot == before


def test_the_paragraph_around_a_quote_is_its_lines(open_serving):
    serving = open_serving()

    assert serving.paragraph(_quoted(serving, "harbour")) == "The harbour burned all night."
    assert serving.paragraph(_quoted(serving, "night.\nCrowds")) == (
        "The harbour burned all night.\nCrowds left the market."
    )


def test_of_an_article_that_has_changed_the_quote_is_all_there_is(open_serving):
    serving = open_serving()

    assert serving.paragraph(_quoted(serving, "harbour", start=0, end=7)) == "harbour"
    assert serving.paragraph(_quoted(serving, "harbour", article="gone")) == "harbour"


def test_place_names_are_those_the_articles_mention(open_serving):
    assert open_serving().place_names() == ("Kunduz",)


def test_a_reindex_reads_the_gazetteer_again(open_serving, tmp_path):
    places = tmp_path / "places.toml"
    places.write_text('[[place]]\nid = "market"\nname = "Market"\nkind = "city"\n', "utf-8")
    serving = open_serving(gazetteer=places)
    assert serving.place_names() == ()  # "the market" is written small, and Kunduz is not listed
    places.write_text('[[place]]\nid = "kunduz"\nname = "Kunduz"\nkind = "city"\n', "utf-8")

    counts = serving.reindex(lambda step, done, total: None)

    assert counts.snapshot != counts.previous
    assert serving.place_names() == ("Kunduz",)


def test_a_bad_gazetteer_at_a_reindex_leaves_the_serving_snapshot(open_serving, tmp_path):
    places = tmp_path / "places.toml"
    places.write_text('[[place]]\nid = "kunduz"\nname = "Kunduz"\nkind = "city"\n', "utf-8")
    serving = open_serving(gazetteer=places)
    before = serving.snapshot_id
    places.write_text("[[place]]\n", "utf-8")

    with pytest.raises(GazetteerError, match=r"places.toml: place 1: id: Field required"):
        serving.reindex(lambda step, done, total: None)

    assert serving.answer(Asked(question="?")).snapshot == before
    assert serving.place_names() == ("Kunduz",)


def test_warming_loads_the_model(open_serving, embedders):
    open_serving().warm()

    assert embedders[-1].loaded
