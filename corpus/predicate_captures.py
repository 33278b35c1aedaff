"""What tells that a place was taken: "overran", "changed hands", "the fall of", "still holds"."""

from corpus.predicate_words import BE, FULL, NOT_DOWN, OWNERS, TAKERS, WHEN_GONE, S

Row = tuple[str, str, str, str]
"""Kind, role, sense and pattern, as `corpus.predicates` reads them; a role may end in "!"."""

_ORDINAL = (
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|\w+teenth|\w*twentieth|(?:twenty|thirty)[\s-]\w+|latest)"
)
_TAKEN = (
    r"(?:captured|seized|overrun|overwhelmed|conquered|grabbed|snatched|swallowed(?:\s+up)?|"
    r"taken(?!\s+(?:place|up|part|to|by\s+surprise|prisoner|hostage|captive|aback|in\b|into\b|off\b|"
    r"out\b|away|ill|down|seriously|back))|occupied|lost|wrested|won|"
    r"surrendered|yielded|ceded|relinquished|given\s+(?:up|away|over)|signed\s+away|"
    r"handed\s+(?:over|to)|abandoned\s+to)"
)
_GRIP = r"(?:control|hands|grip|grasp|rule|sway|command)"

IN_CHARGE = (
    TAKERS
    + r"(?:\s+(?:fighters|forces|commanders))?\s+(?:(?:have|has|had)\s+been|are|were|is|was)\s+"
    r"(?:now\s+)?in\s+" + FULL + r"(?:charge|control)\b(?!\s+(?:of|over))"
)
THAT_OF = r"(?:\band|\bby|[,;])\s+that\s+of\b"

CAPTURES: tuple[Row, ...] = (
    # What says that a place is not taken stands first: "still in government hands".
    (
        "captured",
        "subject",
        "denied",
        rf"\b(?:in|under|with(?:in)?)\s+(?:the\s+)?(?:full\s+)?(?:{_GRIP}\s+of\s+{OWNERS}|"
        rf"{OWNERS}{S}\s+{_GRIP})",
    ),
    (
        "captured",
        "subject",
        "denied",
        rf"\b(?:(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?)\s+|still\s+)(?:\w+\s+)?(?:with|loyal\s+to|"
        rf"held\s+by|controlled\s+by|defended\s+by)\s+{OWNERS}",
    ),
    ("captured", "subject!", "denied", r"\b(?:hold(?:s|ing)?|held)\s+out\b"),
    ("captured", "subject", "denied", r"\b(?:never|not)\s+changed\s+hands\b"),
    (
        "captured",
        "object!",
        "denied",
        rf"\b{OWNERS}\s+(?:(?:has|have|had)\s+)?(?:still|continued?\s+to|also\s+still)\s+"
        r"(?:holds?|held|ha[sd]|have|controls?|controlled|keeps?|kept)\b",
    ),
    # Nouns
    (
        "captured",
        "of",
        "plain",
        r"\b(?:captur(?:e|ing)|seizure|fall|loss|takeover|conquest|overrunning|"
        r"taking(?!\s+control))\s+of\b",
    ),
    ("captured", "of", "follows", THAT_OF),
    ("captured", "near", "plain", r"(?<!\.\s)\bthe\s+end\s+came\b"),
    ("captured", "of!", "plain", r"\b(?:surrender|collapse|handover|capitulation)\s+of\b"),
    # Passives and states
    ("captured", "subject", "plain", BE + _TAKEN),
    (
        "captured",
        "subject",
        "plain",
        r"\b(?:capitals?|cit(?:y|ies)|towns?|districts?|provinces?)\s+(?:\w+ly\s+)?"
        r"(?:captured|seized|overrun|taken)\b",
    ),
    (
        "captured",
        "object",
        "plain",
        r"\b(?:take[ns]?|took|taking|gain(?:s|ed|ing)?|seiz(?:e|es|ed|ing)|wrest(?:s|ed|ing)?|"
        r"w[io]n|assum(?:e|es|ed|ing)|establish(?:ed|es|ing)?|claim(?:s|ed|ing)?)\s+"
        + FULL
        + r"(?:control|hold|possession|charge)\s+(?:of|over)\b",
    ),
    (
        "captured",
        "object",
        "state",
        r"\b(?:ha(?:s|d|ve|ving)|(?:(?:is|are|was|were|been)\s+)?(?:now\s+)?in)\s+"
        + FULL
        + r"(?:control|hold|possession|charge)\s+(?:of|over)\b",
    ),
    (
        "captured",
        "near",
        "state",
        IN_CHARGE,
    ),
    (
        "captured",
        "subject",
        "state",
        rf"\b(?:under|in|into|to)\s+(?:the\s+)?{FULL}(?:{_GRIP}\s+of\s+{TAKERS}|"
        rf"(?:their|{TAKERS}{S}|{TAKERS}\s+fighters{S})\s+{FULL}{_GRIP})",
    ),
    (
        "captured",
        "subject",
        "state",
        rf"\b(?:in|into)\s+the\s+{_GRIP}\s+of\b(?!\s+(?:a|an)\b)|"
        rf"\bin\s+the\s+(?:\w+\s+){{0,2}}group{S}\s+hands\b",
    ),
    (
        "captured",
        "subject",
        "state",
        r"\b(?:held|controlled|run|ruled|occupied)\s+by\s+" + TAKERS + r"\b",
    ),
    (
        "captured",
        "subject!",
        "state",
        rf"\b(?:is|was|are|were|been)\s+(?:now\s+)?(?:with\s+{TAKERS}|theirs)\b",
    ),
    (
        "captured",
        "subject",
        "plain",
        rf"\b(?:out\s+of|from)\s+(?:the\s+)?(?:[\w-]+['’]s?\s+|{OWNERS}{S}\s+)"
        rf"(?:control|hands|grip|grasp)\b",
    ),
    # Active verbs
    (
        "captured",
        "object",
        "plain",
        r"\b(?<!no\s)(?:captur(?:es?|ed|ing)|seiz(?:e|es|ed|ing)|overr(?:un|uns|an|unning)|"
        r"conquer(?:s|ed|ing)?|grab(?:s|bed|bing)?|snatch(?:es|ed|ing)?|"
        r"swe(?:ep|eps|pt|eping)\s+up|swallow(?:s|ed|ing)?(?:\s+up)?|overwhelm(?:s|ed|ing))\b",
    ),
    (
        "captured",
        "subject",
        "plain",
        r"\b(?:fell|falls|fallen|fall|falling)\b" + NOT_DOWN,
    ),
    (
        "captured",
        "subject!",
        "plain",
        r"\b(?:collapse[ds]?|capitulate[ds]?|crumble[ds]?|succumb(?:s|ed)?|tumble[ds]?|topple[ds]?|"
        r"chang(?:ed|es|e|ing)\s+hands|(?:goes|go|went|gone)\s+(?:down|over)\b(?:\s+to\s+"
        + TAKERS
        + r")?|drop(?:s|ped)?(?=\s*[,.;])|"
        r"surrender(?:s|ed)?(?=\s*[,.;]|\s+(?:to|without|on|late|early|after|hours)))\b",
    ),
    ("captured", "subject!", "plain", r"\b(?<!\bas\sit\s)(?:went|gone|goes|go)\b" + WHEN_GONE),
    ("captured", "object!", "plain", r"\b(?:take|takes|took|taken|taking)\b(?=\s+\S+\s+over\b)"),
    ("captured", "object!", "plain", r"\b(?:take|takes|took|taken|taking)\s+over\b"),
    (
        "captured",
        "object!",
        "plain",
        r"\b(?:take|takes|took|taken|taking)\b(?!\s+(?:place|part|to|up|off|down|note|advantage|"
        r"refuge|shelter|aim|responsib))",
    ),
    (
        "captured",
        "object!",
        "state",
        r"\b(?:controls?|controlled|controlling|holds?|holding)\b(?!\s+(?:of|over|talks|a\b))",
    ),
    (
        "captured",
        "object!",
        "plain",
        r"\b(?:claim|claims|claimed|claiming)\b(?!\s+(?:that|to|responsib|they|it|he|the\s+situ))",
    ),
    ("captured", "object!", "plain", r"\b(?:won|wins|winning)\b(?!\s+(?:over|back))"),
    (
        "captured",
        "object!",
        "plain",
        r"\b(?:lost|loses|losing)\b(?:\s+(?:control\s+)?(?:of|over))?",
    ),
    (
        "captured",
        "object!",
        "plain",
        r"\b(?:hand(?:s|ed|ing)?\s+over|g(?:ave|iven?|iving)\s+up|ced(?:e|es|ed|ing)|"
        r"yield(?:s|ed|ing)?|relinquish(?:es|ed|ing)?|surrender(?:s|ed|ing)?"
        r"(?:\s+control\s+of)?|(?:gave|handed)\s+(?:them|" + TAKERS + r")|"
        r"hand(?:s|ed|ing)?(?=\s+(?:\S+\s+){1,3}(?:over\b|to\s+" + TAKERS + r")))\b",
    ),
    # What only tells of a capture beside another: "Farah followed on Tuesday".
    (
        "captured",
        "object!",
        "follows",
        r"\b(?:follow(?:ed|s)\s+(?:[\w\s]{0,25}?\s)?by|(?:then|next|first)\s+(?:came|went|fell|was|"
        r"it\s+was)|(?<=day\s)came|(?:so|as)\s+(?:too\s+)?(?:did|was|were|had|have|has)|"
        r"moved\s+(?:on\s+)?to|(?:start(?:ed|ing)?|beg[au]n|beginning|opened)\s+"
        r"(?:[\w\s]{0,25}?\s)?with|dat(?:e|es|ed)(?=\s+[^.;,]{3,40}\s+to\s))\b",
    ),
    ("captured", "subject!", "follows", r"\bfollow(?:ed|s)\b" + WHEN_GONE),
    (
        "captured",
        "subject!",
        "follows",
        r"\b(?:happened|took\s+place|occurred)\b|\b(?:was|were|came|is|are)\s+next\b(?!\s+to)|\b(?:did|was|were)\s+(?:so\s+)?too\b",
    ),
    (
        "captured",
        "subject!",
        "follows",
        rf"\b(?:was|became|is|becomes?)\s+the\s+{_ORDINAL}\b(?=\s*[,.;”\"]|$|\s+(?:provincial\s+|"
        r"regional\s+)?(?:capital|city|town)?\s*(?:to\s+(?:fall|go)|in\s+|lost|since|[,.;]|$))",
    ),
)

POSSESSED = (
    r"['’]s?\s+(?:[\w-]+\s+)?(?:capture|fall|loss|seizure|takeover|collapse|surrender|conquest)\b"
)
"""Behind a place: "Kunduz's fall"."""
POSSESSED_PRONOUN = (
    r"(?<=\bits)\s+(?:[\w-]+\s+)?(?:capture|fall|loss|seizure|takeover|collapse|surrender)\b"
)
REPELLED = (
    r"\b(?:repel(?:s|led|ling)?|repuls(?:e|es|ed|ing)|thwart(?:s|ed|ing)?|foil(?:s|ed|ing)?|"
    r"(?:beat|beats|beaten|fought|fended|driven|drove|threw|thrown|pushed)\s+(?:\w+\s+){0,3}"
    r"(?:back|off)\b)(?!\s+into)"
)
"""An attack that failed: the place was attacked, and not taken."""
