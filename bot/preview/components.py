"""Components V2: what a message is laid out of."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from bot.preview.context import (
    Context,
    Payload,
    alarm,
    colour_of,
    number_of,
    parts_of,
    words_of,
)
from bot.preview.controls import button, select
from bot.preview.elements import element
from bot.preview.markdown import markdown
from bot.preview.media import file, gallery, thumbnail


def component(payload: object, context: Context) -> Element:
    """Return a component with all that it holds; one of an unknown type is a loud box."""
    kind = payload.get("type") if isinstance(payload, Mapping) else None
    draw = _DRAWN.get(kind) if isinstance(kind, int) else None
    if draw is None or not isinstance(payload, Mapping):
        return alarm(f"a component of type {kind!r}", payload)
    return draw(payload, context)


def text_display(payload: Payload, context: Context) -> Element:
    """Return a stretch of markdown."""
    return element("div", *markdown(words_of(payload, "content")), class_="markdown")


def _row(payload: Payload, context: Context) -> Element:
    return element("div", *_children(payload, context), class_="row")


def _section(payload: Payload, context: Context) -> Element:
    texts = element("div", *_children(payload, context), class_="texts")
    beside = component(payload.get("accessory"), context)
    return element("div", texts, element("div", beside, class_="accessory"), class_="section")


def _separator(payload: Payload, context: Context) -> Element:
    wide = number_of(payload, "spacing", 1) > 1
    line = payload.get("divider", True)
    class_ = f"separator {'large' if wide else 'small'} {'line' if line else 'gap'}"
    return element("div", class_=class_, role="separator" if line else None)


def _container(payload: Payload, context: Context) -> Element:
    box = element(
        "div",
        *_children(payload, context),
        class_="container",
        style=colour_of(payload, "accent_color"),
    )
    if not payload.get("spoiler"):
        return box
    cover = element("span", context.words.spoiler, class_="cover")
    return element("div", box, cover, class_="hidden")


def _children(payload: Payload, context: Context) -> list[Element]:
    return [component(child, context) for child in parts_of(payload, "components")]


_DRAWN: dict[int, Callable[[Payload, Context], Element]] = {
    1: _row,
    2: button,
    3: select,
    5: select,
    6: select,
    7: select,
    8: select,
    9: _section,
    10: text_display,
    11: thumbnail,
    12: gallery,
    13: file,
    14: _separator,
    17: _container,
}
