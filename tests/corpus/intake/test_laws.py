"""Whatever is handed in: an intake or a refusal, and what was taken can be kept."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article_file import SUFFIXES
from corpus.intake.submission import Intake, IntakeError, Limits
from corpus.parsing import dump_article, parse_article
from tests.corpus.intake.made import PROSE, Door, page_of, pdf_of, pdf_with, zip_of

LIMITS = Limits(content_bytes=100_000, characters=5000, line_characters=2000, pages=5, files=5)
NAMES = st.sampled_from(["a.md", "a.txt", "a.html", "a.xhtml", "a.pdf", "a.zip", "a", "a.doc"])
WHOLE = [
    PROSE.encode(),
    f'+++\ntitle = "Ferry"\npublisher = "The Lamp"\n+++\n# Ferry\n\n{PROSE}\n'.encode(),
    page_of(PROSE, PROSE, head="<title>Ferry</title>").encode(),
    pdf_of(PROSE),
    pdf_with(facts="<< /CreationDate (D:20210809) >>"),
    zip_of({"a.txt": PROSE, "b/c.md": PROSE}),
    zip_of({"a.txt": PROSE, "manifest.toml": '[[article]]\nfile = "a.txt"'}, zipfile.ZIP_STORED),
]


@st.composite
def damaged(draw):
    """Draw a file that was whole, with some of its bytes others, gone or doubled."""
    content = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 30)))
        content[start:end] = draw(st.binary(max_size=30)) * draw(st.integers(0, 3))
    return bytes(content)


PIECES = st.sampled_from(
    [
        PROSE,
        "# Ferry leaves",
        "<h2>#MeToo</h2>",
        "<h2>Ferry # 2</h2>",
        "<p>> caption: The quay</p>",
        "<figure><figcaption>+++</figcaption></figure>",
        "<blockquote>Gone.</blockquote>",
        "<ul><li>- one</li><li>Two ferries</li></ul>",
        "<p>August 9, 2021</p>",
        "By Ada Reed",
        "KABUL, Aug. 9 — It sank.",
        "Title: x\u2028y",
        "+++",
        "\u202e\u200b",
        "@everyone",
        "\x85\x0b\x1c",
        "\ud7ff\ue000\U0010ffff",
        "\\",
        "\n\n",
        " ",
    ]
)


@pytest.fixture(scope="module")
def door():
    return Door()


def handed_in(door: Door, name: str, content: bytes) -> Intake | IntakeError:
    try:
        return door.take(name, content, limits=LIMITS)
    except IntakeError as refused:
        return refused


def holds(door: Door, name: str, content: bytes) -> None:
    intake = handed_in(door, name, content)
    if isinstance(intake, IntakeError):
        message = str(intake)
        assert message.startswith(name)
        assert (len(message) < 1000, "\n" in message) == (True, False)
        return
    for submission in intake.submissions:
        article = submission.article
        assert parse_article(dump_article(article), f"{article.id}.md") == article
        assert (article.published is None) == (article.published_how == "unknown")
        assert ("published" in submission.missing) == (article.published is None)


@given(NAMES, st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_under_any_name_are_an_intake_or_a_refusal(door, name, content):
    holds(door, name, content)


@given(NAMES, damaged())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_damaged_file_is_an_intake_or_a_refusal(door, name, content):
    holds(door, name, content)


@given(st.sampled_from(["a.md", "a.txt"]), st.lists(PIECES | st.text(max_size=40), max_size=8))
@settings(deadline=None)
def test_any_text_is_kept_as_it_was_read(door, name, pieces):
    holds(door, name, "\n".join(pieces).encode("utf-8", "ignore"))


@given(st.lists(PIECES | st.text(max_size=40), max_size=8))
@settings(deadline=None)
def test_any_page_is_kept_as_it_was_read(door, pieces):
    page = page_of(PROSE, *pieces, PROSE.replace("Sunday", "Monday"))

    holds(door, "a.html", page.encode("utf-8", "ignore"))


def test_all_that_a_folder_takes_is_taken_from_a_hand_too(door):
    for suffix in SUFFIXES:
        content = page_of(PROSE, PROSE) if suffix in (".html", ".htm") else PROSE
        raw = pdf_of(PROSE) if suffix == ".pdf" else content.encode()
        assert door.take_one(f"a{suffix}", raw).article.body.startswith(PROSE)
