"""Modals: the form that opens over the channel."""

from collections.abc import Mapping
from itertools import count
from xml.etree.ElementTree import Element

from bot.preview.components import text_display
from bot.preview.context import Context, Payload, alarm, mapping_of, parts_of, words_of
from bot.preview.controls import choices, select
from bot.preview.elements import Node, element

_ACTION_ROW, _TEXT_INPUT, _TEXT_DISPLAY, _LABEL, _UPLOAD = 1, 4, 10, 18, 19
_SELECTS = (3, 5, 6, 7, 8)
_CHOICES = (21, 22, 23)
_PARAGRAPH = 2


def dialog(payload: Payload, context: Context, name: str) -> Element:
    """Return a modal with its fields; `name` begins the ids of its parts, so no two are alike."""
    words, ids = context.words, (f"{name}-{number}" for number in count(1))
    title = next(ids)
    close = element("button", "✕", class_="close", type="button", aria_label=words.close)
    head = element("h3", words_of(payload, "title"), id=title, class_="modal-title")
    rows = [_row(one, context, next(ids)) for one in parts_of(payload, "components")]
    buttons = element(
        "div",
        element("button", words.cancel, class_="button secondary", type="button"),
        element("button", words.submit, class_="button primary", type="button"),
        class_="modal-buttons",
    )
    box = element(
        "div",
        element("div", head, close, class_="modal-head"),
        element("p", words.warning, class_="modal-warning"),
        *rows,
        buttons,
        class_="modal",
        role="dialog",
        aria_labelledby=title,
    )
    return element("div", box, class_="backdrop")


def _row(payload: object, context: Context, name: str) -> Element:
    if not isinstance(payload, Mapping):
        return alarm("a modal's component", payload)
    match payload.get("type"):
        case 1 if len(parts_of(payload, "components")) == 1:
            inside = parts_of(payload, "components")[0]
            label = words_of(inside, "label") if isinstance(inside, Mapping) else ""
            return _field(label, "", inside, context, name)
        case 10:
            return text_display(payload, context)
        case 18:
            label, description = words_of(payload, "label"), words_of(payload, "description")
            return _field(label, description, mapping_of(payload, "component"), context, name)
        case kind:
            return alarm(f"a modal's component of type {kind!r}", payload)


def _field(label: str, description: str, inside: object, context: Context, name: str) -> Element:
    if not isinstance(inside, Mapping):
        return alarm("a modal's field", inside)
    # Discord takes a field as required unless it is told otherwise; a lone checkbox is never.
    required = inside.get("required", inside.get("type") != 23)
    star = [element("span", " *", class_="required", aria_hidden="true")] if required else []
    under = [element("div", description, class_="description")] if description else []
    return element(
        "div",
        element("label", label, *star, for_=name, id=f"{name}-label"),
        *under,
        _control(inside, context, name, bool(required)),
        class_="modal-field",
    )


def _control(payload: Payload, context: Context, name: str, required: bool) -> Element:
    kind = payload.get("type")
    if kind == _TEXT_INPUT:
        return _text_input(payload, name, required)
    if kind in _SELECTS:
        made = select(payload, context)
    elif kind in _CHOICES:
        made = choices(payload, context)
    elif kind == _UPLOAD:
        made = element("div", context.words.upload, class_="upload")
    else:
        return alarm(f"a modal's field of type {kind!r}", payload)
    made.set("id", name)
    # Only text inputs can be named by a label's "for".
    made.set("aria-labelledby", f"{name}-label")
    return made


def _text_input(payload: Payload, name: str, required: bool) -> Element:
    many_lines = payload.get("style") == _PARAGRAPH
    value = words_of(payload, "value")
    # HTML takes the first line feed of a text area as not being there.
    text: list[Node] = ["\n" + value] if many_lines else []
    return element(
        "textarea" if many_lines else "input",
        *text,
        id=name,
        type=None if many_lines else "text",
        class_="text-input",
        value=None if many_lines else value,
        placeholder=words_of(payload, "placeholder") or None,
        required=required,
        readonly=True,
        rows="4" if many_lines else None,
    )
