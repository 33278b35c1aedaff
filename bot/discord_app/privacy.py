"""What is kept of people, said to them."""

from bot.discord_app.cards import Card, Text
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import Phrases

_MATTERS = (
    "privacy-answers",
    "privacy-questions",
    "privacy-people",
    "privacy-corpus",
    "privacy-memory",
    "privacy-forget",
)


def privacy_card(phrases: Phrases, days: int) -> Card:
    """Return what is kept, for how many days, and how it is deleted."""
    lines = [f"• {phrases.say(key, days=days)}" for key in _MATTERS]
    return Card(
        SOURCES_COLOUR,
        (Text(f"### {phrases.say('privacy-title')}"), Text("\n".join(lines))),
    )
