"""How one bot is run: what of the settings concerns the Discord side."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.discord_app.connecting import Patience
from bot.discord_app.fair_use import FairUse
from bot.shards import WHOLE, Share


@dataclass(frozen=True, slots=True)
class BotOptions:
    """Beside the token and the state folder; the defaults serve one server's community."""

    state_url: str | None = None
    """SQLAlchemy's URL of the state database; None for a file in the state folder."""
    retention: timedelta = timedelta(days=90)
    """How long answers, votes and kept questions stay."""
    fair_use: FairUse = field(default_factory=FairUse)
    most_waiting: int = 40
    """How many questions may wait for their turn."""
    share: Share = WHOLE
    """The gateway connections of this process."""
    metrics_port: int | None = None
    """Of 127.0.0.1, for /healthz and /metrics; None for neither."""
    log_questions: bool = False
    corpus_servers: tuple[int, ...] = ()
    """Servers whose moderators may change the articles; none for the only one the bot is in."""
    patience: Patience = field(default_factory=Patience)
