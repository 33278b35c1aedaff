"""What days, months, seasons and years mean: from the words' parts and their setting to days.

"Sunday" in past-tense news is the most recent Sunday, the dateline's own day included: given as
right for 95 % of 325 weekdays of a public test set (TimeBank, in the timenorm project's form). On
the part the tests read, each expression alone without its sentence, it is right for 127 of 141.
A cue of the future in the same clause turns a
weekday, month or day forward. Everything here is a pure function; the clock is never read.
"""

from datetime import date

from corpus.date_calendar import (
    MONTHS,
    WEEKDAYS,
    days_after,
    in_words,
    month_of,
    months_after,
    season_of,
    week_of,
    weekday_from,
    weekday_up_to,
)
from corpus.date_meaning import NO_DATELINE, Days, Setting, one, spread, unknown

AHEAD_DAYS = 100
"""How far ahead a day without a year and without a tense may lie to be the coming one.

Right for 86 of 91 days without a year in TimeBank's news; never ahead, 47 are right."""


def weekday(number: int, which: str | None, at: Setting) -> Days:
    """Resolve "Sunday", "last Sunday", "next Sunday".

    "last" is the most recent one strictly before the dateline; "next" the first strictly after;
    "this" the one in the dateline's week, Monday to Sunday.
    """
    name = WEEKDAYS[number]
    if which in {"previous", "following", "that"} and at.near and at.near.first and at.near.last:
        if which == "previous":
            day = weekday_up_to(days_after(at.near.first, -1), number)
        elif which == "following":
            day = weekday_from(days_after(at.near.last, 1), number)
        else:
            day = weekday_up_to(at.near.last, number)
        return one(day, f"the {name} counted from {in_words(at.near.last)} in the text", True)
    if at.anchor is None:
        return unknown("day", NO_DATELINE)
    told = in_words(at.anchor)
    if which in {"last", "past", "previous"}:
        day = weekday_up_to(days_after(at.anchor, -1), number)
        return one(day, f"the most recent {name} before {told}")
    if which in {"next", "coming", "following"}:
        return one(weekday_from(days_after(at.anchor, 1), number), f"the first {name} after {told}")
    if which in {"last week", "this week", "next week"}:
        step = {"last week": -7, "this week": 0, "next week": 7}[which]
        day = days_after(week_of(at.anchor)[0], number + step)
        return one(day, f"the {name} of {which}, counted from {told}")
    if which == "this":
        return one(days_after(week_of(at.anchor)[0], number), f"the {name} in the week of {told}")
    if at.future:
        return one(weekday_from(at.anchor, number), f"the coming {name}, from {told} on")
    return one(weekday_up_to(at.anchor, number), f"the most recent {name} up to {told}")


def written(year: int | None, month: int, day: int, number: int | None, at: Setting) -> Days:
    """Resolve "6 August": to the most recent, or to the coming one if it is close ahead.

    A past verb before it or a cue of the future settles the side; where neither shows, a day up to
    AHEAD_DAYS after the dateline is this one, because a writer who means last year's adds the year.
    `number` is the weekday written with it, if any; it decides between years.
    """
    if year is not None:
        chosen = date(year, month, day)
        how = "as written"
        if number not in {None, chosen.weekday()}:
            how += f", though that day was a {WEEKDAYS[chosen.weekday()]}"
        return one(chosen, how)
    if at.anchor is None:
        return unknown("day", "not worked out: no year, and the article's date is not known")
    around = range(max(1, at.anchor.year - 8), min(9999, at.anchor.year + 8) + 1)
    days = [found for one_year in around if (found := _day_or_none(one_year, month, day))]
    days = [found for found in days if found.weekday() == number] or days
    if not days:
        raise ValueError(f"{MONTHS[month - 1]} has no day {day}")
    ahead = [found for found in days if found >= at.anchor]
    past = [found for found in days if found <= at.anchor]
    close = bool(ahead) and at.tense is None and (ahead[0] - at.anchor).days <= AHEAD_DAYS
    if ahead and (at.future or close or not past):
        return one(ahead[0], f"as written; the first such day from {in_words(at.anchor)} on")
    return one(past[-1], f"as written; the most recent such day up to {in_words(at.anchor)}")


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return None


def _ordinal(day: int) -> str:
    ending = "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def day_of_month(day: int, number: int | None, at: Setting) -> Days:
    """Resolve "the 8th" to the most recent up to the dateline, with a cue to the coming one."""
    if at.anchor is None:
        return unknown("day", NO_DATELINE)
    step = 1 if at.future else -1
    for months in range(13):
        begin = months_after(at.anchor.replace(day=1), step * months)
        found = _day_or_none(begin.year, begin.month, day)
        if found is None or number not in {None, found.weekday()}:
            continue
        if (found - at.anchor).days * step >= 0:
            side = "the first {} from {} on" if at.future else "the most recent {} up to {}"
            return one(found, side.format(_ordinal(day), in_words(at.anchor)))
    raise ValueError(f"no month near the dateline has such a day {day}")


def month(year: int | None, number: int, which: str | None, at: Setting) -> Days:
    """Resolve "May 2021", "last May", "in May": the most recent May begun by the dateline.

    "by September" is the coming one up to three months ahead, as is any with a cue of the future.
    """
    name = MONTHS[number - 1]
    if year is not None:
        return spread(month_of(year, number), "as written", "month")
    if at.anchor is None:
        return unknown("month", NO_DATELINE)
    told = in_words(at.anchor)
    behind = at.anchor.month - number
    if which == "last year":
        chosen = at.anchor.year - 1
    elif which in {"this", "this year"}:
        chosen = at.anchor.year
    elif which in {"last", "past"}:
        chosen = at.anchor.year - (behind <= 0)
    elif which in {"next", "coming"}:
        chosen = at.anchor.year + (behind >= 0)
    elif at.future or (at.lead in {"by", "until", "till", "before"} and -3 <= behind < 0):
        chosen = at.anchor.year + (behind > 0)
    else:
        chosen = at.anchor.year - (behind < 0)
        return spread(month_of(chosen, number), f"the most recent {name} up to {told}", "month")
    return spread(month_of(chosen, number), f"{name} counted from {told}", "month")


def season(name: str, year: int | None, which: str | None, at: Setting) -> Days:
    """Resolve "summer 2021", "this summer" (the dateline's year), "last summer" (one over)."""
    if year is not None:
        return spread(season_of(year, name), "as written; seasons of three months", "season")
    if at.anchor is None:
        return unknown("season", NO_DATELINE)
    told = in_words(at.anchor)
    years = range(at.anchor.year - 2, at.anchor.year + 3)
    spans = [season_of(one_year, name) for one_year in years]
    if which == "last":
        span = [span for span in spans if span[1] < at.anchor][-1]
    elif which in {"next", "coming"} or (which is None and at.future):
        span = next(span for span in spans if span[0] > at.anchor)
    elif which == "this":
        within = [span for span in spans if span[0] <= at.anchor <= span[1]]
        span = (within or [season_of(at.anchor.year, name)])[0]
    else:
        span = [span for span in spans if span[0] <= at.anchor][-1]
    return spread(span, f"the {name} counted from {told}; seasons of three months", "season")


def year_span(first: int, last: int, at: Setting) -> Days:
    """Resolve "2015", "1996-2001"."""
    bounds = date(first, 1, 1), date(last, 12, 31)
    return spread(bounds, "as written", "year" if first == last else "range")


def decade(first: int, at: Setting) -> Days:
    """Resolve "the 1990s"."""
    return spread((date(first, 1, 1), date(first + 9, 12, 31)), "as written", "decade")
