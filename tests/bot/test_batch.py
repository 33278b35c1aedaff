import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.ask import answer_batch
from tests.bot.desk import QUOTE, START, FakeDesk

FIELDS = ["id", "answered", "text", "citations", "snapshot", "seconds"]


def _answered(*lines, desk=None):
    out = io.StringIO()
    file = io.BytesIO(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines))
    answer_batch(desk or FakeDesk(), file, out)
    return [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


def test_an_answer_is_a_line_with_its_citations():
    (line,) = _answered('{"id": "q1", "question": "when did Kunduz fall?"}')

    assert list(line) == FIELDS
    assert line["id"] == "q1"
    assert line["answered"] is True
    assert line["text"] == (
        "Sunday 8 August 2021 [1]\nThe Courant puts it a day later [2].\n"
        "“on Sunday”, counted from 8 August 2021 [1]"
    )
    assert line["citations"][0] == {
        "marker": 1,
        "article": "001-gazette",
        "publisher": "The Gazette",
        "published": "2021-08-08",
        "quote": QUOTE,
        "start": START,
        "end": START + len(QUOTE),
    }
    assert line["snapshot"] == FakeDesk.snapshot_id


def test_citations_are_those_whose_markers_stand_in_the_text():
    (line,) = _answered('{"question": "Kunduz"}')  # the third marker stands on a further page

    assert [citation["marker"] for citation in line["citations"]] == [1, 2]
    assert line["citations"][1]["published"] is None


def test_a_refusal_has_no_citations():
    (line,) = _answered('{"id": "q2", "question": "when did Kabul fall?"}')

    assert line["answered"] is False
    assert line["citations"] == []
    assert line["text"] == "The articles do not say.\nThey cover 2 articles of 8 August 2021."


def test_history_and_as_of_reach_the_newsroom():
    desk = FakeDesk()

    _answered(
        '{"question": "and then?", "history": ["when did Kunduz fall?"], "as_of": "2021-08-09"}',
        desk=desk,
    )

    assert desk.heard[0].history == ("when did Kunduz fall?",)
    assert desk.heard[0].as_of is not None
    assert desk.heard[0].as_of.isoformat() == "2021-08-09"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "The line is not JSON, row 1"),
        ("", "The line is empty, row 1"),
        ("[1]", "The line is not a JSON object, row 1"),
        ("[" * 100_000, "The line is not JSON, row 1"),
        (b"\xff\xfe", "The line is not UTF-8, row 1"),
        ('{"id": "a"}', "The question is missing, row 1"),
        ('{"id": "a", "question": null}', "The question is missing, row 1"),
        ('{"id": "a", "question": 7}', "The question is not text, row 1"),
        ('{"id": "a", "question": " \\n"}', "The question is empty, row 1"),
        (
            '{"id": "a", "question": "\\ud800"}',
            "The question holds half a character, a lone surrogate, row 1",
        ),
        (
            '{"id": "a", "question": "q", "history": "earlier"}',
            "The history is not a list of earlier questions, row 1",
        ),
        (
            '{"id": "a", "question": "q", "history": [1]}',
            "The earlier question is not text, row 1",
        ),
        (
            '{"id": "a", "question": "q", "as_of": "9 August"}',
            "The as_of is not a day such as 2021-08-09: '9 August', row 1",
        ),
        (
            '{"id": "a", "question": "q", "as_of": 20210809}',
            "The as_of is not a day such as 2021-08-09: 20210809, row 1",
        ),
        (
            '{"id": "a", "question": "q", "as_of": "2021-02-30"}',
            "The as_of is not a day such as 2021-08-09: '2021-02-30', row 1",
        ),
        ('{"id": ["a"], "question": "q"}', "The id is not text, row 1"),
    ],
)
def test_a_bad_row_gets_its_line_and_the_next_is_answered(row, said):
    bad, good = _answered(row or b"", '{"id": "b", "question": "Kunduz"}')

    assert bad == {
        "id": "a" if isinstance(row, str) and row.startswith('{"id": "a"') else None,
        "answered": False,
        "text": said,
        "citations": [],
        "snapshot": FakeDesk.snapshot_id,
        "seconds": 0.0,
    }
    assert good["answered"] is True


def test_a_failed_answer_gets_a_line_with_a_reference_and_the_next_is_answered(caplog):
    bad, good = _answered('{"id": "a", "question": "break"}', '{"id": "b", "question": "Kunduz"}')

    assert bad["answered"] is False
    assert bad["text"].startswith("Something went wrong; the log has it under ")
    assert bad["text"].endswith(", row 1")
    assert good["answered"] is True


def test_lines_end_at_line_feeds_only():
    desk = FakeDesk()

    lines = _answered('{"question": "Kunduz\u2028and\u0085Taloqan"}\r', desk=desk)

    assert len(lines) == 1
    assert desk.heard[0].question == "Kunduz\u2028and\u0085Taloqan"


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it():
    (line,) = _answered(b'\xef\xbb\xbf{"question": "Kunduz"}')

    assert line["answered"] is True


def test_each_line_has_left_before_the_next_is_read():
    sent = io.BytesIO()

    class _Reader:
        def __iter__(self):
            yield b'{"question": "Kunduz"}\n'
            assert sent.getvalue().count(b"\n") == 1
            yield b'{"question": "Kunduz"}\n'

    buffered = io.TextIOWrapper(sent, "utf-8")  # closes what it wraps when it goes
    answer_batch(FakeDesk(), _Reader(), buffered)

    assert sent.getvalue().count(b"\n") == 2


def test_the_counts_tell_unreadable_rows_from_failed_ones():
    file = io.BytesIO(b'{\n{"question": "break"}\n{"question": "Kunduz"}\n')

    assert answer_batch(FakeDesk(), file, io.StringIO(), lambda error: "broken.") == (1, 1)


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=8))
def test_whatever_stands_in_a_file_there_is_one_line_of_json_for_each_of_its(lines):
    out = io.StringIO()

    answer_batch(FakeDesk(), io.BytesIO(b"".join(line + b"\n" for line in lines)), out)

    written = out.getvalue().split("\n")[:-1]
    assert len(written) == len(lines)
    assert all(list(json.loads(line)) == FIELDS for line in written)
