"""Calendar arithmetic: weeks, months, seasons and years as first and last day, and days in words.

Weeks run from Monday to Sunday (ISO 8601). Names are spelt here and not by `strftime`, whose
words depend on the machine's locale.
"""

from calendar import monthrange
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of the northern half of the globe; a season has three months."""

Bounds = tuple[date, date]
"""First and last day, inclusive."""


def days_after(day: date, count: int) -> date:
    """Return the day `count` days later; OverflowError past the calendar."""
    return day + timedelta(days=count)


def weekday_up_to(day: date, number: int) -> date:
    """Return the most recent weekday `number` (Monday is 0) up to `day`, itself included."""
    return days_after(day, -((day.weekday() - number) % 7))


def weekday_from(day: date, number: int) -> date:
    """Return the first weekday `number` (Monday is 0) from `day` on, itself included."""
    return days_after(day, (number - day.weekday()) % 7)


def week_of(day: date) -> Bounds:
    """Monday and Sunday of the week `day` is in."""
    return weekday_up_to(day, 0), weekday_from(day, 6)


def month_of(year: int, month: int) -> Bounds:
    """First and last day of a month; ValueError where the calendar has no such month."""
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def year_of(year: int) -> Bounds:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_of(year: int, season: str) -> Bounds:
    """First and last day of the season that begins in `year`; winter ends in the next."""
    begin = date(year, SEASONS[season], 1)
    return begin, days_after(months_after(begin, 3), -1)


def months_after(day: date, count: int) -> date:
    """Return the same day `count` months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_words(day: date) -> str:
    """Return the day as a British paper prints it: "Sunday 8 August 2021"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def span_in_words(first: date | None, last: date | None) -> str:
    """Return the span as a British paper prints it: "Sunday 8 August 2021", "May 2021".

    Other spans than a day, months or years are "between Tuesday 10 and Wednesday 11 August 2021".
    An open end gives "up to ..." or "from ... on". Raises ValueError if both ends are None.
    """
    if first is None or last is None:
        if last is not None:
            return f"up to {in_words(last)}"
        if first is not None:
            return f"from {in_words(first)} on"
        raise ValueError("a span without first and last day has no words")
    if first == last:
        return in_words(first)
    return _whole_months(first, last) or f"between {_short_of(first, last)} and {in_words(last)}"


def _short_of(first: date, last: date) -> str:
    """`first` without the month and year that it shares with `last`."""
    words = f"{WEEKDAYS[first.weekday()]} {first.day}"
    if (first.year, first.month) != (last.year, last.month):
        words += f" {MONTHS[first.month - 1]}"
    return words if first.year == last.year else f"{words} {first.year}"


def _whole_months(first: date, last: date) -> str:
    """Return the months or years in words if the span begins and ends with them, else empty."""
    if first.day != 1 or last != month_of(last.year, last.month)[1]:
        return ""
    if first.month == 1 and last.month == 12:
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"the {first.year}s"
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    begin = MONTHS[first.month - 1]
    return f"{begin} to {end}" if first.year == last.year else f"{begin} {first.year} to {end}"
