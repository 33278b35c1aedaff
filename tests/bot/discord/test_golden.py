"""Through the wire: /golden, the questions that every new index is tried with."""

from pathlib import Path

import pytest

from index.editor import Editor
from index.golden import GoldenQuestion
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EVERYDAY, Json, user
from tests.bot.discord.keeping import (
    HOSTILE,
    all_pages,
    following,
    hidden,
    published,
    reindexed,
    write_article,
)
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import kept, moderator, only, press, read

SHIPPED = '{"question": "who saw the bridge?"}'


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return published(tmp_path, golden=(SHIPPED,))


async def golden(double: Double, person: Json, name: str, **options: object) -> Json:
    return await only(await double.use("golden", name, person=person, options=options))


@pytest.mark.parametrize(
    ("command", "options"),
    [("add", {"question": "who?"}), ("list", {}), ("remove", {"question": "who?"})],
)
async def test_each_is_refused_to_who_is_no_moderator_and_that_is_noted(
    double: Double, serve: Serve, tmp_path: Path, command: str, options: dict[str, str]
) -> None:
    async with serve(PlantedNewsroom()):
        used = await double.use("golden", command, person=user(), options=options)
        notice = await only(used)

    assert used.private
    assert "This is for moderators" in read(notice)
    assert f"'golden {command}', 'refused'" in kept(tmp_path)
    assert not (tmp_path / "data").exists()


async def test_a_question_that_was_added_is_asked_of_the_next_index_and_noted(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "ferry")
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        added = await golden(
            double,
            person,
            "add",
            question="  who saw\tthe ferry? ",
            contains="sank; on Tuesday ;",
            as_of="2021-08-11",
        )
        page = await reindexed(double, person)
        told = await all_pages(double, page, person)

    assert editor.own_golden() == (
        GoldenQuestion(
            question="who saw the ferry?", contains=("sank", "on Tuesday"), as_of="2021-08-11"
        ),
    )
    assert "Every /corpus reindex asks from now on:\n> who saw the ferry?" in read(added).replace(
        "`", ""
    )
    assert "Golden questions: 2 of 2 hold; before, 1" in told
    assert "✅ **who saw the ferry?** — holds" in told
    assert "'golden add', 'done', '', 'who saw the ferry?'" in kept(tmp_path)


async def test_a_question_that_must_be_refused_is_told_as_such(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        await golden(double, person, "add", question="who won the cup?", refused=True)
        told = read(await golden(double, person, "list"))

    assert "• **who won the cup?**\n-# added by moderators · must be refused" in told


async def test_the_list_has_those_that_ship_and_the_own_with_what_each_asks_for(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        await golden(
            double, person, "add",
            question="who saw the harbour?", contains="burned;Sunday", as_of="2021-08-09",
        )  # fmt: skip
        told = read(await golden(double, person, "list"))

    assert told.startswith("### Golden questions\n• **who saw the bridge?**\n-# comes with the")
    assert (
        "• **who saw the harbour?**\n-# added by moderators · must contain “burned”, “Sunday”"
        " · as of 9 August 2021"
    ) in told


async def test_whether_each_holds_is_known_once_a_proposal_has_asked(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    write_article(tmp_path, "ferry")
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        await golden(double, person, "add", question="who saw the ferry?")
        unknown = read(await golden(double, person, "list"))
        page = await reindexed(double, person)
        known = read(await golden(double, person, "list"))
        await press(double, page, "Publish", person)
        unknown_again = read(await golden(double, person, "list"))

    assert "hold" not in unknown + unknown_again
    assert "comes with the corpus · holds\n" in known
    assert "added by moderators · does not hold\n" in known  # what is published lacks the ferry


async def test_without_any_the_list_says_how_to_have_one(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        told = read(await golden(double, await moderator(double), "list"))

    assert "There are none yet. `/golden add` keeps a question" in told


async def test_an_own_question_is_chosen_by_its_words_and_removed(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    long = f"who saw {'the ferry and ' * 30}the quay?"
    editor.add_golden(GoldenQuestion(question=long))
    editor.add_golden(GoldenQuestion(question="who won the cup?"))
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        used = await double.complete("golden remove", "question", "FERRY", person=person)
        (choice,) = await eventually(lambda: used.choices)
        every = await double.complete("golden remove", "question", "", person=person)
        choices = await eventually(lambda: every.choices)
        removed = await golden(double, person, "remove", question=choice["value"])

    assert len(choice["value"]) <= 100
    assert choice["name"].startswith("who saw the ferry")
    assert len(choices) == 2  # what ships is not theirs to remove
    assert "Removed. No longer asked:\n> who saw the ferry" in read(removed)
    assert [one.question for one in editor.own_golden()] == ["who won the cup?"]
    assert f"'golden remove', 'done', '{long}', ''" in kept(tmp_path)


async def test_nothing_is_offered_to_who_keeps_no_index(
    double: Double, serve: Serve, editor: Editor
) -> None:
    editor.add_golden(GoldenQuestion(question="who won the cup?"))
    async with serve(following(editor), editor=editor):
        used = await double.complete("golden remove", "question", "", person=user())
        await eventually(lambda: used.choices is not None)

    assert used.choices == []


async def test_a_question_can_be_removed_by_writing_it(
    double: Double, serve: Serve, editor: Editor
) -> None:
    editor.add_golden(GoldenQuestion(question="Who won the cup?"))
    async with serve(following(editor), editor=editor):
        await golden(double, await moderator(double), "remove", question="who won the cup")

    assert editor.own_golden() == ()


@pytest.mark.parametrize("question", ["who saw the bridge?", "who sank it?"])
async def test_what_moderators_have_not_added_they_cannot_remove(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor, question: str
) -> None:
    async with serve(following(editor), editor=editor):
        told = await golden(double, await moderator(double), "remove", question=question)

    assert "Moderators have added no such question" in read(told)
    assert "'golden remove'" not in kept(tmp_path)
    assert len(editor.golden()) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"question": " \t "}, "There is no question in that."),
        ({"question": "who?", "as_of": "yesterday"}, "I could not read the day you gave"),
    ],
)
async def test_what_cannot_be_asked_is_not_kept(
    double: Double, serve: Serve, editor: Editor, options: dict[str, str], said: str
) -> None:
    async with serve(following(editor), editor=editor):
        told = await golden(double, await moderator(double), "add", **options)

    assert said in read(told)
    assert editor.own_golden() == ()


async def test_a_file_of_questions_at_fault_is_told_with_its_row(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor
) -> None:
    (tmp_path / "corpus" / "golden.jsonl").write_text('{"question": "@everyone"\n', "utf-8")
    async with serve(following(editor), editor=editor):
        told = await golden(double, await moderator(double), "list")

    assert read(told).startswith("That can’t be done now. Nothing has changed:\n> ")
    assert "golden.jsonl, row 1" in read(told)
    assert hidden(told) == []


@pytest.mark.parametrize("hostile", [HOSTILE, "who\ud83d won \ud800?", "x" * 500])
async def test_a_hostile_question_is_kept_and_shown_inert(
    double: Double, serve: Serve, tmp_path: Path, editor: Editor, hostile: str
) -> None:
    write_article(tmp_path, "quay", "Nothing happened.")
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        shown = [await golden(double, person, "add", question=hostile, contains=hostile)]
        shown.append(await golden(double, person, "list"))
        shown.append(await reindexed(double, person))
        used = await double.complete("golden remove", "question", "", person=person)
        (choice,) = await eventually(lambda: used.choices)
        shown.append(await golden(double, person, "remove", question=choice["value"]))

    assert [hidden(one) for one in shown] == [[]] * 4
    assert "@everyone" not in choice["name"]
    assert editor.own_golden() == ()


async def test_a_long_list_is_turned_and_each_turn_is_checked(
    double: Double, serve: Serve, editor: Editor
) -> None:
    for number in range(60):
        question = f"who saw ferry no. {number}; {'and the quay ' * 9}?"
        editor.add_golden(GoldenQuestion(question=question))
    async with serve(following(editor), editor=editor):
        person = await moderator(double)
        page = await golden(double, person, "list")
        refused = await press(double, page, "Next", person, permissions=EVERYDAY)
        told = await all_pages(double, page, person)

    assert "This is for moderators" in read(refused)
    assert [told.count(f"ferry no. {number};") for number in range(60)] == [1] * 60


async def test_golden_questions_are_told_in_german(
    double: Double, serve: Serve, editor: Editor
) -> None:
    async with serve(following(editor), editor=editor):
        used = await double.use("golden", "list", person=await moderator(double), locale="de")
        told = read(await only(used))

    assert "### Prüffragen" in told
    assert "-# gehört zum Korpus" in told
