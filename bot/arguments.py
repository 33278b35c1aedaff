"""The command line: its words, their help, and a sentence where they make no sense."""

from argparse import SUPPRESS, Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any, NoReturn

from bot.commands.failure import UsageError
from bot.phrases.languages import FALLBACK, LANGUAGES

_ABOUT = """\
Answers questions about a news event from a folder of articles, with a verbatim quote for every
line.  Exit codes: 0 answered or honestly refused, 1 something failed, 2 the command, a setting or
an input file is at fault."""

_SETTINGS = """\
environment:
  DISCORD_TOKEN      the Discord bot's token, for run and check
  STRINGER_CORPUS    folders of articles, separated as in PATH (default: the ones that ship)
  STRINGER_GAZETTEER the event's places, a TOML file (default: the ones that ship)
  STRINGER_DATA      where snapshots, state and the log live (default: the user's data folder)
  STRINGER_MODEL     a sentence-transformers model, its name or its folder
  STRINGER_LOG_LEVEL DEBUG, INFO, WARNING or ERROR
  STRINGER_LOG_QUESTIONS
                     1: the log has the questions, too
  STRINGER_METRICS_PORT
                     a port of 127.0.0.1 for /healthz and /metrics (default: none)
  STRINGER_STATE     URL of the bot's database (default: a file in the data folder)
  STRINGER_RETENTION_DAYS
                     days that answers, votes and unanswered questions stay (default: 90)
  STRINGER_LIMIT_PERSON, STRINGER_LIMIT_CHANNEL, STRINGER_LIMIT_EVERYONE
                     questions/seconds (default: 6/60, 30/60, 120/60)
  STRINGER_MOST_WAITING
                     questions that may wait for their turn (default: 40)
  STRINGER_SHARDS    gateway connections, a number or auto (default: one)
  STRINGER_SHARD_IDS those of this process, such as 0-3, where a bot is several (default: all)
  STRINGER_CORPUS_SERVERS
                     servers whose moderators change the articles (default: the only one)
  STRINGER_SNAPSHOTS snapshots kept besides the active and the previous one (default: 3)
  STRINGER_INDEX     kind of the vectors' index: auto, or a FAISS factory string (default: auto)
  STRINGER_STORE     milvus+http://HOST:PORT, to search on a server (default: this machine)
  NO_COLOR           set: no colours"""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.")


def read_arguments(words: Sequence[str]) -> Namespace:
    """Read the words after `python -m bot`; `command` is None where there is none.

    Raises UsageError with one sentence for what is no command.
    """
    parser = _Parser(
        prog="python -m bot",
        description=_ABOUT,
        epilog=_SETTINGS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="show program's version number and exit"
    )
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    parser.set_defaults(print_help=parser.print_help, module=None)
    places = _places()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_ask(commands.add_parser("ask", parents=[places], help="answer one question, or a file"))
    chat = commands.add_parser("chat", parents=[places], help="the bot as a conversation")
    chat.add_argument("--as-of", metavar="DAY", help="use no article published after this day")
    _add_language(chat)
    for name, what in (("timeline", "the captures by day"), ("map", "how each capital stands")):
        picture = commands.add_parser(name, parents=[places], help=f"a picture: {what}")
        _add_picture(picture, name)
    commands.add_parser("run", parents=[places], help="the Discord bot, with DISCORD_TOKEN set")
    check = commands.add_parser("check", help="say what the bot lacks in its servers")
    _add_check(check)
    preview = commands.add_parser(
        "preview", parents=[places], help="the bot's messages as a page to look at"
    )
    _add_preview(preview)
    health = commands.add_parser("health", help="say whether the bot that runs here is connected")
    health.add_argument("--data", metavar="DIR", help="the data folder of that bot")
    return parser.parse_args(words)


def _places() -> _Parser:
    places = _Parser(add_help=False)
    places.add_argument(
        "--corpus",
        action="append",
        metavar="DIR",
        help="a folder of articles (md, txt, html, pdf); may be repeated",
    )
    places.add_argument("--gazetteer", metavar="FILE", help="the event's places, a TOML file")
    places.add_argument("--data", metavar="DIR", help="where snapshots, state and the log live")
    places.add_argument("--model", metavar="M", help="a model's name or folder")
    places.add_argument(
        "--debug", action="store_true", default=SUPPRESS, help="show the traceback of an error"
    )
    return places


def _add_ask(ask: ArgumentParser) -> None:
    ask.description = (
        "Answers one question, or each line of a file of questions with one load of the model."
    )
    ask.add_argument("question", nargs="?", help='"when did Kunduz fall?"')
    ask.add_argument("--json", action="store_true", help="one line of JSON instead of prose")
    ask.add_argument("--as-of", metavar="DAY", help="use no article published after this day")
    ask.add_argument(
        "--after",
        action="append",
        default=[],
        metavar="QUESTION",
        help="an earlier question of the same conversation, oldest first; may be repeated",
    )
    ask.add_argument(
        "--batch",
        metavar="FILE",
        help='lines of {"id", "question", "history", "as_of", "language"}, - for standard input; '
        "one line of JSON each on standard output",
    )
    _add_language(ask)


def _add_language(
    command: ArgumentParser, of: str = "of the answers; questions are asked in English"
) -> None:
    command.add_argument(
        "--language",
        choices=LANGUAGES,
        default=FALLBACK,
        help=f"{of}; quotes stay as they are (default: {FALLBACK})",
    )


def _add_picture(picture: ArgumentParser, name: str) -> None:
    picture.description = "Draws a picture into a PNG file and prints its rows with their sources."
    picture.set_defaults(module="pictures")
    picture.add_argument("--as-of", metavar="DAY", help="use no article published after this day")
    picture.add_argument(
        "--out",
        metavar="FILE.png",
        help=f"where to write it (default: {name}.png); what is there is replaced",
    )
    _add_language(picture, "of the picture and its rows")
    if name == "timeline":
        for option, dest, which in (("--from", "first", "first"), ("--to", "last", "last")):
            picture.add_argument(
                option, dest=dest, metavar="DAY", help=f"the {which} day of the timeline"
            )


def _add_check(check: ArgumentParser) -> None:
    check.description = (
        "Asks Discord, with DISCORD_TOKEN, which permissions, scopes and channels the bot lacks in "
        "its servers.  Exit codes: 0 nothing is missing, 1 something is, 2 no such token."
    )
    check.add_argument("--server", type=int, metavar="ID", help="only this server")
    check.add_argument("--data", metavar="DIR", help="where the log lives")


def _add_preview(preview: ArgumentParser) -> None:
    preview.description = "Writes an HTML page that shows messages as Discord's client would."
    preview.add_argument(
        "--out", metavar="FILE.html", default="preview.html", help="where (default: preview.html)"
    )
    preview.add_argument("--theme", choices=("dark", "light"), default="dark", help="default: dark")
    _add_language(preview, "of the messages")
    preview.add_argument(
        "--payload",
        metavar="FILE.json",
        help="show this payload, or list of them, with the files beside it, not the samples",
    )


class _Version(Action):
    """Looks the version up only when it is asked for: where it stands is slow to import."""

    def __call__(self, parser: ArgumentParser, *_: Any) -> NoReturn:
        print(f"stringer {_version()}")
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("stringer")
    except PackageNotFoundError:
        return "(not installed)"
