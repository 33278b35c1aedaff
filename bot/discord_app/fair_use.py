"""Fair use: how often a person, a channel and everybody together may ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.state.limit import Limit
from bot.state.people import Person
from bot.state.uses import person_scope


@dataclass(frozen=True, slots=True)
class FairUse:
    """The three limits; the strictest that is reached has the say."""

    person: Limit = field(default_factory=lambda: Limit(6, 60.0))
    channel: Limit = field(default_factory=lambda: Limit(30, 60.0))
    everyone: Limit = field(default_factory=lambda: Limit(120, 60.0))

    def scopes(self, person: Person, channel: int) -> Mapping[str, Limit]:
        """Return each limit under the name its uses are counted by."""
        return {
            person_scope(person): self.person,
            f"channel:{channel}": self.channel,
            "everyone": self.everyone,
        }
