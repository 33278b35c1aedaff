"""No text of a payload is ever markup of the page."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from bot.preview.elements import shown as in_html
from bot.preview.page import page
from bot.preview.sample import Sample
from tests.bot.preview.planted import EMBED, EVERYTHING, FILES, MODAL, row, shown, v2

_LINK = {"href", "rel"}
_ALLOWED = {
    "html": {"lang"},
    "head": set(),
    "meta": {"charset", "name", "content", "http-equiv"},
    "title": set(),
    "style": set(),
    "body": set(),
    "main": set(),
    "section": {"id", "aria-labelledby"},
    "article": {"class", "aria-label"},
    "header": {"class"},
    "footer": {"class"},
    "div": {"class", "id", "style", "role", "lang", "aria-hidden", "aria-label", "aria-labelledby"},
    "span": {"class", "role", "tabindex", "aria-hidden", "aria-label"},
    "p": {"class"},
    "h1": {"lang", "class"},
    **{f"h{level}": {"class", "id"} for level in range(2, 6)},
    **{tag: set() for tag in ("strong", "em", "u", "s", "code", "pre", "blockquote", "li")},
    "ul": {"class"},
    "ol": {"start"},
    "a": _LINK | {"class"},
    "figure": {"class"},
    "img": {"src", "alt"},
    "button": {"class", "type", "disabled", "aria-label"},
    "details": {"class", "id", "aria-disabled", "aria-labelledby"},
    "summary": set(),
    "label": {"for", "id"},
    "input": {"class", "id", "type", "value", "placeholder", "required", "readonly", "checked"},
    "textarea": {"class", "id", "placeholder", "required", "readonly", "rows"},
}
_VALUES = {
    "href": re.compile(r"(?:https?|discord)://\S+", re.IGNORECASE),
    "src": re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]*"),
    "style": re.compile(r"--accent:#[0-9a-f]{6}"),
}
_ATTACKS = [
    "<script>alert(1)</script>",
    "</style><script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" onclick="alert(1)',
    "' autofocus onfocus='x",
    "javascript:alert(1)",
    "[a](javascript:alert(1))",
    '[a](https://x"onclick="x)',
    "[a](data:text/html,<script>)",
    "https://x\"><svg/onload='x'>",
    "<https://x'onclick='x>",
    "attachment://map.png",
    "--><iframe srcdoc=x>",
    "]]><!--",
    "&lt;b&gt;&#60;i&#x3e;",
    "**||`~~__*>>> # - 1. \n> ",
    "\x00\x0b\x1b\x85\u2028\ud800",
    "discord://x onclick=",
]
hostile = st.lists(st.sampled_from(_ATTACKS) | st.text(max_size=12), max_size=5).map("".join)
_KEPT = re.compile(r"attachment://\S+")


def _with_texts(part, texts):
    """The payload with every text in it replaced, but for addresses of files."""
    if isinstance(part, str) and not _KEPT.fullmatch(part):
        return next(texts)
    if isinstance(part, list):
        return [_with_texts(one, texts) for one in part]
    if isinstance(part, dict):
        return {name: _with_texts(value, texts) for name, value in part.items()}
    return part


def strange(tree):
    """What stands in a page that the templates do not make."""
    for one in tree.iter():
        if not isinstance(one.tag, str) or one.tag not in _ALLOWED:
            yield one.tag
            continue
        for name, value in one.items():
            if name not in _ALLOWED[one.tag]:
                yield one.tag, name
            if name in _VALUES and not _VALUES[name].fullmatch(value):
                yield one.tag, name, value


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from([EVERYTHING, EMBED, MODAL]), hostile, st.data())
def test_whatever_the_texts_say_the_page_has_only_what_its_templates_make(payload, title, data):
    texts = data.draw(st.lists(hostile, min_size=1, max_size=6))
    taken = iter(texts * 100)

    planted = _with_texts(payload, taken)
    whole = page([Sample(title, planted, FILES)], "dark")

    assert list(strange(html.document_fromstring(whole))) == []


def _outline(payload):
    """Tags and attributes' names, without values."""
    return [(one.tag, sorted(one.keys())) for one in shown(payload).iter()]


@given(hostile.filter(str.strip))
def test_a_text_without_markdown_changes_no_element_of_the_page(text):
    def payload(words):
        option = {"label": words, "value": words, "description": words}
        return v2(
            row({"type": 2, "style": 1, "label": words, "custom_id": words}),
            row({"type": 3, "placeholder": words, "options": [option], "custom_id": words}),
            {
                "type": 12,
                "items": [{"media": {"url": "attachment://map.png"}, "description": words}],
            },
        )

    tree = shown(payload(text))

    assert _outline(payload(text)) == _outline(payload("harmless"))
    assert tree.xpath("//button/span/text()")[0] == in_html(text)
    assert tree.xpath("//img/@alt") == [in_html(text)]


def test_the_check_itself_finds_what_is_strange():
    planted = (
        "<p onclick='x'><script>1</script><a href='javascript:x'>a</a><img src='http://x'></p>"
    )

    assert list(strange(html.document_fromstring(planted))) == [
        ("p", "onclick"),
        "script",
        ("a", "href", "javascript:x"),
        ("img", "src", "http://x"),
    ]
