"""An article that was removed stays away: no button, cache or follow-up brings its words back."""

import itertools

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.newsroom import COURIER, FELL, GAZETTE, HELD
from tests.bot.discord.removing import BREAD, Publishing, has_words_of_it
from tests.bot.discord.scene import (
    ASK,
    LONG,
    NEXT_INDEX,
    UNKNOWN,
    ask,
    faces,
    follow_up,
    only,
    press,
    read,
    turns,
)

GONE = "an article that has been removed since"

LABELS = ("Sources", "Timeline", "Next", "Back", "Share", "👍", "👎")


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
@pytest.mark.parametrize("question", [ASK, LONG, UNKNOWN])
async def test_no_button_of_an_older_message_brings_its_words_back(
    double: Double, serve: Serve, question: str, private: bool
) -> None:
    newsroom, person, reader = Publishing(), user(), user("reader")
    async with serve(newsroom):
        answer = await ask(double, person, question, private=private)
        assert has_words_of_it(answer)
        newsroom.remove("courier")
        shown = []
        for label, presser in itertools.product(LABELS, (reader, person)):
            usable = [face for face in faces(answer) if face == label != "Back"]
            if usable and not (private and presser is reader):
                shown.append(await press(double, answer, label, presser))
        further = await follow_up(double, answer, "and who held the harbour?", person)

    assert len(shown) >= 3
    assert [read(message) for message in (*shown, further) if has_words_of_it(message)] == []


async def test_turning_the_page_takes_the_answer_out_of_its_message(
    double: Double, serve: Serve
) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        before = await ask(double, person, ASK)
        answer = await follow_up(double, before, "and a long list, please", person)
        newsroom.remove("courier")
        turned = await double.press(answer, "Next", person=person)
        page = await only(turned)
        sources = await press(double, page, "Sources", person)
        further = await follow_up(double, page, "and who held the harbour?", person)

    assert turned.changed_original
    assert GONE in read(page)
    assert "Ask the question again" in read(page)
    assert not has_words_of_it(page)
    assert turns(page) == turns(answer)
    assert faces(page) == ["Sources", "Ask a follow-up", "👍", "👎", "Delete"]
    assert "removed since" in read(sources)
    assert turns(further)[-1] == "and who held the harbour?"


async def test_somebody_else_who_turns_is_told_so_alone(double: Double, serve: Serve) -> None:
    newsroom = Publishing()
    async with serve(newsroom):
        answer = await ask(double, user(), LONG)
        newsroom.remove("courier")
        own = await press(double, answer, "Next", user("reader"))

    assert own["flags"] & EPHEMERAL
    assert GONE in read(own)


async def test_a_private_answer_that_cites_it_is_not_shared(double: Double, serve: Serve) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        answer = await ask(double, person, private=True)
        newsroom.remove("courier")
        said = await press(double, answer, "Share", person)
        newsroom.held["courier"] = COURIER  # as after going back
        shared = await press(double, answer, "Share", person)

    assert said["flags"] & EPHEMERAL
    assert GONE in read(said)
    assert not shared["flags"] & EPHEMERAL
    assert FELL in read(shared)


async def test_a_private_page_that_was_taken_away_is_not_to_be_shared(
    double: Double, serve: Serve
) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        answer = await ask(double, person, LONG, private=True)
        newsroom.remove("courier")
        page = await press(double, answer, "Next", person)

    assert "Share" in faces(answer)
    assert "Share" not in faces(page)


async def test_sources_show_what_is_still_there_and_name_what_is_not(
    double: Double, serve: Serve
) -> None:
    newsroom = Publishing()
    async with serve(newsroom):
        answer = await ask(double, user())
        newsroom.remove("courier")
        sources = await press(double, answer, "Sources", user("reader"))

    gone, there = read(sources).split("[2] Hill")
    assert "[1] The Brindle Courier" in gone
    assert "has been removed since; I no longer show its words" in gone
    assert not has_words_of_it(sources)
    assert "courier.example" not in read(sources)
    assert f"**{HELD}** He gave no proof." in there


async def test_pages_of_sources_turn_to_what_is_there_now(double: Double, serve: Serve) -> None:
    newsroom, reader = Publishing(), user("reader")
    rain = "Rain fell on the hills. " * 200
    newsroom.held["gazette"] = GAZETTE.model_copy(update={"body": f"{GAZETTE.body} {rain}"})
    async with serve(newsroom):
        answer = await ask(double, user())
        first = await press(double, answer, "Sources", reader)
        assert FELL in read(first)
        newsroom.remove("courier")
        second = await press(double, first, "Next", reader)
        back = await press(double, second, "Back", reader)

    assert "removed since" in read(back)
    assert not has_words_of_it(second)
    assert not has_words_of_it(back)


async def test_all_of_it_holds_after_a_restart(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(Publishing()):
        answer = await ask(double, person, LONG)
        private = await ask(double, person, private=True)
    later = Publishing()
    later.remove("courier")
    async with serve(later):
        sources = await press(double, answer, "Sources", person)
        shared = await press(double, private, "Share", person)
        page = await press(double, answer, "Next", person)

    assert [GONE in read(message) for message in (shared, page)] == [True, True]
    assert "removed since" in read(sources)
    assert not any(map(has_words_of_it, (sources, shared, page)))


async def test_an_edited_article_takes_no_answer_away(double: Double, serve: Serve) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        answer = await ask(double, person, LONG)
        private = await ask(double, person, private=True)
        corrected = COURIER.model_copy(update={"body": "Ships left at dawn. Nobody was hurt."})
        newsroom.held["courier"] = corrected
        newsroom.snapshot_id = NEXT_INDEX
        page = await press(double, answer, "Next", person)
        shared = await press(double, private, "Share", person)
        sources = await press(double, answer, "Sources", person)

    assert "Page 5:" in read(page)
    assert FELL in read(shared)
    assert "since index 5eed0001. The quote as it stood then" in read(sources)
    assert FELL in read(sources)


async def test_a_shared_refusal_shows_only_what_is_near_and_covered_now(
    double: Double, serve: Serve
) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        refusal = await ask(double, person, UNKNOWN, private=True)
        newsroom.remove("courier")
        shared = await press(double, refusal, "Share", person)

    assert BREAD in read(refusal)
    assert "They cover the harbour" in read(refusal)
    assert "The articles do not say." in read(shared)
    assert BREAD not in read(shared)
    assert "They cover" not in read(shared)


async def test_a_refusal_of_the_index_that_answers_is_shared_whole(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(Publishing()):
        refusal = await ask(double, person, UNKNOWN, private=True)
        shared = await press(double, refusal, "Share", person)

    assert BREAD in read(shared)
    assert "They cover the harbour" in read(shared)


async def test_the_message_of_a_picture_keeps_it_but_its_rows_are_not_told_again(
    double: Double, serve: Serve
) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        drawn = await only(await double.use("map", person=person))
        newsroom.remove("courier")
        sources = await press(double, drawn, "Sources", person)

    assert drawn["attachments"]
    assert "removed since" in read(sources)
    assert not has_words_of_it(sources)


async def test_it_is_said_in_the_language_of_who_reads_it(double: Double, serve: Serve) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        answer = await ask(double, person, private=True, locale="de")
        newsroom.remove("courier")
        said = await only(await double.press(answer, "Teilen", person=person, locale="de"))
        sources = await only(await double.press(answer, "Quellen", person=person, locale="de"))

    assert "der inzwischen entfernt wurde" in read(said)
    assert "inzwischen entfernt" in read(sources)


@pytest.mark.parametrize("label", ["Sources", "Timeline"])
async def test_a_press_that_was_waiting_while_it_was_published_shows_what_is_there_then(
    double: Double, serve: Serve, label: str
) -> None:
    newsroom = Publishing()
    async with serve(newsroom) as desk:
        answer = await ask(double, user())
        newsroom.remove("courier")
        pressed = [await double.press(answer, label, person=user(f"r{n}")) for n in range(3)]
        for one in pressed:
            await eventually(lambda one=one: one.seen)
        assert desk.snapshot == NEXT_INDEX

    assert not any(has_words_of_it(message) for one in pressed for message in one.seen)
