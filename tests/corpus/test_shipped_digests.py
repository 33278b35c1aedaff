"""The five shipped digests: headed as the corpus promises, complete, and in words of their own."""

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
IDS = ("000-reaction", "001-press-tv", "002-al-jazeera", "003-courier", "004-naaju")
REQUIRED = {"title", "publisher", "published", "published_how", "digest", "digest_of"}
OPTIONAL = {"url", "language"}

LONGEST_SHARED_RUN = 7
"""Words in a row that a digest may have in common with its source; long names need about six."""
LONGEST_QUOTATION = 6

NAVIGATION_LINES = (
    "News   /",
    "Press TV’s website can also",
    "www.",
    "SHARE THIS",
    "Press TV News",
)
"""How lines begin that are of the source's page and not of its report."""
COUNT_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|hundreds|thousands|billions|several"
    r"|quarter|third|fifth|eighth|ninth)\b"
)
TIME_WORDS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|May|August|today|weekend|afternoon"
    r"|(?:mid-|this )?morning|this summer|last night|(?:last|this) (?:week|month)|last quarter"
    r"|next day|(?:recent|for) weeks|recent months|last few days|past two months|two days later"
    r"|less than a week|within (?:days|hours)|over the years)\b",
    re.IGNORECASE,
)


def read_digest(article_id: str) -> tuple[dict[str, Any], str]:
    """The header and the body of a shipped digest."""
    text = (ARTICLES / f"{article_id}.md").read_text(encoding="utf-8")
    opening, header, body = text.split("+++\n", 2)
    assert opening == "", f"{article_id} does not start with its header"
    return tomllib.loads(header), body.strip("\n")


def folded(text: str) -> list[str]:
    """Words without case, punctuation, or signs that join words."""
    return re.findall(r"[^\W_]+", text.lower())


def shared_runs(source: str, digest: str, length: int) -> set[str]:
    """Every run of `length` folded words that stands in both texts."""

    def runs(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}

    return {" ".join(run) for run in runs(folded(source)) & runs(folded(digest))}


def names_in(text: str) -> Iterator[str]:
    """Capitalised words of two letters or more that do not open a sentence or a line."""
    for line in text.split("\n"):
        for match in re.finditer(r"[^\W\d_]*[A-Z][^\W\d_]+", line):
            before = line[: match.start()].rstrip(" #@&/,;([–-—'’")
            opens_sentence = not before or before[-1] in '.!?:“‘"”'
            if not opens_sentence:
                yield match.group()


def numbers_in(text: str) -> set[str]:
    """Figures, thousands separators kept, and counts written as words."""
    figures: list[str] = re.findall(r"\d+(?:,\d{3})*", text)
    return {*figures, *COUNT_WORDS.findall(text.lower())}


def times_in(text: str) -> set[str]:
    """Weekdays, spans and relative days, in lower case."""
    return {match.group().lower() for match in TIME_WORDS.finditer(text)}


def report_in(raw: str) -> str:
    """The source without what its page or its file added: navigation, links, a date stamp."""
    lines = [line for line in raw.split("\n") if not line.startswith(NAVIGATION_LINES)]
    lines[0] = re.sub(r"^ date \S+ ", "", lines[0])
    return re.sub(r"pic\.twitter\.com/\S+", "", "\n".join(lines))


@pytest.fixture(scope="module")
def sources() -> Path:
    folder = Path(os.environ.get("STRINGER_SHARED", ROOT.parent / "shared")) / "articles"
    if not folder.is_dir():
        pytest.skip("the source articles are not here; set STRINGER_SHARED to their folder")
    return folder


def test_exactly_the_five_digests_are_shipped() -> None:
    assert tuple(sorted(path.stem for path in ARTICLES.glob("*.md"))) == IDS


@pytest.mark.parametrize("article_id", IDS)
def test_header_says_that_it_is_a_digest_and_of_what(article_id: str) -> None:
    header, _ = read_digest(article_id)

    assert set(header) >= REQUIRED
    assert set(header) <= REQUIRED | OPTIONAL
    assert header["digest"] is True
    assert header["title"].startswith("Digest: ")
    assert header["digest_of"].strip()
    assert type(header["published"]) is date
    assert header["published_how"] in ("stated", "inferred")


@pytest.mark.parametrize("article_id", IDS)
def test_each_paragraph_is_one_line_between_blank_lines(article_id: str) -> None:
    _, body = read_digest(article_id)

    paragraphs = body.split("\n\n")

    assert len(paragraphs) > 15
    assert all(paragraph and "\n" not in paragraph for paragraph in paragraphs)
    assert all(p.startswith("## ") or p.endswith((".", ".”")) for p in paragraphs)
    assert len(set(paragraphs)) == len(paragraphs)


@pytest.mark.parametrize("article_id", IDS)
def test_quoted_phrases_stay_short(article_id: str) -> None:
    _, body = read_digest(article_id)

    quotations = re.findall("“([^”]*)”", body)

    assert body.count("“") == body.count("”") == len(quotations)
    assert [q for q in quotations if len(q.split()) > LONGEST_QUOTATION] == []


@pytest.mark.parametrize("article_id", IDS)
def test_no_run_of_eight_words_is_the_sources(article_id: str, sources: Path) -> None:
    header, body = read_digest(article_id)
    source = (sources / f"{article_id}.txt").read_text(encoding="utf-8")
    written = f"{header['title']}\n{header['digest_of']}\n{body}"

    assert shared_runs(source, written, LONGEST_SHARED_RUN + 1) == set()


@pytest.mark.parametrize("article_id", IDS)
def test_every_name_number_and_time_of_the_source_is_kept(article_id: str, sources: Path) -> None:
    _, body = read_digest(article_id)
    source = report_in((sources / f"{article_id}.txt").read_text(encoding="utf-8"))
    words = set(re.findall(r"[^\W\d_]+", body))

    assert set(names_in(source)) - words == set()
    assert numbers_in(source) - numbers_in(body) == set()
    assert times_in(source) - times_in(body) == set()


@pytest.mark.parametrize("article_id", IDS)
def test_publication_facts_agree_with_the_manifest(article_id: str, sources: Path) -> None:
    header, _ = read_digest(article_id)
    manifest = tomllib.loads((sources / "manifest.toml").read_text(encoding="utf-8"))
    entry = next(e for e in manifest["article"] if e["file"] == f"{article_id}.txt")

    for key in ("publisher", "url", "published", "published_how"):
        assert header.get(key) == entry.get(key), key


def test_a_copied_run_is_found_across_case_and_punctuation() -> None:
    source = "The old ferry, at dawn, struck the northern pier of Port Amsel."
    digest = "Officials said the old ferry “at dawn” struck the Northern Pier and sank."

    assert shared_runs(source, digest, 8) == {
        "the old ferry at dawn struck the northern",
        "old ferry at dawn struck the northern pier",
    }
    assert shared_runs(source, digest, 10) == set()


def test_names_are_taken_from_inside_sentences_only() -> None:
    line = "Crowds left Port Amsel. Nobody told Mayor Ilse Brandt, said (AP) @HarbourDesk"

    assert list(names_in(line)) == ["Port", "Amsel", "Mayor", "Ilse", "Brandt", "AP", "HarbourDesk"]


def test_numbers_and_times_are_taken_as_figures_and_as_words() -> None:
    line = "On Sunday 340,000 left, nine of 10 by ferry, the rest the next day."

    assert numbers_in(line) == {"340,000", "nine", "10"}
    assert times_in(line) == {"sunday", "next day"}
