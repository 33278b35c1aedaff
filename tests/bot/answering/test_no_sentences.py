"""No sentence that a person reads is left in the code of the answering: the phrases have them."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.bot.phrases.reading import sources

WORDS = re.compile(r"[a-z]+ [a-z]{2,}")
"""Two words: what is told to a person has them, names and ids have not."""
WORD = re.compile(r"[A-Za-z]{2,}")
PATTERN = re.compile(r"\\|\(\?|\|")
READ = {
    " province",  # behind a name that is chosen by typing it: "Herat province"
    "a dozen",  # told so in articles
    "a person",  # how the reading of articles calls whom an article does not name
    "afghan officials",  # told so in articles
    "the defence ministry",
    "the ministry of defence",
    "the reports",
    "the taliban",
}
"""What is read in articles, questions and choices, not said."""


def sentences(node: ast.AST) -> Iterator[str]:
    """The strings of a module that may be words for a person."""
    for child in ast.iter_child_nodes(node):
        if _is_for_nobody(child):
            continue
        if isinstance(child, ast.JoinedStr):
            text = "".join(part.value for part in child.values if isinstance(part, ast.Constant))
            if WORD.search(text) and not PATTERN.search(text):
                yield text
            for part in child.values:
                if isinstance(part, ast.FormattedValue):
                    yield from sentences(part)
            continue
        text = child.value if isinstance(child, ast.Constant) else None
        if isinstance(text, str) and WORDS.search(text) and not PATTERN.search(text):
            yield text
        yield from sentences(child)


def _is_for_nobody(node: ast.AST) -> bool:
    """Whether what stands there is for the developer, or read from a text."""
    if isinstance(node, ast.Raise) or _is_docstring(node) or _is_word_list(node):
        return True
    return isinstance(node, ast.Call) and _is_read(node.func)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_word_list(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
    )


def _is_read(called: ast.expr) -> bool:
    """Whether a call searches a text, or says a phrase by its key."""
    if isinstance(called, ast.Attribute):
        return called.attr in ("say", "has") or (
            isinstance(called.value, ast.Name) and called.value.id == "re"
        )
    return isinstance(called, ast.Name) and called.id == "tokens"


def test_no_sentence_is_left_in_the_answering():
    found = {
        text: path
        for path, module in sources()
        if path.startswith("answering/")
        for text in sentences(module)
    }

    assert {text: path for text, path in found.items() if text not in READ} == {}
    assert set(READ) <= set(found)


@pytest.mark.parametrize(
    "code",
    [
        'direct = f"{place} fell {when}"',
        'direct = "No article says so, and more"',
        'word = "taken by them" if sure else "x"',
        'row = phrases.say("answer-quote", words="said by whom")[0] + "said by whom"',
        'lines.append(f"{head}: {len(rows)} capitals")',
        "x = f\"{a}{_name('by an article')}\"",
    ],
)
def test_a_sentence_in_the_code_is_found(code):
    assert list(sentences(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        '"""What it is about."""',
        'raise ProofError(f"{marker} carries no marker")',
        'STOP = "a about after".split()',
        '_HOUR = re.compile("at the hour")',
        'phrases.say(f"report-{key}")',
        'line = f"{head}: {quote} {mark}"',
        'kind = "how_many"',
    ],
)
def test_what_is_no_sentence_for_a_person_is_left_alone(code):
    assert list(sentences(ast.parse(code))) == []
