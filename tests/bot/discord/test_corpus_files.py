"""/corpus add: files that are too large, gone, no article at all, or made to do harm."""

import shutil
from pathlib import Path

import pytest

from corpus.intake.submission import Limits
from tests.bot.discord.articles import LIGHTHOUSE, corpus, held, text
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, Upload
from tests.bot.discord.double.seen import shown_text
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import faces, moderator, press, read

MEGABYTE = 1_000_000
HOSTILE = "@everyone <@1> [free](https://evil.example) \u202eflip\u202c \u200bx **bold**"
ALIVE = ["@everyone", "<@1>", "](https://evil", "\u202e", "\u2066"]


async def test_a_file_of_500_mb_is_refused_by_its_size_alone(double: Double, serve: Serve) -> None:
    huge = Upload("huge.txt", b"small in truth", stated_size=500 * MEGABYTE)
    async with serve(PlantedNewsroom()):
        said = await corpus(double, "add", file=huge)

    assert read(said) == (
        "“huge.txt” is larger than 10 MB, packed or unpacked. Hand in a smaller file, or its"
        " parts one by one."
    )
    assert double.cdn.fetched == []


async def test_a_file_larger_than_it_says_is_read_no_further_than_its_limit(
    double: Double, serve: Serve
) -> None:
    double.cdn.repeats = 2000
    async with serve(PlantedNewsroom()):
        said = await corpus(double, "add", file=Upload("long.txt", b"word " * 20_000))

    assert "“long.txt” is larger than 10 MB" in read(said)
    assert 0 < double.cdn.sent_bytes < 3 * Limits().content_bytes  # of 200 MB


async def test_a_file_that_does_not_come_is_asked_for_again(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord_app.attachments.WITHIN_S", 0.2)
    async with serve(PlantedNewsroom()):
        double.cdn.slow_s = 1.0
        slow = await corpus(double, "add", file=text("light.md"))
        double.cdn.slow_s, double.cdn.is_lost = 0.0, True
        gone = await corpus(double, "add", file=text("light.md"))

    assert read(slow) == "“light.md” did not arrive from Discord in time. Please try again."
    assert read(gone) == ("“light.md” could not be fetched from Discord. Please attach it again.")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tune.mp3", b"ID3\x03\x00", "“tune.mp3” is of no format that I read."),
        ("empty.txt", b"", "I found no text of an article in “empty.txt”."),
        ("torn.pdf", b"%PDF-1.7\ngarbage", "“torn.pdf” can’t be read"),
        ("torn.zip", b"PK\x03\x04garbage", "“torn.zip” can’t be read"),
        ("nul.txt", b"words\x00\x00\x00words", "“nul.txt” is not UTF-8 text."),
    ],
)
async def test_what_is_no_article_is_refused_in_one_sentence(
    double: Double, serve: Serve, name: str, content: bytes, said: str
) -> None:
    async with serve(PlantedNewsroom()) as desk:
        told = await corpus(double, "add", file=Upload(name, content))
        articles = await held(desk)

    assert said in read(told)
    assert "Traceback" not in read(told)
    assert sorted(articles) == ["bridge", "harbour"]


async def test_hostile_names_and_facts_come_out_inert(double: Double, serve: Serve) -> None:
    person = await moderator(double)
    content = LIGHTHOUSE.replace("The lighthouse went dark", HOSTILE.replace('"', ""))
    content = content.replace("Coast Herald", HOSTILE).replace("Two boats", f"{HOSTILE} boats")
    async with serve(PlantedNewsroom()):
        messages = [await corpus(double, "add", person, file=Upload(f"{HOSTILE}.exe", b"x"))]
        card = await corpus(double, "add", person, file=text("a.md", content))
        messages.append(card)
        messages.append(await press(double, card, "Add", person))
        messages.append(await corpus(double, "list", person))
        removal = await corpus(double, "remove", person, article="a")
        messages += [removal, await press(double, removal, "Remove", person)]

    found = [(alive, shown_text(one)) for one in messages for alive in ALIVE]
    assert [alive for alive, shown in found if alive in shown] == []
    assert all("bold" in read(one) for one in messages)


async def test_what_the_shelf_or_the_drafts_refuse_is_said_in_one_sentence(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    person = await moderator(double)
    async with serve(PlantedNewsroom()):
        card = await corpus(double, "add", person, file=text("light.md"))
        (tmp_path / "data" / "articles").write_text("a file in the way")
        kept = await press(double, card, "Add", person)
        shutil.rmtree(tmp_path / "data" / "drafts")
        (tmp_path / "data" / "drafts").write_text("a file in the way")
        waits = await corpus(double, "add", person, file=text("light.md"))

    assert "Not added: light.md." in read(kept)
    assert "can't be changed" in read(kept)
    assert faces(kept) == ["Add", "Facts…", "Discard"]
    assert "can't be used" in read(waits)
