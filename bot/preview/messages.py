"""One message as it stands in a channel."""

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from bot.preview.components import component
from bot.preview.context import Context, Payload, alarm, number_of, parts_of, words_of
from bot.preview.elements import element
from bot.preview.embeds import embed
from bot.preview.markdown import markdown
from bot.preview.media import uploads

_EPHEMERAL = 1 << 6
_COMPONENTS_V2 = 1 << 15
_SHOWN = {"content", "embeds", "components", "attachments", "flags"}
_UNSEEN = {"allowed_mentions", "message_reference", "nonce", "enforce_nonce", "tts", "thread_name"}
"""Fields that change nothing of how the message itself looks."""


def message(payload: Payload, context: Context) -> Element:
    """Return a message by the bot, with all that the payload says in the order it is read."""
    private = bool(number_of(payload, "flags") & _EPHEMERAL)
    parts = [element("header", *_header(context), class_="byline")]
    if words_of(payload, "content"):
        parts.append(element("div", *markdown(words_of(payload, "content")), class_="markdown"))
    parts += [
        embed(one, context) if isinstance(one, Mapping) else alarm("an embed", one)
        for one in parts_of(payload, "embeds")
    ]
    parts += _below(payload, context)
    if unknown := {name: payload[name] for name in payload if name not in _SHOWN | _UNSEEN}:
        parts.append(alarm("fields of the message", unknown))
    if private:
        parts.append(_private_note(context))
    avatar = element("div", "S", class_="avatar", aria_hidden="true")
    body = element("div", *parts, class_="body")
    class_ = "message private" if private else "message"
    return element("article", avatar, body, class_=class_, aria_label="Stringer")


def _below(payload: Payload, context: Context) -> list[Element]:
    components = [component(one, context) for one in parts_of(payload, "components")]
    if number_of(payload, "flags") & _COMPONENTS_V2:
        return [*components, *_unused(payload, context)]
    shown_in_embeds = _files_in(payload.get("embeds"), context)
    return [*uploads(payload, shown_in_embeds, context), *components]


def _unused(payload: Payload, context: Context) -> list[Element]:
    """Name the files that nobody will see: Components V2 show only what a component points at."""
    names = sorted(context.files.keys() - _files_in(payload.get("components"), context))
    return [alarm("files that no component points at", names)] if names else []


def _files_in(part: object, context: Context) -> set[str]:
    """Name the files whose address is the whole of a text somewhere in a part of the payload."""
    written = json.dumps(part, default=str)
    return {name for name in context.files if json.dumps(f"attachment://{name}") in written}


def _header(context: Context) -> list[Element]:
    return [
        element("span", "Stringer", class_="author"),
        element("span", context.words.app, class_="app"),
        element("span", context.words.today, class_="time"),
    ]


def _private_note(context: Context) -> Element:
    eye = element("span", "👁", class_="emoji", aria_hidden="true")
    dismiss = element("button", context.words.dismiss, class_="dismiss", type="button")
    return element("footer", eye, f" {context.words.only_you} · ", dismiss, class_="only-you")
