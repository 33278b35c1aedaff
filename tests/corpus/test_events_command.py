"""`python -m corpus events`: the table, the JSON lines and the refusals."""

import json

import pytest

from corpus.__main__ import main


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(
        "Herat falls\n\nHerat fell on 12 August 2021, elders said.\n", encoding="utf-8"
    )
    return tmp_path


def test_json_lines_have_the_form_of_the_evaluation(folder, capsys):
    assert main(["events", "--corpus", str(folder), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows[-1] == {
        "id": "e002",
        "article": "one",
        "sentence": "Herat fell on 12 August 2021, elders said.",
        "place": "Herat",
        "province": "Herat",
        "place_as_written": "Herat",
        "kind": "captured",
        "extent": "city",
        "date_start": "2021-08-12",
        "date_end": "2021-08-12",
        "date_words": "on 12 August 2021",
        "date_from": "sentence",
        "attributed_to": "elders",
        "modality": "claimed",
        "note": "as written",
    }


def test_the_table_has_a_head_and_a_line_for_each_event(folder, capsys):
    assert main(["events", "--corpus", str(folder)]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == "date place kind extent modality who article sentence".split()
    assert lines[-1].split()[:6] == ["2021-08-12", "Herat", "captured", "city", "claimed", "elders"]


def test_another_gazetteer_brings_other_places(folder, tmp_path_factory, capsys):
    (folder / "one.txt").write_text(
        "The coast\n\nRebels captured Tollhaven, elders said.\n", "utf-8"
    )
    places = tmp_path_factory.mktemp("places") / "places.toml"
    places.write_text('[[place]]\nid = "tollhaven"\nname = "Tollhaven"\nkind = "city"\n', "utf-8")

    assert main(["events", "--corpus", str(folder), "--json"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["events", "--corpus", str(folder), "--json", "--gazetteer", str(places)]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["place"], row["province"], row["kind"]) == ("Tollhaven", None, "captured")


@pytest.mark.parametrize(
    ("content", "fault"),
    [(None, "cannot be read: No such file or directory"), ("[[place]]", "place 1: id: Field requ")],
)
def test_a_bad_gazetteer_is_one_sentence_with_file_and_row_and_2(
    folder, tmp_path_factory, capsys, content, fault
):
    places = tmp_path_factory.mktemp("places") / "places.toml"
    if content is not None:
        places.write_text(content, "utf-8")

    assert main(["events", "--corpus", str(folder), "--gazetteer", str(places)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"corpus events: {places}: {fault}")
    assert said.count("\n") == 1


def test_a_missing_folder_is_one_sentence_and_2(tmp_path, capsys):
    assert main(["events", "--corpus", str(tmp_path / "none")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("corpus events: ")
    assert "none" in said
    assert said.count("\n") == 1


def test_a_folder_without_articles_is_one_sentence_and_2(tmp_path, capsys):
    assert main(["events", "--corpus", str(tmp_path)]) == 2
    assert "give another folder with --corpus" in capsys.readouterr().err
