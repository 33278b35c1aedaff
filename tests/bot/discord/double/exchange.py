"""One interaction from both sides: what a person did, and everything the bot answered."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.bot.discord.double.messages import Messages
from tests.bot.discord.double.payloads import EPHEMERAL, Json
from tests.bot.discord.double.uploads import Upload

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5


@dataclass
class Request:
    """One REST request of the bot, and the status it was answered with."""

    method: str
    path: str
    body: Any
    files: dict[int, Upload] = field(default_factory=dict)
    status: int | None = None


@dataclass
class Exchange:
    """One interaction: what was sent, and everything the bot answered."""

    payload: Json
    messages: Messages = field(repr=False)
    how: dict[str, Any] = field(default_factory=dict)
    """Where and how it took place, for what a person does next in the same place."""
    sent_at: float = field(default_factory=time.monotonic)
    expired: bool = False
    """As after 15 minutes: the token is refused."""
    acknowledged_after_s: float | None = None
    callback: int | None = None
    """The type of the first answer: 4 message, 5 thinking, 6, 7 update, 8 choices, 9 modal."""
    ephemeral: bool = False
    modal: Json | None = None
    choices: list[Json] | None = None
    original_id: str | None = None
    followup_ids: list[str] = field(default_factory=list)
    changed_original: bool = False
    """Whether the message in the original's place is an answer, and not still the one pressed."""

    @property
    def original(self) -> Json | None:
        """The message in the place of "thinking"; None while there is none or once it is deleted.

        After a press that is answered by an update, it is the message of the button.
        """
        return self.messages.find(self.original_id)

    @property
    def loading(self) -> bool:
        """Whether "thinking" is what a person sees."""
        return self.callback == 5 and self.original is not None and not self.changed_original

    @property
    def followups(self) -> list[Json]:
        """The further messages that are there, oldest first."""
        found = map(self.messages.find, self.followup_ids)
        return [message for message in found if message is not None]

    @property
    def private(self) -> bool:
        """Whether everything that is answered is seen by the person alone."""
        return self.ephemeral or (
            bool(self.seen) and all(message["flags"] & EPHEMERAL for message in self.seen)
        )

    @property
    def seen(self) -> list[Json]:
        """The finished messages a person sees in answer."""
        first = [self.original] if self.original and self.changed_original else []
        return [*first, *self.followups]
