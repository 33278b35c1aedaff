"""`python -m corpus dates`: what it prints, and what it says of bad input."""

import argparse
import json

import pytest

from corpus.dates_command import add_dates_parser


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="corpus")
    add_dates_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["dates", *words])
    code: int = args.run(args)
    return code


def test_each_date_is_a_line_with_its_words_offsets_and_days(capsys):
    assert run("--anchor", "2021-08-09", "The mill fell on Sunday, the dam in recent weeks.") == 0

    assert [json.loads(line) for line in capsys.readouterr().out.split("\n") if line] == [
        {"text": "on Sunday", "start": 14, "end": 23, "first": "2021-08-08", "last": "2021-08-08"},
        {"text": "in recent weeks", "start": 33, "end": 48, "first": None, "last": None},
    ]


def test_the_working_is_added_on_request(capsys):
    run("--anchor", "2021-08-09", "--working", "on Sunday")

    line = json.loads(capsys.readouterr().out)
    assert line["how"] == "the most recent Sunday up to Monday 9 August 2021"


def test_a_batch_names_each_lines_row_and_reads_past_a_line_separator(capsys, tmp_path):
    batch = tmp_path / "rows.jsonl"
    batch.write_text(
        '{"id": "a", "anchor": "2021-08-09", "text": "on\u2028Sunday"}\n\n'
        '{"id": "b", "anchor": null, "text": "yesterday"}\n'
        '{"id": "c", "text": "2021-08-06"}\n',
        encoding="utf-8",
    )

    assert run("--batch", str(batch)) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]
    assert [(line["id"], line["first"]) for line in lines] == [
        ("a", "2021-08-08"),
        ("b", None),
        ("c", "2021-08-06"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "Invalid JSON"),
        ('{"id": "a", "anchor": "9 August", "text": "x"}', "anchor: "),
        ('{"id": "a", "anchor": null}', "text: Field required"),
        ('{"id": "a", "text": "x", "dateline": "y"}', "dateline: Extra inputs"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_printed(capsys, tmp_path, row, reason):
    batch = tmp_path / "rows.jsonl"
    batch.write_text('{"id": "ok", "text": "in 2015"}\n' + row + "\n", encoding="utf-8")

    assert run("--batch", str(batch)) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"corpus dates: {batch}, row 2: {reason}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--anchor", "9/8/2021", "x"), "--anchor '9/8/2021' is not a day; write it as 2021-08-09"),
        (("--batch", "missing.jsonl"), "missing.jsonl cannot be read: No such file or directory"),
        ((), 'give a text in quotes, or a file with --batch: dates "on Sunday"'),
    ],
)
def test_bad_options_give_one_sentence_and_code_2(capsys, words, message):
    assert run(*words) == 2

    assert capsys.readouterr().err == f"corpus dates: {message}\n"
