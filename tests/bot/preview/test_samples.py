"""The samples of the preview: each sort of message, as it would be sent."""

import pytest

from bot.preview.page import page
from bot.preview.samples import samples
from tests.bot.discord.double.limits import broken_limits
from tests.bot.discord.newsroom import PlantedNewsroom


@pytest.mark.parametrize("language", ["en", "de"])
def test_there_is_a_message_of_each_sort_and_discord_would_take_it(language) -> None:
    made = samples(PlantedNewsroom(), language)

    titles = [sample.title for sample in made]
    assert len(set(titles)) == len(titles)
    assert {
        "A refusal",
        "A follow-up",
        "A place",
        "The timeline",
        "The map",
        "Settings",
        "A form",
    } <= {*titles}
    for sample in made[:-1]:  # the last is a form
        assert list(broken_limits(dict(sample.payload))) == [], sample.title


def test_the_preview_knows_every_part_of_them() -> None:
    whole = page(samples(PlantedNewsroom(), "en"), "dark")

    assert 'class="alarm"' not in whole
