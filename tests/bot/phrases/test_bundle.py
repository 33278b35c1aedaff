"""Sentences parsed when they are said: the same as those of the whole file."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast

from bot.phrases.bundle import LateBundle
from bot.phrases.languages import LANGUAGES
from tests.bot.phrases.reading import BOT

TEXT = """# About the harbour
## Boats

boats =
    { $count ->
        [one] one boat
       *[other] { $count } boats
    }
# Not a sentence: more = less
seen = { boats } seen near
 more = { -port }
-port = the port
left = { seen }, and left
boats = twice
"""


def said(bundle, key, **values):
    assert bundle.has_message(key)
    words, errors = bundle.format_pattern(bundle.get_message(key).value, values)
    assert not errors
    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_is_the_one_that_the_whole_file_has(language):
    texts = [path.read_text("utf-8") for path in sorted((BOT / "phrases" / language).glob("*.ftl"))]
    late = LateBundle(language, texts)

    whole = [
        entry
        for text in texts
        for entry in FluentResource(text).body
        if isinstance(entry, ast.Message)
    ]

    assert len(whole) > 600
    for entry in whole:
        assert late.has_message(entry.id.name)
        assert late._messages[entry.id.name].value.equals(entry.value)


def test_a_sentence_is_said_with_those_that_it_holds():
    bundle = LateBundle("en-GB", [TEXT])

    assert said(bundle, "left", count=1) == "one boat seen near\nmore = the port, and left"
    assert said(bundle, "boats", count=2) == "2 boats"


def test_the_first_sentence_under_a_key_stands():
    bundle = LateBundle("en-GB", [TEXT, "boats = of another file\n"])

    assert said(bundle, "boats", count=3) == "3 boats"


def test_only_what_is_said_is_parsed():
    bundle = LateBundle("en-GB", [TEXT])

    assert said(bundle, "boats", count=1) == "one boat"
    assert set(bundle._messages) == {"boats"}


def test_what_is_no_sentence_is_not_there():
    bundle = LateBundle("en-GB", [TEXT])

    assert not bundle.has_message("harbour")
    assert not bundle.has_message("more")
    assert not bundle.has_message("port")


def test_several_threads_may_say_the_same_at_once():
    keys = [f"boat-{n}" for n in range(200)]
    bundle = LateBundle("en-GB", ["".join(f"{key} = {'{ $n }'} of {key}\n" for key in keys)])

    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda key: said(bundle, key, n="1"), keys * 8))

    assert rows == [f"1 of {key}" for key in keys * 8]
