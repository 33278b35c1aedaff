"""How the pictures look: colours that hold on a dark ground, and the sign of each state."""

from dataclasses import dataclass

from bot.pictures.rows import State

GROUND = "#1e1f22"
RAISED = "#2b2d31"
TEXT = "#f2f3f5"
SOFT = "#b5bac1"
FAINT = "#43464d"

# After the palette of Okabe and Ito ("Color Universal Design", 2008), lightened for a dark ground:
# its hues are told apart with every common kind of colour blindness.
ORANGE = "#ff7a33"
AMBER = "#f2b134"
YELLOW = "#f0e442"
PINK = "#e79ac7"
BLUE = "#62bdf0"
GREEN = "#2fc79a"
GREY = "#8d919a"
EDGE = "#5f636c"
"""Of the country: fainter than the lines that lead to labels."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark on a picture: no two have the same shape and filling."""

    label: str
    colour: str
    shape: str
    """A marker's name in matplotlib."""
    filled: bool = True
    half: bool = False
    """Filled on its left half only."""
    size: float = 1.0
    """Of the usual size."""


SIGNS: dict[State, Sign] = {
    "captured": Sign("captured", ORANGE, "o"),
    "claimed": Sign("captured, a claim", ORANGE, "o", filled=False),
    "partly": Sign("partly taken, entered", AMBER, "o", half=True),
    "contested": Sign("fought over, attacked", YELLOW, "X", size=1.1),
    "besieged": Sign("besieged", PINK, "D", size=0.85),
    "threatened": Sign("threatened", PINK, "^", filled=False, size=1.05),
    "retaken": Sign("retaken, at least in part", GREEN, "s", filled=False, size=0.9),
    "government": Sign("told as not taken", BLUE, "s", size=0.9),
    "unknown": Sign("nothing told", GREY, "o", size=0.45),
}

TAKEN = Sign("told as taken", ORANGE, "o")
CLAIMED = Sign("told as taken, a claim", ORANGE, "o", filled=False)
SPAN = Sign("on one of these days", ORANGE, "bar")
OTHER = Sign("another day, other articles", BLUE, "D", size=0.72)
OTHER_CLAIMED = Sign("another day, a claim", BLUE, "D", filled=False, size=0.72)
DENIED = Sign("article of that day: not taken", YELLOW, "x", size=1.05)
