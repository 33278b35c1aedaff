"""/corpus edit: facts stated anew in a form, or another file in an article's place."""

import asyncio
import threading
from datetime import date

from bot.discord_app.known_articles import article_key
from tests.bot.discord.articles import (
    BARE,
    LIGHTHOUSE,
    added,
    corpus,
    fill_in,
    form_of,
    held,
    packed,
    text,
    there,
)
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Exchange, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, only, press, read
from tests.bot.state.planted import audited


async def opened(double: Double, person: Json, article: str = "harbour") -> Exchange:
    """Return the exchange in which /corpus edit has opened its form."""
    used = await double.use("corpus", "edit", person=person, options={"article": article})
    await eventually(lambda: used.modal)
    return used


async def edit(double: Double, person: Json, article: str = "harbour", **facts: str) -> Json:
    return await only(await double.submit(await opened(double, person, article), facts))


async def test_a_form_opens_with_what_is_known(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        form = await form_of(await opened(double, await moderator(double)))

    assert form == {
        "publisher": "The Brindle Courier",
        "title": "The harbour burned",
        "author": "",
        "published": "2021-08-09",
        "language": "en",
    }


async def test_what_somebody_else_changed_while_one_wrote_is_not_undone(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        form = await opened(double, person)
        await form_of(form)
        await edit(double, person, publisher="Courier of Brindle")
        said = await only(await double.submit(form, {"title": "The harbour is gone"}))
        found = (await held(desk))["harbour"].article
        again = await form_of(await double.press(said, "Facts…", person=person))

    assert "Somebody changed this article while you wrote" in read(said)
    assert again["title"] == "The harbour is gone"
    assert (found.publisher, found.title) == ("Courier of Brindle", "The harbour burned")


async def test_what_changed_is_shown_before_and_after_and_noted(
    double: Double, serve: Serve
) -> None:
    person, guild = await moderator(double), int(double.world.first.id)
    facts = {"publisher": "Courier of Brindle", "published": "2021-08-10", "author": "A. Scribe"}
    async with serve(PlantedNewsroom()) as desk:
        said = await edit(double, person, **facts)
        found = (await held(desk))["harbour"]
        (entry,) = await desk.with_state(lambda state: audited(state, guild))

    assert read(said) == (
        "### Changed: harbour\n"
        "Publisher: The Brindle Courier → Courier of Brindle\n"
        "Author: nothing → A. Scribe\n"
        "Published on: 2021-08-09 → 2021-08-10\n"
        "Not published yet: `/corpus reindex` shows what would change and lets you publish it."
    )
    assert said["flags"] & EPHEMERAL
    assert found.own
    assert (found.article.published, found.article.published_how) == (date(2021, 8, 10), "stated")
    assert entry.action == "corpus edit"
    assert entry.before == "harbour, The Brindle Courier, The harbour burned"
    assert entry.after == (
        "publisher: The Brindle Courier → Courier of Brindle; author:  → A. Scribe;"
        " published: 2021-08-09 → 2021-08-10"
    )


async def test_facts_can_be_taken_away(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        said = await edit(double, person, title="", published="")
        article = await there(desk, "harbour")

    assert "Title: The harbour burned → nothing" in read(said)
    assert "Published on: 2021-08-09 → nothing" in read(said)
    assert (article.title, article.published, article.published_how) == (None, None, "unknown")


async def test_a_form_sent_as_it_was_opened_changes_nothing(double: Double, serve: Serve) -> None:
    person, guild = await moderator(double), int(double.world.first.id)
    async with serve(PlantedNewsroom()) as desk:
        said = await edit(double, person)
        found = (await held(desk))["harbour"]
        entries = await desk.with_state(lambda state: audited(state, guild))

    assert read(said) == "Nothing was changed: the facts are as they were."
    assert not found.own
    assert list(entries) == []


async def test_a_bad_day_is_named_and_the_form_opens_again_with_what_was_typed(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        refused = await edit(double, person, author="A. Scribe", published="on Sunday")
    async with serve(PlantedNewsroom()) as desk:
        form = await form_of(await double.press(refused, "Facts…", person=person))
        still = await fill_in(double, refused, person, published="Monday")
        done = await fill_in(double, still, person, published="2021-08-08")
        article = await there(desk, "harbour")
        late = await press(double, still, "Facts…", person)

    assert "**Published on** can’t be “on Sunday”" in read(refused)
    assert faces(refused) == ["Facts…", "Discard"]
    assert (form["author"], form["published"]) == ("A. Scribe", "on Sunday")
    assert "**Published on** can’t be “Monday”" in read(still)
    assert read(done).startswith("### Changed: harbour")
    assert (article.author, article.published) == ("A. Scribe", date(2021, 8, 8))
    assert "no longer waiting" in read(late)


async def test_another_file_takes_its_place_with_its_id_and_the_facts_it_lacks(
    double: Double, serve: Serve
) -> None:
    person, guild = await moderator(double), int(double.world.first.id)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "edit", person, article="harbour", file=text("x.txt", BARE))
        said = await press(double, card, "Replace", person)
        article = await there(desk, "harbour")
        (entry,) = await desk.with_state(lambda state: audited(state, guild))

    assert read(card).startswith("### Not yet in place of harbour\n**The harbour burned**\n")
    assert "Published by The Brindle Courier" in read(card)
    assert "Of Monday 9 August 2021" in read(card)
    assert "Please state" not in read(card)
    assert read(said).startswith("Changed: **The harbour burned** (harbour)")
    assert article.body.startswith("Rain kept the ferries")
    assert article.publisher == "The Brindle Courier"
    assert (entry.action, entry.after) == ("corpus edit", "another text")


async def test_what_replaces_an_article_keeps_its_own_facts(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "edit", person, article="harbour", file=text("light.md"))
        await press(double, card, "Replace", person)
        articles = await held(desk)

    assert articles["harbour"].article.publisher == "Coast Herald"
    assert articles["harbour"].article.title == "The lighthouse went dark"
    assert sorted(articles) == ["bridge", "harbour"]


async def test_several_articles_replace_none(double: Double, serve: Serve) -> None:
    two = packed("two.zip", a_md=LIGHTHOUSE, b_txt=BARE)
    async with serve(PlantedNewsroom()):
        said = await corpus(double, "edit", article="harbour", file=two)

    assert "“two.zip” does not hold exactly one article" in read(said)


async def test_an_article_removed_meanwhile_is_not_brought_back(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "edit", person, article="harbour", file=text("light.md"))
        form = await opened(double, person)
        await desk.edit(lambda editor: editor.remove("harbour"))
        file = await press(double, card, "Replace", person)
        facts = await only(await double.submit(form, {"author": "A. Scribe"}))
        articles = await held(desk)

    assert "The article harbour is no longer there, so nothing was changed." in read(file)
    assert "There is no such article." in read(facts)
    assert sorted(articles) == ["bridge"]


async def test_an_article_with_a_long_id_is_found_by_what_stands_for_it(
    double: Double, serve: Serve
) -> None:
    person, name = await moderator(double), "a-long-story-" * 9
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text(f"{name}.md"), person)
        used = await double.complete("corpus edit", "article", "lighthouse", person=person)
        (choice,) = await eventually(lambda: used.choices)
        form = await form_of(await opened(double, person, choice["value"]))
        await edit(double, person, choice["value"], author="A. Keeper")
        article = await there(desk, name.rstrip("-"))

    assert choice["value"] == article_key(article.id)
    assert form["publisher"] == "Coast Herald"
    assert article.author == "A. Keeper"


async def test_while_a_file_is_being_read_the_form_is_put_off_in_time(
    double: Double, serve: Serve
) -> None:
    person, may_end = await moderator(double), threading.Event()
    async with serve(PlantedNewsroom()) as desk:
        reading = asyncio.create_task(desk.edit(lambda _: may_end.wait(8)))
        used = await double.use("corpus", "edit", person=person, options={"article": "harbour"})
        said = await only(used)
        may_end.set()
        await reading

    assert "I am reading articles just now." in read(said)
    assert (used.acknowledged_after_s or 9) < 3


async def test_who_is_no_moderator_opens_no_form_and_sends_none(
    double: Double, serve: Serve
) -> None:
    person, reader = await moderator(double), user("reader")
    async with serve(PlantedNewsroom()) as desk:
        refused = await double.use("corpus", "edit", person=reader, options={"article": "harbour"})
        said = [await only(refused)]
        sent = await opened(double, person)
        said.append(await only(await double.submit(sent, {"title": "x"}, person=reader)))
        article = await there(desk, "harbour")

    assert refused.modal is None
    assert all("This is for moderators" in read(one) for one in said)
    assert article.title == "The harbour burned"
