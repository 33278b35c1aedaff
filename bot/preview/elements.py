"""HTML as a tree: text goes in as text, and the serializer of the standard library escapes it."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

Node = Element | str

_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?")


def element(tag: str, *children: Node, **attributes: str | bool | None) -> Element:
    """Return an element with its children in order.

    `class_` stands for class and `aria_label` for aria-label; an attribute that is None or False
    is left out, one that is True has its own name as its value.
    """
    made = Element(tag)
    for written, value in attributes.items():
        name = written.rstrip("_").replace("_", "-")
        if value is not None and value is not False:
            made.set(name, name if value is True else shown(value))
    return add(made, children)


def add(parent: Element, children: Iterable[Node]) -> Element:
    """Append children to an element and return it."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + shown(child)
        else:
            parent.text = (parent.text or "") + shown(child)
    return parent


def shown(text: str) -> str:
    """Return text as HTML can hold it: what it can't becomes U+FFFD, line breaks line feeds."""
    return _NOT_IN_HTML.sub("\ufffd", _BREAKS.sub("\n", text))


def document(root: Element) -> str:
    """Write a tree as an HTML document."""
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"
