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


def test_a_missing_folder_is_one_sentence_and_2(tmp_path, capsys):
    assert main(["events", "--corpus", str(tmp_path / "none")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("corpus events: ")
    assert "none" in said
    assert said.count("\n") == 1


def test_a_folder_without_articles_is_one_sentence_and_2(tmp_path, capsys):
    assert main(["events", "--corpus", str(tmp_path)]) == 2
    assert "give another folder with --corpus" in capsys.readouterr().err
