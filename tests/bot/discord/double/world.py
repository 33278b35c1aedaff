"""The servers the bot is in, with their channels, roles and overwrites, and who may do what."""

from dataclasses import dataclass, field

from tests.bot.discord.double.payloads import (
    ADMINISTRATOR,
    APPLICATION_ID,
    BOT,
    CHANNEL_ID,
    DM_ID,
    EVERYDAY,
    GUILD_ID,
    OTHER_CHANNEL_ID,
    VIEW_CHANNEL,
    Json,
    member,
    snowflake,
)

TEXT, DIRECT, GROUP = 0, 1, 3
THREADS = (10, 11, 12)
ALL = (1 << 53) - 1


@dataclass
class Role:
    """A role of a server."""

    name: str
    permissions: int = 0
    id: str = field(default_factory=snowflake)
    position: int = 1
    managed: bool = False

    def payload(self) -> Json:
        """Return the role as Discord lists it."""
        colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        return {
            "id": self.id, "name": self.name, "color": 0, "colors": colours, "hoist": False,
            "position": self.position, "permissions": str(self.permissions),
            "managed": self.managed, "mentionable": False, "flags": 0,
        }  # fmt: skip


@dataclass
class Channel:
    """A channel of a server, or a thread under `parent`."""

    name: str
    guild: "Guild" = field(repr=False)
    id: str = field(default_factory=snowflake)
    kind: int = TEXT
    parent: "Channel | None" = None
    overwrites: dict[str, tuple[int, int]] = field(default_factory=dict)
    """What is allowed and denied here, by the id of a role or a member."""

    def allow(self, whose: str, permissions: int) -> None:
        """Allow a role or member something here, whatever the roles say."""
        allowed, denied = self.overwrites.get(whose, (0, 0))
        self.overwrites[whose] = (allowed | permissions, denied & ~permissions)

    def deny(self, whose: str, permissions: int) -> None:
        """Deny a role or member something here."""
        allowed, denied = self.overwrites.get(whose, (0, 0))
        self.overwrites[whose] = (allowed & ~permissions, denied | permissions)

    def payload(self) -> Json:
        """Return the channel as Discord lists it."""
        roles = {role.id for role in self.guild.roles}
        overwrites = [
            {"id": whose, "type": 0 if whose in roles else 1,
             "allow": str(allowed), "deny": str(denied)}
            for whose, (allowed, denied) in self.overwrites.items()
        ]  # fmt: skip
        made = {
            "id": self.id, "type": self.kind, "name": self.name, "guild_id": self.guild.id,
            "parent_id": self.parent.id if self.parent else None, "last_message_id": None,
            "rate_limit_per_user": 0,
        }  # fmt: skip
        if self.kind in THREADS:
            metadata = {
                "archived": False, "auto_archive_duration": 1440, "locked": False,
                "archive_timestamp": "2021-01-01T00:00:00+00:00",
            }  # fmt: skip
            counts = {"message_count": 0, "member_count": 1}
            return {**made, **counts, "owner_id": APPLICATION_ID, "thread_metadata": metadata}
        flat = {"position": 0, "topic": None, "nsfw": False}
        return {**made, **flat, "permission_overwrites": overwrites}


@dataclass
class Guild:
    """A server.  Its first role is @everyone, its second the bot's own."""

    name: str
    id: str = field(default_factory=snowflake)
    owner_id: str = field(default_factory=snowflake)
    locale: str = "en-GB"
    available: bool = True
    commands_granted: bool = True
    """Whether the bot was invited with the scope applications.commands."""
    roles: list[Role] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The roles of each member, by ids; whoever is not named has @everyone alone."""

    def __post_init__(self) -> None:
        self.everyone = Role("@everyone", EVERYDAY, id=self.id, position=0)
        self.bot_role = Role(BOT["username"], managed=True)
        self.roles[:0] = [self.everyone, self.bot_role]
        self.members[APPLICATION_ID] = (self.bot_role.id,)

    def add_channel(
        self,
        name: str,
        kind: int = TEXT,
        *,
        channel_id: str | None = None,
        parent: Channel | None = None,
    ) -> Channel:
        """Return a new channel, or with kind 11 and a parent a new thread."""
        self.channels.append(Channel(name, self, channel_id or snowflake(), kind, parent))
        return self.channels[-1]

    def add_role(self, name: str, permissions: int = 0) -> Role:
        """Return a new role."""
        self.roles.append(Role(name, permissions, position=len(self.roles)))
        return self.roles[-1]

    def add_member(self, person: Json, *roles: Role) -> None:
        """Give a person these roles."""
        self.members[person["id"]] = tuple(role.id for role in roles)

    def permissions_of(
        self, user_id: str, channel: Channel | None = None, roles: tuple[str, ...] | None = None
    ) -> int:
        """Return what a member may do in a channel, as Discord works it out."""
        held = self.members.get(user_id, ()) if roles is None else roles
        may = self.everyone.permissions
        for role in self.roles:
            may |= role.permissions if role.id in held else 0
        if user_id == self.owner_id or may & ADMINISTRATOR:
            return ALL
        where = channel.parent if channel and channel.parent else channel
        if where is None:
            return may
        allowed, denied = where.overwrites.get(self.id, (0, 0))
        may = may & ~denied | allowed
        own = [where.overwrites[role] for role in held if role in where.overwrites]
        for _, denied in own:
            may &= ~denied
        for allowed, _ in own:
            may |= allowed
        allowed, denied = where.overwrites.get(user_id, (0, 0))
        may = may & ~denied | allowed
        return may if may & VIEW_CHANNEL else 0

    def payload(self) -> Json:
        """Return the server as GET /guilds/ID has it."""
        return {
            "id": self.id, "name": self.name, "icon": None, "owner_id": self.owner_id,
            "afk_timeout": 300, "afk_channel_id": None, "verification_level": 0,
            "default_message_notifications": 0, "explicit_content_filter": 0,
            "roles": [role.payload() for role in self.roles], "emojis": [], "features": [],
            "mfa_level": 0, "system_channel_id": None, "system_channel_flags": 0,
            "rules_channel_id": None, "premium_tier": 0, "preferred_locale": self.locale,
            "nsfw_level": 0, "stickers": [],
        }  # fmt: skip

    def created(self) -> Json:
        """Return the server as GUILD_CREATE has it."""
        flat = [channel.payload() for channel in self.channels if channel.kind not in THREADS]
        threads = [channel.payload() for channel in self.channels if channel.kind in THREADS]
        return {
            **self.payload(), "members": [self.bot_member()], "member_count": 2, "large": False,
            "unavailable": False, "voice_states": [], "presences": [], "threads": threads,
            "stage_instances": [], "guild_scheduled_events": [], "channels": flat,
        }  # fmt: skip

    def bot_member(self) -> Json:
        """Return the bot's own membership."""
        return member(BOT, roles=self.members[APPLICATION_ID])


class World:
    """Every server the bot is in; at first one, with two channels."""

    def __init__(self) -> None:
        self.guilds: dict[str, Guild] = {}
        self.directs: dict[str, str] = {}
        """The channel of each person's direct messages, by the person's id."""
        first = self.add_guild("newsroom", guild_id=GUILD_ID)
        for channel_id in (CHANNEL_ID, OTHER_CHANNEL_ID):
            first.add_channel(f"news-{channel_id[-3:]}", channel_id=channel_id)

    def add_guild(self, name: str, *, guild_id: str | None = None) -> Guild:
        """Return a new server that the bot is in."""
        guild = Guild(name, guild_id or snowflake())
        self.guilds[guild.id] = guild
        return guild

    @property
    def first(self) -> Guild:
        """The server that is there from the start."""
        return self.guilds[GUILD_ID]

    def channel(self, channel_id: str) -> Channel | None:
        """Return a server's channel, or None for another or a direct one."""
        channels = (channel for guild in self.guilds.values() for channel in guild.channels)
        return next((channel for channel in channels if channel.id == channel_id), None)

    def direct(self, user_id: str) -> str:
        """Return the channel of a person's direct messages; the first person's is DM_ID."""
        taken = self.directs
        return taken.setdefault(user_id, snowflake() if taken else DM_ID)
