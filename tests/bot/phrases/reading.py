"""What the laws of the phrases read: the files of each language, and the source that says them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

import bot
from bot.phrases.languages import Language

BOT = Path(bot.__file__).parent
LANGUAGES: tuple[Language, ...] = get_args(Language)
_GAP = r"[\w-]*"
_KEY = re.compile(r"[a-z]+(?:-[a-z_]+)+")


@dataclass(frozen=True)
class Said:
    """One message of one language."""

    file: str
    variables: frozenset[str]
    references: frozenset[str]
    """Other messages that it holds."""
    numbers: frozenset[str]
    """Those of the variables that must be numbers."""


class _Reader(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.numbers: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)

    def visit_FunctionReference(self, node: fluent.FunctionReference) -> None:  # noqa: N802
        for given in node.arguments.positional:
            self.numbers.add(given.id.name)
        self.generic_visit(node)


def messages(language: Language) -> dict[str, list[Said]]:
    """Every message of a language by its key; a key written twice has two."""
    found: dict[str, list[Said]] = {}
    for file in sorted((BOT / "phrases" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content!r}"
            if isinstance(entry, fluent.Message):
                reader = _Reader()
                reader.visit(entry)
                said = Said(
                    file.name,
                    frozenset(reader.variables),
                    frozenset(reader.references),
                    frozenset(reader.numbers),
                )
                found.setdefault(entry.id.name, []).append(said)
    return found


def needed(key: str, of: dict[str, list[Said]]) -> frozenset[str]:
    """The values that a message and those within it need."""
    said = of[key][0]
    return said.variables.union(*(needed(other, of) for other in said.references))


def sources() -> Iterator[tuple[str, ast.Module]]:
    """The modules of the bot with their paths inside it."""
    for file in sorted(BOT.rglob("*.py")):
        yield file.relative_to(BOT).as_posix(), ast.parse(file.read_text("utf-8"))


def keys_said(module: ast.Module) -> Iterator[tuple[str, int]]:
    """The literal keys handed to `say` in a module, with their lines; of "a" if … else "b" both."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args and _is_say(node.func):
            for branch in _branches(node.args[0]):
                if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
                    yield branch.value, node.lineno


def key_patterns(module: ast.Module) -> Iterator[re.Pattern[str]]:
    """Every string of a module as a pattern of the keys it may be; an f-string leaves gaps.

    Where a key is put together of names alone, every key of the module may be its beginning.
    """
    strings = [n.value for n in ast.walk(module) if _is_text(n)]
    ends = ""
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            words = [part.value if _is_text(part) else "" for part in node.values]
            if re.search(r"[a-z]{2}", "".join(words)):
                yield re.compile("".join(re.escape(word) or _GAP for word in words))
        elif isinstance(node, ast.Call) and _is_say(node.func) and _is_all_gaps(node.args[:1]):
            ends = _GAP
    for string in strings:
        yield re.compile(re.escape(string) + (ends if _KEY.fullmatch(string) else ""))


def _is_all_gaps(handed: list[ast.expr]) -> bool:
    return any(
        isinstance(one, ast.JoinedStr) and not any(map(_is_text, one.values)) for one in handed
    )


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_say(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr == "say"
    return isinstance(called, ast.Name) and called.id == "say"


def _branches(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.IfExp):
        return [*_branches(node.body), *_branches(node.orelse)]
    return [node]
