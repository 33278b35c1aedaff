"""/golden: the questions that every new index is tried with before it is published."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from pydantic import ValidationError

from bot.discord_app.answer_rows import page_row
from bot.discord_app.authority import is_keeper, note_done
from bot.discord_app.cards import cut
from bot.discord_app.commands.ask import read_day
from bot.discord_app.commands.choices import MOST
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.golden_list import golden_key
from bot.discord_app.index_pages import golden_pages
from bot.discord_app.index_words import shortened
from bot.discord_app.index_work import EXPECTED, for_keepers, with_editor
from bot.discord_app.inert import one_line
from bot.discord_app.visit import Visit, private_visit, visit_of
from index.golden import GoldenQuestion
from index.golden_file import folded

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]

_LONGEST = 500
_SHOWN = 600
_LONGEST_CHOICE = 100


class GoldenCommands(app_commands.Group):
    """For moderators: the golden questions."""

    def __init__(self) -> None:
        super().__init__(
            name="golden",
            description=told("golden-command"),
            default_permissions=discord.Permissions(manage_guild=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        for command in (_add_command(), _list_command(), _remove_command()):
            self.add_command(command)


def _add_command() -> Made:
    @app_commands.command(name="add", description=told("golden-add-command"))
    @app_commands.describe(
        question=told("golden-add-question"),
        contains=told("golden-add-contains"),
        refused=told("golden-add-refused"),
        as_of=told("golden-add-as-of"),
    )
    async def command(
        interaction: "Here",
        question: app_commands.Range[str, 1, _LONGEST],
        contains: app_commands.Range[str, 1, _LONGEST] | None = None,
        refused: bool = False,
        as_of: str | None = None,
    ) -> None:
        with interaction.client.desk.request():
            visit = await private_visit(interaction)
            await _add(visit, question, contains or "", refused=refused, as_of=as_of)

    return command


def _list_command() -> Made:
    @app_commands.command(name="list", description=told("golden-list-command"))
    async def command(interaction: "Here") -> None:
        with interaction.client.desk.request():
            await _list(await private_visit(interaction))

    return command


def _remove_command() -> Made:
    @app_commands.command(name="remove", description=told("golden-remove-command"))
    @app_commands.describe(question=told("golden-remove-question"))
    @app_commands.autocomplete(question=_complete_own)
    async def command(interaction: "Here", question: app_commands.Range[str, 1, _LONGEST]) -> None:
        with interaction.client.desk.request():
            await _remove(await private_visit(interaction), question)

    return command


@for_keepers("golden add")
async def _add(visit: Visit, text: str, contains: str, *, refused: bool, as_of: str | None) -> None:
    phrases = visit.phrases()
    try:
        day = read_day(as_of)
    except ValueError:
        await show_notice(visit.interaction, phrases.say("bad-day", name="as_of"))
        return
    words = (part.strip() for part in _whole(contains).split(";"))
    try:
        question = GoldenQuestion(
            question=_whole(text),
            contains=tuple(filter(None, words)),
            refused=refused,
            as_of=day,
        )
    except ValidationError:
        await show_notice(visit.interaction, phrases.say("golden-empty"))
        return
    await with_editor(visit, lambda editor: editor.add_golden(question))
    await note_done(visit, "golden add", before="", after=question.question)
    said = phrases.say("golden-added", question=shortened(question.question, _SHOWN))
    await show_notice(visit.interaction, said)


@for_keepers("golden list")
async def _list(visit: Visit) -> None:
    cards = await golden_pages(visit)
    await show(
        visit.interaction, cards[0], page_row("goldpage", (), visit.phrases(), 0, len(cards))
    )
    await note_done(visit, "golden list")


@for_keepers("golden remove")
async def _remove(visit: Visit, chosen: str) -> None:
    phrases = visit.phrases()
    own = await with_editor(visit, lambda editor: editor.own_golden())
    # A choice stands for its key; who writes the question itself is understood as well.
    found = [
        one.question
        for one in own
        if golden_key(one) == chosen or folded(one.question) == folded(chosen)
    ]
    if not found or not await with_editor(visit, lambda editor: editor.remove_golden(found[0])):
        await show_notice(visit.interaction, phrases.say("golden-not-own"))
        return
    await note_done(visit, "golden remove", before=found[0], after="")
    said = phrases.say("golden-removed", question=shortened(found[0], _SHOWN))
    await show_notice(visit.interaction, said)


async def _complete_own(interaction: "Here", typed: str) -> list[app_commands.Choice[str]]:
    """Return the moderators' own golden questions that hold what was typed."""
    visit = await visit_of(interaction)
    if not is_keeper(visit):
        return []
    try:
        own = await visit.desk.edit(lambda editor: editor.own_golden())
    except EXPECTED:
        return []
    sought = typed.strip().casefold()
    return [
        app_commands.Choice(
            name=cut(one_line(one.question), _LONGEST_CHOICE) or golden_key(one),
            value=golden_key(one),
        )
        for one in own
        if sought in one.question.casefold()
    ][:MOST]


def _whole(text: str) -> str:
    """Text on one line, without halves of characters, which no file can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())
