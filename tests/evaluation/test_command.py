import pytest

from tests.evaluation.__main__ import main

ROW = '{"id": "a", "question": "Who?", "kind": "who"}'


@pytest.fixture
def data(tmp_path):
    """A folder with a scorer, so that only what a test breaks is at fault."""
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval" / "score.py").write_text("", "utf-8")
    (tmp_path / "articles").mkdir()
    return tmp_path


def test_without_evaluation_data_it_says_so_and_is_content(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("STRINGER_SHARED", str(tmp_path))

    assert main([]) == 0

    out = capsys.readouterr().out
    assert out == (
        f"There is no evaluation data in {tmp_path}; name its folder with --shared or"
        " STRINGER_SHARED. Nothing was measured.\n"
    )


def test_a_folder_that_was_named_must_hold_it(tmp_path, capsys):
    assert main(["--shared", str(tmp_path)]) == 2

    assert capsys.readouterr().err == (
        f"There is no evaluation data in {tmp_path}; name its folder with --shared.\n"
    )


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (f"{ROW}\n{{", ", row 2: the line: "),
        ('{"id": "a", "question": "Who?"}', ", row 1: kind: Field required. Mend it."),
        (ROW.replace("kind", "knid"), ", row 1: kind: "),
        ("\n", " holds no row; "),
    ],
)
def test_a_bad_question_is_named_by_its_row(data, capsys, rows, fault):
    file = data / "questions.jsonl"
    file.write_text(rows, "utf-8")

    assert main(["--shared", str(data), "--questions", str(file)]) == 2

    error = capsys.readouterr().err
    assert error.startswith(f"{file}{fault}")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "fault"),
    [("--questions", "cannot be read; name a file"), ("--articles", "There is no folder")],
)
def test_a_missing_file_or_folder_is_named(data, capsys, option, fault):
    (data / "eval" / "questions.jsonl").write_text(ROW, "utf-8")

    assert main(["--shared", str(data), option, str(data / "nowhere")]) == 2

    error = capsys.readouterr().err
    assert fault in error
    assert str(data / "nowhere") in error


def test_figures_that_cannot_be_written_are_refused_before_the_run(data, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--shared", str(data), "--json", str(data / "nowhere" / "x.json")])

    assert left.value.code == 2
    assert "x.json cannot be written: No such file" in capsys.readouterr().err
