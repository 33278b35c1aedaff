"""/corpus add: a file is read, shown with what it lacks, and added once a moderator agrees."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.discord.articles import (
    BARE,
    LIGHTHOUSE,
    added,
    corpus,
    fill_in,
    form_of,
    held,
    text,
    there,
)
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.double.seen import buttons, face
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, only, press, read
from tests.bot.state.planted import audited

DATELINE = f"LARKHAVEN, Aug. 10, 2021 — {BARE}"


def is_disabled(message: dict, label: str) -> bool:
    (button,) = (one for one in buttons(message) if face(one) == label)
    return bool(button.get("disabled"))


async def test_a_file_is_shown_with_its_facts_before_anything_is_added(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", file=text("light.md"))
        articles = await held(desk)

    assert card["flags"] & EPHEMERAL
    assert read(card).startswith(
        "### Not added yet\n"
        "**The lighthouse went dark**\n"
        "Published by Coast Herald\n"
        "Language: en\n"
        "33 words\n"
        "Of Wednesday 11 August 2021\n"
        "> The lighthouse of Larkhaven went dark on Tuesday."
    )
    assert faces(card) == ["Add", "Facts…", "Discard"]
    assert "light" not in articles


async def test_what_is_added_is_there_as_it_came_but_not_published(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        said = await added(double, text("light.md"))
        found = (await held(desk))["light"]

    assert read(said) == (
        "Added: **The lighthouse went dark** (light)\n"
        "Not published yet: `/corpus reindex` shows what would change and lets you publish it."
    )
    assert faces(said) == []
    assert (found.standing, found.own) == ("new", True)
    assert found.article.published == date(2021, 8, 11)
    (original,) = (tmp_path / "data" / "articles" / "originals" / "light").iterdir()
    assert original.read_text("utf-8") == LIGHTHOUSE


async def test_it_is_added_once_however_often_the_button_is_pressed(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=text("light.md"))
        await press(double, card, "Add", person)
        again = await press(double, card, "Add", person)
        articles = await held(desk)

    assert "no longer waiting" in read(again)
    assert sorted(articles) == ["bridge", "harbour", "light"]


async def test_without_a_publisher_it_waits_for_the_form(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=text("ferries.txt", BARE))
        full = await fill_in(double, card, person, publisher=" Isle  Post", title="No ferries")
        await press(double, full, "Add", person)
        article = await there(desk, "ferries")

    assert "Published by: **not stated**" in read(card)
    assert "Please state: Publisher, Title, Published on" in read(card)
    assert is_disabled(card, "Add")
    assert "Published by Isle Post" in read(full)
    assert "Please state" not in read(full)
    assert not is_disabled(full, "Add")
    assert (article.publisher, article.title) == ("Isle Post", "No ferries")


async def test_the_form_begins_with_what_is_known(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", person, file=text("light.md"))
        form = await form_of(await double.press(card, "Facts…", person=person))

    assert form == {
        "publisher": "Coast Herald",
        "title": "The lighthouse went dark",
        "author": "",
        "published": "2021-08-11",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("published", "9 August", "**Published on** can’t be “9 August”: write year, month and"),
        ("published", "2021-02-30", "**Published on** can’t be “2021-02-30”"),
        ("published", "20210809", "**Published on** can’t be “20210809”"),
        ("language", "englisch", "**Language** can’t be “englisch”: write its two letters"),
        ("publisher", "   ", "**Publisher** can’t be empty"),
    ],
)
async def test_a_wrong_fact_is_named_and_what_was_typed_is_kept(
    double: Double, serve: Serve, field: str, typed: str, said: str
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", person, file=text("light.md"))
        refused = await fill_in(double, card, person, **{"author": "A. Keeper", field: typed})
        form = await form_of(await double.press(refused, "Facts…", person=person))
        right = {"published": "2021-08-12", "language": "en", "publisher": "Coast Herald"}
        better = await fill_in(double, refused, person, **right)

    assert said in read(refused)
    assert (form["author"], form[field]) == ("A. Keeper", typed)
    assert "can’t be" not in read(better)
    assert "By A. Keeper" in read(better)


async def test_an_undated_article_is_taken_and_says_what_that_costs(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=text("light.md"))
        undated = await fill_in(double, card, person, published="")
        await press(double, undated, "Add", person)
        article = await there(desk, "light")

    assert "Undated: days such as “Sunday” can’t be worked out in it, and it is never used for" in (
        read(undated)
    )
    assert (article.published, article.published_how) == (None, "unknown")


async def test_a_day_found_in_the_text_is_proposed_with_its_reason(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=text("rain.txt", DATELINE))
        form = await form_of(await double.press(card, "Facts…", person=person))
        agreed = await fill_in(double, card, person, publisher="Isle Post")
        await press(double, agreed, "Add", person)
        article = await there(desk, "rain")

    assert "Of Tuesday 10 August 2021 — proposed, because its text says “LARKHAVEN, Aug. 10" in (
        read(card)
    )
    assert form["published"] == "2021-08-10"
    assert (article.published, article.published_how) == (date(2021, 8, 10), "inferred")


async def test_a_near_copy_is_shown_as_one(double: Double, serve: Serve) -> None:
    copied = LIGHTHOUSE.replace("Coast Herald", "Inland Times").replace("Two boats", "Some boats")
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        await added(double, text("light.md"), person)
        card = await corpus(double, "add", person, file=text("copied.md", copied))

    assert "of its words): the two count as one source." in read(card)
    assert "light" in read(card).split("(")[0]


async def test_the_words_of_another_article_are_refused_with_which_that_is(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text("light.md"), person)
        again = LIGHTHOUSE.replace("Coast Herald", "Inland Times")
        said = await added(double, text("again.md", again), person)
        articles = await held(desk)

    assert "Not added: again.md. It has the same words as light, which is there already." in (
        read(said)
    )
    assert faces(said) == ["Add", "Facts…", "Discard"]
    assert "again" not in articles


async def test_what_is_discarded_waits_no_more(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", person, file=text("light.md"))
        said = await press(double, card, "Discard", person)
        late = await press(double, card, "Facts…", person)

    assert read(said) == "Discarded. Nothing of it is kept."
    assert "no longer waiting" in read(late)
    assert list((tmp_path / "data" / "drafts").iterdir()) == []


async def test_a_draft_waits_through_a_restart_and_no_longer_than_a_day(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    later = datetime.now(UTC) + timedelta(days=1, minutes=1)
    async with serve(PlantedNewsroom()):
        first = await corpus(double, "add", person, file=text("light.md"))
        second = await corpus(double, "add", person, file=text("ferries.txt", BARE))
    async with serve(PlantedNewsroom()) as desk:
        await press(double, first, "Add", person)
        after_a_restart = await held(desk)
    async with serve(PlantedNewsroom(), now=lambda: later):
        await corpus(double, "add", person, file=text("other.txt", BARE))
        gone = await press(double, second, "Facts…", person)

    assert "light" in after_a_restart
    assert "more than a day has passed" in read(gone)


async def test_neither_file_nor_link_or_both_is_asked_back(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        nothing = await corpus(double, "add")
        both = await corpus(double, "add", file=text("a.md"), link="https://example.org/a")

    assert read(nothing) == read(both) == "Give me either a file or a link."


async def test_an_addition_is_noted_with_who_and_what(double: Double, serve: Serve) -> None:
    person, guild = await moderator(double), int(double.world.first.id)
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text("light.md"), person)
        (entry,) = await desk.with_state(lambda state: audited(state, guild))

    assert (entry.action, entry.outcome, entry.user_id) == ("corpus add", "done", int(person["id"]))
    assert (entry.before, entry.after) == ("", "light, Coast Herald, The lighthouse went dark")


async def test_german_is_spoken_to_who_reads_it(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", file=text("ferries.txt", BARE), locale="de")

    assert "### Noch nicht hinzugefügt" in read(card)
    assert "Bitte angeben: Herausgeber, Titel, Erschienen am" in read(card)
    assert faces(card) == ["Hinzufügen", "Angaben…", "Verwerfen"]


async def test_who_is_no_moderator_is_refused_at_the_command_and_at_each_press(
    double: Double, serve: Serve
) -> None:
    person, reader = await moderator(double), user("reader")
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=text("light.md"))
        opened = await double.press(card, "Facts…", person=person)
        await eventually(lambda: opened.modal)
        told = [
            await corpus(double, "add", reader, file=text("b.md")),
            *[await press(double, card, label, reader) for label in faces(card)],
            await only(await double.submit(opened, {"title": "x"}, person=reader)),
        ]
        articles = await held(desk)
        await press(double, card, "Add", person)
        article = await there(desk, "light")

    assert [read(one)[:29] for one in told] == ["This is for moderators: you n"] * 5
    assert "light" not in articles
    assert article.title == "The lighthouse went dark"
