"""The whole way with the real engine: propose, publish, be answered; go back, be refused."""

from pathlib import Path

from bot.serving import Serving
from index.editor import Editor
from index.places import find_places
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.editing import planted_places
from tests.bot.discord.keeping import proposed, use_corpus, write_article
from tests.bot.discord.scene import ask, moderator, press, read

FARAH = "Taliban fighters captured the city of Farah on Tuesday, officials said."
QUESTION = "when did Farah fall?"


async def test_what_was_refused_is_answered_once_published_and_refused_after_going_back(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    planted = planted_places(tmp_path)
    places = find_places(planted.corpora, planted.data)
    newsroom, editor = Serving(places), Editor.of(places, "discord")
    write_article(tmp_path, "farah", FARAH, title="Farah falls", day="2021-08-11")
    async with serve(newsroom, editor=editor):
        before = await ask(double, user(), QUESTION)
        person, page = await proposed(double)
        meanwhile = await ask(double, user(), QUESTION)
        await press(double, page, "Publish", person)
        after = await ask(double, user(), QUESTION)
        asked = await use_corpus(double, await moderator(double), "rollback")
        await press(double, asked, "Go back", person)
        again = await ask(double, user(), QUESTION)

    assert "Events gained: 1" in read(page)
    assert "Farah: captured, Tuesday 10 August 2021" in read(page).replace("**", "")
    assert "### Not in the articles" in read(before)
    assert "### Not in the articles" in read(meanwhile)
    assert "Farah fell on Tuesday 10 August 2021" in read(after)
    assert FARAH in read(after)
    assert "### Not in the articles" in read(again)
