"""Where a stop ends a sentence, and where it only abbreviates."""

import re
from bisect import bisect_left
from collections.abc import Sequence

_OPENERS = "“‘\"'(["
_CLOSERS = "”’\"')]"

_CANDIDATE = re.compile(r"[.!?…]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "mr mrs ms mx dr messrs mme mlle gen gens lt lieut col maj brig sgt sgts capt cpl pvt spc cmdr"
    " cmdt adm sen rep gov pres prof rev hon st ste mt ft amb supt insp det asst dep fr msgr eng"
    " mohd"
)
"""With a capital, never end a sentence: a name follows them."""
_LINKS = _words("vs v cf viz eg ie e.g i.e approx ca c")
_BEFORE_NUMBERS = _words(
    "no nos art sec vol fig pp p ch para jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviate in front of a figure."""
_WEEKDAYS = _words("mon tue tues wed weds thu thur thurs fri sat sun")
"""Abbreviate in front of a figure or a month."""
_MAY_END = _words("inc ltd co corp jr sr bros etc dept est al plc ft")
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
    r"|According|Officials|Residents|Militants|Taliban)\b(?!\.)"
)
_WORD_BEFORE = re.compile(r"[\w.’'&-]*$")
_WORD = re.compile(r"[^\W_]")
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
_HOUR = re.compile(r"\W*(?:At|By|Around|About|Before|After|Until|Since|From|Shortly|Just)\b[^,]*")
_SHORT = 32
"""Characters of the longest "1" before a point, or "Shortly before 10 a.m" before its stop."""
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
    straight = [found.start() for found in re.finditer('"', line)]
    start = 0
    word = _WORD.search(line)
    for found in _CANDIDATE.finditer(line, 0, last):
        if word is None:
            break
        if found.start() < word.start():
            continue
        end = _behind_closers(line, found.end(), straight)
        if end >= last:
            break
        if not brackets[found.start()] and _ends_here(line, start, found.start(), found.end(), end):
            ends.append(end)
            start = end
            word = _WORD.search(line, start)
    return (*ends, last)


def _behind_closers(line: str, place: int, straight: Sequence[int]) -> int:
    """Return the offset behind the closing quotes and brackets that belong to a stop.

    `straight` are the offsets of the straight double quotes: every second one closes.
    """

    def opens(quote: int) -> bool:
        return line[quote] == '"' and bisect_left(straight, quote) % 2 == 0

    end = place
    while end < len(line):
        # '. ”' as careless re-wording leaves it
        spaced = _SPACED_QUOTE.match(line, end)
        sign = spaced.end() - 1 if spaced else end
        if line[sign] not in _CLOSERS or opens(sign):
            break
        if line[sign] == "'" and line[sign + 1 : sign + 2].isalnum():
            break
        end = sign + 1
    return end


def _ends_here(line: str, start: int, stop: int, behind: int, end: int) -> bool:
    """Whether the stop at `stop`, its signs up to `behind` and quotes up to `end`, ends."""
    if stop - start <= _SHORT and _ENUMERATOR.fullmatch(line, start, stop):
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
    if quoted and _ATTRIBUTION.match(rest):
        return False
    if not line[end].isspace():
        return _ends_tight(line, stop, behind, end)
    begun = re.sub(r"^al-(?=[A-Z])", "", rest).lstrip(_OPENERS)[:1]
    if begun.islower():
        # A lower-case word begins a sentence only behind a quote that opens.
        return following in '“"' and line[stop] != "…" and not _abbreviates(line, stop, rest)
    if line[stop:behind] != ".":
        return True
    if (
        stop - start <= _SHORT
        and line[start:stop].endswith("m")
        and _HOUR.fullmatch(line, start, stop)
    ):
        return False
    return quoted or not _abbreviates(line, stop, rest)


def _ends_tight(line: str, stop: int, behind: int, end: int) -> bool:
    """Whether a sentence ends although no blank follows: "threats.All", "said.“But"."""
    before, after = line[stop - 1], line[end : end + _BEHIND]
    if not (before.islower() or before.isdigit() or before in _CLOSERS + " " or end > behind):
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
    title = word.rsplit(".", 1)[-1]
    if (title.lower() in _TITLES and title[:1].isupper()) or lowered in _LINKS - {word.upper()}:
        return True
    if lowered in _BEFORE_NUMBERS and rest[0].isdigit() and (word[0].isupper() or len(word) < 3):
        return word != "no"  # "the answer was no. 40 men left"
    if lowered in _WEEKDAYS and re.match(
        r"\d|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec", rest
    ):
        return True
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    if initial or _DOTTED.fullmatch(word) or lowered in _MAY_END:
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
