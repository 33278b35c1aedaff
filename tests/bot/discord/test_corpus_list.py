"""/corpus list and show: the articles as they are now, each with how it stands."""

import pytest

from bot.discord_app.known_articles import option_of
from corpus.parsing import parse_article
from index.editor import Editor
from tests.bot.discord.articles import LIGHTHOUSE, added, corpus, publish, text, there
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Upload, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, Json, user
from tests.bot.discord.double.seen import shown_text
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import MANAGES, faces, moderator, only, press, read


async def suggested(double: Double, typed: str, person: Json, command: str = "edit") -> list[str]:
    """Return the names that are suggested for an article."""
    used = await double.complete(f"corpus {command}", "article", typed, person=person)
    choices = await eventually(lambda: used.choices is not None and [used.choices])
    return [choice["name"] for choice in choices[0]]


def plant(editor: Editor, number: int) -> None:
    """Put so many articles on the shelf."""
    article = editor.article("harbour")
    for n in range(number):
        body = f"Report {n} tells of a ferry. {'It was late. ' * n}"
        new = {"id": f"n{n:02}", "title": f"Ferry {n:02}", "body": body.strip()}
        editor.put(article.model_copy(update=new), None)


async def test_each_article_is_listed_with_how_it_stands(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await publish(desk)
        await added(double, text("light.md"), person)
        changed = {"author": "A. Scribe"}
        await desk.edit(
            lambda editor: editor.put(editor.article("bridge").model_copy(update=changed), None)
        )
        await desk.edit(lambda editor: editor.remove("harbour"))
        said = read(await corpus(double, "list", person))

    assert said == (
        "### 3 articles\n"
        "**The bridge closed**\n"
        "Hill Gazette · 10 August 2021 · bridge\n"
        "-# changed, not published yet · kept by moderators\n"
        "**The harbour burned**\n"
        "The Brindle Courier · 9 August 2021 · harbour\n"
        "-# no longer there, answered from until the next publication\n"
        "**The lighthouse went dark**\n"
        "Coast Herald · 11 August 2021 · light\n"
        "-# new, not published yet · kept by moderators\n"
        "-# 3 changes are not published yet: /corpus reindex"
    )


async def test_what_is_published_as_it_is_and_what_is_a_copy_is_said(
    double: Double, serve: Serve
) -> None:
    copied = LIGHTHOUSE.replace("Coast Herald", "Inland Times").replace("Two boats", "Some boats")
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text("light.md"), person)
        await added(double, text("copied.md", copied), person)
        await publish(desk)
        said = read(await corpus(double, "list", person))

    assert "-# published · of the corpus folder" in said
    assert "-# published · kept by moderators · near copy of copied" in said
    assert "not published yet" not in said


async def test_files_that_are_none_stand_at_the_end_with_their_reasons(
    double: Double, serve: Serve, tmp_path
) -> None:
    async with serve(PlantedNewsroom()):
        (tmp_path / "corpus" / "bad_@everyone.exe").write_bytes(b"words")
        said = read(await corpus(double, "list"))

    assert "Skipped: bad_@\u200beveryone.exe (not one of .md, .txt" in said


@pytest.mark.parametrize("search", ["GAZETTE", "bridge closed", "2021-08-10", "hill: bridge!"])
async def test_a_search_finds_by_any_fact(double: Double, serve: Serve, search: str) -> None:
    async with serve(PlantedNewsroom()):
        said = read(await corpus(double, "list", search=search))

    assert "The bridge closed" in said
    assert "The harbour burned" not in said
    assert said.startswith("### 1 article with “")


async def test_a_long_list_is_turned_in_place_with_its_search_through_a_restart(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await desk.edit(lambda editor: plant(editor, 20))
        first = await corpus(double, "list", person, search="Brindle: ferry")
    async with serve(PlantedNewsroom()):
        second = await press(double, first, "Next", person)
        third = await press(double, second, "Next", person)

    pages = [first, second, third]
    said = "\n".join(map(read, pages))
    assert [said.count(f"**Ferry {n:02}**") for n in range(20)] == [1] * 20
    assert ["2 of 3" in faces(one) for one in pages] == [False, True, False]
    assert second["id"] == first["id"]
    assert "harbour burned" not in said


async def test_a_list_that_shrank_shows_its_end(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await desk.edit(lambda editor: plant(editor, 20))
        first = await corpus(double, "list", person, search="ferry")
        for n in range(4, 20):
            await desk.edit(lambda editor, n=n: editor.remove(f"n{n:02}"))
        second = await press(double, first, "Next", person)

    assert "4 articles with “ferry”" in read(second)
    assert "Ferry 03" in read(second)


async def test_the_longest_facts_fit_a_message_and_come_out_inert(
    double: Double, serve: Serve
) -> None:
    hostile = ("@everyone **x** [y](https://evil.example) " * 11).strip()

    def plant_long(editor: Editor) -> None:
        article = editor.article("harbour").model_copy(update={"author": hostile})
        for n in range(10):
            new = {"id": f"{n}-{'x' * 126}", "title": f"{n} {hostile}", "publisher": hostile}
            editor.put(article.model_copy(update={**new, "body": f"{'word ' * n}{hostile}"}), None)

    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await desk.edit(plant_long)
        listed = await corpus(double, "list", person)
        name = option_of(f"3-{'x' * 126}")
        used = await double.use("corpus", "show", person=person, options={"article": name})
        card = (await eventually(lambda: len(used.seen) > 1 and used.seen))[0]

    for message in (listed, card):
        assert "evil.example" in read(message)
        assert "@everyone" not in shown_text(message)
        assert "](https://evil" not in shown_text(message)


async def test_one_article_is_shown_whole_and_comes_as_a_file(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await added(double, text("light.md"), person)
        article = await there(desk, "light")
        used = await double.use("corpus", "show", person=person, options={"article": "light"})
        card, sent = await eventually(lambda: len(used.seen) > 1 and used.seen)

    assert read(card).startswith(
        "### The lighthouse went dark\n-# light\nPublished by Coast Herald"
    )
    assert "new, not published yet · kept by moderators" in read(card)
    assert "> The lighthouse of Larkhaven went dark on Tuesday." in read(card)
    (file,) = sent["attachments"]
    assert file["filename"] == "light.md"
    assert parse_article(double.cdn.content(file).decode(), "light.md") == article
    assert all(one["flags"] & EPHEMERAL for one in (card, sent))


async def test_what_was_read_from_it_is_counted_once_it_is_published(
    double: Double, serve: Serve
) -> None:
    courier = LIGHTHOUSE.replace("Coast Herald", "The Brindle Courier")
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        # The planted newsroom serves an article of this id, with three sentences and an event.
        await added(double, text("courier.md", courier), person)
        used = await double.use("corpus", "show", person=person, options={"article": "courier"})
        card = (await eventually(lambda: len(used.seen) > 1 and used.seen))[0]

    assert "In the published index: 3 sentences, 1 event" in read(card)


async def test_an_article_that_there_is_not_is_said_to_be_none(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        said = await corpus(double, "show", article="nowhere")

    assert read(said).startswith("There is no such article. `/corpus list` shows those there are")


async def test_articles_are_suggested_published_or_not_to_moderators_alone(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await publish(desk)
        await added(double, text("light.md"), person)
        await desk.edit(lambda editor: editor.remove("harbour"))
        found = await suggested(double, "light her", person)
        changeable = await suggested(double, "", person)
        every = await suggested(double, "", person, "show")
        nothing = await suggested(double, "", user("reader"))

    assert found == ["The lighthouse went dark · Coast Herald, 11 August 2021 · light"]
    assert [name.split(" · ")[-1] for name in changeable] == ["bridge", "light"]
    assert [name.split(" · ")[-1] for name in every] == ["bridge", "harbour", "light"]
    assert nothing == []


@pytest.mark.parametrize("command", ["list", "show", "add", "remove"])
async def test_each_is_refused_to_who_is_no_moderator(
    double: Double, serve: Serve, command: str
) -> None:
    options: dict[str, object] = {"list": {}, "add": {"file": text("a.md")}}.get(
        command, {"article": "harbour"}
    )
    async with serve(PlantedNewsroom()):
        said = await corpus(double, command, user("reader"), **options)

    assert "This is for moderators" in read(said)


@pytest.mark.parametrize("command", ["list", "show", "add", "remove", "edit"])
async def test_each_is_refused_in_a_server_that_the_operator_does_not_name(
    double: Double, serve: Serve, command: str
) -> None:
    person, file = user("guest"), Upload("a.md", b"words")
    options = {"list": {}, "add": {"file": file}}.get(command, {"article": "harbour"})
    async with serve(PlantedNewsroom(), corpus_servers=(int(double.world.first.id),)):
        other = await double.join("another")
        there = {"channel_id": other.channels[0].id, "permissions": MANAGES}
        used = await double.use("corpus", command, person=person, options=options, **there)
        said = await only(used)
        typed = await double.complete("corpus edit", "article", "", person=person, **there)
        choices = await eventually(lambda: typed.choices is not None and [typed.choices])

    assert used.modal is None
    assert choices == [[]]
    assert read(said).startswith("All servers that I am in share the articles and the index.")
    assert double.cdn.fetched == []


async def test_a_page_is_turned_by_moderators_alone(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        await desk.edit(lambda editor: plant(editor, 9))
        page = await corpus(double, "list", person)
        said = await press(double, page, "Next", user("reader"))

    assert "This is for moderators" in read(said)
