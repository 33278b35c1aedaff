import json
from argparse import ArgumentParser, Namespace

from corpus.articles_command import add_articles_parser, run_articles

PROSE = "The ferry left the harbour on Sunday with its whole crew, the mayor said."


def command(*words: str) -> Namespace:
    parser = ArgumentParser()
    add_articles_parser(parser.add_subparsers())
    return parser.parse_args(["articles", *words])


def test_the_command_lists_what_was_read_and_skipped(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(f"Publisher: The Lamp\nDate: 2021-08-09\n\n{PROSE}")
    (tmp_path / "b.txt").touch()

    options = command("--corpus", str(tmp_path))

    assert options.run(options) == 0
    assert capsys.readouterr().out == (
        "id  publisher  published   how     characters  sentences\n"
        "a   The Lamp   2021-08-09  stated  73          1\n"
        "skipped b.txt: empty, or nothing in it is an article\n"
    )


def test_the_command_prints_json(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(PROSE)

    assert run_articles(command("--json", "--corpus", str(tmp_path))) == 0

    assert json.loads(capsys.readouterr().out) == {
        "articles": [
            {
                "id": "a",
                "publisher": "a",
                "title": None,
                "published": None,
                "how": "unknown",
                "digest": False,
                "characters": 73,
                "sentences": 1,
            }
        ],
        "skipped": [],
    }


def test_the_command_says_in_one_sentence_that_a_folder_is_no_folder(tmp_path, capsys):
    assert run_articles(command("--corpus", str(tmp_path / "gone"))) == 2

    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_says_what_to_do_about_a_folder_without_articles(tmp_path, capsys):
    assert run_articles(command("--corpus", str(tmp_path))) == 2

    assert capsys.readouterr().err == (
        f"no articles in {tmp_path}; give another folder with --corpus\n"
    )
