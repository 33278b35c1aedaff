"""What stands on an article's page without being the article: a newspaper's furniture."""

import re

_MAX_WORDS = 45
"""Words of the longest line that can be furniture: a cookie notice.  Paragraphs run longer."""
_MAX_CHARACTERS = 600
_LABEL_WORDS = 6

_SITES = (
    r"facebook|twitter|x|whats ?app|linked ?in|e-?mail|telegram|reddit|messenger|pinterest|print"
    r"|instagram|you ?tube|copy(?: link| url)?|link|rss|share|tweet|save|follow|flipboard|tumblr"
)
_CREDIT = (
    r"(?:(?:photo(?:graph)?|image|picture|video)s?(?:\ (?:credit|source|copyright|by))?s?|credits?)"
)

_SHARE = re.compile(
    rf"""share(?:\s+(?:this|on|via|article|story|page|with)\b.*|\s*:.*)?
    |(?:(?:{_SITES})[\s,|/•·]*)+
    |(?:\w+\s+)?shares?(?:\s+\d+)?
    |follow\s+(?:us|@\w+|the\s+\w+|\w+\s+\w+)\s+on\b.*""",
    re.VERBOSE,
)
_MIRROR = re.compile(
    r""".*\bcan\ also\ be\ (?:accessed|reached|found|viewed)\ (?:at|on|via)\b.*
    |.*\balternat(?:e|ive)\ (?:web\ ?)?address(?:es)?\b\s*:?
    |(?:https?://|www\.)\S+
    |(?:[a-z0-9-]+\.)+(?:com|org|net|co\.uk|tv|info|ir)(?:/\S*)?""",
    re.VERBOSE,
)
_ONWARD = re.compile(
    r"""(?:read|see|watch|keep|continue|more|click|listen|view|related|recommended)
        (?:\ (?:more|also|next|here|reading|on|full|this|the|now|article|story|stories|coverage
        |related|to\ this\ article))?\s*(?:[:»>→…|].*|\.{3}|)
    |(?:read|see)\ (?:more|also|next)\b(?!.*[.!?]$).*
    |more\ (?:on|from)\ (?:this|the|our)\b(?!.*[.!?]$).*
    |click\ here\b.*
    |(?:most|top)\ (?:read|viewed|popular|stories|shared)
    |(?:recommended|related|more)\ (?:stories|articles|topics|news|coverage|for\ you|reading)
    |trending(?:\ now)?|editor['’]?s['’]?\ picks?|you\ may\ (?:also\ )?like|what\ to\ read\ next
    |(?:list\ of\ \d+\ items|end\ of\ list)(?:\ .*)?
    |(?:skip|back|jump)\ to\ (?:content|top|main\ content|navigation|the\ top)
    |(?:load|show|view|hide|leave\ a|post\ a)?\ ?(?:more\ |all\ )?comments?(?:\ \(?\d+\)?)?
    |menu|home|search
    |listen\ to\ (?:this\ )?(?:article|story).*|play\ (?:video|audio)|text\ size|a\ a\ a
    |this\ video\ (?:can\ ?not|could\ not)\ be\ played
    |view\ this\ post\ on\ \w+|sorry,\ your\ browser.*|please\ enable\ javascript.*
    |(?:tags?|topics?|filed\ under|categor(?:y|ies)|keywords?)\s*:.*
    |\d+\s+min(?:ute)?s?\s+read|page\ \d+(?:\ of\ \d+)?|\d{1,3}(?::\d\d)*
    |sources?\s*:(?!.*[.!?]$).*
    |\(?(?:additional\ )?(?:reporting|writing|editing)\ by\b.*
    |our\ standards\s*:.*""",
    re.VERBOSE,
)
_SELLING = re.compile(
    r"""advert(?:isement|isment|ising)?s?|ads?
    |(?:sponsored|promoted|paid)(?:\ (?:content|post|by\b.*))?
    |(?:article|story)\ continues\ (?:below|after)\b.*
    |(?:sign|signed)[\ -]up\b.*\b(?:newsletters?|inbox|briefing|alerts?|e-?mails?|updates|free)\b.*
    |(?:get|receive)\b.*\b(?:newsletters?|(?:your|to\ your)\ inbox|e-?mail\ alerts?)\b.*
    |subscribe\b(?:\ (?:now|today|here|to|for)\b.*)?|newsletters?
    |(?:enter|submit)\ your\ e-?mail\b.*|thank\ you\ for\ (?:signing\ up|subscribing).*
    |(?:download|get)\ (?:our|the)\ (?:\w+\ ){0,3}app\b.*|support\ (?:our|independent)\ journalism.*
    |register\ (?:now|for\ free)\b.*|log\ in|sign\ in(?:\ to\b.*)?
    |create\ an?\ (?:free\ )?account.*""",
    re.VERBOSE,
)
_LEGAL = re.compile(
    r""".*\b(?:we|site|website|page)\ uses?\ cookies\b.*|.*\buse\ of\ cookies\b.*
    |(?:accept|reject|manage|allow)\ (?:all\ )?(?:cookies|preferences).*
    |(?:cookie|privacy)\ (?:policy|notice|settings).*
    |terms\ (?:of\ (?:use|service)|and\ conditions|&\ conditions).*
    |(?:©|\(c\)|copyright\b.{0,40}?\d{4}|copyright\ ©).*|.*\ball\ rights\ reserved\b.*
    |(?:this\ material|no\ part\ of\ this)\b.*\bmay\ (?:not\ )?be
      \ (?:published|reproduced|broadcast).*""",
    re.VERBOSE,
)
_CREDIT_ALONE = re.compile(
    rf"""{_CREDIT}\s*[:|/©]\s*(?:\S+\s*){{1,5}}
    |[(\[]?(?:ap|afp|reuters|epa|getty(?:\ images)?)(?:\ photo)?(?:\ via\ [\w\ ]+)?
      (?:\ ?/\ ?[\w.\ -]{{1,40}})?[)\]]?
    |[\w.\ -]{{1,40}}/(?:ap|afp|reuters|epa|getty(?:\ images)?|afp/getty(?:\ images)?)""",
    re.VERBOSE,
)
_RULES = (_SHARE, _MIRROR, _ONWARD, _SELLING, _LEGAL, _CREDIT_ALONE)
_CRUMB = re.compile(r"\s*[/>»›|]\s*")
_NAME = r"(?:[A-Z][\w.'’-]*|and|in|for|the|of|at|with|&)[,;]?"
_BYLINE = re.compile(rf"(?:By|BY)\s+[A-Z][\w.'’-]*[,;]?(?:\s+{_NAME}){{0,10}}")
_STOP = re.compile(r"[.!?…:][\"'”’)\]]*$")


def is_furniture(text: str) -> bool:
    """Whether a whole line is navigation, a share bar, an advertisement, a notice or the like.

    Rules take whole lines, not words in them: a paragraph about cookies stays.
    """
    line = " ".join(text.split())
    if not any(c.isalnum() for c in line):
        return True
    if len(line) > _MAX_CHARACTERS or len(line.split()) > _MAX_WORDS:
        return False
    lowered = line.lower()
    return any(rule.fullmatch(lowered) for rule in _RULES) or _is_breadcrumb(line)


def opens_foot(text: str) -> bool:
    """Whether a line may open a page's foot: a share bar, a mirror, other stories, a notice."""
    line = " ".join(text.split()).lower()
    return any(rule.fullmatch(line) for rule in (_SHARE, _MIRROR, _ONWARD, _LEGAL))


def is_label(text: str) -> bool:
    """Whether a line is a few words without a stop, such as a button or the name of a show."""
    return len(text.split()) <= _LABEL_WORDS and not _STOP.search(text)


def is_byline(text: str) -> bool:
    """Whether a line is "By" and names."""
    return not _STOP.search(text) and _BYLINE.fullmatch(text) is not None


def _is_breadcrumb(line: str) -> bool:
    parts = _CRUMB.split(line)
    if len(parts) < 2 or len(line) > 70 or _STOP.search(line):
        return False
    return all(1 <= len(part.split()) <= 3 and part[:1].isupper() for part in parts if part)
