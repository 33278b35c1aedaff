"""What interrupts running text and still is the article: captions, embedded posts, headlines."""

import re

_AGENCY = (
    r"(?:\b(?:AP|AFP|EPA(?:-EFE)?|PA|AA|UPI|TASS|DPA|ANI|IRNA|ISNA|NYT)\b"
    r"|(?i:\b(?:Reuters|Getty|Anadolu|Xinhua|Shutterstock|Alamy|Sputnik|Bloomberg|Associated Press"
    r"|Agence France|file (?:photo|picture|image)|supplied|handout|screengrab|courtesy"
    r"|photo(?:graph)? by)\b))"
)
_CREDIT_END = re.compile(
    rf"(?P<text>.*\S)\s*[(\[](?:By )?(?=[^()\[\]]{{0,90}}{_AGENCY})"
    r"[^()\[\]]{2,100}[)\]]"
)
_NAMED_END = re.compile(
    r".*(?:\b(?:Photo(?:graph)?|Picture|Image|Credit)s?(?: (?:by|credit|courtesy of))?:"
    r"\s*[^.!?]{2,60}|\bREUTERS/[\w.' -]{2,40}|\bAP Photo/[\w.' -]{2,40}"
    r"|/(?:AFP|AP|Reuters)(?:(?: via |/)Getty(?: Images)?)?)"
)
_PHOTO = r"(?:photo|photograph|picture|image|photos|pictures|images)"
_CAPTION_START = re.compile(
    rf"(?:(?:the|this|an?|in this|in an?)?\s*(?:undated |recent )?(?:file|handout|archive)"
    rf" {_PHOTO}\b"
    rf"|in this (?:[\w.,]+ ){{0,6}}{_PHOTO}\b"
    rf"|this (?:[\w.,]+ ){{0,3}}{_PHOTO},? (?:shows|taken|released|provided)\b"
    rf"|{_PHOTO}(?: caption)?:\s|caption:\s|file - |file: |pictured:\s)",
    re.IGNORECASE,
)
_INNER_STOP = re.compile(r"[a-z0-9)”\"]{2}[.!?][”\"]?\s+[“\"]?[A-Z]")
_CAPTION_STOPS = 2
_CAPTION_WORDS = 70

_SIGNATURE = (
    r"[—–-]\s*[^@()\n]{1,80}\(@\w{1,30}\)\s+(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4}"
)
POST_TAIL = re.compile(rf"(?:\bpic\.twitter\.com/|https?://t\.co/|\bt\.co/|{_SIGNATURE}\s*$)")
"""Where an embedded post's words end and its picture's address or its signature begins."""
_SIGNED = re.compile(rf"{_SIGNATURE}\s*")
_SHARED = re.compile(r"(?:A post shared by|View this post)\b.*", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<!\w)#\w*[^\W\d_]\w*|(?<=[.!?])#\w*[^\W\d_]\w*")
_HASHTAGS = 3

_HEADLINE_WORDS = 16
_HEADLINE_CHARACTERS = 130
_ATTRIBUTED = re.compile(r"[,.!?][”\"’']\s*(?:[a-z]+|[A-Z][\w. ]+ (?:said|says|told)\b)")
_PULLED = re.compile(r"[“\"].*[”\"]")


def is_caption(text: str) -> bool:
    """Whether a line describes a photograph: by its first words or by the credit it ends on.

    A credit behind a whole paragraph, or one followed by a full stop, is a source and no credit:
    "..., he told Reuters (AP)." stays running text.
    """
    if len(text.split()) > _CAPTION_WORDS:
        return False
    if _CAPTION_START.match(text):
        return True
    # The signs no credit is without come first: the patterns run through the whole line.
    if (":" in text or "/" in text) and _NAMED_END.fullmatch(text):
        return True
    credited = _CREDIT_END.fullmatch(text) if text.endswith((")", "]")) else None
    if credited is None:
        return False
    stops = len(_INNER_STOP.findall(text)) + (credited["text"][-1] in ".!?")
    return stops == 0 or (credited["text"][-1] in ".!?" and stops <= _CAPTION_STOPS)


def is_post(text: str) -> bool:
    """Whether a line is an embedded post: by its picture's address, signature or hashtags."""
    return bool(
        POST_TAIL.search(text) or _SHARED.match(text) or len(_HASHTAG.findall(text)) >= _HASHTAGS
    )


def is_signature(text: str) -> bool:
    """Whether a line is only the name, handle and date below a post."""
    return _SIGNED.fullmatch(text) is not None


def is_headline(text: str) -> bool:
    """Whether a line could be a headline: short, begun like a sentence and not ended like one."""
    if len(text) > _HEADLINE_CHARACTERS or not 1 <= len(text.split()) <= _HEADLINE_WORDS:
        return False
    first = text.lstrip("‘’'“\"([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    last = text[-1]
    if last == "?":
        return not _INNER_STOP.search(text) and text[0] not in '“"'
    if not (last.isalnum() or last in "’'”\")]%"):
        return False
    quoted_stop = re.search(r"[.!?,][’'”\"]$", text)
    return not (
        quoted_stop
        or _INNER_STOP.search(text)
        or _ATTRIBUTED.search(text)
        or _PULLED.fullmatch(text)
    )
