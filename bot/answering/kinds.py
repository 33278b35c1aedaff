"""What form of answer a question asks for."""

import re
from typing import Literal

from corpus.patterns import deferred

Kind = Literal[
    "when",
    "where",
    "who",
    "how_many",
    "how_long",
    "how_old",
    "how_far",
    "what",
    "why",
    "how",
    "yes_no",
    "list",
    "compare",
    "between",
    "timeline",
    "define",
    "describe",
    "status",
    "choice",
]

_NO_VERB = r"(?!did|does|do|is|was|were|are|has|have|else|will|would|can\b)"
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)"
_MANY = (
    r"capitals|cities|towns|cent(?:re|er)s|places|provinces|districts|countries|people|officials|"
    r"leaders|journalists|politicians|organi[sz]ations|groups|offices|buildings|bodies|reasons|"
    r"agencies|newspapers|sources|weapons|names|generals|ministers|facilities|crossings|consulates|"
    r"embassies|lawmakers|spokes\w+|governors|nations|states|points|demands|things"
)
_ONE_PLACE = (
    r"country|city|place|town|province|district|location|nation|state|region|village|neighbou?r|"
    r"capital|road|side|part|area|suburb|border|crossing|building|station|street"
)
_ONE_PERSON = (
    r"person|man|woman|minister|official|organi[sz]ation|agency|group|paper|newspaper|general|"
    r"leader|commander|envoy|spokes\w+|lawmaker|politician|journalist|outlet|body|charity|ngo|"
    r"forces?|army|president|company|broadcaster|party|consultant|expert|analyst|secretary|governor"
)

_TABLE: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "timeline",
        (
            r"\btime\s?line\b",
            r"\bchronolog",
            r"\bsequence\s+of\s+events\b",
            r"\bin\s+(?:the\s+)?(?:right\s+|chronological\s+)?order\b",
            r"\b(?:step\s+by\s+step|day\s+by\s+day)\b",
        ),
    ),
    (
        "between",
        (
            r"\bhow\s+(?:long|much\s+time|many\s+(?:days|weeks|hours))\b.*"
            r"\b(?:between|from\b.*\bto\b|after|before|apart|until|separat\w+)\b",
        ),
    ),
    (
        "compare",
        (
            r"\b(?:which|what|who|where)\b.*\b(?:first|earlier|earliest|sooner|last|latest|"
            r"later)\b.*"
            r"(?:\bor\b|\bto\s+fall\b|\bfell\b|\bfall\b|\btaken\b|\bcaptured\b)",
            r"\b(?:which|what)\b.*\b(?:fell|fall|falls|taken|captured|went|lost)\b.*\b(?:first|"
            r"last)\b",
            r"^(?:and\s+)?which\s+(?:one\s+|city\s+)?(?:was|is|fell|went|came)\s+(?:the\s+)?(?:first|last|earlier|later)\b",
            r"\bor\b.*\bwhich\b.*\b(?:first|earlier|sooner|last|later)\b",
            r"\b(?:before|after)\b.*\bor\s+(?:after|before|later|earlier)\b",
            r"\b(?:did|was|were)\b.*\b(?:fall|fell|taken|captured|seized|lost)\b.*\bbefore\b",
        ),
    ),
    ("how_old", (r"\bhow\s+old\b", r"\bwhat\s+age\b", r"\bage\s+of\b")),
    (
        "how_far",
        (
            r"\bhow\s+(?:far|close|near)\b",
            r"\bwhat\s+distance\b",
            r"\bdistance\s+(?:from|between|to)\b",
            r"\bhow\s+many\s+(?:miles|kilomet\w+|km)\b",
        ),
    ),
    (
        "how_long",
        (
            r"\bhow\s+long\b",
            r"\bwhat\s+length\b",
            r"\bhow\s+many\s+(?:minutes|hours|days|weeks|months|years)\b",
        ),
    ),
    (
        "how_many",
        (
            r"\bhow\s+(?:many|much|big|large|high|often|strong|few)\b",
            r"\bwhat(?:\s+is|\s+was|'?s)?\s+(?:the\s+)?(?:number|share|fraction|percentage|percent|"
            r"proportion|population|size|count|total|death\s+toll|toll|amount|part)\b",
            r"\bwhich\s+(?:share|fraction|percentage|proportion|part)\b",
            r"\bnumber\s+of\b",
            r"\bpopulation\b",
        ),
    ),
    (
        "when",
        (
            r"\bwhen\b(?!\s+(?:he|she|it|they|the|[A-Z])\b.*\?)|^when\b|\bwhen\s+(?:did|was|were|"
            r"is|does|do|has|will)\b",
            r"\b(?:what|which)\s+(?:exact\s+)?(?:day|date|year|month|time|week|weekday|hour)\b",
            r"\bwhat\s+o'?clock\b|\bdate\s+of\b",
        ),
    ),
    (
        "why",
        (
            r"\bwhy\b",
            r"\b(?:what|which)\s+(?:(?:is|was|were|are)\s+the\s+)?(?:reasons?|causes?|grounds?|"
            r"motives?)\b",
            r"\bhow\s+come\b",
            r"\bwhat\s+(?:caused|made|led|prompted)\b",
        ),
    ),
    (
        "describe",
        (
            r"\b(?:tell\s+(?:me|us)|know|learn|read|hear|heard)\b.*\babout\b",
            r"\banything\s+(?:on|about|new)\b",
            r"\bwhat\s+(?:happened|happens|is\s+happening|has\s+happened|went\s+on|"
            r"is\s+going\s+on|about)\b",
            r"\bwhat'?s\s+(?:up|new|happening|going\s+on)\b",
            r"\bnews\s+(?:on|about|from|of)\b",
            r"\binfo\w*\s+(?:on|about)\b",
            r"\bdescribe\b|\bsummar\w+\b|\bupdate\s+on\b",
        ),
    ),
    (
        "status",
        (
            r"\b(?:situation|status|state\s+of\s+(?:play|affairs))\b",
            r"\bwho\s+(?:now\s+)?(?:holds|controls|rules|owns)\b",
            r"\bhow\s+(?:is|are)\s+things\b|\bhow\s+does\s+it\s+look\b",
        ),
    ),
    (
        "list",
        (
            r"^(?:please\s+)?(?:list|name)\b|\blist\s+(?:all|the|every)\b",
            rf"\b(?:which|what)\s+(?:{_NO_VERB}\w+\s+){{0,3}}?(?:{_MANY})\b",
            r"\bwho\s+(?:all|else)\b|\bwhich\s+ones\b",
        ),
    ),
    (
        "define",
        (
            r"\bwho\s*(?:is|was|are|were|'s|s)\s+(?:this\s+|that\s+)?(?:\S+\s*){1,5}\??$",
            r"\bwhat\s+(?:is|are|was|'s)\s+(?!it\b|he\b|she\b|they\b)(?:an?\s+|the\s+)?"
            r"(?:\S+\s*){1,4}\??$",
            r"\bwhat\s+does\s+.*\b(?:mean|stand\s+for)\b|\bmeaning\s+of\b",
            r"\bwho'?s\s+(?:that|this|he|she)\b",
        ),
    ),
    (
        "where",
        (
            r"\bwhere\b",
            rf"\b(?:what|which)\s+(?:{_NO_VERB}\w+\s+)?(?:{_ONE_PLACE})\b",
        ),
    ),
    (
        "who",
        (
            r"\bwho\b|\bwhom\b|\bwhose\b",
            rf"\b(?:which|what)\s+(?:{_NO_VERB}\w+\s+){{0,2}}?(?:{_ONE_PERSON})\b",
        ),
    ),
    (
        "choice",
        (
            rf"^{_AUXILIARY}\b.*\bor\b(?!\s+so\b)",
            r"\bwith\s+or\s+without\b|\bmorning\s+or\b|\bor\s+not\b|:\s*\w+\s+or\s+\w+",
        ),
    ),
    ("how", (r"\bhow\b",)),
    ("what", (r"\bwhat\b|\bwhich\b|\bwat\b",)),
    (
        "yes_no",
        (
            rf"(?:^|\b(?:and|so|but|hey|hi|hello|ok|please|also|know|wondering)\s+|[,;:]\s*)"
            rf"(?:{_AUXILIARY}|isn't|aren't|wasn't|didn't|hasn't|haven't)\b",
        ),
    ),
)
_COMPILED = tuple((kind, deferred("|".join(rows), re.I)) for kind, rows in _TABLE)
_STARTS = deferred(rf"^(?:and\s+|so\s+|but\s+)?{_AUXILIARY}(?:n't)?\b", re.I)
_ABOUT = deferred(r"\b(?:know|tell|news|situation|happening|going\s+on)\b", re.I)
_POLITE = deferred(r"^(?:can|could|would|will)\s+you\b", re.I)


def kind_of(text: str, has_place: bool) -> Kind:
    """The kind of a cleaned question; a bare place or name asks to be described."""
    yes_no = _STARTS.match(text) is not None and _POLITE.match(text) is None
    for kind, pattern in _COMPILED:
        if not pattern.search(text):
            continue
        if yes_no and kind not in ("choice", "yes_no", "timeline", "compare"):
            if kind in ("describe", "status") and _ABOUT.search(text):
                return kind
            continue
        return kind
    return "status" if has_place else "describe"
