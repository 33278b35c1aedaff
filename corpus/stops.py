"""Where a stop ends a sentence, and where it only abbreviates."""

import re

_OPENERS = "“‘\"'(["
_CLOSERS = "”’\"')]"

_CANDIDATE = re.compile(r"[.!?…]+")

_TITLES = frozenset(
    (
        "adm",
        "amb",
        "approx",
        "asst",
        "brig",
        "c",
        "ca",
        "capt",
        "cf",
        "cmdr",
        "cmdt",
        "col",
        "cpl",
        "dep",
        "det",
        "dr",
        "e.g",
        "eg",
        "fr",
        "ft",
        "gen",
        "gens",
        "gov",
        "hajj",
        "hon",
        "i.e",
        "ie",
        "insp",
        "lieut",
        "lt",
        "maj",
        "messrs",
        "mlle",
        "mme",
        "mr",
        "mrs",
        "ms",
        "msgr",
        "mt",
        "mx",
        "pres",
        "prof",
        "pvt",
        "rep",
        "rev",
        "sen",
        "sgt",
        "sgts",
        "spc",
        "st",
        "ste",
        "supt",
        "v",
        "viz",
        "vs",
    )
)
"""Never end a sentence: something always follows them."""
_BEFORE_NUMBERS = frozenset(
    (
        "apr",
        "art",
        "aug",
        "ch",
        "dec",
        "feb",
        "fig",
        "jan",
        "jul",
        "jun",
        "mar",
        "no",
        "nos",
        "nov",
        "oct",
        "p",
        "para",
        "pp",
        "sec",
        "sep",
        "sept",
        "vol",
    )
)
"""Abbreviate in front of a figure."""
_MONTHS_NEXT = frozenset(
    ("fri", "mon", "sat", "sun", "thu", "thur", "thurs", "tue", "tues", "wed", "weds")
)
_MAY_END = frozenset(
    (
        "al",
        "bros",
        "co",
        "corp",
        "dept",
        "est",
        "etc",
        "gmt",
        "inc",
        "jr",
        "ltd",
        "no",
        "nos",
        "plc",
        "sr",
    )
)
"""End a sentence where a word follows that begins one."""
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|ph\.d|[ap]\.m", re.IGNORECASE)
_CLOCK = re.compile(r"[ap]\.?m", re.IGNORECASE)
_BEHIND_CLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|[A-Z]{2,5}\b|[A-Z]\w+ (?:local )?time\b)"
)
_BEGINNER = re.compile(
    r"[“‘\"'(\[]*(?:The|A|An|This|That|These|Those|There|Here|It|Its|He|His|She|Her|They|Their|We"
    r"|Our|I|You|Your|My|But|And|Or|Nor|So|Yet|In|On|At|By|For|From|With|Without|Within|To|Of|As|If"
    r"|When|While|Where|What|Who|Why|How|After|Before|Since|During|Until|Because|Although|Though"
    r"|Despite|However|Meanwhile|Earlier|Later|Now|Then|Some|Many|Most|More|Both|All|Several|No|Not"
    r"|Such|Other|Another|Under|Over|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Only|Even|Once"
    r"|According|Officials|Residents|Militants|Taliban|Government|Security|Local)\b"
)
_WORD_BEFORE = re.compile(r"[\w.’'&-]*$")
_RUN_BEFORE = re.compile(r"\S*$")
_NEXT = re.compile(r"\s*")
_SPACED_QUOTE = re.compile(r"\s+(?:”|’(?!\w)|\"(?=\s|$))")
_BEHIND = 120
"""Characters behind a stop that are looked at, and before it half as many."""
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|told|added|asked|wrote|tweeted|warned|replied)\b"
    r"[^.!?]{0,40}[.,]"
)
_ENUMERATOR = re.compile(r"\W*(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})")
_BRACKETS = re.compile(r"[()\[\]]")
_CONTINUES = frozenset(",;:.!?…)]”’%/")
_BRACKETED = 300
"""Characters within which a bracket must close for stops inside it to be its own affair."""


def sentence_ends(line: str) -> tuple[int, ...]:
    """Return the offsets just behind each sentence of a line; the last is behind its last sign.

    White space between sentences belongs to none of them.  A blank line has none.
    """
    last = len(line.rstrip())
    if not last:
        return ()
    ends: list[int] = []
    brackets = _bracketed(line)
    start = 0
    for found in _CANDIDATE.finditer(line, 0, last):
        if found.start() < start:
            continue
        end = _behind_closers(line, found.end())
        if end >= last:
            break
        if not brackets[found.start()] and _ends_here(line, start, found.start(), found.end(), end):
            ends.append(end)
            start = end
    return (*ends, last)


def _behind_closers(line: str, place: int) -> int:
    """Return the offset behind the closing quotes and brackets that belong to a stop."""
    end = place
    while end < len(line):
        sign = line[end]
        if sign == '"' and line.count('"', 0, end) % 2 == 0:
            break  # an even number before it: it opens the next sentence
        if sign == "'" and line[end + 1 : end + 2].isalnum():
            break
        if sign not in _CLOSERS:
            break
        end += 1
    # '. ”' as careless re-wording leaves it
    spaced = _SPACED_QUOTE.match(line, end)
    if spaced and (line[spaced.end() - 1] != '"' or line.count('"', 0, end) % 2):
        return _behind_closers(line, spaced.end())
    return end


def _ends_here(line: str, start: int, stop: int, behind: int, end: int) -> bool:
    """Whether the stop at `stop`, its signs up to `behind` and quotes up to `end`, ends."""
    said = line[start:stop]
    if not any(c.isalnum() for c in said) or _ENUMERATOR.fullmatch(said.strip()):
        return False
    blank = _NEXT.match(line, end)
    begin = blank.end() if blank else end
    rest = line[begin : begin + _BEHIND]
    following = rest[0]
    quoted = end > behind
    if following in _CONTINUES and not (following in ".…" and rest[1:2] in ".…"):
        return False
    if following in "–—-" and line[end].isspace() and not rest.lstrip("–—- ")[:1].isupper():
        return False
    if not line[end].isspace():
        return _ends_tight(line, stop, behind, end)
    if quoted and _ATTRIBUTION.match(rest):
        return False
    begun = re.sub(r"^al-(?=[A-Z])", "", rest).lstrip(_OPENERS)[:1]
    if begun.islower():
        # A lower-case word begins a sentence only behind a quote that opens.
        return following in '“"' and line[stop] != "…" and not _abbreviates(line, stop, rest)
    if line[stop:behind] != ".":
        return True
    return quoted or not _abbreviates(line, stop, rest)


def _ends_tight(line: str, stop: int, behind: int, end: int) -> bool:
    """Whether a sentence ends although no blank follows: "threats.All", "said.“But"."""
    before, after = line[stop - 1], line[end : end + _BEHIND]
    if not (before.islower() or before.isdigit() or before in _CLOSERS or end > behind):
        return False
    run = _RUN_BEFORE.search(line[max(0, stop - _BEHIND // 2) : stop])
    token = (run[0] if run else "") + line[stop : stop + _BEHIND].split(maxsplit=1)[0]
    if re.search(r"://|www\.|@|\w/\w*\.|\.\w+/", token):
        return False
    if after[0] == "#":
        return True
    if not re.match(r"[“‘\"'(\[]?[A-Z](?:[a-z’']|\s|[A-Z]{2})", after):
        return False
    return not (line[stop:behind] == "." and end == behind and _abbreviates(line, stop, after))


def _abbreviates(line: str, stop: int, rest: str) -> bool:
    """Whether the full stop at `stop` belongs to a shortened word that goes on with `rest`."""
    found = _WORD_BEFORE.search(line[max(0, stop - _BEHIND // 2) : stop])
    word = (found[0] if found else "").lstrip("’'-.&").rsplit("-", 1)[-1]
    if not word:
        return False
    lowered = word.lower()
    if _CLOCK.fullmatch(word):
        return bool(_BEHIND_CLOCK.match(rest)) and not _BEGINNER.match(rest)
    if lowered in _TITLES and (word[0].isupper() or len(word) > 1):
        return True
    if lowered in _BEFORE_NUMBERS and rest[0].isdigit() and (word[0].isupper() or len(word) < 3):
        return word != "no"
    if lowered in _MONTHS_NEXT and re.match(
        r"(?:\d|(?:Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec))", rest
    ):
        return True
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    if initial or _DOTTED.fullmatch(word) or (lowered in _MAY_END and word not in ("no", "nos")):
        return rest[0] not in _OPENERS and not _BEGINNER.match(rest)
    return False


def _bracketed(line: str) -> bytearray:
    """Return, for each character, whether it stands between a bracket and its partner."""
    inside = bytearray(len(line))
    opened: list[int] = []
    for found in _BRACKETS.finditer(line):
        if found[0] in "([":
            opened.append(found.start())
        elif opened:
            first, last = opened.pop(), found.start()
            if last - first <= _BRACKETED:
                inside[first:last] = b"\1" * (last - first)
    return inside
