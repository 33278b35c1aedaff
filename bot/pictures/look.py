"""How the pictures look: colours that hold on a dark ground, and the sign of each state."""

from dataclasses import dataclass

from bot.answering.states import State

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

    key: str
    """Its meaning's key among the phrases, behind "picture-sign-"."""
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
    "claimed": Sign("claimed", ORANGE, "o", filled=False),
    "partly": Sign("partly", AMBER, "o", half=True),
    "contested": Sign("contested", YELLOW, "X", size=1.1),
    "besieged": Sign("besieged", PINK, "D", size=0.85),
    "threatened": Sign("threatened", PINK, "^", filled=False, size=1.05),
    "retaken": Sign("retaken", GREEN, "s", filled=False, size=0.9),
    "government": Sign("government", BLUE, "s", size=0.9),
    "unknown": Sign("unknown", GREY, "o", size=0.45),
}

TAKEN = Sign("taken", ORANGE, "o")
CLAIMED = Sign("taken-claimed", ORANGE, "o", filled=False)
SPAN = Sign("span", ORANGE, "bar")
OTHER = Sign("other", BLUE, "D", size=0.72)
OTHER_CLAIMED = Sign("other-claimed", BLUE, "D", filled=False, size=0.72)
DENIED = Sign("denied", YELLOW, "x", size=1.05)
