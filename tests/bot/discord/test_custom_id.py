"""Custom ids carry what a press needs, and nothing else is taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.custom_id import MAX_CUSTOM_ID, Press, custom_id, read_custom_id
from bot.discord_app.presses.routing import HANDLERS

ARGUMENTS = st.lists(st.text(st.characters(exclude_characters=":", exclude_categories=["Z", "C"]),
                             max_size=16), max_size=4)  # fmt: skip


@given(st.sampled_from(sorted(HANDLERS)), ARGUMENTS)
def test_what_was_written_is_read(verb: str, arguments: list[str]) -> None:
    try:
        written = custom_id(verb, *arguments)
    except ValueError:
        assert len(":".join(["stringer", verb, *arguments])) > MAX_CUSTOM_ID
        return

    assert read_custom_id(written) == Press(verb, tuple(arguments))


@given(st.text() | st.from_regex(r"stringer(:[a-z:_\s]{0,9}){0,5}", fullmatch=True))
def test_any_text_is_read_as_a_press_that_would_be_written_so_or_as_none(text: str) -> None:
    press = read_custom_id(text)

    if press is not None:
        assert text == ":".join(["stringer", press.verb, *press.arguments])
        assert re.fullmatch("[a-z_]{1,20}", press.verb)


def test_an_id_has_100_characters_and_not_101() -> None:
    longest = "k" * (MAX_CUSTOM_ID - len("stringer:page:"))

    assert len(custom_id("page", longest)) == 100
    with pytest.raises(ValueError, match="not a custom id"):
        custom_id("page", longest + "k")


@pytest.mark.parametrize("argument", ["a:b", "a b", "a\nb"])
def test_an_argument_that_could_not_be_read_back_is_refused(argument: str) -> None:
    with pytest.raises(ValueError, match="not a custom id"):
        custom_id("page", argument)


@pytest.mark.parametrize("text", ["", "stringer", "stringer:", "stringer:Page", "other:page:1",
                                  "stringer:page:1 2", "xstringer:page"])  # fmt: skip
def test_ids_of_other_making_are_none(text: str) -> None:
    assert read_custom_id(text) is None
