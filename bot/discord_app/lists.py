"""Lists for people and moderators: what is covered, gaps, figures, the check."""

from collections.abc import Mapping, Sequence

from bot.discord_app.cards import MAX_BLOCK, Card, Part, Text, cut, joined, lay_out, split
from bot.discord_app.findings import ServerCheck, sentences
from bot.discord_app.inert import escaped, one_line
from bot.discord_app.newsroom import Coverage
from bot.discord_app.render import NOTICE_COLOUR, SOURCES_COLOUR
from bot.phrases.phrases import Phrases
from bot.state.kept_questions import Gap
from bot.state.statistics import Statistics

_QUESTIONS_A_GAP = 5


def about_card(coverage: Coverage, phrases: Phrases) -> Card:
    """Say what is covered, how answers are made, and which index and version answer."""
    title = Text(f"### {phrases.say('about-title')}")
    lines = [
        phrases.say("about-covered", articles=coverage.articles, days=_days(coverage, phrases))
    ]
    if coverage.publishers:
        names = cut(", ".join(map(one_line, coverage.publishers)), 500, escaped)
        lines.append(phrases.say("about-publishers", names=escaped(names)))
    how = [phrases.say("about-how"), phrases.say("about-limits")]
    built = phrases.day(coverage.built.date()) if coverage.built else phrases.say("undated")
    foot = phrases.say(
        "about-foot", index=coverage.snapshot[:8], built=built, version=coverage.version
    )
    parts = (title, Text("\n".join(lines)), Text("\n".join(how)), Text(f"-# {foot}"))
    return Card(SOURCES_COLOUR, parts)


def gap_cards(gaps: Sequence[Gap], names: Mapping[str, str], phrases: Phrases) -> tuple[Card, ...]:
    """List what was not well answered by place and kind, with the newest questions of each."""
    head = [Text(f"### {phrases.say('gaps-title')}")]
    body: list[Part] = []
    for gap in gaps:
        place = names.get(gap.place or "", "") or phrases.say("gaps-no-place")
        # A reply may have no kind, and an older version may have kept others than there are now.
        known = phrases.has(f"kind-{gap.kind}")
        label = phrases.say(f"kind-{gap.kind}") if known else phrases.say("kind-other")
        counts = phrases.say("gaps-counts", unanswered=gap.unanswered, downvoted=gap.downvoted)
        lines = [f"**{escaped(place)} · {escaped(label)}** — {counts}"]
        shown = gap.questions[:_QUESTIONS_A_GAP]
        lines += [f"• {escaped(cut(one_line(text), 300, escaped))}" for text in shown]
        if left := len(gap.questions) - len(shown):
            lines.append(phrases.say("gaps-more", questions=left))
        body += joined(lines)
    return lay_out(SOURCES_COLOUR, head, body)


def stats_card(counted: Statistics, days: int, phrases: Phrases) -> Card:
    """Say how much was asked in the last days, and how it fared."""
    lines = [
        phrases.say("stats-asked", asked=counted.asked, private=counted.private),
        phrases.say("stats-answered", answered=counted.answered, refused=counted.refused),
        phrases.say("stats-votes", up=counted.up, down=counted.down),
    ]
    busiest = sorted(counted.by_day, key=lambda day: (-day.asked, day.day))[:3]
    lines += [
        phrases.say("stats-day", day=phrases.day(day.day), asked=day.asked, answered=day.answered)
        for day in busiest
    ]
    title = Text(f"### {phrases.say('stats-title', days=days)}")
    return Card(SOURCES_COLOUR, (title, Text("\n".join(lines))))


def check_cards(check: ServerCheck, phrases: Phrases) -> tuple[Card, ...]:
    """List what the bot lacks in a server, each with what to do, and the invite link."""
    head = [Text(f"### {phrases.say('check-title')}")]
    said = [
        piece
        for sentence in sentences(check, phrases, escaped)
        # Escaped already: a server's roles and channels may have names without end.
        for piece in split(f"• {sentence}", MAX_BLOCK, str)
    ]
    if not check.is_fine:
        said.append(phrases.say("check-invite", link=check.invite))
    return lay_out(SOURCES_COLOUR if check.is_fine else NOTICE_COLOUR, head, joined(said))


def _days(coverage: Coverage, phrases: Phrases) -> str:
    if coverage.first is None or coverage.last is None:
        return phrases.say("undated")
    if coverage.first == coverage.last:
        return phrases.day(coverage.first)
    return phrases.say(
        "about-days", first=phrases.day(coverage.first), last=phrases.day(coverage.last)
    )
