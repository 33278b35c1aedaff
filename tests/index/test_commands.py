"""The command line, as a person or a program meets it."""

import json
import subprocess
import sys

import pytest

from index.__main__ import main
from tests.index.shell import Shell, use_words_as_model


@pytest.fixture
def index(tmp_path, corpus, monkeypatch, capsys):
    """Run a command over the small corpus with an embedder of words: (code, out, err)."""
    use_words_as_model(monkeypatch)
    return Shell(corpus, tmp_path / "data", capsys)


def test_a_build_reports_what_it_made(index):
    code, out, err = index("build")

    assert (code, err) == (0, "")
    assert ": 2 articles, 2 passages, 2 sentences, 0 events; 2 texts embedded, 0 reused," in out


def test_a_second_build_says_that_all_is_up_to_date(index):
    index("build")

    code, out, _ = index("build")

    assert code == 0
    assert out.endswith("is up to date: 2 articles\n")


@pytest.mark.parametrize("kind", ["auto", "SQ8"])
def test_what_starts_after_a_build_reads_no_article(index, kind, monkeypatch):
    index("build", "--index-kind", kind)
    monkeypatch.setattr("index.builder.current_id", None)

    code, out, err = index("search", "ferry", "--index-kind", kind, "--json")

    assert (code, err) == (0, "")
    assert json.loads(out)["hits"][0]["article"] == "ferry"


def test_a_build_for_a_program_is_one_object(index, corpus):
    (corpus / "picture.png").write_bytes(b"\x89PNG")

    code, out, err = index("build", "--json")

    said = json.loads(out)
    assert code == 0
    assert said["articles"] == 2
    assert [one["name"] for one in said["skipped"]] == ["picture.png"]
    assert err.startswith("skipped picture.png: ")


def test_without_an_index_status_and_verify_say_how_to_build_one(index):
    for command in ("status", "verify"):
        code, out, err = index(command)

        assert code == 1
        assert "python -m index build" in out + err
    assert json.loads(index("status", "--json")[1])["state"] == "missing"
    assert json.loads(index("verify", "--json")[1])["ok"] is False


def test_status_tells_current_from_stale(index, corpus):
    index("build")
    assert json.loads(index("status", "--json")[1])["state"] == "current"
    (corpus / "bridge.txt").write_text("The bridge closed.")

    said = json.loads(index("status", "--json")[1])

    assert said["state"] == "stale"
    assert said["wanted"] != said["snapshot"]
    assert said["counts"]["articles"] == 2


def test_verify_finds_a_flipped_byte(index):
    index("build")
    assert index("verify")[0] == 0
    path = index.library.active() / "dense.faiss"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    code, out, err = index("verify")

    assert (code, out) == (1, "")
    assert err.startswith("error: ")
    assert "dense.faiss is damaged: its checksum differs" in err


def test_search_builds_first_and_says_so_apart_from_its_output(index):
    code, out, err = index("search", "when did the ferry sank", "--json")

    said = json.loads(out)
    assert code == 0
    assert err.splitlines() == [
        "There is no index yet: building it.",
        "Indexed 2 articles, 2 passages.",
    ]
    first = said["hits"][0]
    assert (first["article"], first["start"], first["end"]) == ("ferry", 0, 30)
    assert first["text"] == "The ferry sank in the harbour."
    assert first["score"] == pytest.approx(0.5 * first["dense_part"] + 0.5 * first["lexical_part"])


def test_search_after_a_change_sees_the_change(index, corpus):
    index("build")
    (corpus / "bridge.txt").write_text("The bridge closed.")

    _, out, err = index("search", "bridge closed", "--json")

    assert json.loads(out)["hits"][0]["article"] == "bridge"
    assert err.startswith("Updating the index.")


def test_search_for_people_shows_the_parts_of_a_score(index):
    _, out, _ = index("search", "ferry", "--limit", "1")

    assert out.splitlines()[0].startswith(" 1. 1.000  ferry  [cosine ")
    assert out.splitlines()[1] == "    The ferry sank in the harbour."


def test_a_batch_gives_one_line_a_question_in_order(index, tmp_path):
    batch = tmp_path / "batch.jsonl"
    rows = [{"id": "q2", "query": "market\u2028opened"}, {"id": "q1", "query": "ferry"}]
    batch.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))

    code, out, _ = index("search", "--batch", str(batch), "--limit", "1")

    said = [json.loads(line) for line in out.split("\n") if line]
    assert code == 0
    assert [(one["id"], one["hits"][0]["article"]) for one in said] == [
        ("q2", "market"),
        ("q1", "ferry"),
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": 1, "query": "x"}'])
def test_a_bad_line_of_a_batch_is_named(index, tmp_path, line):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "a", "query": "ferry"}\n' + line + "\n")

    code, out, err = index("search", "--batch", str(batch))

    assert (code, out) == (2, "")
    assert "batch.jsonl, line 2: " in err


def test_asking_wrongly_is_told_in_one_line(index, tmp_path, capsys):
    assert index("search")[0] == 2
    assert main(["build", "--corpus", str(tmp_path / "none")]) == 2
    assert "none: there is no such folder" in capsys.readouterr().err


PLACES = """\
[[place]]
id = "tollhaven"
name = "Tollhaven"
kind = "city"
"""


def test_another_gazetteer_makes_the_index_stale(index, tmp_path, monkeypatch):
    places = tmp_path / "places.toml"
    places.write_text(PLACES, "utf-8")
    first = json.loads(index("build", "--json")[1])["snapshot_id"]

    assert json.loads(index("status", "--json")[1])["state"] == "current"
    status = json.loads(index("status", "--json", "--gazetteer", str(places))[1])
    assert (status["state"], status["snapshot"]) == ("stale", first)

    monkeypatch.setenv("STRINGER_GAZETTEER", str(places))
    built = json.loads(index("build", "--json")[1])["snapshot_id"]
    assert built == status["wanted"]
    assert json.loads(index("status", "--json")[1])["state"] == "current"


@pytest.mark.parametrize("command", [["build"], ["status"], ["search", "the ferry"]])
def test_a_bad_gazetteer_is_named_with_its_row(index, tmp_path, command):
    places = tmp_path / "places.toml"
    index("build")
    places.write_text(PLACES + PLACES, "utf-8")

    assert index(*command, "--gazetteer", str(places)) == (
        2,
        "",
        f"error: {places}: place 2 (tollhaven): place 1 has that id already\n",
    )


def test_a_gazetteer_that_is_not_there_is_named_as_it_was_given(index, tmp_path, monkeypatch):
    gone = tmp_path / "gone.toml"

    for command in ("build", "status", "verify"):
        assert index(command, "--gazetteer", str(gone)) == (
            2,
            "",
            f"error: --gazetteer {gone}: there is no such file\n",
        )
    monkeypatch.setenv("STRINGER_GAZETTEER", str(gone))
    assert index("build")[2] == f"error: STRINGER_GAZETTEER {gone}: there is no such file\n"


COMMANDS = (
    "add", "edit", "remove", "list", "show", "reindex", "publish", "discard", "rollback",
    "history", "golden", "build", "status", "verify", "search",
)  # fmt: skip


def test_help_loads_no_engine():
    code = (
        "import sys; from index.__main__ import main\n"
        f"for words in ([], *([name] for name in {COMMANDS}), ['golden', 'add']):\n"
        "    try: main([*words, '--help'])\n"
        "    except SystemExit as stopped: assert stopped.code == 0\n"
        "slow = {'torch', 'faiss', 'tantivy', 'numpy', 'rich', 'pydantic', 'aiohttp', 'scipy'}\n"
        "sys.exit(sorted(slow & set(sys.modules)) or 0)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "--batch FILE" in done.stdout
    assert all(f"    {name}" in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_print_for_a_program(name, capsys):
    words = [name, "list"] if name == "golden" else [name]

    with pytest.raises(SystemExit):
        main([*words, "--help"])

    assert "--json" in capsys.readouterr().out


def test_the_stated_data_folder_may_be_no_folder_for_articles(index):
    index.data.mkdir()
    (index.data / "articles").write_text("a file")

    code, out, err = index("edit", "ferry", "--publisher", "The Quay")

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"error: {index.data / 'articles'} can't be changed (")
