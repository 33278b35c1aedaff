"""The page: every sample under its title, in one file that loads nothing."""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from bot.phrases.phrases import Language
from bot.preview.client_words import client_words
from bot.preview.context import Context, alarm
from bot.preview.dialogs import dialog
from bot.preview.elements import document, element
from bot.preview.messages import message
from bot.preview.sample import Sample
from bot.preview.stylesheet import STYLE
from bot.preview.theme import THEMES, ThemeName, variables

_TITLE = "Messages of Stringer"
_NEW_MESSAGE, _CHANGED_MESSAGE, _MODAL = 4, 7, 9
_NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(samples: Sequence[Sample], theme: ThemeName, language: Language = "en") -> str:
    """Return HTML that shows each payload as Discord's client would, for any width of screen.

    `language` is that of the samples and of the client around them.  What can't be shown stands as
    a loud box in its place.
    """
    shown = [_section(sample, number, language) for number, sample in enumerate(samples, start=1)]
    body = element("body", element("main", element("h1", _TITLE, lang="en"), *shown))
    _keep_levels(body)
    return document(element("html", _head(theme), body, lang=language))


def section_id(sample: Sample, number: int) -> str:
    """Name a sample, the `number`th from 1 of its page: "3-a-refusal"."""
    words = re.findall(r"[a-z0-9]+", sample.title.lower())
    return "-".join([str(number), *words])


def _head(theme: ThemeName) -> Element:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_NOTHING_LOADED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content=theme),
        element("title", _TITLE),
        element("style", f":root{{{variables(THEMES[theme])}}}\n{STYLE}"),
    )


def _section(sample: Sample, number: int, language: Language) -> Element:
    name = section_id(sample, number)
    title = element("h2", sample.title, id=f"{name}-title")
    context = Context(sample.files, client_words(language))
    return element(
        "section", title, _shown(sample, context, name), id=name, aria_labelledby=f"{name}-title"
    )


def _shown(sample: Sample, context: Context, name: str) -> Element:
    payload = sample.payload
    if "type" not in payload and "title" in payload and "components" in payload:
        return dialog(payload, context, name)
    if "type" not in payload:
        return message(payload, context)
    inside = payload.get("data")
    if isinstance(inside, Mapping) and payload["type"] == _MODAL:
        return dialog(inside, context, name)
    if isinstance(inside, Mapping) and payload["type"] in (_NEW_MESSAGE, _CHANGED_MESSAGE):
        return message(inside, context)
    return alarm(f"a response of type {payload['type']!r}", payload)


def _keep_levels(body: Element) -> None:
    """Let no heading be more than one level below the one before, whatever a payload skips.

    Its look is its class's, so only who walks the headings notices.
    """
    before = 0
    for one in body.iter():
        if re.fullmatch("h[1-6]", one.tag):
            before = min(int(one.tag[1]), before + 1)
            one.tag = f"h{before}"
