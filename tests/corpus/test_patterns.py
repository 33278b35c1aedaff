"""Patterns compiled at their first use: the same matches, and none of them broken unseen."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from corpus.patterns import deferred

ROOT = Path(__file__).resolve().parents[2]
USERS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for package in ("corpus", "index", "bot")
    for path in (ROOT / package).rglob("*.py")
    if "from corpus.patterns import deferred" in path.read_text("utf-8")
)
LATE = type(deferred(""))


def within(value):
    """Yield the deferred patterns in a value, those in rows and objects of rows too."""
    if isinstance(value, LATE):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from within(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from within(getattr(value, name, None))


def test_it_finds_what_the_pattern_finds():
    eager, late = re.compile(r"(?P<day>\w+)day\b", re.I), deferred(r"(?P<day>\w+)day\b", re.I)
    text = "On SUNDAY and Monday, not Sundays"

    assert late.findall(text) == eager.findall(text) == ["SUN", "Mon"]
    assert late.search(text)["day"] == "SUN"
    assert late.match(text, 3).span() == eager.match(text, 3).span() == (3, 9)
    assert late.sub("-", text) == "On - and -, not Sundays"
    assert (late.pattern, late.flags) == (eager.pattern, eager.flags)


def test_it_is_compiled_by_its_first_use_and_once(monkeypatch):
    compiled = []
    compile_now = re.compile
    monkeypatch.setattr(
        "corpus.patterns.re.compile",
        lambda pattern, flags: compiled.append(pattern) or compile_now(pattern, flags),
    )

    late = deferred("never seen before")
    before = list(compiled)
    for _ in range(2):
        late.search("")
        late.fullmatch("")

    assert (before, compiled) == ([], ["never seen before"])


def test_it_has_no_method_that_a_pattern_lacks():
    with pytest.raises(AttributeError, match="seek"):
        deferred("a").seek  # noqa: B018


@pytest.mark.parametrize("module", USERS)
def test_no_deferred_pattern_is_broken(module):
    late = [one for value in vars(import_module(module)).values() for one in within(value)]

    assert all(one.flags for one in late)  # text patterns have re.UNICODE at least


def test_there_are_deferred_patterns_to_look_at():
    assert len(USERS) > 10
    assert sum(1 for _ in within(import_module("corpus.predicates").TABLE)) > 50
