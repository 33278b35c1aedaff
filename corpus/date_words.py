"""The words dates are made of: names, numbers and units, and the patterns that find them."""

import re

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
WEEKDAY_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
COUNTED = (
    r"(?:people|troops|soldiers|fighters|militants|insurgents|prisoners|inmates|civilians|men"
    r"|women|children|families|homes|houses|villages|refugees|police|personnel|dollars|tons"
    r"|tonnes|kilomet(?:re|er)s|miles|km|met(?:re|er)s|members|residents|guards|rebels)\b"
)
"""Nouns that make a round number before them a count: "2000 troops" is no year."""
YEAR = rf"(?:19|20)\d\d(?![\d%]|[.,:/]\d)(?!(?<=00)\s+{COUNTED})"
PARTS = r"(?:morning|afternoon|evening|night)"
SEASON = r"(?:spring|summer|autumn|fall|winter)\b"
UNIT = r"(?:day|week|fortnight|month|year|decade)"

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"

_TO_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CARDINALS = {
    **{word: number for number, word in enumerate(_TO_TWENTY, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **dict.fromkeys(("a", "an"), 1),
    **dict.fromkeys(("twenty-four", "twenty four"), 24),
    **dict.fromkeys(("forty-eight", "forty eight"), 48),
    **dict.fromkeys(("seventy-two", "seventy two"), 72),
}
VAGUE = r"(?:a\s+few|few|several|many|some|(?:a\s+)?number\s+of|a\s+dozen|dozens\s+of)"
COUNT = (
    r"(?:\d{1,3}|a\s+couple\s+of|couple\s+of|"
    + "|".join(sorted(CARDINALS, key=len, reverse=True))
    + rf"|{VAGUE})"
)

_CLASSES = {
    "weekday": "monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun",
    "month": "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec",
    "unit": "day days week weeks weekend month months year years decade decades hours "
    "fortnight fortnights",
    "season": "spring summer autumn fall winter",
    "ago": "ago",
    "side": "later earlier before after afterward afterwards beforehand",
    "ordinal": " ".join(ORDINALS).replace("-", " "),
    "part": "morning afternoon evening night midmorning midafternoon noon midday midnight dawn "
    "daybreak sunrise dusk sunset nightfall lunchtime hours clock today yesterday tomorrow "
    "tonight overnight",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
}
_TRIGGERS = {
    word: frozenset(name for name, words in _CLASSES.items() if word in words.split())
    for word in " ".join(_CLASSES.values()).split()
}
_TOKEN = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


def classes_in(text: str) -> frozenset[str]:
    """Return the classes of date words the text has: a cheap sieve before any pattern is tried."""
    words = _TRIGGERS.keys() & _TOKEN.findall(text.lower())
    found = set().union(*(_TRIGGERS[word] for word in words))
    if _DIGIT.search(text):
        found.add("digit")
    return frozenset(found)


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, by the first three letters."""
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(word[:3].lower())


def month_number(word: str) -> int:
    """1 for January to 12 for December, by the first three letters."""
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(word[:3].lower()) + 1


def day_number(word: str) -> int:
    """1 for "1", "1st" or "first", and so on to 31."""
    digits = word.rstrip("stndrhSTNDRH")
    return int(digits) if digits.isdigit() else ORDINALS.index(word.lower()) + 1


def count_of(words: str | None) -> int | None:
    """Return the number the words name; None where they are absent or vague ("a few")."""
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    plain = " ".join(words.lower().split())
    return 2 if "couple" in plain else CARDINALS.get(plain)
