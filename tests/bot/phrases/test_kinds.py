"""Every kind of question has a name that moderators can read."""

from typing import get_args

import pytest

from bot.answering.kinds import Kind
from bot.phrases.phrases import phrases_in
from tests.bot.phrases.reading import LANGUAGES, messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_a_name_of_its_own(language):
    phrases = phrases_in(language)

    names = [phrases.say(f"kind-{kind}") for kind in (*get_args(Kind), "other")]

    assert len(set(names)) == len(names)
    assert not [name for name in names if "_" in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_has_a_name_that_there_is_no_question_of(language):
    named = {key.removeprefix("kind-") for key in messages(language) if key.startswith("kind-")}

    assert named == {*get_args(Kind), "other"}
