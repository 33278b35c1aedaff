"""What people do in Discord: use commands, press, choose, fill in, write."""

from typing import Any

from tests.bot.discord.double import payloads
from tests.bot.discord.double.components import LINK_STYLE
from tests.bot.discord.double.exchange import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    SUBMISSION,
    Exchange,
)
from tests.bot.discord.double.forms import chosen, submission
from tests.bot.discord.double.interactions import interaction, place
from tests.bot.discord.double.messages import as_the_bot_sees
from tests.bot.discord.double.options import filled_in, find_command, known_options, nested
from tests.bot.discord.double.payloads import APPLICATION_ID, Json
from tests.bot.discord.double.resolving import Resolved, Value
from tests.bot.discord.double.seen import buttons, face, selects
from tests.bot.discord.double.state import State
from tests.bot.discord.double.uploads import Upload

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3


class People(State):
    """The person's side.  `how` everywhere is what `interactions.interaction` lists."""

    async def use(
        self, name: str, *path: str, person: Json, options: dict[str, Value] | None = None,
        **how: Any,
    ) -> Exchange:  # fmt: skip
        """Use a slash command, with its subcommands in `path` and its `options`."""
        resolved = self._resolved(person, how)
        command = find_command(self.every_command(), name, SLASH)
        given = filled_in(options or {}, known_options(command, path), resolved)
        made = {**self._named(name, SLASH), "options": nested(path, given)}
        return await self._interact(COMMAND, resolved.into(made), person, how)

    async def use_on_message(
        self, name: str, message: Json, *, person: Json, **how: Any
    ) -> Exchange:
        """Use a message's context menu: the bot is shown all of the message."""
        how.setdefault("channel_id", message["channel_id"])
        resolved = self._resolved(person, how)
        target = resolved.note_message(message, self.messages)
        made = {**self._named(name, ON_MESSAGE), "target_id": target}
        return await self._interact(COMMAND, resolved.into(made), person, how)

    async def use_on_person(self, name: str, target: Json, *, person: Json, **how: Any) -> Exchange:
        """Use a person's context menu."""
        resolved = self._resolved(person, how)
        made = {**self._named(name, ON_USER), "target_id": str(resolved.note(target))}
        return await self._interact(COMMAND, resolved.into(made), person, how)

    async def complete(
        self, command: str, option: str, typed: str, *, person: Json,
        options: dict[str, Value] | None = None, **how: Any,
    ) -> Exchange:  # fmt: skip
        """Type into an option that completes; `command` may be "corpus show"; see `choices`."""
        name, *path = command.split()
        known = known_options(find_command(self.every_command(), name, SLASH), tuple(path)) or []
        asked = next((each for each in known if each["name"] == option), {"type": 3})
        assert not known or asked.get("autocomplete"), f"{option} of /{command} does not complete"
        resolved = self._resolved(person, how)
        given = filled_in(options or {}, None, resolved)
        given.append({"name": option, "type": asked["type"], "value": typed, "focused": True})
        made = {**self._named(name, SLASH), "options": nested(tuple(path), given)}
        return await self._interact(AUTOCOMPLETE, resolved.into(made), person, how)

    async def press(
        self, message: Json, label: str | None = None, *, person: Json,
        custom_id: str | None = None, **how: Any,
    ) -> Exchange:  # fmt: skip
        """Press the one button with this label, or emoji where it has no label, or custom id."""
        found = [
            button
            for button in buttons(message)
            if (label is None or face(button) == label)
            and (custom_id is None or button.get("custom_id") == custom_id)
        ]
        offered = [face(button) or button.get("custom_id") for button in buttons(message)]
        assert len(found) == 1, f"{len(found)} buttons for {label or custom_id!r} in {offered}"
        (button,) = found
        assert button["style"] != LINK_STYLE, f"{label!r} is a link"
        assert not button.get("disabled"), f"{label!r} is disabled"
        return await self._on_component(button, {}, message, person, how)

    async def choose(
        self, message: Json, menu: str, values: list[Any], *, person: Json, **how: Any
    ) -> Exchange:
        """Choose from the menu with this custom id or placeholder.

        Values are an option's, or for menus of people, roles and channels, these themselves.
        """
        found = [
            select
            for select in selects(message)
            if menu in (select["custom_id"], select.get("placeholder"))
        ]
        assert len(found) == 1, f"{len(found)} menus for {menu!r}"
        resolved = self._resolved(person, self._beside(message, how))
        made = resolved.into({"values": chosen(found[0], values, resolved)})
        return await self._on_component(found[0], made, message, person, how)

    async def submit(
        self, exchange: Exchange, values: dict[str, Any], *, person: Json | None = None, **how: Any
    ) -> Exchange:
        """Send the form that an exchange was answered with; values by custom id or label."""
        assert exchange.modal is not None, "there is no form to send"
        opened = exchange.payload
        person = person or opened.get("user") or opened["member"]["user"]
        how = {**exchange.how, "age_s": 0.0, **how}
        resolved = self._resolved(person, how)
        made = submission(exchange.modal, values, resolved)
        return await self._interact(SUBMISSION, made, person, how, opened.get("message"))

    async def say(
        self, content: str, *, person: Json, direct: bool = False, pings: bool = False,
        reply_to: Json | None = None, attach: tuple[Upload, ...] = (),
        more: Json | None = None, **how: Any,
    ) -> Json:  # fmt: skip
        """Write a message, in `channel_id` or with `direct` to the bot itself.

        Returns it as people see it; without a mention the bot is told no content.
        """
        where = {"direct": True} if direct else how
        channel_id, guild = place(self.world, person, where)
        message = payloads.message(channel_id, person, {"content": content})
        message["attachments"] = [self.cdn.keep(upload, channel_id) for upload in attach]
        if f"<@{APPLICATION_ID}>" in content or pings:
            message["mentions"] = [payloads.BOT]
        if guild is not None:
            roles = guild.members.get(person["id"], ())
            message |= {"guild_id": guild.id, "member": payloads.member(person, roles=roles)}
        if reply_to is not None:
            message |= {
                "type": 19,
                "message_reference": {"message_id": reply_to["id"], "channel_id": channel_id},
                "referenced_message": as_the_bot_sees(reply_to),
            }
        self.messages.keep(message | (more or {}))
        await self.gateway.dispatch("MESSAGE_CREATE", as_the_bot_sees(message) | (more or {}))
        return self.messages.get(message["id"])

    async def unsay(self, message: Json) -> None:
        """Delete a message, the person's own or as a moderator the bot's."""
        gone = self.messages.delete(message["id"])
        known = ("id", "channel_id", "guild_id")
        told = {name: gone[name] for name in known if name in gone}
        await self.gateway.dispatch("MESSAGE_DELETE", told)

    async def _on_component(
        self, component: Json, made: Json, message: Json, person: Json, how: dict[str, Any]
    ) -> Exchange:
        if self.messages.find(message["id"]) is None:
            self.messages.keep(message)
        named = {
            "id": component.get("id", 0),
            "custom_id": component["custom_id"],
            "component_type": component["type"],
        }
        return await self._interact(
            COMPONENT, {**named, **made}, person, self._beside(message, how), message
        )

    def _beside(self, message: Json, how: dict[str, Any]) -> dict[str, Any]:
        """Return `how` with the place of a message, unless it says another."""
        if how.get("direct") or how.get("private") or "channel_id" in how:
            return how
        if message["channel_id"] in self.world.directs.values():
            return {**how, "direct": True}
        return {**how, "channel_id": message["channel_id"]}

    def _named(self, name: str, kind: int) -> Json:
        command_id = self.command_ids().get((name, kind)) or payloads.snowflake()
        return {"id": command_id, "name": name, "type": kind}

    def _resolved(self, person: Json, how: dict[str, Any]) -> Resolved:
        channel_id, guild = place(self.world, person, how)
        return Resolved(self.cdn, guild, channel_id)

    async def _interact(
        self, kind: int, made: Json, person: Json, how: dict[str, Any], message: Json | None = None
    ) -> Exchange:
        payload = interaction(self.world, kind, made, person, how)
        if message is not None:
            payload["message"] = message
        exchange = Exchange(payload, self.messages, how)
        self.exchanges[payload["token"]] = exchange
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return exchange
