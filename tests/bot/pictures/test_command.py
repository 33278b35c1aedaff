"""`python -m bot timeline` and `map` as a person meets them."""

import logging
import os

import pytest

import bot.commands.pictures
from bot.__main__ import main
from bot.pictures.gallery import Gallery


class Desk:
    """The part of a newsroom that the command asks."""

    def __init__(self, ground):
        self._ground, self._gallery = ground, Gallery()

    def picture(self, kind, as_of, first, last, language):
        return self._gallery.picture(
            self._ground, kind, as_of, first=first, last=last, language=language
        )


@pytest.fixture
def said(monkeypatch, tmp_path, planted, capsys):
    """Run a command line in an empty folder: its code, what it printed and complained of."""
    for name in [name for name in os.environ if name.startswith("STRINGER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def run(*words, ground=planted):
        desk = Desk(ground)
        monkeypatch.setattr(bot.commands.pictures, "open_newsroom", lambda settings: desk)
        code = main(words)
        return code, *capsys.readouterr()

    handlers = list(logging.getLogger().handlers)
    yield run
    for handler in set(logging.getLogger().handlers) - set(handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.mark.parametrize("kind", ["timeline", "map"])
def test_the_picture_is_written_and_its_rows_are_told_with_their_sources(said, tmp_path, kind):
    code, out, err = said(kind)

    assert (code, err) == (0, "")
    assert (tmp_path / f"{kind}.png").read_bytes().startswith(b"\x89PNG")
    assert out.startswith(f"Drawn: {kind}.png\n")
    assert "\nFarah: " in out
    assert "“Insurgents captured Kabul on Sunday.”" in out.partition("\nSources\n")[2]


def test_as_of_leaves_later_articles_out_and_out_names_the_file(said, tmp_path):
    code, out, _ = said("timeline", "--as-of", "2021-08-11", "--out", "early.png")

    assert code == 0
    assert (tmp_path / "early.png").exists()
    assert "Kabul" not in out


def test_from_and_to_limit_the_timeline_and_say_what_is_left_out(said):
    code, out, _ = said("timeline", "--from", "2021-08-11", "--to", "2021-08-12")

    rows = out.partition("\nSources\n")[0].strip().split("\n")[2:]
    assert code == 0
    assert rows == [
        "Maimana: Wednesday 11 August 2021 [1]; not taken, says an article of 15 August 2021 [2]",
        "1 more capital is told as taken without a day, and left out.",
    ]
    assert said("timeline", "--to", "2021-08-01")[:2] == (
        0,
        "No article used here tells of a capital as taken on these days: there is no timeline to"
        " draw.\n",
    )


def test_the_rows_are_told_in_german_and_the_quotes_as_they_are(said):
    _, out, _ = said("timeline", "--language", "de")

    assert "\nGhazni: Dienstag, 10. August 2021, Behauptung [3]\n" in out
    assert "“Insurgents captured Kabul on Sunday.”" in out.partition("\nQuellen\n")[2]


def test_days_in_the_wrong_order_and_an_unknown_language_are_the_users(said):
    assert said("timeline", "--from", "2021-08-12", "--to", "2021-08-11") == (
        2,
        "",
        "--from 2021-08-12 is later than --to 2021-08-11; turn the two round.\n",
    )
    assert said("timeline", "--to", "Friday") == (
        2,
        "",
        "--to takes a day such as 2021-08-09, not 'Friday'.\n",
    )
    code, out, errors = said("map", "--language", "fr")
    assert (code, out) == (2, "")
    assert errors.startswith("Argument --language: invalid choice: 'fr' (choose from 'en', 'de')")


def test_a_bad_day_and_a_name_that_is_no_png_are_the_users(said, tmp_path):
    assert said("map", "--as-of", "soon") == (
        2,
        "",
        "--as-of takes a day such as 2021-08-09, not 'soon'.\n",
    )
    assert said("map", "--out", "map.jpg") == (
        2,
        "",
        "--out takes a file whose name ends in .png, not 'map.jpg'.\n",
    )
    assert not list(tmp_path.glob("*.png"))


def test_a_file_that_cannot_be_written_is_one_sentence(said):
    code, out, err = said("map", "--out", "nowhere/map.png")

    assert (code, out) == (1, "")
    assert err == (
        "nowhere/map.png can't be written: no such file or directory;"
        " name another file with --out.\n"
    )


@pytest.mark.parametrize("kind", ["timeline", "map"])
def test_where_nothing_is_told_it_says_so_and_writes_nothing(said, silent, tmp_path, kind):
    code, out, err = said(kind, ground=silent)

    assert (code, err) == (0, "")
    assert out.startswith("No article used here tells ")
    assert not list(tmp_path.glob("*.png"))
