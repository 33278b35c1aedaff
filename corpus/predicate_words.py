"""Pieces of the patterns of predicates: who holds and who attacks, and words that turn a verb."""

BE = (
    r"\b(?:was|were|is|are|been|being|be|got|gets|get|becomes?|became)\s+"
    r"(?:(?:\w+ly|also|now|then|not|all|both|soon|since|once|again|too)\s+)*[“\"‘]?(?:\w+ly\s+)?"
)
TAKERS = (
    r"(?:the\s+)?(?:taliban|insurgents?|insurgency|militants?|militias?|rebels?|fighters?|islamists?|"
    r"gunmen|extremists?|jihadis?t?s?|movement|attackers|(?:armed\s+|militant\s+)?group)"
)
OWNERS = (
    r"(?:the\s+)?(?:afghan\s+|central\s+|national\s+|security\s+)*"
    r"(?:government|state|army|military|forces|troops|soldiers|authorities|republic|police|"
    r"pro-government\s+forces)"
)
S = r"(?:['’]s?)?"
FULL = r"(?:(?:now|full|fully|complete|total|effective|firm|undisputed|sole)\s+)*"
NOT_DOWN = (
    r"(?!\s+(?:back|short|apart|ill|asleep|behind|out|silent|victim|sick|far|in\s+love|prey|"
    r"on\s+(?!\w+day|\d|a\s+\w+day|early|late|august|july|the\s+(?:same|night|\d|\w+\s+day|\w+day))|"
    r"under|into\s+(?!the\s+hands|taliban|insurgent|militant|their)))"
)
"""Behind "fell": what makes it no fall of a place ("fell short", "fell on the road")."""
WHEN_GONE = (
    r"(?=\s*(?:[.,;!?”\"’]|$)|\s+(?:at|on|in|before|after|by|late|early|earlier|later|overnight|first|"
    r"next|last|too|also|hours|minutes|a\s+(?:day|few|couple)|the\s+(?:same|next|following|day|night)|"
    r"two|three|quietly|without|within|because|when|that|this|just|soon|shortly|almost|down\b|"
    r"over\b|to\s+(?:them|the\s+(?:taliban|insurgents|militants|rebels))\b|\w+day|yesterday|today|tonight|almost|peacefully|suit))"
)
"""Behind "went" and "followed": what shows that the place itself is gone."""
