"""Publishers whose names say little: a moderator may type any."""

import pytest

from tests.bot.answering.conftest import newsroom_over
from tests.bot.answering.planted import POST


@pytest.mark.parametrize("publisher", ["The Own", "Again", "—", "24/7", "新华社"])
def test_a_publisher_named_with_no_word_to_ask_by_stops_no_question(
    tmp_path, real_embedder, gazetteer, publisher
):
    article = POST.model_copy(update={"publisher": publisher})
    room = newsroom_over([article], tmp_path, real_embedder, gazetteer)

    assert "10 August 2021" in room.told("When did Farah fall?").direct
