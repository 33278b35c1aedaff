"""The panel of a server's settings: what is set, and the selects that change it."""

from bot.discord_app.cards import Card, Part, Row, Text
from bot.discord_app.controls import ChannelSelect, RoleSelect, StringSelect
from bot.discord_app.custom_id import custom_id
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import LANGUAGES, Phrases
from bot.state.settings import ServerSettings

EACH_OWN = "each"
"""The choice of no language for the server: everybody's own."""
_OFF_OR_ON = ("off", "on")


def settings_card(settings: ServerSettings, phrases: Phrases) -> Card:
    """Return the panel, each setting under its name and what it means."""
    languages = tuple((one, phrases.say(f"language-{one}")) for one in LANGUAGES)
    parts: list[Part] = [
        Text(f"### {phrases.say('settings-title')}"),
        Text(_named(phrases, "settings-channels")),
        Row((ChannelSelect(
            custom_id("set", "channels"), phrases.say("settings-everywhere"), settings.channels
        ),)),
        Text(_named(phrases, "settings-private")),
        Row((ChannelSelect(
            custom_id("set", "private"), phrases.say("settings-nowhere"),
            settings.private_channels,
        ),)),
        Text(_named(phrases, "settings-roles")),
        Row((RoleSelect(
            custom_id("set", "roles"), phrases.say("settings-no-role"), settings.moderator_roles
        ),)),
        Text(_named(phrases, "settings-language")),
        Row((StringSelect(
            custom_id("set", "language"),
            phrases.say("settings-each-own"),
            ((EACH_OWN, phrases.say("settings-each-own")), *languages),
            settings.language or EACH_OWN,
        ),)),
        Text(_named(phrases, "settings-links")),
        Row((StringSelect(
            custom_id("set", "links"),
            phrases.say("settings-links-off"),
            tuple((one, phrases.say(f"settings-links-{one}")) for one in _OFF_OR_ON),
            "on" if settings.links else "off",
        ),)),
        Text(f"-# {phrases.say('settings-foot')}"),
    ]  # fmt: skip
    return Card(SOURCES_COLOUR, tuple(parts))


def changed(settings: ServerSettings, setting: str, values: tuple[str, ...]) -> ServerSettings:
    """Return the settings with one of them as it was chosen in the panel.

    Raises ValueError for a setting or a value that the panel does not have.
    """
    match setting:
        case "channels":
            return settings.model_copy(update={"channels": _ids(values)})
        case "private":
            return settings.model_copy(update={"private_channels": _ids(values)})
        case "roles":
            return settings.model_copy(update={"moderator_roles": _ids(values)})
        case "language" if len(values) == 1 and values[0] in (EACH_OWN, *LANGUAGES):
            chosen = None if values[0] == EACH_OWN else values[0]
            return settings.model_copy(update={"language": chosen})
        case "links" if len(values) == 1 and values[0] in _OFF_OR_ON:
            return settings.model_copy(update={"links": values[0] == "on"})
        case _:
            raise ValueError(f"no setting {setting} with {values}")


def _named(phrases: Phrases, key: str) -> str:
    return f"**{phrases.say(key)}**\n{phrases.say(f'{key}-meaning')}"


def _ids(values: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(sorted({int(value) for value in values}))
