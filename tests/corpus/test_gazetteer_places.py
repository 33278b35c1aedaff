"""The gazetteer that ships, and files of one's own: what is in them, and what is refused."""

import hashlib
from pathlib import Path

import pytest

import corpus
from corpus.gazetteer import Gazetteer, GazetteerError, PlaceError
from corpus.spelling import fold

GAZETTEER = Gazetteer.load()


def test_the_34_provinces_have_a_capital_each():
    provinces = [place for place in GAZETTEER.places if place.kind == "province"]

    assert len(provinces) == 34
    assert len(GAZETTEER.capitals()) == 34
    for province in provinces:
        capital = GAZETTEER.capital_of(province.id)
        assert capital is not None
        assert GAZETTEER.province_of(capital) == province


def test_afghan_places_lie_in_afghanistan():
    for place in GAZETTEER.places:
        if place.country == "afghanistan" and place.latitude is not None:
            assert 29 < place.latitude < 38.5, place.id
            assert 60 < place.longitude < 75, place.id


@pytest.mark.parametrize(
    ("west", "east"),
    [("herat", "kabul"), ("tehran", "herat"), ("kabul", "islamabad"), ("zaranj", "kandahar")],
)
def test_places_stand_in_order_from_west_to_east(west, east):
    assert GAZETTEER.place(west).longitude < GAZETTEER.place(east).longitude


def test_an_airport_lies_within_thirty_kilometres_of_its_city():
    for airport in GAZETTEER.places:
        if airport.serves is not None:
            city = GAZETTEER.place(airport.serves)
            assert abs(airport.latitude - city.latitude) < 0.27, airport.id
            assert abs(airport.longitude - city.longitude) < 0.27, airport.id


def test_no_two_places_of_a_kind_share_a_spelling():
    owners = {}
    for place in GAZETTEER.places:
        for spelling in place.spellings:
            assert owners.setdefault((place.kind, fold(spelling)), place) is place


def test_an_unknown_id_is_named():
    with pytest.raises(PlaceError, match="no place with the id 'atlantis'"):
        GAZETTEER.place("atlantis")


def test_the_digest_is_that_of_the_file():
    shipped = Path(corpus.__file__).with_name("gazetteer.toml")

    assert hashlib.sha256(shipped.read_bytes()).hexdigest() == GAZETTEER.digest


def test_another_event_brings_its_own_file(tmp_path):
    own = tmp_path / "flood.toml"
    own.write_text(
        '[[place]]\nid = "riverton"\nname = "Riverton"\nkind = "city"\n'
        '[[place]]\nid = "milltown"\nname = "Mill Town"\nkind = "city"\nspellings = ["Milltown"]\n',
        "utf-8",
    )
    gazetteer = Gazetteer.load(own)

    found = gazetteer.mentions("Riverton and Mill-Town flooded; Kabul did not.")

    assert [mention.place.id for mention in found] == ["riverton", "milltown"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('[[place]]\nid = "a"\nname = "A"\nkind = "castle"\n', r"place 1 \(a\): kind"),
        ('[[place]]\nid = "a"\nname = "A"\nkind = "city"\nmayor = "B"\n', r"place 1 \(a\): mayor"),
        (
            '[[place]]\nid = "a"\nname = "A"\nkind = "city"\n'
            '[[place]]\nid = "a"\nname = "B"\nkind = "city"\n',
            r"place 2 \(a\): place 1 has that id already",
        ),
        (
            '[[place]]\nid = "a"\nname = "A"\nkind = "city"\nprovince = "b"\n',
            r"place 1 \(a\): no place has the id 'b'",
        ),
        (
            '[[place]]\nid = "a"\nname = "Corby"\nkind = "city"\n'
            '[[place]]\nid = "b"\nname = "Corbi"\nkind = "city"\n',
            r"place 2 \(b\): the city a is spelt 'Corbi' too",
        ),
        ("place = 3", r"place: "),
        ("[[place", r"not TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_row(tmp_path, content, complaint):
    path = tmp_path / "places.toml"
    path.write_text(content, "utf-8")

    with pytest.raises(GazetteerError, match=complaint) as refusal:
        Gazetteer.load(path)

    assert str(path) in str(refusal.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GazetteerError, match=r"gone\.toml: cannot be read"):
        Gazetteer.load(tmp_path / "gone.toml")
