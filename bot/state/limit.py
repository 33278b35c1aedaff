"""A limit of fair use."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """So many uses in any stretch of so many seconds; both more than 0."""

    count: int
    seconds: float

    def __post_init__(self) -> None:
        if self.count < 1 or self.window <= timedelta(0):
            raise ValueError(f"{self} would never allow a use")

    @property
    def window(self) -> timedelta:
        """How long a use counts."""
        return timedelta(seconds=self.seconds)
