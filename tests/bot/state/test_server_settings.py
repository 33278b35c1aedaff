"""Server settings: read as written, and never written over unseen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state.errors import SettingsChangedError
from bot.state.settings import ServerSettings
from tests.bot.state.planted import GUILD, wipe

IDS = st.lists(st.integers(0, (1 << 63) - 1), max_size=4).map(tuple)
ANY = st.builds(
    ServerSettings,
    guild=st.just(GUILD),
    channels=IDS,
    private_channels=IDS,
    moderator_roles=IDS,
    language=st.sampled_from([None, "en", "de"]),
    links=st.booleans(),
)


@settings(max_examples=30, deadline=None)
@given(given_=ANY)
def test_settings_are_read_as_they_were_written(lasting, given_):
    wipe(lasting)

    written = lasting.settings.write(given_)

    assert lasting.settings.read(GUILD) == written
    assert written == given_.model_copy(update={"version": 1})
    assert lasting.settings.read(GUILD - 1) == ServerSettings(guild=GUILD - 1)


def test_no_server_takes_links_unless_that_was_set(state):
    state.settings.write(ServerSettings(guild=GUILD, language="de"))

    assert not state.settings.read(GUILD).links
    assert not state.settings.read(GUILD - 1).links


def test_each_id_is_there_once_and_the_smallest_first():
    assert ServerSettings(guild=1, channels=(3, 1, 3)).channels == (1, 3)


def test_settings_changed_again_leave_nothing_of_the_earlier_ones(state):
    first = state.settings.write(
        ServerSettings(
            guild=GUILD, channels=(1, 2), moderator_roles=(3,), language="de", links=True
        )
    )

    second = state.settings.write(
        first.model_copy(
            update={"channels": (2,), "moderator_roles": (), "language": None, "links": False}
        )
    )

    assert state.settings.read(GUILD) == second
    assert second.version == 2
    assert (second.channels, second.moderator_roles, second.language) == ((2,), (), None)
    assert not second.links


@pytest.mark.parametrize("already", [0, 1])
def test_of_two_who_read_the_same_settings_the_second_to_write_is_refused(state, already):
    for _ in range(already):
        state.settings.write(state.settings.read(GUILD))
    read = state.settings.read(GUILD)
    kept = state.settings.write(read.model_copy(update={"channels": (1,)}))

    with pytest.raises(SettingsChangedError, match=str(GUILD)):
        state.settings.write(read.model_copy(update={"channels": (2,)}))

    assert state.settings.read(GUILD) == kept
