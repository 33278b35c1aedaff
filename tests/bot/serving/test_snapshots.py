"""The newsroom over invented articles: which snapshot answers, and what is shown of it."""

import pytest

from bot.answering.reply import Asked, Citation
from index.places import Places
from index.seal import SnapshotError
from tests.bot.serving.conftest import FIRST, HEAD, Echo


def _quoted(serving, quote, **changes):
    (article,) = [one for one in serving.articles().values() if quote in one.body]
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


def test_who_follows_looks_for_an_export_too_whether_anything_was_published_or_not(
    open_serving, embedders, monkeypatch
):
    serving, looked = open_serving(), []
    monkeypatch.setattr(embedders[-1], "look_again", lambda: looked.append(serving.snapshot_id))

    assert serving.follow() is False
    assert looked == [serving.snapshot_id]


def test_what_was_published_elsewhere_is_served_from_then_on(open_serving, corpus, publish):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")
    published = publish()
    assert serving.snapshot_id == before

    assert serving.follow()

    assert serving.snapshot_id == published
    assert serving.answer(Asked(question="?")).snapshot == published
    assert list(serving.articles()) == ["a", "b"]
    assert not serving.follow(), "nothing else was published since"


def test_an_answer_under_way_keeps_the_snapshot_it_began_with(
    open_serving, corpus, monkeypatch, publish
):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")
    plain = Echo.answer

    def published_meanwhile(echo, asked):
        publish()
        assert serving.follow()
        return plain(echo, asked)

    monkeypatch.setattr(Echo, "answer", published_meanwhile)

    assert serving.answer(Asked(question="?")).snapshot == before
    assert serving.snapshot_id != before


def test_what_can_not_be_opened_is_told_until_it_is_mended_and_the_one_before_goes_on_serving(
    open_serving, corpus, publish, tmp_path
):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")
    published = publish()
    (damaged,) = (tmp_path / "data").rglob(f"{published}/passages.jsonl")
    whole = damaged.read_bytes()
    damaged.write_text("{", "utf-8")

    for _ in range(2):
        with pytest.raises(SnapshotError, match=r"passages\.jsonl is damaged"):
            serving.follow()
    assert serving.answer(Asked(question="?")).snapshot == before

    damaged.write_bytes(whole)
    assert serving.follow()
    assert serving.snapshot_id == published


def test_going_back_is_followed_too(open_serving, corpus, publish, tmp_path):
    serving = open_serving()
    before = serving.snapshot_id
    (corpus / "b.md").write_text(HEAD.format(title="Bridge") + "The bridge closed.", "utf-8")
    publish()
    serving.follow()

    Places((corpus,), tmp_path / "data", "words").library.rollback()

    assert serving.follow()
    assert serving.snapshot_id == before
    assert list(serving.articles()) == ["a"]


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


def test_what_is_published_with_another_gazetteer_is_served_with_that(
    open_serving, tmp_path, publish
):
    places = tmp_path / "places.toml"
    places.write_text('[[place]]\nid = "market"\nname = "Market"\nkind = "city"\n', "utf-8")
    serving = open_serving(gazetteer=places)
    assert serving.place_names() == ()  # "the market" is written small, and Kunduz is not listed
    places.write_text('[[place]]\nid = "kunduz"\nname = "Kunduz"\nkind = "city"\n', "utf-8")

    publish(places)

    assert serving.follow()
    assert serving.place_names() == ("Kunduz",)


def test_what_is_published_with_a_gazetteer_this_process_has_not_is_not_served(
    open_serving, tmp_path, corpus, publish
):
    places, others = tmp_path / "places.toml", tmp_path / "others.toml"
    for path, name in ((places, "Kunduz"), (others, "Market")):
        text = f'[[place]]\nid = "one"\nname = "{name}"\nkind = "city"\n'
        path.write_text(text, "utf-8")
    serving = open_serving(gazetteer=places)
    before = serving.snapshot_id

    publish(others)

    with pytest.raises(SnapshotError, match="made with another gazetteer"):
        serving.follow()
    assert serving.answer(Asked(question="?")).snapshot == before


def test_warming_loads_the_model(open_serving, embedders):
    open_serving().warm()

    assert embedders[-1].loaded
