"""/timeline, /map and /place: the picture with its rows, or what is told of one place."""

from datetime import date

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.components import GALLERY, walk
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.newsroom import FELL, PNG, PlantedNewsroom
from tests.bot.discord.scene import configure, faces, only, press, read

PICTURES = ["timeline", "map"]


async def use(double: Double, command: str, person: Json | None = None, **options: object) -> Json:
    """The answer to a command; `first` stands for the option "from"."""
    if "first" in options:
        options["from"] = options.pop("first")
    return await only(await double.use(command, person=person or user(), options=options))


@pytest.mark.parametrize("kind", PICTURES)
async def test_a_picture_comes_with_its_alt_text_and_its_rows(
    double: Double, serve: Serve, kind: str
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await use(double, kind)

    (attachment,) = answer["attachments"]
    (gallery,) = (part for part in walk(answer["components"]) if part["type"] == GALLERY)
    (item,) = gallery["items"]
    assert (attachment["filename"], attachment["size"]) == (f"{kind}.png", len(PNG))
    assert item["description"] == f"A {kind} of one row: Larkhaven."
    assert item["media"]["url"] == attachment["url"]
    assert "### Larkhaven: Friday 6 August 2021 [1]" in read(answer)
    assert "[1] The Brindle Courier" in read(answer)
    assert not answer["flags"] & EPHEMERAL


async def test_each_is_headed_by_what_it_shows(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        timeline, capitals = await use(double, "timeline"), await use(double, "map")
        of_place = await use(double, "timeline", place="Larkhaven")

    assert read(timeline).startswith("-# Timeline of captures\n")
    assert read(capitals).startswith("-# Map of the provincial capitals\n")
    assert read(of_place).startswith("-# Timeline of Larkhaven\n### Friday 6 August 2021: taken")


async def test_days_reach_the_picture(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    days = {"first": "2021-08-06", "to": "2021-08-09", "as_of": "2021-08-10"}
    first, last, as_of = date(2021, 8, 6), date(2021, 8, 9), date(2021, 8, 10)
    async with serve(newsroom):
        timeline = await use(double, "timeline", **days)
        await use(double, "timeline", place="Larkhaven", **days)
        await use(double, "map", as_of="2021-08-10")

    assert newsroom.ordered == [
        ("timeline", as_of, first, last, "en"),
        ("Larkhaven", as_of, first, last, "en"),
        ("map", as_of, None, None, "en"),
    ]
    assert "As of 10 August 2021" in read(timeline)


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("timeline", {"first": "yesterday"}, "the day you gave for `from`"),
        ("timeline", {"to": "2021-02-30"}, "the day you gave for `to`"),
        ("timeline", {"place": "Larkhaven", "as_of": "9/8/2021"}, "the day you gave for `as_of`"),
        ("timeline", {"first": "2021-08-09", "to": "2021-08-06"}, "swap the two."),
        ("map", {"as_of": "2021-8"}, "the day you gave for `as_of`"),
        ("place", {"name": "Larkhaven", "as_of": "?"}, "the day you gave for `as_of`"),
    ],
)
async def test_days_that_are_none_and_swapped_ones_are_explained_privately(
    double: Double, serve: Serve, command: str, options: dict[str, object], said: str
) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        notice = await use(double, command, **options)

    assert said in read(notice)
    assert notice["flags"] & EPHEMERAL
    assert newsroom.ordered == []


async def test_one_day_is_a_span_of_one_day(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    async with serve(newsroom):
        await use(double, "timeline", first="2021-08-06", to=" 2021-08-06 ")

    assert newsroom.ordered == [("timeline", None, date(2021, 8, 6), date(2021, 8, 6), "en")]


async def test_where_nothing_is_told_there_is_a_sentence_and_no_picture(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        notice = await use(double, "timeline", to="1999-01-01")

    assert "there is no timeline to draw" in read(notice)
    assert notice["attachments"] == []
    assert notice["flags"] & EPHEMERAL


@pytest.mark.parametrize(
    ("command", "options"),
    [("timeline", {}), ("map", {}), ("place", {"name": "Larkhaven"}),
     ("timeline", {"place": "Larkhaven"})],
)  # fmt: skip
async def test_each_is_private_on_demand_and_where_the_channel_is(
    double: Double, serve: Serve, command: str, options: dict[str, object]
) -> None:
    channel = double.world.first.channels[0]
    async with serve(PlantedNewsroom()) as desk:
        asked_for = await use(double, command, private=True, **options)
        await configure(double, desk, private_channels=(int(channel.id),))
        by_channel = await use(double, command, **options)
        public = await use(double, command, private=False, **options)
        await configure(double, desk, private_channels=(), channels=(1,))
        elsewhere = await use(double, command, private=False, **options)

    alone = [bool(each["flags"] & EPHEMERAL) for each in (asked_for, by_channel, public, elsewhere)]
    assert alone == [True, True, False, True]


async def test_a_place_is_told_of_and_has_the_buttons_of_an_answer(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await use(double, "place", person, name="Larkhaven")
        sources = await press(double, answer, "Sources", user("reader"))
        timeline = await press(double, answer, "Timeline", user("reader"))

    assert "### Larkhaven: taken, since Friday 6 August 2021 [1]" in read(answer)
    assert faces(answer) == ["Sources", "Ask a follow-up", "Timeline", "👍", "👎", "Delete"]
    assert f"**{FELL}**" in read(sources)
    assert "Timeline of Larkhaven" in read(timeline)


@pytest.mark.parametrize("command", ["place", "timeline"])
async def test_a_place_that_is_none_is_refused(double: Double, serve: Serve, command: str) -> None:
    option = {"place": "name", "timeline": "place"}[command]
    async with serve(PlantedNewsroom()):
        refusal = await use(double, command, **{option: "Atlantis @everyone *x*"})

    assert "Not in the articles" in read(refusal)
    assert "Sources" not in faces(refusal)
    assert "@everyone" not in read(refusal)


async def test_the_sources_of_a_shared_picture_work_after_a_restart(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = await use(double, "map", person, private=True)
    async with serve(PlantedNewsroom()):
        shared = await press(double, answer, "Share", person)
        sources = await press(double, shared, "Sources", user("reader"))
        await double.press(shared, "Delete", person=person)
        await eventually(lambda: double.messages.find(shared["id"]) is None)

    assert f"**{FELL}**" in read(sources)


async def test_a_failed_drawing_is_apologised_for_privately(double: Double, serve: Serve) -> None:
    newsroom = PlantedNewsroom()
    newsroom.picture = lambda *_: 1 / 0  # type: ignore[assignment, method-assign, return-value]
    async with serve(newsroom):
        notice = await use(double, "map")

    assert "tell a moderator this reference" in read(notice)
    assert notice["flags"] & EPHEMERAL
