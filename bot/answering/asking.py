"""From what a person typed to the questions in it, cleaned of everything that is not one."""

import re
import unicodedata

MAX_QUESTION = 6000
"""Characters read of one message; more than Discord lets anyone send."""

_LONG = 240
"""Characters; a longer sentence tells something first and asks at its end."""
_DISCORD = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:)\d*[^>\s]*>|@(?:everyone|here)\b|https?://\S+")
_SHOUTED = 12
"""Characters; a longer question all in capitals is read as if it had none."""
_LINK = re.compile(r"\[([^\]\[]{1,200})\]\([^)\s]{1,500}\)")
_SHORT_FORMS = {
    "ppl": "people",
    "wen": "when",
    "wat": "what",
    "wut": "what",
    "govt": "government",
    "gov": "government",
    "thru": "through",
    "frm": "from",
    "abt": "about",
    "bc": "because",
    "cuz": "because",
    "y'day": "yesterday",
    "yr": "year",
    "yrs": "years",
    "hv": "have",
    "dont": "don't",
    "didnt": "didn't",
    "pls": "please",
    "plz": "please",
    "tho": "though",
    "btw": "",
    "afgh": "Afghan",
}
_SHORT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _SHORT_FORMS))})\b", re.I)
_NOISE = re.compile(r"[*_`~|>#]+|\[|\]\([^)]*\)|\]")
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules|prompts?|above|"
    r"previous|everything)\b|"
    r"^\s*(?:system|assistant|user|developer)\s*:|\byou\s+are\s+now\b|\bpretend\b|\bact\s+as\b|"
    r"\bjailbreak\b|"
    r"\b(?:print|reveal|show|output|leak|repeat|display)\b.{0,30}\b(?:configuration|config|token|"
    r"prompt|instructions|password|secret|key)\b|"
    r"^\s*(?:please\s+)?(?:state|claim|write|declare|confirm|answer|reply|respond|say|cite)\s+"
    r"(?:that|with|only|as|\w+\s+for)\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:when|where|who|whom|whose|what|which|why|how|whether|wh?ats|whos)\b|\?|"
    r"^\s*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|list|name|give|"
    r"show|tell|put|explain|describe|timeline|anything|any|and|compare)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|(?<=\?)(?=\S)")
_JOINED = re.compile(
    r"\s*(?:,|;)?\s+and\s+(?:also:?\s+)?(?=(?:(?:on|in|at|for|by|since|to|from|with)\s+)?(?:when|"
    r"where|who|whom|what|which|why|how)\b)",
    re.I,
)
_POLITE = re.compile(
    r"^\s*(?:(?:hey|hi|hello|so|ok|okay|well|um|please|pls|quick\s+question)\b[\s,:!-]*|"
    r"(?:do|does|did)\s+(?:you|anyone|anybody|u)\s+(?:happen\s+to\s+)?know\b[\s,:]*(?:if\s+|"
    r"whether\s+)?|"
    r"(?:can|could|would|will)\s+(?:you|u|someone|anyone)\s+(?:please\s+)?(?:tell|say|explain|"
    r"remind)\b(?:\s+(?:me|us))?[\s,:]*(?:if\s+|whether\s+)?|"
    r"(?:please\s+)?tell\s+(?:me|us)[\s,:]+(?!about\b)(?:if\s+|whether\s+)?|"
    r"i(?:'d|\s+would)?\s+(?:want|like|need|was\s+wondering|am\s+wondering|wonder)\b"
    r"(?:\s+to\s+know)?[\s,:]*(?:if\s+|whether\s+)?|"
    r"(?:any|got\s+any)\s+idea\b[\s,:]*)(?=\w)",
    re.I,
)
_MEANS = re.compile(r"[^\W\d_]{3,}")
_ALSO = re.compile(r"^\s*(?:and\s+)?(?:also|oh\s+and|ps|p\.s\.)\s*[:,]?\s*", re.I)
_LEAD_IN = re.compile(
    r"(?:.{60,})[:—–]\s*(?=(?:on|in|at|for|by)?\s*\b(?:when|where|who|what|which|why|how|did|was|"
    r"is|has)\b)",
    re.I | re.S,
)


def clean(text: str) -> str:
    """The text on one line, without control characters, mentions, links, emoji and markdown."""
    text = unicodedata.normalize("NFKC", text[:MAX_QUESTION])
    text = _LINK.sub(r"\1", text)
    text = _DISCORD.sub(" ", text)
    text = _NOISE.sub(" ", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    kept = (
        c if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "So", "Sk", "Cn") else " "
        for c in text
    )
    text = "".join(kept).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    if text.isupper() and len(text) > _SHOUTED:
        text = text.lower()
    return _SHORT.sub(lambda m: _SHORT_FORMS[m[0].lower()], " ".join(text.split()))


def split_questions(text: str) -> tuple[tuple[str, ...], str]:
    """(the questions of a cleaned text in order, what was told before them).

    Orders to the bot are dropped; what is left without a question word counts as one question if
    it is short ("kandahar now"), and as background if a question follows it.
    """
    parts = [p for p in _SENTENCE.split(text) if p and re.search(r"\w", p)]
    ordered = any(_ORDERS.search(p) for p in parts)
    parts = [_ALSO.sub("", p) for p in parts if not _ORDERS.search(p)]
    asking = [p for p in parts if _ASKS.search(p)]
    background = " ".join(p for p in parts if p not in asking)
    if not asking:
        if ordered or not parts:
            return (), ""
        whole = " ".join(parts)
        return ((whole,), "") if _MEANS.search(whole) else ((), "")
    questions: list[str] = []
    for sentence in asking:
        part = sentence
        if len(part) > _LONG and (m := _LEAD_IN.match(part)):
            background, part = f"{background} {part[: m.end()]}", part[m.end() :]
        elif len(part) > _LONG and "," in part:
            tail = _last_clause(part)
            background, part = f"{background} {part[: -len(tail)]}", tail
        if background and not part.rstrip().endswith("?") and len(asking) > 1 and len(part) > 120:
            background += " " + part
            continue
        questions.extend(without_lead_in(q) for q in _JOINED.split(part) if re.search(r"\w", q))
    if len(questions) > 3:
        questions = [q for q in questions if q.rstrip().endswith("?")][-3:] or questions[-1:]
    return tuple(questions), background.strip()


def without_lead_in(text: str) -> str:
    """The question without "do you know", "can you tell me", "I was wondering" before it."""
    before = None
    while before != text:
        before = text
        text = _POLITE.sub("", text, count=1)
    return text


def _last_clause(text: str) -> str:
    clauses = [m.end() for m in re.finditer(r"[,:;]\s+", text)]
    for at in reversed(clauses):
        if re.match(
            r"(?:and\s+|so\s+|but\s+)?(?:(?:on|in|at|for|by|to)\s+)?(?:when|where|who|what|which|"
            r"why|how|did|was|is|has|have|do|does)\b",
            text[at:],
            re.I,
        ):
            return text[at:]
    return text
