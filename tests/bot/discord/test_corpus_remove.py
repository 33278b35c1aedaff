"""/corpus remove: shown with what goes with it, then removed, answered from until published."""

from pathlib import Path

from tests.bot.discord.articles import LIGHTHOUSE, added, corpus, held, publish, text
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, press, read
from tests.bot.state.planted import audited


async def test_what_goes_with_an_article_is_shown_before_it_is_removed(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text("courier.md"), person)
        copied = LIGHTHOUSE.replace("Two boats", "Some boats")
        await added(double, text("copied.md", copied), person)
        card = await corpus(double, "remove", person, article="courier")
        articles = await held(desk)

    said = read(card)
    assert said.startswith("### Remove this article?\n-# courier\n**The lighthouse went dark**\n")
    assert "In the published index: 3 sentences, 1 event" in said
    assert "Looks like a copy of copied" in said
    assert "Its text and the file it was made from are deleted" in said
    assert faces(card) == ["Remove"]
    assert "courier" in articles


async def test_a_removed_article_is_answered_from_until_the_next_publication(
    double: Double, serve: Serve
) -> None:
    person, guild = await moderator(double), int(double.world.first.id)
    async with serve(PlantedNewsroom()) as desk:
        await publish(desk)
        card = await corpus(double, "remove", person, article="harbour")
        said = await press(double, card, "Remove", person)
        listed = read(await corpus(double, "list", person))
        _look, entry = await desk.with_state(lambda state: audited(state, guild))
        await publish(desk)
        after = read(await corpus(double, "list", person))

    assert "Its file in the corpus folder stays and is no longer read" in read(card)
    assert read(said).startswith(
        "Removed: **The harbour burned** (harbour).\n"
        "It is still answered from until the next publication: `/corpus reindex` shows"
    )
    assert faces(said) == []
    assert "no longer there, answered from until the next publication" in listed
    assert (entry.action, entry.before, entry.after) == (
        "corpus remove", "harbour, The Brindle Courier, The harbour burned", "",
    )  # fmt: skip
    assert "harbour" not in after


async def test_an_article_whose_file_is_lost_can_be_removed_so_that_it_is_not_missed(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await publish(desk)
        (tmp_path / "corpus" / "harbour.md").unlink()
        lost = await desk.edit(lambda editor: editor.propose("moderator").diff.lost)
        card = await corpus(double, "remove", person, article="harbour")
        await press(double, card, "Remove", person)
        missed = await desk.edit(lambda editor: editor.propose("moderator").diff.lost)

    assert [one.id for one in lost] == ["harbour"]
    assert "Its file is gone already: removing it says that this is meant" in read(card)
    assert missed == ()


async def test_one_that_was_never_published_goes_at_once_with_its_original(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text("light.md"), person)
        card = await corpus(double, "remove", person, article="light")
        said = await press(double, card, "Remove", person)
        articles = await held(desk)

    assert "It had not been published, so no answer is taken from it." in read(said)
    assert sorted(articles) == ["bridge", "harbour"]
    left = [one for one in (tmp_path / "data" / "articles").rglob("*") if "light" in str(one.name)]
    assert left == []


async def test_an_article_changed_since_it_was_shown_is_not_removed(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "remove", person, article="harbour")
        changed = {"author": "A. Scribe"}
        await desk.edit(
            lambda editor: editor.put(editor.article("harbour").model_copy(update=changed), None)
        )
        said = await press(double, card, "Remove", person)
        articles = await held(desk)

    assert read(said).startswith("The article has changed since, or is no longer there")
    assert articles["harbour"].standing != "removed"


async def test_it_is_removed_after_a_restart_and_by_moderators_alone(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "remove", person, article="harbour")
    async with serve(PlantedNewsroom()) as desk:
        refused = await press(double, card, "Remove", user("reader"))
        before = await held(desk)
        await press(double, card, "Remove", person)
        after = await held(desk)

    assert "This is for moderators" in read(refused)
    assert "harbour" in before
    assert "harbour" not in after


async def test_german_says_it_in_german(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "remove", person, article="harbour", locale="de")
        said = await press(double, card, "Entfernen", person, locale="de")

    assert "### Diesen Artikel entfernen?" in read(card)
    assert "Er war noch nicht veröffentlicht" in read(said)
