"""Where the bot answers, where in private, and in which language."""

from types import SimpleNamespace

import pytest

from bot.discord_app.speech import language_for, phrases_for
from bot.discord_app.where import is_private_by_default, may_answer, places_of
from bot.state.settings import ServerSettings

CHOSEN = ServerSettings(guild=1, channels=(10, 11), private_channels=(11,))
GERMAN = ServerSettings(guild=1, language="de")
NONE = ServerSettings(guild=1)


def test_a_thread_goes_by_its_own_id_and_by_its_channels() -> None:
    assert places_of(SimpleNamespace(id=7, parent_id=10)) == (7, 10)
    assert places_of(SimpleNamespace(id=7, parent_id=None)) == (7,)
    assert places_of(SimpleNamespace(id=7)) == (7,)
    assert places_of(None) == ()


@pytest.mark.parametrize(
    ("settings", "places", "answers"),
    [
        (None, (10,), True),
        (NONE, (10,), True),
        (CHOSEN, (10,), True),
        (CHOSEN, (12,), False),
        (CHOSEN, (7, 10), True),  # a thread of a chosen channel
        (CHOSEN, (7, 12), False),
        (CHOSEN, (), False),
    ],
)
def test_it_answers_everywhere_unless_channels_are_chosen(
    settings: ServerSettings | None, places: tuple[int, ...], answers: bool
) -> None:
    assert may_answer(settings, places) is answers


@pytest.mark.parametrize(
    ("settings", "places", "private"),
    [(None, (11,), False), (NONE, (11,), False), (CHOSEN, (10,), False), (CHOSEN, (11,), True),
     (CHOSEN, (7, 11), True)],
)  # fmt: skip
def test_answers_are_private_only_where_the_server_says_so(
    settings: ServerSettings | None, places: tuple[int, ...], private: bool
) -> None:
    assert is_private_by_default(settings, places) is private


@pytest.mark.parametrize(
    ("settings", "person", "server", "private", "language"),
    [
        (None, "de", None, True, "de"),
        (None, "en-GB", "de", True, "en"),
        (None, "fr", "de", False, "en"),  # known, but there are no sentences in it
        (None, None, "de", False, "de"),  # behind a mention nobody's language is known
        (None, None, None, False, "en"),
        (NONE, "de", "en-US", False, "de"),
        (GERMAN, "en-GB", "en-US", False, "de"),
        (GERMAN, "en-GB", "de", True, "en"),
        (GERMAN, None, None, False, "de"),
    ],
)
def test_what_all_see_is_in_the_servers_language_and_what_one_sees_in_their_own(
    settings: ServerSettings | None,
    person: str | None,
    server: str | None,
    private: bool,
    language: str,
) -> None:
    how = {"person": person, "server": server, "private": private}

    assert language_for(settings, **how) == language
    assert phrases_for(settings, **how).language == language
