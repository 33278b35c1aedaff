"""People, roles, channels, files and messages as an interaction names them."""

from tests.bot.discord.double.messages import Messages
from tests.bot.discord.double.payloads import Json, member
from tests.bot.discord.double.uploads import Cdn, Upload
from tests.bot.discord.double.world import Channel, Guild, Role

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = (
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
)

Value = str | int | float | bool | Json | Role | Channel | Upload
"""What a person can give: words, numbers, yes or no, a person, a role, a channel, a file."""


def kind_of(value: Value) -> int:
    """Return the option type that a value is of."""
    match value:
        case bool():
            return BOOLEAN
        case int():
            return INTEGER
        case float():
            return NUMBER
        case Role():
            return ROLE
        case Channel():
            return CHANNEL
        case Upload():
            return FILE
        case dict():
            return USER
        case _:
            return STRING


class Resolved:
    """Collects what `resolved` of an interaction tells about the ids in it."""

    def __init__(self, cdn: Cdn, guild: Guild | None, channel_id: str) -> None:
        self._cdn = cdn
        self._guild = guild
        self._channel_id = channel_id
        self.told: dict[str, dict[str, Json]] = {}

    def note(self, value: Value) -> str | int | float | bool:
        """Return what stands for a value on the wire, and remember who or what it is."""
        match value:
            case Role():
                return self._tell("roles", value.id, value.payload())
            case Channel():
                permissions = value.guild.permissions_of("", value)
                payload = {**value.payload(), "permissions": str(permissions)}
                return self._tell("channels", value.id, payload)
            case Upload():
                kept = self._cdn.keep(value, self._channel_id)
                return self._tell("attachments", kept["id"], {**kept, "ephemeral": True})
            case dict():
                return self._person(value)
            case _:
                return value

    def note_message(self, message: Json, messages: Messages) -> str:
        """Remember a message, with all that stands in it."""
        whole = messages.find(message["id"]) or message
        return self._tell("messages", whole["id"], whole)

    def _person(self, person: Json) -> str:
        if self._guild is not None:
            roles = self._guild.members.get(person["id"], ())
            permissions = self._guild.permissions_of(person["id"])
            joined = member(person, permissions, roles)
            del joined["user"], joined["deaf"], joined["mute"]
            self._tell("members", person["id"], joined)
        return self._tell("users", person["id"], person)

    def _tell(self, kind: str, key: str, payload: Json) -> str:
        self.told.setdefault(kind, {})[key] = payload
        return key

    def into(self, made: Json) -> Json:
        """Return an interaction's data with what was remembered."""
        return {**made, "resolved": self.told} if self.told else made
