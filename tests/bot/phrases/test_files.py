"""Laws of the files of phrases: the same keys and values in each language, each said somewhere."""

import pytest

from bot.phrases.phrases import phrases_in
from tests.bot.phrases.reading import (
    LANGUAGES,
    key_patterns,
    keys_said,
    messages,
    needed,
    sources,
)

BY_LANGUAGE = {language: messages(language) for language in LANGUAGES}
ENGLISH = BY_LANGUAGE["en"]
MORE = {
    "picture-span-day": {"month"},  # English leaves it to the last day: "between Monday 9 and …"
}
"""Values that one language has no use for, each with the reason."""


def values_for(key, of, value):
    """A value for each that a message needs; a number where it must be one."""
    numbers = of[key][0].numbers
    return {
        name: 5 if name in numbers and isinstance(value, str) else value for name in needed(key, of)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_keys_that_english_has(language):
    assert sorted(set(BY_LANGUAGE[language]) ^ set(ENGLISH)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_in_one_file_once(language):
    twice = {key: rows for key, rows in BY_LANGUAGE[language].items() if len(rows) > 1}

    assert twice == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_in_the_file_of_the_same_name(language):
    moved = [
        key
        for key, rows in BY_LANGUAGE[language].items()
        if key in ENGLISH and rows[0].file != ENGLISH[key][0].file
    ]

    assert moved == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_needs_the_values_that_the_english_one_needs(language):
    other = BY_LANGUAGE[language]
    unlike = {
        key: sorted(difference)
        for key in ENGLISH
        if key in other
        and (difference := (needed(key, other) ^ needed(key, ENGLISH)) - MORE.get(key, set()))
    }

    assert unlike == {}


@pytest.mark.parametrize("value", ["word", 1, 2, 34, 1234])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language, value):
    phrases = phrases_in(language)
    said = {
        key: phrases.say(key, **values_for(key, BY_LANGUAGE[language], value))
        for key in BY_LANGUAGE[language]
    }

    assert [key for key, text in said.items() if "{" in text or "\u2068" in text] == []
    assert [key for key, text in said.items() if "  " in text] == []


def test_every_key_said_in_the_code_is_there():
    missing = [
        f"{path}:{line}: {key}"
        for path, module in sources()
        for key, line in keys_said(module)
        if key not in ENGLISH
    ]

    assert missing == []


def test_every_key_is_said_somewhere():
    patterns = {
        pattern
        for path, module in sources()
        for pattern in key_patterns(module)
        if not path.startswith("phrases/phrases")
    }
    held = {other for rows in ENGLISH.values() for said in rows for other in said.references}
    unsaid = [
        key
        for key in ENGLISH
        if key not in held and not any(pattern.fullmatch(key) for pattern in patterns)
    ]

    assert unsaid == []
