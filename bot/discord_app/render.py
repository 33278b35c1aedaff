"""Replies as cards: answers, refusals, and the quotes of an answer in their paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.reply import Answer, Citation, Nearest, NoAnswer, Reply
from bot.discord_app.cards import (
    MAX_BLOCK,
    Card,
    Image,
    Part,
    Rule,
    Text,
    cut,
    joined,
    lay_out,
    length,
    ruled,
    split,
)
from bot.discord_app.inert import escaped, link_host, one_line, safe_link
from bot.discord_app.read_back import headed
from bot.discord_app.sources import InContext, Outdated, Removed, Source
from bot.phrases.phrases import Phrases

ANSWER_COLOUR = 0x2B6CB0
REFUSAL_COLOUR = 0x8A8D91
SOURCES_COLOUR = 0x2F855A
NOTICE_COLOUR = 0xB7791F

_HEADING = 180
"""Characters of a direct line that is still a heading; a longer one is in bold, as on a phone a
heading of many lines is all there is to see."""
_ONLY_QUOTE = re.compile(r"[“„](?P<quote>.+)[”“] [—–] [^“”„]+ \[(?P<marker>\d+)\]")
"""A quote with its credit, in the marks of English and of German."""


def render(
    reply: Reply,
    phrases: Phrases,
    earlier: Sequence[str] = (),
    note: str = "",
    *,
    quotes: bool = True,
) -> tuple[Card, ...]:
    """Lay a reply out: every line and every quote of it, inert, in as many cards as it needs.

    `earlier` are the questions it leaned on, oldest first; `note` one sentence of ours in the foot.
    Without `quotes` each citation is named and its quote left to the button that shows it: the
    rows of a picture stand for a dozen.  A quote that a line above has in full is not repeated.
    """
    head = headed(reply.question, earlier)
    foot = _foot(reply, phrases, note)
    if isinstance(reply, Answer):
        return lay_out(ANSWER_COLOUR, head, _answer(reply, phrases, quotes), foot)
    return lay_out(REFUSAL_COLOUR, head, [*_refusal(reply, phrases)], foot)


def render_sources(
    answer: Answer, sources: Iterable[Source], phrases: Phrases, note: str = ""
) -> tuple[Card, ...]:
    """Show each quote of an answer inside its paragraph, the quote in bold.

    Of an article that was removed only whose it was is told, without words of it or a link.
    """
    body: list[Part] = []
    for source in sources:
        body += [Rule()] if body else []
        body += joined(_source_lines(source, answer, phrases))
    title = Text(f"### {phrases.say('sources-title')}")
    return lay_out(SOURCES_COLOUR, [title], body, _foot(answer, phrases, note))


def render_removed(question: str, phrases: Phrases, earlier: Sequence[str] = ()) -> Card:
    """Return what stands in the place of an answer that cites a removed article."""
    said = Text(phrases.say("removed-answer"))
    return Card(NOTICE_COLOUR, (*headed(question, earlier), said))


def render_notice(text: str) -> Card:
    """Return one short message of the bot's own: help, a mistake, an apology."""
    return Card(NOTICE_COLOUR, (Text(text),))


def credit(proof: Citation | Nearest, phrases: Phrases, markers: str = "") -> str:
    """Write whose quote it is and of which day: "**[1] The Courier** (PA / AP), 9 August 2021".

    What a publisher's name has in brackets tells how the article came about.  `markers` stand in
    place of the citation's own.
    """
    if not markers and isinstance(proof, Citation):
        markers = f"[{proof.marker}]"
    day = phrases.day(proof.published) if proof.published else phrases.say("undated")
    name, bracket, rest = cut(one_line(proof.credit_in(phrases)), 100).partition(" (")
    return f"**{escaped(f'{markers} {name}'.strip())}**{escaped(bracket + rest)}, {day}"


def _answer(answer: Answer, phrases: Phrases, quotes: bool) -> tuple[Part, ...]:
    sides = joined([f"**{phrases.say('articles-differ')}**", *_lines(answer.sides, mark="• ")])
    support = [line for line in answer.support if not _is_only_quote(line, answer)]
    rows = [row for page in answer.pages for row in page.split("\n")]
    written = (answer.direct, *answer.sides, *support, *rows)
    return ruled(
        [*_direct(answer.direct)],
        sides if answer.sides else (),
        [*joined(_lines(support)), *joined(_lines(rows))],
        _proofs(answer, written, phrases) if quotes else _articles(answer, phrases),
    )


def _proofs(answer: Answer, written: Sequence[str], phrases: Phrases) -> tuple[Text, ...]:
    """Each citation with its quote, unless that stands in a line above."""
    return tuple(
        text
        for citation in answer.citations
        for text in (
            joined([_source(citation, phrases)])
            if _stands_in(citation, written)
            else _quote(citation, phrases)
        )
    )


def _articles(answer: Answer, phrases: Phrases) -> tuple[Text, ...]:
    """Each article cited, under all its markers."""
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.article, []).append(citation)
    return joined(
        _source(group[0], phrases, "".join(f"[{citation.marker}]" for citation in group))
        for group in cited.values()
    )


def _refusal(refusal: NoAnswer, phrases: Phrases) -> Iterator[Part]:
    yield Text(f"### {phrases.say('refusal-title')}")
    yield from joined(_lines([refusal.direct]))
    yield from joined(_lines(refusal.covered.split("\n")))
    if refusal.nearest:
        yield Rule()
        yield Text(f"**{phrases.say('refusal-nearest')}**")
    for near in refusal.nearest:
        yield from _quote(near, phrases)


def _direct(line: str) -> Iterator[Part]:
    if length(escaped(line)) <= _HEADING and "\n" not in line:
        yield Text(f"### {escaped(line.strip())}")
        return
    for piece in split(line, MAX_BLOCK - 5):
        yield Text(f"**{escaped(piece)}**")


def _is_only_quote(line: str, answer: Answer) -> bool:
    """Whether a line is part of a quote, with its credit, that stands in full among the quotes."""
    found = _ONLY_QUOTE.fullmatch(line.strip())
    if found is None or not 0 < int(found["marker"]) <= len(answer.citations):
        return False
    whole = answer.citations[int(found["marker"]) - 1].quote
    return found["quote"].removeprefix("… ").removesuffix(" …") in whole


def _stands_in(citation: Citation, written: Sequence[str]) -> bool:
    """Whether a line that carries a citation's marker has the whole of its quote."""
    quote, marker = citation.quote.strip(), f"[{citation.marker}]"
    return any(marker in line and quote in line for line in written)


def _lines(lines: Iterable[str], mark: str = "") -> Iterator[str]:
    for line in lines:
        for place, piece in enumerate(split(line, MAX_BLOCK - len(mark))):
            yield f"{'' if place else mark}{escaped(piece)}"


def _quote(proof: Citation | Nearest, phrases: Phrases) -> tuple[Text, ...]:
    """A quote under whose it is; in several texts where it is longer than one."""
    cuts = split(f"“{proof.quote.strip()}”", MAX_BLOCK, _blockquote)
    return joined([_source(proof, phrases), *map(_blockquote, cuts)])


def _source(proof: Citation | Nearest, phrases: Phrases, markers: str = "") -> str:
    link = _link(proof.url, phrases) if isinstance(proof, Citation) else ""
    return credit(proof, phrases, markers) + (f" · {link}" if link else "")


def _source_lines(source: Source, answer: Answer, phrases: Phrases) -> Iterator[str]:
    if isinstance(source, Removed):
        yield credit(source.citation, phrases)
        yield phrases.say("removed-source")
        return
    yield _source(source.citation, phrases)
    if isinstance(source, Outdated):
        yield phrases.say("sources-outdated", index=answer.snapshot[:8])
    yield from _quoted_paragraph(source)


def _quoted_paragraph(source: InContext | Outdated) -> Iterator[str]:
    quote = source.citation.quote.strip()
    before, after = (source.before, source.after) if isinstance(source, InContext) else ("", "")
    gap = " " if before[-1:].isspace() else ""
    space = " " if after[:1].isspace() else ""
    whole = f"{escaped(before.strip())}{gap}**{escaped(quote)}**{space}{escaped(after.strip())}"
    quoted = "> " + whole.replace("\n", "\n> ")
    if length(quoted) <= MAX_BLOCK:
        yield quoted
        return
    for text, style in ((before, ""), (quote, "**"), (after, "")):
        for piece in split(text, MAX_BLOCK - 4, _blockquote):
            yield f"> {style}{_blockquote(piece)[2:]}{style}"


def _blockquote(text: str) -> str:
    return "> " + escaped(text).replace("\n", "\n> ")


def _link(url: str | None, phrases: Phrases) -> str:
    link = safe_link(url)
    if not link:
        return ""
    return phrases.say("open-article", link=link, host=escaped(link_host(link)))


def _foot(reply: Reply, phrases: Phrases, note: str) -> tuple[Text, ...]:
    parts = [note] if note else []
    if reply.as_of is not None:
        parts.append(phrases.say("as-of-foot", day=phrases.day(reply.as_of)))
    parts.append(phrases.say("index-foot", index=one_line(reply.snapshot)[:8]))
    return (Text("-# " + " · ".join(parts)),)


def with_image(card: Card, image: Image) -> Card:
    """Put a picture into a card, behind its first text that is not part of the head."""
    place = next(
        (
            number
            for number, part in enumerate(card.parts)
            if not (isinstance(part, Text) and part.id)
        ),
        len(card.parts),
    )
    return Card(card.colour, (*card.parts[:place], image, *card.parts[place:]))
