"""Discord's markdown as elements.

Written here rather than left to a CommonMark library: Discord's client tries patterns in order and
takes the first that fits, line breaks and blank lines stay as they are, `__` underlines, a quote
does not go on without its mark, and `-#`, `>>>` and `||` are its own.  Of markdown-it's rules only
the code block would have stayed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from bot.preview.elements import Node, element
from bot.preview.markdown_lists import nested_lists

_BLANK = " \t\r\n"
_DEEPEST = 20
"""Marks within marks; what is deeper stays as written."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands: what may not be inside itself is not looked for."""

    blocks: bool = True
    """Headings, quotes and lists are read."""
    in_quote: bool = False
    in_link: bool = False
    depth: int = 0

    def within(self, **changes: bool) -> "_Place":
        return replace(self, depth=self.depth + 1, **changes)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], _Place], Node]
    applies: Callable[[_Place], bool] = lambda place: True
    at_line_start: bool = False


def markdown(text: str) -> list[Node]:
    """Return the nodes of a text in which everything of Discord's markdown counts."""
    return _read(text.strip(_BLANK), _Place())


def inline_markdown(text: str) -> list[Node]:
    """Return the nodes of a text that is one line, such as an embed's title."""
    return _read(text.strip(_BLANK), _Place(blocks=False))


def _read(text: str, place: _Place) -> list[Node]:
    rules = [rule for rule in _RULES if rule.applies(place)] if place.depth < _DEEPEST else []
    nodes: list[Node] = []
    plain = at = 0
    while at < len(text):
        line_start = at == 0 or text[at - 1] == "\n"
        for rule in rules:
            found = rule.pattern.match(text, at) if line_start or not rule.at_line_start else None
            if found:
                if plain < at:
                    nodes.append(text[plain:at])
                nodes.append(rule.build(found, place))
                plain = at = found.end()
                break
        else:
            at += 1
    return [*nodes, text[plain:]] if plain < len(text) else nodes


def _marked(tag: str, class_: str | None = None) -> Callable[[re.Match[str], _Place], Node]:
    def build(found: re.Match[str], place: _Place) -> Node:
        return element(tag, *_read(found[1], place.within(blocks=False)), class_=class_)

    return build


def _heading(found: re.Match[str], place: _Place) -> Node:
    level = len(found[1])
    text = _read(found[2].strip(), place.within(blocks=False))
    # The levels above are the page's and the sample's.
    return element(f"h{level + 2}", *text, class_=f"heading-{level}")


def _quote(found: re.Match[str], place: _Place) -> Node:
    text = re.sub(r"^> ", "", found[0], flags=re.MULTILINE).removesuffix("\n")
    return element("blockquote", *_read(text, place.within(in_quote=True)))


def _quoted_rest(found: re.Match[str], place: _Place) -> Node:
    return element("blockquote", *_read(found[1], place.within(in_quote=True)))


def _list(found: re.Match[str], place: _Place) -> Node:
    return nested_lists(found[0], lambda text: _read(text, place.within(blocks=False)))


def _code_block(found: re.Match[str], place: _Place) -> Node:
    return element("pre", element("code", found[1]))


def _code(found: re.Match[str], place: _Place) -> Node:
    return element("code", found[2])


def _link(found: re.Match[str], place: _Place) -> Node:
    return _anchor(found[2], _read(found[1], place.within(blocks=False, in_link=True)))


def _bare_link(found: re.Match[str], place: _Place) -> Node:
    return _anchor(found[1], [found[1]])


def _anchor(address: str, text: list[Node]) -> Element:
    return element("a", *text, href=address, rel="noopener noreferrer nofollow")


def _spoiler(found: re.Match[str], place: _Place) -> Node:
    hidden = _read(found[1], place.within(blocks=False, in_link=True))
    # Like the client: what is hidden from the eye is hidden from a screen reader too.
    text = element("span", *hidden, aria_hidden="true")
    return element(
        "span", text, class_="spoiler", role="button", aria_label="Spoiler", tabindex="0"
    )


def _escaped(found: re.Match[str], place: _Place) -> Node:
    return found[1]


def _mention(found: re.Match[str], place: _Place) -> Node:
    return element("span", found[1][:1] + found[1].lstrip("@!&#/"), class_="mention")


def _emoji(found: re.Match[str], place: _Place) -> Node:
    return element("span", f":{found[1]}:", class_="emoji")


def _rule(
    pattern: str,
    build: Callable[[re.Match[str], _Place], Node],
    applies: Callable[[_Place], bool] = lambda place: True,
) -> _Rule:
    return _Rule(re.compile(pattern, re.DOTALL), build, applies)


def _block(
    pattern: str,
    build: Callable[[re.Match[str], _Place], Node],
    applies: Callable[[_Place], bool] = lambda place: place.blocks,
) -> _Rule:
    return _Rule(re.compile(pattern), build, applies, at_line_start=True)


def _may_quote(place: _Place) -> bool:
    return place.blocks and not place.in_quote


def _may_link(place: _Place) -> bool:
    return not place.in_link


# No pattern has two ways to read the same characters, so none takes exponential time.
_RULES = (
    _block(r"(#{1,3}) +(?=\S)(.+)(?:\n|\Z)", _heading),
    _block(r"-# +(?=\S)(.+)(?:\n|\Z)", _marked("div", "subtext")),
    _block(r">>> ((?:.|\n)*)", _quoted_rest, _may_quote),
    _block(r"(?:> .*(?:\n|\Z))+", _quote, _may_quote),
    _block(
        r"(?: *(?:[-*]|\d{1,9}\.) +\S.*(?:\n|\Z)(?: {2,}(?![-*] |\d+\.)\S.*(?:\n|\Z))*)+", _list
    ),
    _rule(r"\\([^0-9A-Za-z\s])", _escaped),
    _rule(r"```(?:[\w+#.-]+\n)?\n*(.+?)\n*```\n?", _code_block),
    _rule(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", _code),
    _rule(r"<(https?://[^\s<>]+)>", _bare_link, _may_link),
    _rule(r"(https?://[^\s<]*[^\s<.,:;\"')\]])", _bare_link, _may_link),
    _rule(
        r"\[((?:\\.|\[[^\[\]]*\]|[^\[\]\\])+)\]"
        r"\(<?(https?://[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?: +\"[^\"\n]*\")?\)",
        _link,
        _may_link,
    ),
    _rule(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", _marked("strong")),
    _rule(r"__((?:\\.|[^\\])+?)__(?!_)", _marked("u")),
    _rule(r"\*(?![\s*])((?:\\.|\*\*[^*]+\*\*|[^*\\])+)(?<!\s)\*(?!\*)", _marked("em")),
    _rule(r"(?<!\w)_((?:\\.|__[^_]+__|[^_\\])+)_(?!\w)", _marked("em")),
    _rule(r"~~(.+?)~~", _marked("s")),
    _rule(r"\|\|(.+?)\|\|", _spoiler),
    _rule(r"<(@[!&]?\d+|#\d+)>", _mention),
    _rule(r"<(/[^:<>\n]+):\d+>", _mention),
    _rule(r"(@everyone|@here)\b", _mention),
    _rule(r"<a?:(\w{2,32}):\d+>", _emoji),
)
