"""Files as people hand them in, and as people who mean harm do, made where they are needed."""

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pytest

from corpus.intake.reading import take_in
from corpus.intake.submission import Intake, IntakeError, Limits, Received, Submission
from corpus.intake.workbench import Workbench

PROSE = "The ferry left the harbour on Sunday with its whole crew, the mayor said."
OTHER = "The second ferry stayed at the quay until the storm was over, he said."
SHOWN = "BT /F1 11 Tf 40 780 Td (%s) Tj ET"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 1 1] "


class Door:
    """The intake with all of it read in this process."""

    def __init__(self) -> None:
        self.bench = Workbench()

    def take(self, name: str, content: str | bytes, **more: Any) -> Intake:
        """Hand in a file; `url`, `facts`, `limits` and `taken` as they are known."""
        handed_in = received(name, content, more.pop("url", None))
        return take_in(handed_in, self.bench.carry_out, **more)

    def take_one(self, name: str, content: str | bytes, **more: Any) -> Submission:
        """Hand in a file that holds one article."""
        (submission,) = self.take(name, content, **more).submissions
        return submission

    def refusal(self, name: str, content: str | bytes, **limits: int) -> IntakeError:
        """Hand in a file that is not taken."""
        with pytest.raises(IntakeError) as refused:
            self.take(name, content, limits=Limits(**limits))
        return refused.value


def received(name: str, content: str | bytes, url: str | None = None) -> Received:
    return Received(name, content.encode() if isinstance(content, str) else content, url)


def page_of(*paragraphs: str, head: str = "", root: str = "") -> str:
    """Write a web page with paragraphs as its article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html {root}><head>{head}</head><body><article>{text}</article>"
        "</body></html>"
    )


def zip_of(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Write a zip of files by their paths."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


HEADED = (
    '+++\ntitle = "Ferry leaves"\nauthor = "Ada Reed"\npublisher = "The Lamp"\n'
    f'published = 2021-08-09\nlanguage = "en"\n+++\n{PROSE}\n'
)
PAGE = page_of(
    PROSE,
    OTHER,
    root='lang="en-GB"',
    head='<title>Ferry leaves</title><meta property="og:site_name" content="The Lamp">'
    '<meta property="og:title" content="Ferry leaves"><meta name="author" content="Ada Reed">'
    '<meta property="article:published_time" content="2021-08-09T10:00:00Z">'
    '<link rel="canonical" href="https://lamp.example/a">',
)
"""The same facts as in `HEADED`, as a web page states them."""


def stream(content: str | bytes, keys: str = "") -> bytes:
    """Write a PDF's stream."""
    raw = content.encode("latin-1") if isinstance(content, str) else content
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(raw), keys.encode(), raw)


def squeezed(content: bytes) -> bytes:
    """Write a PDF's stream, compressed."""
    return stream(zlib.compress(content, 9), "/Filter /FlateDecode ")


def pdf_file(parts: Iterable[str | bytes], facts: int | None = None) -> bytes:
    """Write a PDF of objects numbered from 1, the first its catalogue; `facts` is one's number."""
    text, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        raw = part.encode("latin-1") if isinstance(part, str) else part
        text += b"%d 0 obj\n%s\nendobj\n" % (number, raw)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    info = f"/Info {facts} 0 R " if facts else ""
    trailer = f"trailer << /Size {size} /Root 1 0 R {info}>>\nstartxref\n{len(text)}\n%%EOF"
    return text + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows) + trailer.encode()


def pdf_with(
    content: str | bytes = SHOWN % PROSE,
    *,
    kids: str = "[3 0 R]",
    count: int = 1,
    form: bytes = b"",
    facts: str | None = None,
) -> bytes:
    """Write a PDF of one page: its content, its page tree, a form that it may draw, its facts."""
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
    )
    parts: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count {count} >>",
        page,
        content if isinstance(content, bytes) else stream(content),
        FONT,
        form or stream("", FORM),
    ]
    return pdf_file([*parts, facts] if facts else parts, len(parts) + 1 if facts else None)


def pdf_of(*lines: str) -> bytes:
    """Write a PDF of one page, a line of text below the other."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return pdf_with(f"BT /F1 11 Tf 40 780 Td {shown}ET")


def laughing_pdf(depth: int = 30, pages: int = 200) -> bytes:
    """Write a PDF on whose every page forms each draw the next ten times over."""
    first = 6
    drawn = f"{FORM}/Resources << /Font << /F1 5 0 R >> /XObject << /X %d 0 R >> >> "
    forms = [
        stream("/X Do " * 10 + SHOWN % "x", drawn % (first + place + 1)) for place in range(depth)
    ]
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << /F1 5 0 R >> /XObject << /X {first} 0 R >> >> >>"
    )
    return pdf_file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{'3 0 R ' * pages}] /Count {pages} >>",
            page,
            stream("/X Do " + SHOWN % PROSE),
            FONT,
            *forms,
            stream(SHOWN % "x", f"{FORM}/Resources << /Font << /F1 5 0 R >> >> "),
        ]
    )
