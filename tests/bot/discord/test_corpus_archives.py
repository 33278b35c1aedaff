"""/corpus add with a zip: listed with what each lacks, added together, what is bad left out."""

from pathlib import Path

from tests.bot.discord.articles import BARE, LIGHTHOUSE, corpus, form_of, held, packed
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import Json, user
from tests.bot.discord.double.seen import buttons, face, selects, shown_text
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, only, press, read

BRIEF = "Report {n} says that the river rose by {n} feet on Monday and fell again in the night."
MIXED = {"good_md": LIGHTHOUSE, "plain_txt": BARE, "song_mp3": "la", "empty_txt": ""}


async def state(double: Double, card: Json, number: int, person: Json, **facts: str) -> Json:
    """Return the answer to the form behind the choice of one article."""
    menu = selects(card)[0]["custom_id"]
    opened = await double.choose(card, menu, [str(number)], person=person)
    await eventually(lambda: opened.modal)
    return await only(await double.submit(opened, facts))


def briefs(number: int, publisher: str = "Isle Post") -> dict[str, str]:
    head = f'+++\ntitle = "Brief {{n}}"\npublisher = "{publisher}"\n+++\n\n'
    return {f"brief{n:02}_md": (head + BRIEF).format(n=n) for n in range(number)}


async def test_what_is_in_it_is_listed_and_what_was_left_out_with_its_reason(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", file=packed("week.zip", **MIXED))
        articles = await held(desk)

    said = read(card)
    assert said.startswith("### week.zip: 2 articles, 2 left out\n")
    assert "**1.** **The lighthouse went dark**\nCoast Herald · 11 August 2021" in said
    assert "**2.** **no title**\n**no publisher stated** · undated" in said
    assert "-# Please state: Publisher, Title, Published on" in said
    assert "Left out: “song.mp3” is of no format that I read." in said
    assert "Left out: I found no text of an article in “empty.txt”." in said
    assert faces(card) == ["Add the one that is ready", "Discard"]
    assert sorted(articles) == ["bridge", "harbour"]


async def test_all_that_are_ready_are_added_and_the_others_go_on_waiting(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=packed("week.zip", **MIXED))
        left = await press(double, card, "Add the one that is ready", person)
        full = await state(double, left, 1, person, publisher="Isle Post")
        done = await press(double, full, "Add the one that is ready", person)
        articles = await held(desk)

    assert "Added: **The lighthouse went dark** (good)" in read(left)
    assert "week.zip: 1 article, 2 left out" in read(left)
    assert {face(one): one.get("disabled") for one in buttons(left)}["Add all 0"] is True
    assert "Isle Post · undated" in read(full)
    assert "Added: **no title** (plain)" in read(done)
    assert sorted(articles) == ["bridge", "good", "harbour", "plain"]
    originals = tmp_path / "data" / "articles" / "originals"
    assert (originals / "good" / "good.md").read_text("utf-8") == LIGHTHOUSE
    assert (originals / "plain" / "plain.txt").read_text("utf-8") == BARE


async def test_a_wrong_fact_of_one_is_told_over_the_list_and_kept_in_its_form(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", person, file=packed("week.zip", **MIXED))
        wrong = {"publisher": "Isle Post", "published": "soon"}
        refused = await state(double, card, 1, person, **wrong)
        menu = selects(refused)[0]["custom_id"]
        form = await form_of(await double.choose(refused, menu, ["1"], person=person))

    assert "**Published on** can’t be “soon”" in read(refused)
    assert "**no publisher stated**" in read(refused)
    assert (form["publisher"], form["published"]) == ("Isle Post", "soon")


async def test_a_long_list_is_turned_page_by_page_and_none_is_lost(
    double: Double, serve: Serve
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        page = await corpus(double, "add", person, file=packed("all.zip", **briefs(20)))
        pages = [page]
        for _ in range(2):
            page = await press(double, page, "Next", person)
            pages.append(page)
        done = await press(double, pages[-1], "Add all 20", person)
        articles = await held(desk)

    said = "\n".join(map(read, pages))
    assert [said.count(f"Brief {n}**") for n in range(20)] == [1] * 20
    assert [len(selects(one)[0]["options"]) for one in pages] == [8, 8, 4]
    assert "20 articles added" in read(done)
    assert len(articles) == 22


async def test_of_two_with_the_same_words_the_second_is_not_added(
    double: Double, serve: Serve
) -> None:
    twice = {"a_md": LIGHTHOUSE, "b_md": LIGHTHOUSE.replace("Coast Herald", "Inland Times")}
    person = await moderator(double)
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=packed("two.zip", **twice))
        left = await press(double, card, "Add all 2", person)
        articles = await held(desk)

    assert "-# near copy of" in read(card)
    assert "Not added: b.md. It has the same words as a, which is there already." in read(left)
    assert sorted(articles) == ["a", "bridge", "harbour"]


async def test_the_longest_facts_fit_a_page_and_come_out_inert(
    double: Double, serve: Serve
) -> None:
    hostile = "@everyone **x** [y](https://evil.example) " * 11
    files = {}
    for number, (name, content) in enumerate(briefs(9, hostile).items()):
        files[name] = content.replace(f"Brief {number}", hostile)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", file=packed("@everyone **x**.zip", **files))

    assert "9 articles" in read(card)
    assert "@everyone" not in shown_text(card)
    assert "](https://evil" not in shown_text(card)


async def test_who_is_no_moderator_can_neither_add_turn_nor_choose(
    double: Double, serve: Serve
) -> None:
    person, reader = await moderator(double), user("reader")
    async with serve(PlantedNewsroom()) as desk:
        card = await corpus(double, "add", person, file=packed("all.zip", **briefs(9)))
        menu = selects(card)[0]["custom_id"]
        chosen = await double.choose(card, menu, ["1"], person=reader)
        told = [await press(double, card, label, reader) for label in ("Add all 9", "Next")]
        told.append(await only(chosen))
        articles = await held(desk)

    assert all("This is for moderators" in read(one) for one in told)
    assert chosen.modal is None
    assert len(articles) == 2
