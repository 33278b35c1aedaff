"""The text in a file's bytes."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from corpus.intake.submission import IntakeError

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROLS_AT_MOST = 0.02
_MARKS = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer ones first because UTF-32's begins like UTF-16's."""
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*"
    rb"(iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))\b",
    re.IGNORECASE,
)
_CHARSET_WITHIN = 2048
"""Bytes in which a page must state its character set, twice what HTML allows for it."""


def decode_text(content: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 or UTF-32 if it begins with their mark.

    Raises IntakeError naming the file if it is other text, or none.
    """
    encoding = next((known for mark, known in _MARKS if content.startswith(mark)), "utf-8-sig")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        shown = encoding.removesuffix("-sig").upper()
        raise IntakeError(f"{name}: not {shown} text (byte {error.start})", "not-text") from error
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > _CONTROLS_AT_MOST * len(text):
        raise IntakeError(f"{name}: binary", "not-text")
    return text


def decode_page(content: bytes, name: str) -> str:
    """Return the text of a web page: as `decode_text`, or in the character set that it states."""
    try:
        return decode_text(content, name)
    except IntakeError:
        stated = _CHARSET.search(content[:_CHARSET_WITHIN])
        if stated is None or b"\0" in content:
            raise
    return content.decode(stated[1].decode("ascii"), "replace")
