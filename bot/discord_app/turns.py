"""Who asked what just before: what a follow-up leans on, in memory and for minutes only."""

from collections import OrderedDict
from datetime import datetime, timedelta

from bot.state.answers import Seat

FOLLOW_UP_WITHIN = timedelta(minutes=10)
"""A question this soon after another, of the same person in the same place, may lean on it."""
TURNS = 3
"""How many earlier questions are handed on with a follow-up."""
_MOST_SEATS = 10_000


class Turns:
    """The last questions of each seat: of one person in one channel, thread or conversation."""

    def __init__(self) -> None:
        self._seats: OrderedDict[Seat, tuple[datetime, tuple[str, ...]]] = OrderedDict()

    def before(self, seat: Seat, now: datetime) -> tuple[str, ...]:
        """Return a seat's last questions, oldest first; none if the latest is too long ago."""
        at, questions = self._seats.get(seat, (now, ()))
        return questions if now - at <= FOLLOW_UP_WITHIN else ()

    def note(self, seat: Seat, turns: tuple[str, ...], now: datetime) -> None:
        """Note the questions that lead up to a seat's latest one, the latest last.

        Those of others that are too old to be leant on are forgotten.
        """
        self._seats[seat] = (now, turns[-TURNS:])
        self._seats.move_to_end(seat)
        while self._seats:
            oldest, (at, _) = next(iter(self._seats.items()))
            if len(self._seats) <= _MOST_SEATS and now - at <= FOLLOW_UP_WITHIN:
                break
            del self._seats[oldest]

    def settle(self, seat: Seat, asked: tuple[str, ...], turns: tuple[str, ...]) -> None:
        """Replace what was noted of a question by what it turned out to lean on.

        Nothing is done where the seat has asked something else meanwhile.
        """
        at, noted = self._seats.get(seat, (None, ()))
        if at is not None and noted == asked[-TURNS:]:
            self._seats[seat] = (at, turns[-TURNS:])

    def forget(self, seats_of: str) -> None:
        """Forget the turns of a person everywhere."""
        for seat in [seat for seat in self._seats if seat.person == seats_of]:
            del self._seats[seat]
