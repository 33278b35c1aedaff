"""Every message there is: made, changed, deleted, and what the bot may see of each."""

import copy
import time

from tests.bot.discord.double import payloads
from tests.bot.discord.double.components import embed_media, media, numbered, walk
from tests.bot.discord.double.payloads import APPLICATION_ID, COMPONENTS_V2, LOADING, Json
from tests.bot.discord.double.refusal import RefusalError
from tests.bot.discord.double.uploads import Cdn, Upload

Files = dict[int, Upload]
_WITHHELD = {"content": "", "embeds": [], "attachments": [], "components": []}


class Messages:
    """Messages by id.  A change makes a new object, so that an earlier sight stays as it was."""

    def __init__(self, cdn: Cdn) -> None:
        self._cdn = cdn
        self._held: dict[str, Json] = {}

    def find(self, message_id: str | None) -> Json | None:
        """Return a message as it now is, or None if it is not there (any more)."""
        return None if message_id is None else self._held.get(message_id)

    def get(self, message_id: str) -> Json:
        """Return a message as it now is; RefusalError 10008 if it is not there."""
        if message_id not in self._held:
            raise RefusalError(404, 10008)
        return self._held[message_id]

    def keep(self, message: Json) -> Json:
        """Take in a message made elsewhere."""
        self._held[message["id"]] = message
        return message

    def send(self, channel_id: str, author: Json, body: Json, files: Files, **more: object) -> Json:
        """Return the new message that a request makes."""
        made = payloads.message(channel_id, author, {})
        made["flags"] = body.get("flags") or 0
        attached = self._cdn.keep_listed(body.get("attachments") or [], files, channel_id)
        return self.keep(self._filled({**made, "attachments": attached, **more}, body))

    def edit(self, message_id: str, body: Json, files: Files) -> Json:
        """Return a message as it is after a change."""
        before = self.get(message_id)
        attached = before["attachments"]
        if body.get("attachments") is not None:
            stay = {str(entry["id"]) for entry in body["attachments"]}
            attached = [attachment for attachment in attached if attachment["id"] in stay]
        listed = body.get("attachments") or []
        more = self._cdn.keep_listed(listed, files, before["channel_id"])
        flags = before["flags"] & ~LOADING | (body.get("flags") or 0) & COMPONENTS_V2
        now = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
        if before["flags"] & LOADING:
            now = before["edited_timestamp"]
        changed = {
            **before, "flags": flags, "edited_timestamp": now, "attachments": [*attached, *more],
        }  # fmt: skip
        return self.keep(self._filled(changed, body))

    def delete(self, message_id: str) -> Json:
        """Return the message that is now gone."""
        found = self.get(message_id)
        del self._held[message_id]
        return found

    def _filled(self, message: Json, body: Json) -> Json:
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = copy.deepcopy(body["embeds"] or [])
        if "components" in body:
            message["components"] = numbered(body["components"] or [])
        if message["flags"] & COMPONENTS_V2 and (message["content"] or message["embeds"]):
            raise RefusalError(400, 50035, "content or embeds beside Components V2", mistake=True)
        self._resolve(message)
        shown = ("content", "embeds", "components", "attachments")
        if not message["flags"] & LOADING and not any(message[name] for name in shown):
            raise RefusalError(400, 50006, mistake=True)
        return message

    def _resolve(self, message: Json) -> None:
        """Point attachment://NAME at where the file can be fetched."""
        named = {attachment["filename"]: attachment for attachment in message["attachments"]}
        items = [item for part in walk(message["components"]) for item in media(part)]
        items += [item for embed in message["embeds"] for item in embed_media(embed)]
        for item in items:
            scheme, _, name = item["url"].partition("://")
            if scheme != "attachment":
                continue
            if name not in named:
                raise RefusalError(400, 50035, f"attachment://{name} is not attached", mistake=True)
            item["url"] = item["proxy_url"] = named[name]["url"]
            item["attachment_id"] = named[name]["id"]


def as_the_bot_sees(message: Json) -> Json:
    """Return a message without what is withheld for want of the message content intent.

    Nothing is withheld of the bot's own messages, of direct ones, and of those that mention it.
    """
    own = message["author"]["id"] == APPLICATION_ID
    mentioned = any(person["id"] == APPLICATION_ID for person in message["mentions"])
    if own or mentioned or not message.get("guild_id"):
        return message
    return {**message, **_WITHHELD}
