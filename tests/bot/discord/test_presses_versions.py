"""Messages of another version, and presses by whoever: a sentence in answer, never silence."""

import copy

import pytest

from bot.discord_app.presses.routing import HANDLERS
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import EPHEMERAL, user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, faces, follow_up, only, press, read, with_id

OTHER_VERSION = "This button or form is from another version of the bot."
STRANGE = [
    "stringer:recount:0000000000000001",  # a verb that is no more, or not yet
    "stringer:sources",
    "stringer:sources:",
    "stringer:sources:0000000000000001:extra",
    "stringer:page:0000000000000001",
    "stringer:page:0000000000000001:en",
    "stringer:shown:0000000000000001:en:0",
    "stringer:set:volume",
    "stringer:Sources:0000000000000001",
    "stringer",
    "poll:yes",
    "x" * 100,
    "stringer:sources:\u202e ' OR 1=1 --",
]


@pytest.mark.parametrize("custom_id", STRANGE)
async def test_a_strange_button_is_answered_privately(
    double: Double, serve: Serve, custom_id: str
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        odd = with_id(answer, "Sources", custom_id)
        pressed = await double.press(odd, "Sources", person=user("reader"))
        notice = await only(pressed)

    settled = ("I no longer have this answer.", "This is for moderators", OTHER_VERSION)
    assert any(sentence in read(notice) for sentence in settled)
    assert pressed.private


async def test_a_strange_form_is_answered(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        opened = await double.press(answer, "Ask a follow-up", person=user("reader"))
        await eventually(lambda: opened.modal)
        opened.modal["custom_id"] = "stringer:recounted:1"
        sent = await double.submit(opened, {"question": "and who held the harbour?"})
        notice = await only(sent)

    assert OTHER_VERSION in read(notice)
    assert sent.private


@pytest.mark.parametrize("verb", sorted(HANDLERS))
async def test_no_verb_is_met_with_silence_without_its_arguments_or_with_odd_ones(
    double: Double, serve: Serve, verb: str
) -> None:
    async with serve(PlantedNewsroom()):
        answer = await ask(double, user())
        for arguments in ("", ":", ":::", ":0", ":a:b:c"):
            odd = with_id(answer, "Sources", f"stringer:{verb}{arguments}")
            pressed = await double.press(odd, "Sources", person=user("reader"))
            await eventually(lambda pressed=pressed: pressed.acknowledged_after_s is not None)
            assert pressed.modal or read(await only(pressed))


async def test_every_button_of_ours_works_after_a_restart(double: Double, serve: Serve) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        public = await ask(double, person)
        private = await ask(double, person, private=True)
    async with serve(PlantedNewsroom()):
        for label in ("Sources", "Timeline", "👍", "👎"):
            said = read(await press(double, public, label, user("reader")))
            assert "no longer" not in said
            assert "another version" not in said
        shared = await press(double, private, "Share", person)
        further = await follow_up(double, public, "and when?", user("reader"))
        await double.press(public, "Delete", person=person)
        await eventually(lambda: double.messages.find(public["id"]) is None)

    assert not shared["flags"] & EPHEMERAL
    assert "and when?" in read(further)


async def test_an_answer_that_an_older_version_sent_as_an_embed_has_a_working_button(
    double: Double, serve: Serve
) -> None:
    person = user()
    async with serve(PlantedNewsroom()):
        answer = copy.deepcopy(await ask(double, person))
        row = answer["components"][0]["components"][-2]
        older = answer | {
            "flags": 0,
            "components": [row],
            "embeds": [{"title": "when did the harbour fall?", "type": "rich"}],
        }
        double.messages.keep(older)
        said = {
            label: await press(double, older, label, person) for label in ("Sources", "Timeline")
        }
        opened = await double.press(older, "Ask a follow-up", person=person)
        await eventually(lambda: opened.modal)

    assert faces(older) == ["Sources", "Ask a follow-up", "Timeline"]
    assert all("August 2021" in read(shown) for shown in said.values())


async def test_a_private_answer_has_its_buttons_where_the_bot_may_do_nothing(
    double: Double, serve: Serve
) -> None:
    person, first = user(), double.world.first
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person, private=True)
        for channel in first.channels:
            channel.deny(first.id, (1 << 53) - 1)
        sources = await press(double, answer, "Sources", person)
        further = await follow_up(double, answer, "and who held the harbour?", person)

    assert "Ships left at dawn." in read(sources)
    assert "and who held the harbour?" in read(further)
