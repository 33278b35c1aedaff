"""Changing a server's settings in their panel."""

from bot.discord_app.authority import moderators_only
from bot.discord_app.delivery import change, show_notice
from bot.discord_app.forms import chosen_values
from bot.discord_app.settings_panel import changed, settings_card
from bot.discord_app.visit import Visit
from bot.state.errors import SettingsChangedError
from bot.state.settings import ServerSettings
from bot.state.state import State

_TRIES = 5


async def change_setting(visit: Visit, setting: str) -> None:
    """Set one setting as chosen and show the panel as it is then.

    Another moderator's change of another setting meanwhile is kept.
    """
    if not await moderators_only(visit, f"settings {setting}"):
        return
    guild = visit.asker.guild
    if guild is None:
        return
    chosen = chosen_values(visit.interaction)
    person, now = visit.person, visit.desk.now()

    def write(state: State) -> ServerSettings:
        for left in reversed(range(_TRIES)):
            before = state.settings.read(guild)
            try:
                after = state.settings.write(changed(before, setting, chosen))
            except SettingsChangedError:
                if not left:
                    raise
                continue
            state.audit.note(
                guild, person, f"settings {setting}", "done",
                before=before.model_dump_json(), after=after.model_dump_json(), at=now,
            )  # fmt: skip
            return after
        raise AssertionError("the last try returns or raises")

    try:
        settings = await visit.desk.with_state(write)
    except ValueError:
        await show_notice(visit.interaction, visit.phrases().say("unknown-button"))
        return
    visit.desk.set_settings(settings)
    await change(visit.interaction, settings_card(settings, visit.phrases()))
