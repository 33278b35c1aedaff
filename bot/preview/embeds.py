"""Embeds, the form of messages before Components V2."""

from xml.etree.ElementTree import Element

from bot.preview.context import Context, Payload, colour_of, mapping_of, objects_of, words_of
from bot.preview.elements import Node, element
from bot.preview.markdown import inline_markdown, markdown
from bot.preview.media import picture


def embed(payload: Payload, context: Context) -> Element:
    """Return an embed: author, title, text and fields, its pictures, its footer."""
    parts: list[Element] = []
    author = words_of(mapping_of(payload, "author"), "name")
    if author:
        parts.append(element("div", author, class_="embed-author"))
    if words_of(payload, "title"):
        parts.append(_title(payload))
    if words_of(payload, "description"):
        parts.append(element("div", *markdown(words_of(payload, "description")), class_="markdown"))
    fields = [_field(one) for one in objects_of(payload, "fields")]
    if fields:
        parts.append(element("div", *fields, class_="fields"))
    parts += _picture(payload, "image", context)
    footer = (words_of(mapping_of(payload, "footer"), "text"), words_of(payload, "timestamp"))
    if any(footer):
        parts.append(element("div", " • ".join(filter(None, footer)), class_="embed-footer"))
    column = element("div", *parts, class_="embed-column")
    beside = _picture(payload, "thumbnail", context)
    return element("div", column, *beside, class_="embed", style=colour_of(payload, "color"))


def _title(payload: Payload) -> Element:
    text: list[Node] = inline_markdown(words_of(payload, "title"))
    address = words_of(payload, "url")
    if address.startswith(("http://", "https://")):
        text = [element("a", *text, href=address, rel="noopener noreferrer nofollow")]
    return element("div", *text, class_="embed-title")


def _field(payload: Payload) -> Element:
    return element(
        "div",
        element("div", *inline_markdown(words_of(payload, "name")), class_="field-name"),
        element("div", *markdown(words_of(payload, "value")), class_="markdown"),
        class_="field beside" if payload.get("inline") else "field",
    )


def _picture(payload: Payload, name: str, context: Context) -> list[Element]:
    url = words_of(mapping_of(payload, name), "url")
    if not url:
        return []
    figure = picture(url, words_of(mapping_of(payload, name), "description"), context)
    figure.set("class", f"{figure.get('class', '')} embed-{name}".strip())
    return [figure]
