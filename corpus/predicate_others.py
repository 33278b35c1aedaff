"""What tells of anything else than a capture: retaken, attacked, entered, besieged, left."""

from corpus.predicate_captures import Row
from corpus.predicate_words import BE, TAKERS

_FORCES = r"(?:forces|fighters|taliban|militants|insurgents|troops|gunmen|rebels)"

RETAKEN: tuple[Row, ...] = (
    (
        "retaken",
        "subject",
        "plain",
        BE + r"(?:retaken|recaptured|reclaimed|liberated|regained|won\s+back|taken\s+back)",
    ),
    (
        "retaken",
        "object",
        "plain",
        r"\b(?:re(?:take[ns]?|taking|took)|recaptur(?:e|es|ed|ing)|reclaim(?:s|ed|ing)?|"
        r"liberat(?:e|es|ed|ing)|(?:take[ns]?|took|taking|w[io]n|get|got|wrest\w*)\s+back"
        r"(?:\s+control\s+(?:of|over))?|regain(?:s|ed|ing)?(?:\s+(?:full\s+)?control\s+"
        r"(?:of|over))?)\b",
    ),
    ("retaken", "of", "plain", r"\b(?:recapture|retaking|liberation)\s+of\b"),
    (
        "retaken",
        "near",
        "plain",
        r"\b(?:push|drov|driv|threw|throw|forc|flush|expel|dr[io]ve|clear|oust)\w*\s+"
        rf"(?:{TAKERS}|them)\s+(?:\w+\s+)?(?:out\b(?:\s+of)?|from\b)",
    ),
)

OTHERS: tuple[Row, ...] = (
    (
        "besieged",
        "subject",
        "plain",
        r"\bunder\s+(?:\w+\s+)?siege\b|"
        + BE
        + r"(?:besieged|surrounded|encircled|ringed|blockaded|cut\s+off)",
    ),
    ("besieged", "of", "plain", r"\b(?:siege|encirclement|blockade)\s+of\b"),
    (
        "besieged",
        "object",
        "plain",
        r"\b(?:besieg(?:e|es|ed|ing)|surround(?:s|ed|ing)?|encircl(?:e|es|ed|ing)|"
        r"(?:la(?:y|id|ys|ying)\s+siege\s+to)|blockad(?:e|es|ed|ing))\b",
    ),
    (
        "attacked",
        "near",
        "plain",
        r"\b(?:launch|beg[ai]n|start|mount|stag|carr|press)\w*\s+(?:\w+\s+){0,4}?"
        r"(?:assault|attack|offensive|ambush|raid)\w*(?:\s+(?:on|against|in))?",
    ),
    ("attacked", "subject", "plain", BE + r"(?:attacked|stormed|shelled|bombarded|bombed|raided)"),
    (
        "attacked",
        "object",
        "plain",
        r"\b(?:storm(?:s|ed|ing)|attack(?:ed|ing)|assault(?:ed|ing)|shell(?:ed|ing)|"
        r"bombard(?:ed|ing)|bomb(?:ed|ing)|raid(?:ed|ing))\b",
    ),
    (
        "attacked",
        "near",
        "plain",
        r"\b(?:(?:air\s?-?strikes?|bombings?|shelling|assaults?|attacks?|ambush|offensive|rockets?|"
        r"bombardment)(?:\s+(?:on|against|in|into|at|hit|struck))?)\b",
    ),
    (
        "contested",
        "near",
        "plain",
        r"\b(?:(?:street\s+|heavy\s+)?fighting|clash(?:es|ed|ing)?|battl(?:e|es|ed|ing)|combat|"
        r"fought(?!\s+off)|gun\s?-?battles?|gun\s?-?fights?|gunfire|skirmish\w*|firefights?|"
        r"contest(?:ed|ing))\b(?:\s+(?:on\s+)?for(?:\s+(?:the\s+)?control\s+of)?)?",
    ),
    (
        "entered",
        "object",
        "plain",
        rf"\b{_FORCES}[”\"’']?\s+(?:had\s+|have\s+)?(?:arrived\s+(?:in|at)|reached)\b",
    ),
    (
        "entered",
        "object",
        "plain",
        r"\b(?:enter(?:s|ed|ing)?|(?:swe(?:pt|ep\w*)|push(?:ed|es|ing)?|pour(?:ed|ing|s)?|"
        r"march(?:ed|ing|es)?|mov(?:ed|ing|es?)|stream(?:ed|ing|s)?|roll(?:ed|s|ing)?|walked|"
        r"drove|rode|broken?|advanced|burst|stormed|infiltrated)\s+into|infiltrated|"
        r"breach(?:ed|es|ing)?)\b",
    ),
    (
        "entered",
        "near",
        "plain",
        r"\b(?:plant|rais|hoist)\w*\s+(?:\w+\s+){1,3}flags?\b|\bbroke\s+through\s+the\s+"
        r"(?:front|defen[cs]\w+|lines?)\s*(?:lines?)?|\b(?:flag|fighters|insurgents|militants)\b"
        r"[^.,;]{0,40}\b(?:inside|outside|standing\s+in\s+front\s+of|standing\s+outside)\b",
    ),
    (
        "threatened",
        "object",
        "plain",
        r"\b(?:threaten(?:s|ed|ing)?|clos(?:e|es|ed|ing)\s+in\s+on|inch(?:es|ed|ing)?\s+closer\s+"
        r"to|advanc(?:e|es|ed|ing)\s+(?:on|towards?)|approach(?:es|ed|ing)?|bear(?:s|ing)?\s+"
        r"down\s+on|(?:at|on)\s+the\s+(?:gates|doorstep|edge)\s+of)\b",
    ),
    (
        "surrendered",
        "near",
        "plain",
        r"\b(?:surrender(?:s|ed|ing)?|la(?:id|y|ying)\s+down\s+(?:their\s+)?(?:arms|weapons)|"
        r"gave\s+(?:themselves\s+)?up|switch(?:ed|ing)\s+sides|chang(?:ed|ing)\s+sides|"
        r"defect(?:s|ed|ing)?)\b",
    ),
    (
        "visited",
        "object",
        "plain",
        r"\b(?:fl(?:ew|ies|y|own|ying)\s+(?:in)?to|travel(?:s|led|ed|ling|ing)?\s+to|"
        r"visit(?:s|ed|ing)?|arriv(?:es?|ed|ing)\s+(?:in|at))\b",
    ),
    (
        "displaced",
        "near",
        "plain",
        r"\b(?:fle(?:d|e|es|eing)|displac(?:ed|ing|ement)|evacuat(?:ed|ing|ion)|"
        r"uprooted|driven\s+from\s+their\s+homes)\b",
    ),
    (
        "withdrawn",
        "near",
        "plain",
        r"\b(?:withdr(?:ew|awn|aw|awing|awal)|retreat(?:s|ed|ing)?|pull(?:ed|ing)?\s+(?:out|back)|"
        r"abandon(?:s|ed|ing)?|vacat(?:ed|ing))\b(?:\s+from)?",
    ),
    ("threatened", "near", "plain", r"\bcut\s+off\b"),
)
