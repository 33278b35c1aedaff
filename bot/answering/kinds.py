"""What form of answer a question asks for."""

import re
from typing import Literal

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
    "count",
    "compare",
    "between",
    "timeline",
    "define",
    "describe",
    "status",
    "choice",
]

_W = (
    r"(?:^|\b(?:and|so|but|hey|hi|hello|ok|please|pls|also|tell me|say|know|wondering)\s+|[,;:]\s*)"
)

_TABLE: tuple[tuple[Kind, str], ...] = (
    (
        "timeline",
        r"\btime\s?line\b|\bchronolog|\bsequence\s+of\s+events\b|\bin\s+(?:the\s+)?(?:right\s+|chronological\s+)?order\b|\bstep\s+by\s+step\b|\bday\s+by\s+day\b",
    ),
    (
        "between",
        r"\bhow\s+(?:long|much\s+time|many\s+(?:days|weeks|hours))\b.*\b(?:between|from\b.*\bto\b|after|before|apart|until)\b",
    ),
    (
        "compare",
        r"\b(?:which|what|who|where)\b.*\b(?:first|earlier|earliest|sooner|last|latest|later)\b.*(?:\bor\b|\bto\s+fall\b|\bfell\b|\bfall\b|\btaken\b|\bcaptured\b)|\b(?:before|after)\b.*\bor\s+(?:after|before|later|earlier)\b|\b(?:did|was|were)\b.*\b(?:fall|fell|taken|captured|seized|lost)\b.*\bbefore\b",
    ),
    ("how_old", r"\bhow\s+old\b|\bwhat\s+age\b|\bage\s+of\b"),
    (
        "how_far",
        r"\bhow\s+(?:far|close|near)\b|\bwhat\s+distance\b|\bdistance\s+(?:from|between|to)\b|\bhow\s+many\s+(?:miles|kilomet\w+|km)\b",
    ),
    (
        "how_long",
        r"\bhow\s+long\b|\bwhat\s+length\b|\bfor\s+how\s+(?:long|many\s+(?:days|weeks|months|years))\b|\bhow\s+many\s+(?:minutes|hours|days|weeks|months|years)\b",
    ),
    (
        "how_many",
        r"\bhow\s+(?:many|much|big|large|high|often|strong|few)\b|\bwhat(?:\s+is|\s+was|'?s)?\s+(?:the\s+)?(?:number|share|fraction|percentage|percent|proportion|population|size|count|total|death\s+toll|toll|amount|part)\b|\bwhich\s+(?:share|fraction|percentage|proportion|part)\b|\bnumber\s+of\b|\bpopulation\b|\bin\s+what\s+numbers\b",
    ),
    (
        "when",
        r"\bwhen\b|\b(?:what|which|on\s+what|on\s+which|at\s+what|in\s+what|in\s+which)\s+(?:exact\s+)?(?:day|date|year|month|time|week|weekday|hour)\b|\bsince\s+when\b|\bwhat\s+o'?clock\b|\bdate\s+of\b",
    ),
    (
        "why",
        r"\bwhy\b|\b(?:what|which)\s+(?:is\s+the\s+|was\s+the\s+|were\s+the\s+|are\s+the\s+)?(?:reasons?|causes?|grounds?|motives?)\b|\bfor\s+(?:what|which)\s+reasons?\b|\bhow\s+come\b|\bwhat\s+(?:caused|made|led|prompted)\b",
    ),
    (
        "describe",
        r"\b(?:tell\s+(?:me|us)|know|learn|read|hear|heard)\b.*\babout\b|\banything\s+(?:on|about|new)\b|\bwhat\s+(?:happened|happens|is\s+happening|has\s+happened|went\s+on|is\s+going\s+on|'s\s+going\s+on|'s\s+happening|about)\b|\bwhat's\s+(?:up|new|happening|going\s+on)\b|\bnews\s+(?:on|about|from|of)\b|\binfo\w*\s+(?:on|about)\b|\bdescribe\b|\bsummar\w+\b|\bupdate\s+on\b",
    ),
    (
        "status",
        r"\b(?:situation|status|state\s+of\s+(?:play|affairs))\b|\bwho\s+(?:now\s+)?(?:holds|controls|has|runs|rules|owns)\b|\b(?:is|are)\s+\S+\s+(?:still\s+)?(?:holding|safe|contested|under\s+control)\b|\bhow\s+(?:is|are)\s+things\b|\bhow\s+does\s+it\s+look\b",
    ),
    (
        "define",
        r"\bwho\s*(?:is|was|are|were|'s|s)\s+(?:this\s+|that\s+)?(?:\S+\s*){1,5}\??$|\bwhat\s+(?:is|are|was|does|'s)\s+(?:an?\s+|the\s+)?(?:\S+\s*){1,4}(?:\bmean|\bstand\s+for|\?|$)|\bwhat\s+does\s+.*\b(?:mean|stand\s+for)\b|\bwho'?s\s+(?:that|this|he|she)\b|\bmeaning\s+of\b",
    ),
    (
        "list",
        r"\blist\b|\bname\s+(?:the|all|every|each|two|three|some)\b|\benumerate\b|\b(?:which|what)\s+(?:\w+\s+){0,3}?(?:capitals|cities|towns|places|provinces|districts|countries|people|officials|leaders|journalists|politicians|organi[sz]ations|groups|offices|buildings|bodies|reasons|agencies|newspapers|sources|weapons|names|generals|ministers|facilities)\b|\bwho\s+(?:all|else)\b|\bwhich\s+ones\b",
    ),
    (
        "where",
        r"\bwhere\b|\b(?:in\s+|to\s+|from\s+|at\s+)?(?:what|which)\s+(?:\w+\s+)?(?:country|city|place|town|province|district|location|nation|state|region|village|neighbou?r|capital|road|side|part|area)\b",
    ),
    (
        "who",
        r"\bwho\b|\bwhom\b|\bwhose\b|\b(?:which|what)\s+(?:\w+\s+){0,2}?(?:person|man|woman|minister|official|organi[sz]ation|agency|group|paper|newspaper|general|leader|commander|envoy|spokes\w+|lawmaker|politician|journalist|outlet|body|charity|ngo|force|forces|army|president|company|broadcaster|station|party|consultant|expert|analyst)\b",
    ),
    (
        "choice",
        r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b.*\bor\b(?!\s+so\b)|\bwith\s+or\s+without\b|\bmorning\s+or\b|\bor\s+not\b",
    ),
    ("how", r"\bhow\b"),
    ("what", r"\bwhat\b|\bwhich\b|\bwat\b"),
    (
        "yes_no",
        _W
        + r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|isn't|aren't|wasn't|didn't|hasn't|haven't)\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _TABLE)
_AUX = re.compile(
    r"^(?:and\s+|so\s+|but\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|isn't|aren't|wasn't|weren't|didn't|hasn't|haven't)\b",
    re.I,
)


def kind_of(text: str, has_place: bool) -> Kind:
    """The kind of a cleaned question; a bare place or name asks to be described."""
    starts_yes_no = _AUX.match(text) is not None
    for kind, pattern in _COMPILED:
        if pattern.search(text):
            if starts_yes_no and kind not in ("choice", "yes_no", "timeline", "compare"):
                if kind in ("describe", "status") and re.search(
                    r"\babout\b|\bsituation\b|\bnews\b", text, re.I
                ):
                    return kind
                continue
            return kind
    return "status" if has_place else "describe"
