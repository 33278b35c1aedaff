"""Another event, of a country that is in no gazetteer that ships, with places of its own."""

import json
import logging
import os

import pytest

from bot.__main__ import main
from index.opening import open_index
from index.places import Places, find_places

PLACES = """\
[[place]]
id = "ostravia"
name = "Ostravia"
kind = "country"

[[place]]
id = "sundmark-province"
name = "Sundmark"
kind = "province"
country = "ostravia"

[[place]]
id = "tollhaven"
name = "Tollhaven"
kind = "city"
province = "sundmark-province"
capital_of = ["sundmark-province"]
country = "ostravia"
spellings = ["Tollhaven", "Kessrin"]
"""
BODY = """\
Rebels captured the city of Kessrin on Tuesday, residents said.
The governor of Sundmark had left for the coast with his family.
The price of bread doubled within the week."""
HEAD = '+++\ntitle = "War at the coast"\npublisher = "The Quay"\npublished = 2031-05-09\n+++\n'


@pytest.fixture(autouse=True)
def _bare(monkeypatch):
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    handlers = list(logging.getLogger().handlers)
    yield
    for handler in set(logging.getLogger().handlers) - set(handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "coast.md").write_text(HEAD + BODY, "utf-8")
    return folder


@pytest.fixture
def places(tmp_path):
    """The file of the invented places."""
    file = tmp_path / "places.toml"
    file.write_text(PLACES, "utf-8")
    return file


@pytest.fixture
def ask(articles, tmp_path, capsys, monkeypatch, real_embedder):
    """Ask over the articles with further options: the exit code, what was printed, complaints."""
    monkeypatch.setattr("index.opening.encoder_of", lambda *_: real_embedder)

    def run(question, *options):
        words = ["--corpus", str(articles), "--data", str(tmp_path / "data"), *options]
        code = main(["ask", question, "--json", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def _answer(run):
    code, out, _ = run
    assert code == 0
    return json.loads(out)


@pytest.fixture
def opened(articles, tmp_path, monkeypatch, real_embedder):
    """Open the index of the articles with a gazetteer: the index, and what was noted."""
    monkeypatch.setattr("index.opening.encoder_of", lambda *_: real_embedder)

    def open_(gazetteer):
        where = find_places((articles,), tmp_path / "data", gazetteer=gazetteer)
        notes = []
        return open_index(where, notes.append), notes

    return open_


def test_an_event_of_another_country_is_read_with_its_own_places(opened, places):
    index, _ = opened(places)

    (event,) = index.snapshot.events
    assert index.gazetteer.place(event.place).name == "Tollhaven"
    assert (event.kind, event.modality) == ("captured", "claimed")
    assert event.first.isoformat() == "2031-05-06"  # the Tuesday before Friday the 9th


def test_without_its_places_the_same_article_gives_no_event(opened):
    index, _ = opened(None)

    assert index.snapshot.events == ()


def test_a_snapshot_made_with_another_gazetteer_is_built_again(opened, places):
    before, _ = opened(None)
    after, notes = opened(places)
    again, quiet = opened(places)
    places.write_text(PLACES.replace('"Kessrin"', '"Kessrin", "Keszrin"'), "utf-8")
    changed, _ = opened(places)

    assert len({before.snapshot.id, after.snapshot.id, changed.snapshot.id}) == 3
    assert notes[0] == "Updating the index."
    assert after.snapshot.manifest.inputs.gazetteer == after.gazetteer.digest
    assert (again.snapshot.id, quiet) == (after.snapshot.id, [])


def test_it_is_asked_about_by_either_of_its_names(ask, places):
    chosen = ("--gazetteer", str(places))

    other = _answer(ask("when did Tollhaven fall?", *chosen))
    printed = _answer(ask("when did kessrin fall?", *chosen))
    unknown = _answer(ask("when did Tollhaven fall?"))

    for said in (other, printed):
        assert said["answered"]
        assert "6 May 2031" in said["text"]
        assert said["citations"][0]["quote"] in BODY
    assert not unknown["answered"]


def test_the_environment_names_the_gazetteer_too(ask, places, monkeypatch):
    by_option = _answer(ask("when did Tollhaven fall?", "--gazetteer", str(places)))
    monkeypatch.setenv("STRINGER_GAZETTEER", str(places))

    by_variable = _answer(ask("when did Tollhaven fall?"))

    assert by_variable["snapshot"] == by_option["snapshot"]


def test_a_gazetteer_that_is_not_there_is_one_sentence_and_leaves_with_2(
    ask, tmp_path, monkeypatch
):
    gone = tmp_path / "gone.toml"

    assert ask("why?", "--gazetteer", str(gone)) == (
        2,
        "",
        f"--gazetteer names {gone}, which does not exist; give a TOML file of places.\n",
    )
    monkeypatch.setenv("STRINGER_GAZETTEER", str(tmp_path))
    assert ask("why?") == (
        2,
        "",
        f"STRINGER_GAZETTEER names {tmp_path}, which is not a file; give a TOML file of places.\n",
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            ('country = "ostravia"\nspellings', 'country = "otravia"\nspellings'),
            "place 3 (tollhaven): no place has the id 'otravia'",
        ),
        (
            ('"province"\ncountry', '"province"\ncolour'),
            "place 2 (sundmark-province): colour: Extra inputs are not permitted",
        ),
    ],
)
def test_a_bad_gazetteer_is_one_sentence_that_names_the_row_and_leaves_with_2(
    ask, places, change, fault
):
    places.write_text(PLACES.replace(*change), "utf-8")

    assert ask("why?", "--gazetteer", str(places)) == (
        2,
        "",
        f"{places}: {fault}; mend it, or name another file with --gazetteer or"
        " STRINGER_GAZETTEER.\n",
    )


def test_an_unmended_gazetteer_leaves_the_index_as_it_was(ask, articles, places, tmp_path):
    where = Places((articles,), tmp_path / "data", "", places)
    ask("when did Tollhaven fall?", "--gazetteer", str(places))
    before = where.library.active()
    places.write_text("[[place]]\n", "utf-8")

    assert ask("when did Tollhaven fall?", "--gazetteer", str(places))[0] == 2
    assert where.library.active() == before
