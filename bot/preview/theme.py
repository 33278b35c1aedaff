"""The colours of Discord's client, dark and light, all of them opaque.

Where the client lays one half-transparent colour over another, the colour that comes of it stands
here, so that the contrast of a text with its ground can be computed.
"""

from dataclasses import asdict, dataclass
from typing import Literal, get_args

ThemeName = Literal["dark", "light"]
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#rrggbb", by what they are for."""

    page: str
    """Around the messages: not Discord's."""
    ground: str
    """Behind a message."""
    private: str
    """Behind a message that one person sees."""
    raised: str
    """Of a container, an embed, a modal."""
    field: str
    """Of a select or a text input."""
    code: str
    edge: str
    """A container's border and a separator's line."""
    bar: str
    """Beside a quote, and beside a container or embed without a colour of its own."""
    text: str
    strong: str
    """Headings and names."""
    muted: str
    link: str
    mention: str
    mention_ground: str
    button: str
    """A secondary button, and a link's."""
    button_edge: str
    button_text: str
    primary: str
    success: str
    danger: str
    on_colour: str
    """Text on the three above."""
    spoiler: str
    badge: str
    """Over a picture."""
    badge_text: str
    required: str
    """The star of a field that must be filled."""
    alarm: str
    """Behind what the preview can't show."""
    alarm_text: str


DARK = Theme(
    page="#111113",
    ground="#1a1a1e",
    private="#1f202f",
    raised="#242429",
    field="#1c1c20",
    code="#141417",
    edge="#36363c",
    bar="#4b4b53",
    text="#dfe0e2",
    strong="#fbfbfb",
    muted="#94959c",
    link="#7bb0f5",
    mention="#a9bbff",
    mention_ground="#282b4c",
    button="#313137",
    button_edge="#3c3c43",
    button_text="#ededef",
    primary="#5865f2",
    success="#00863a",
    danger="#d22d39",
    on_colour="#ffffff",
    spoiler="#55555e",
    badge="#000000",
    badge_text="#ffffff",
    required="#f57976",
    alarm="#ffd400",
    alarm_text="#1a1a1e",
)
LIGHT = Theme(
    page="#e3e3e6",
    ground="#fbfbfb",
    private="#eef0fd",
    raised="#ffffff",
    field="#f7f7f8",
    code="#ebebed",
    edge="#dcdce0",
    bar="#c4c5ca",
    text="#2f3035",
    strong="#1a1b1e",
    muted="#61636b",
    link="#0062cc",
    mention="#3c47b8",
    mention_ground="#e3e6fc",
    button="#ebebed",
    button_edge="#dedee2",
    button_text="#2f3035",
    primary="#5865f2",
    success="#00863a",
    danger="#d22d39",
    on_colour="#ffffff",
    spoiler="#b9bac0",
    badge="#000000",
    badge_text="#ffffff",
    required="#c2212d",
    alarm="#ffd400",
    alarm_text="#1a1a1e",
)
THEMES: dict[ThemeName, Theme] = {"dark": DARK, "light": LIGHT}


def variables(theme: Theme) -> str:
    """Write the colours as CSS custom properties, `mention_ground` as `--mention-ground`."""
    return "".join(
        f"--{name.replace('_', '-')}:{colour};" for name, colour in asdict(theme).items()
    )
