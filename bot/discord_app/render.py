"""Replies as cards: answers, refusals, and the quotes of an answer in their paragraphs."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.answering.reply import Answer, Citation, Nearest, NoAnswer, Reply
from bot.discord_app.cards import (
    MAX_AUTHOR,
    MAX_BLOCK,
    MAX_FIELD_VALUE,
    Card,
    Field,
    Rendered,
    length,
    pack,
    split,
)
from bot.discord_app.inert import escaped, link_host, one_line, safe_link
from bot.discord_app.newsroom import ReindexCounts
from bot.discord_app.sources import InContext, Outdated, Source

ANSWER_COLOUR = 0x2B6CB0
REFUSAL_COLOUR = 0x8A8D91
SOURCES_COLOUR = 0x2F855A
NOTICE_COLOUR = 0xB7791F

# Not strftime, whose names follow the computer's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def render(reply: Reply) -> Rendered:
    """Lay a reply out for Discord: every line and every quote of it, inert, within the limits."""
    return _render_answer(reply) if isinstance(reply, Answer) else _render_refusal(reply)


def render_sources(answer: Answer, sources: Iterable[Source]) -> Rendered:
    """Show each quote of an answer inside its paragraph, the quote in bold."""
    blocks: list[str] = []
    for source in sources:
        citation = source.citation
        link = _link(citation.url)
        head = f"**{escaped(_credit(citation))}**" + (f" · {link}" if link else "")
        blocks.append(f"\n\n{head}")
        if isinstance(source, Outdated):
            index = escaped(answer.snapshot[:8])
            blocks.append(
                f"\nThis answer is from an older index ({index}): the article has changed or gone"
                " since. The quote as it stood then:"
            )
        blocks += _quoted_paragraph(source)
    card = Card(
        SOURCES_COLOUR,
        title="Sources",
        author=_cut(one_line(answer.question), MAX_AUTHOR),
        footer=_footer(answer),
    )
    return Rendered(pack(card, blocks))


def render_counts(counts: ReindexCounts) -> Rendered:
    """Report a reindex: what is served now, and every file that was passed over with the reason."""
    before = f" It replaces `{counts.previous[:8]}`." if counts.previous else ""
    lines = [
        f"**Reindexed in {counts.seconds:.1f} s.** Serving index `{counts.snapshot[:8]}`.{before}",
        f"\n{counts.articles} articles, {counts.passages} passages ({counts.embedded} embedded,"
        f" {counts.reused} reused), {counts.events} events.",
    ]
    if counts.skipped:
        lines.append(f"\n\n**Skipped: {len(counts.skipped)}**")
    for file, reason in counts.skipped:
        lines += [f"\n{escaped(piece)}" for piece in split(f"{file}: {reason}", MAX_BLOCK - 1)]
    return Rendered(pack(Card(SOURCES_COLOUR, title="Corpus"), lines))


def render_notice(text: str) -> Rendered:
    """Return one short message of the bot's own: help, a mistake, an apology."""
    return Rendered((Card(NOTICE_COLOUR, blocks=(text,)),))


def _render_answer(answer: Answer) -> Rendered:
    blocks = [f"**{escaped(piece)}**\n" for piece in split(answer.direct, MAX_BLOCK - 5)]
    if answer.sides:
        blocks.append("\n**Where the articles differ**\n")
        blocks += _lines(answer.sides, mark="• ")
    if answer.support:
        blocks += ["\n", *_lines(answer.support)]
    for page in answer.pages:
        blocks += ["\n", *_lines(page.split("\n"))]
    card = Card(
        ANSWER_COLOUR,
        author=_cut(one_line(answer.question), MAX_AUTHOR),
        footer=_footer(answer),
    )
    fields = [field for citation in answer.citations for field in _quote_fields(citation)]
    return Rendered(pack(card, blocks, fields), sources=True)


def _render_refusal(refusal: NoAnswer) -> Rendered:
    blocks = [f"{escaped(piece)}\n" for piece in split(refusal.direct, MAX_BLOCK - 1)]
    blocks += ["\n", *_lines(refusal.covered.split("\n"))]
    if refusal.nearest:
        blocks.append("\n**Near to the question, but not an answer**")
    card = Card(
        REFUSAL_COLOUR,
        title="Not in the articles",
        author=_cut(one_line(refusal.question), MAX_AUTHOR),
        footer=_footer(refusal),
    )
    fields = [field for near in refusal.nearest for field in _quote_fields(near)]
    return Rendered(pack(card, blocks, fields))


def _lines(lines: Iterable[str], mark: str = "") -> Iterator[str]:
    for line in lines:
        for place, piece in enumerate(split(line, MAX_BLOCK - 1 - len(mark))):
            yield f"{'' if place else mark}{escaped(piece)}\n"


def _quote_fields(proof: Citation | Nearest) -> Iterator[Field]:
    """One field a quote, more where it is longer than a field; the link stands in the last."""
    credit = _credit(proof)
    link = _link(proof.url) if isinstance(proof, Citation) else ""
    pieces = split(proof.quote, MAX_FIELD_VALUE - 2, _blockquote) or ("—",)
    texts = [_blockquote(piece) for piece in pieces[:-1]]
    texts.append(_blockquote(pieces[-1] + "”"))
    texts[0] = _blockquote("“" + pieces[0] + ("”" if len(pieces) == 1 else ""))
    if link and length(texts[-1]) + 1 + length(link) <= MAX_FIELD_VALUE:
        texts[-1] += f"\n{link}"
    elif link:
        texts.append(link)
    for place, text in enumerate(texts):
        yield Field(escaped(credit if place == 0 else f"{credit} (continued)"), text)


def _quoted_paragraph(source: Source) -> Iterator[str]:
    quote = source.citation.quote.strip()
    before, after = (source.before, source.after) if isinstance(source, InContext) else ("", "")
    gap = " " if before[-1:].isspace() else ""
    space = " " if after[:1].isspace() else ""
    whole = f"{escaped(before.strip())}{gap}**{escaped(quote)}**{space}{escaped(after.strip())}"
    quoted = "\n> " + whole.replace("\n", "\n> ")
    if length(quoted) <= MAX_BLOCK:
        yield quoted
        return
    for text, style in ((before, ""), (quote, "**"), (after, "")):
        for piece in split(text, MAX_BLOCK - 5, _blockquote):
            yield f"\n> {style}{_blockquote(piece)[2:]}{style}"


def _blockquote(text: str) -> str:
    return "> " + escaped(text).replace("\n", "\n> ")


def _credit(proof: Citation | Nearest) -> str:
    marker = f"[{proof.marker}] " if isinstance(proof, Citation) else ""
    day = format_day(proof.published) if proof.published else "undated"
    return f"{marker}{_cut(one_line(proof.credit), 100)}, {day}"


def _link(url: str | None) -> str:
    link = safe_link(url)
    return f"[Open the article]({link}) at {escaped(link_host(link))}" if link else ""


def _footer(reply: Reply) -> str:
    index = f"index {one_line(reply.snapshot)[:8]}"
    if reply.as_of is None:
        return index
    return f"As of {format_day(reply.as_of)}: nothing published later was used · {index}"


def format_day(day: date) -> str:
    """Write a day as "9 August 2021": as text, for Discord's own stamps move with the viewer."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _cut(text: str, limit: int) -> str:
    """Shorten a heading at a word's end, marked so; never used on what an answer says."""
    if length(text) <= limit:
        return text
    kept = text[: limit - 1]
    while length(kept) > limit - 1:
        kept = kept[:-1]
    return kept.rsplit(" ", 1)[0] + "…"
