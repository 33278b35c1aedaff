"""What the documents promise, held against the code."""

import re
import shlex
import tomllib
from datetime import date
from pathlib import Path

import discord
import pytest

from bot.answering.reply import MAX_TEXT
from bot.arguments import read_arguments
from bot.discord_app.invitation import INVITED
from bot.settings import Settings
from corpus.__main__ import build_parser as corpus_parser
from corpus.gazetteer import Gazetteer
from corpus.parsing import parse_article
from corpus.reader import read_corpus
from index.__main__ import COMMANDS as INDEX_COMMANDS
from index.__main__ import parser as index_parser
from index.places import shipped_articles

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCUMENTS = (README, *sorted((ROOT / "docs").glob("*.md")), ROOT / "CHANGELOG.md")
_BOT_COMMANDS = ("ask", "timeline", "map", "chat", "run", "check", "health", "preview")
LONGEST = 250
"""Lines of the README."""

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"^(?:\$ |\.venv/bin/)*(python -m|make)\s+(.+)$")
_TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def _blocks(text, *kinds):
    """The fenced blocks of a document in one of the languages."""
    return [body for _, kind, body in _FENCE.findall(text) if kind in kinds]


def _commands(path):
    """Every command of a document, in its blocks or in backquotes: (what runs it, the rest)."""
    text = path.read_text("utf-8")
    lines = [line for body in _blocks(text, "sh", "console") for line in body.split("\n")]
    lines += _CODE.findall(_FENCE.sub("", text))
    found = [_COMMAND.match(line.partition("   #")[0].strip()) for line in lines]
    return [(match[1], match[2]) for match in found if match]


def _words(command):
    """The words of a command line, as a shell has them, up to a redirection."""
    return shlex.split(command.partition(" > ")[0])


def _table(text, heading):
    """The rows of the first table under a heading, without its head."""
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def _accept(package, rest):
    """Parse a command's words as its package does; SystemExit or UsageError if it would not."""
    match package:
        case "bot":
            return read_arguments(rest)
        case "index":
            return index_parser().parse_args(rest)
        case "corpus":
            return corpus_parser(rest[0]).parse_args(rest)
        case _:
            raise AssertionError(f"no package of ours: {package}")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_line_is_one_that_the_program_takes(path):
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text("utf-8")))

    for runner, rest in _commands(path):
        words = _words(rest)
        if runner == "make":
            named = [word for word in words if "=" not in word and word != "…"]
            assert set(named) <= targets, f"make {rest}"
        elif words[0] != "pytest":
            assert _accept(words[0], words[1:]), f"python -m {rest}"


def test_the_readme_shows_every_command():
    shown = {tuple(_words(rest)[:2]) for runner, rest in _commands(README) if runner != "make"}
    bot = {("bot", name) for name in _BOT_COMMANDS}
    index = {("index", name) for name in INDEX_COMMANDS}
    corpus = {("corpus", name) for name in ("articles", "events", "dates")}

    assert shown == bot | index | corpus
    made = {_words(rest)[0] for runner, rest in _commands(README) if runner == "make"}
    assert {"ask", "chat", "run", "test", "clean"} <= made


def test_the_settings_are_all_of_them_with_their_options():
    rows = _table(README.read_text("utf-8"), "Settings")
    ask = vars(read_arguments(["ask", "x"]))

    assert [row[0].strip("`") for row in rows] == [
        str(field.validation_alias) for field in Settings.model_fields.values()
    ]
    for name, row in zip(Settings.model_fields, rows, strict=True):
        assert row[1].strip("`") == (f"--{name}" if name in ask else ""), name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_to_a_file(path):
    links = [link for link in _LINK.findall(path.read_text("utf-8")) if "://" not in link]

    assert [link for link in links if not (path.parent / link.partition("#")[0]).exists()] == []


def test_the_permissions_add_up_to_the_number_in_the_invitation():
    text = README.read_text("utf-8")
    *rows, (_, together, _) = _table(text, "Inviting the bot")

    assert sum(int(number) for _, number, _ in rows) == int(together)
    assert f"permissions={together}\n" in text
    assert all(int(number).bit_count() == 1 for _, number, _ in rows)


def test_the_permissions_are_those_that_the_bot_asks_for():
    *_, (_, together, _) = _table(README.read_text("utf-8"), "Inviting the bot")

    assert int(together) == INVITED.value


def test_each_permission_has_the_number_that_discord_gives_it():
    *rows, _ = _table(README.read_text("utf-8"), "Inviting the bot")

    for name, number, _ in rows:
        field = name.lower().replace(" ", "_").replace("view_channels", "view_channel")
        assert discord.Permissions(**{field: True}).value == int(number), name


def test_the_quotes_of_the_transcript_stand_in_the_articles_that_ship():
    bodies = [article.body for article in read_corpus(shipped_articles()).articles]
    transcript = _blocks(README.read_text("utf-8"), "text")[0]
    sources = transcript.partition("\nSources\n")[2]
    quotes = re.findall(r"^    “(.+)”$", sources, re.MULTILINE)

    assert quotes
    assert [quote for quote in quotes if not any(quote in body for body in bodies)] == []


def test_the_transcript_keeps_to_the_length_that_is_promised():
    transcript = _blocks(README.read_text("utf-8"), "text")[0]

    assert len(transcript.partition("\n\nSources\n")[0]) <= MAX_TEXT
    assert f"at most {MAX_TEXT} characters" in README.read_text("utf-8")


def test_the_readme_can_be_read_in_one_sitting():
    assert README.read_text("utf-8").count("\n") < LONGEST


def test_the_article_shown_is_one_that_is_read():
    (shown,) = _blocks((ROOT / "docs" / "corpus.md").read_text("utf-8"), "markdown")

    article = parse_article(shown, "bridge.md")

    assert (article.publisher, article.published) == ("The Lakeside Courier", date(2021, 8, 9))
    assert {kind for _, _, kind in article.asides} == {"heading", "caption", "post"}


def test_the_gazetteer_shown_is_one_that_is_read(tmp_path):
    blocks = _blocks((ROOT / "docs" / "corpus.md").read_text("utf-8"), "toml")
    (shown,) = (block for block in blocks if "[[place]]" in block)
    (tmp_path / "places.toml").write_text(shown, "utf-8")

    gazetteer = Gazetteer.load(tmp_path / "places.toml")

    (goma,) = gazetteer.mentions("Rebels entered Ngoma.")
    assert goma.place.name == "Goma"


def test_the_manifest_shown_is_one_that_is_read(tmp_path):
    blocks = _blocks((ROOT / "docs" / "corpus.md").read_text("utf-8"), "toml")
    (shown,) = (block for block in blocks if "[[article]]" in block)
    (tmp_path / "manifest.toml").write_text(shown, "utf-8")
    (tmp_path / "bridge.txt").write_text("The bridge reopened on Sunday, they said.\n", "utf-8")

    (article,) = read_corpus(tmp_path).articles

    assert (article.publisher, article.published_how) == ("The Lakeside Courier", "inferred")


def test_the_notice_names_every_library_that_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    notice = (ROOT / "NOTICE").read_text("utf-8")
    libraries = [one.partition("==")[0] for one in project["dependencies"]]

    assert [name for name in libraries if not re.search(rf"\b{re.escape(name)}\b", notice)] == []
