"""Pictures and files, which come from the sample itself: nothing is fetched."""

from base64 import b64encode
from collections.abc import Iterable, Set
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from bot.preview.context import Context, Payload, alarm, mapping_of, objects_of, words_of
from bot.preview.elements import element

_PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_SCHEME = "attachment://"


def picture(url: str, description: str, context: Context, spoiler: bool = False) -> Element:
    """Return a picture with its description as alternative text.

    Its address must be `attachment://` and a name in the sample's files; one from elsewhere stands
    as a grey box, since the page loads nothing.
    """
    name = url.removeprefix(_SCHEME)
    kind = _PICTURES.get(PurePosixPath(name).suffix.lower())
    alt = description or context.words.image
    if not url.startswith(_SCHEME):
        box = element("div", url, class_="elsewhere", role="img", aria_label=alt)
        return element("figure", box)
    if name not in context.files or kind is None:
        return alarm("a picture that is not among the files", url)
    source = f"data:{kind};base64,{b64encode(context.files[name]).decode('ascii')}"
    image = element("img", src=source, alt=alt)
    badge = [element("span", "ALT", class_="alt", aria_hidden="true")] if description else []
    if spoiler:
        badge = [element("span", context.words.spoiler, class_="cover")]
    return element("figure", image, *badge, class_="hidden" if spoiler else None)


def thumbnail(payload: Payload, context: Context) -> Element:
    """Return the small picture beside a section's text."""
    figure = _described(payload, context)
    figure.set("class", f"{figure.get('class', '')} thumbnail".strip())
    return figure


def gallery(payload: Payload, context: Context) -> Element:
    """Return up to ten pictures in the client's grid."""
    items = objects_of(payload, "items")
    return grid(_described(item, context) for item in items)


def grid(pictures: Iterable[Element]) -> Element:
    """Lay pictures out: one alone is shown whole, several are cropped to equal boxes."""
    shown = list(pictures)
    return element("div", *shown, class_=f"gallery of-{min(len(shown), 5)}")


def file(payload: Payload, context: Context) -> Element:
    """Return the card of an uploaded file, of its component."""
    url = words_of(mapping_of(payload, "file"), "url")
    name = url.removeprefix(_SCHEME)
    if not url.startswith(_SCHEME) or name not in context.files:
        return alarm("a file that is not among the files", payload)
    return file_card(name, context)


def file_card(name: str, context: Context) -> Element:
    """Return the card of a file of the sample: its name and its size."""
    kilobytes = f"{len(context.files[name]) / 1024:.1f}"
    icon = element("span", "📄", class_="icon", aria_hidden="true")
    size = context.words.files.format(kilobytes=kilobytes)
    text = element(
        "span",
        element("span", name, class_="name"),
        element("span", size, class_="size"),
        class_="about",
    )
    return element("div", icon, text, class_="file")


def uploads(payload: Payload, elsewhere: Set[str], context: Context) -> list[Element]:
    """Return the files that a message of the old form shows below itself, but those elsewhere."""
    described = {
        words_of(one, "filename"): words_of(one, "description")
        for one in objects_of(payload, "attachments")
    }
    names = [name for name in context.files if name not in elsewhere]
    pictures = [name for name in names if PurePosixPath(name).suffix.lower() in _PICTURES]
    figures = [
        picture(_SCHEME + name, described.get(name, ""), context, name.startswith("SPOILER_"))
        for name in pictures
    ]
    cards = [file_card(name, context) for name in names if name not in pictures]
    return [*([grid(figures)] if figures else []), *cards]


def _described(payload: Payload, context: Context) -> Element:
    url = words_of(mapping_of(payload, "media"), "url")
    description = words_of(payload, "description")
    return picture(url, description, context, bool(payload.get("spoiler")))
