"""How findings are told: as notes or faults, in every language, with names shown safely."""

import re
from importlib.resources import files
from typing import get_args

import discord
import pytest

from bot.discord_app.checking import check_intents, check_member
from bot.discord_app.findings import Intent, Kind
from bot.discord_app.invitation import NEEDED, WELCOME
from bot.phrases.phrases import LANGUAGES
from tests.bot.discord.installation import NEWCOMERS, Installation, denied, told


@pytest.mark.parametrize("limited", ["", "_limited"])
def test_a_privileged_intent_that_is_on_is_a_note(limited):
    flags = discord.ApplicationFlags(**{f"gateway_message_content{limited}": True})

    _, note = told(check_intents(flags))

    assert note.startswith("Note: The privileged intent Message Content is switched on")
    assert check_intents(discord.ApplicationFlags()) == ()


def test_names_are_shown_as_the_reader_is_to_see_them():
    planted = Installation()
    planted.add("news", denied(NEWCOMERS, "send_messages"))

    (only,) = told(check_member(*planted.objects()), shown=lambda name: f"<{name}>")

    assert only == "<#news>: Send Messages is denied by an override for the role <@Newcomers>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_sentence_in_every_language(language):
    file = files("bot.phrases") / language / "check.ftl"
    said = set(re.findall(r"^check-([\w-]+) =", file.read_text("utf-8"), re.MULTILINE))

    assert said >= set(get_args(Kind))
    assert said >= {f"permission-{name}" for name in (*NEEDED, *WELCOME)}
    assert said >= {f"intent-{name}" for name in get_args(Intent)}
