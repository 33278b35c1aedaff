"""Days, headings and signs as the pictures and their texts write them."""

from bot.phrases.phrases import Phrases
from bot.phrases.spans import span_words
from bot.pictures.look import Sign
from bot.pictures.rows import Day, Heading


def day_in_words(day: Day, phrases: Phrases) -> str:
    """Write a day as "Sunday 8 August 2021", or the span; "a claim" where a party alone says so."""
    words = span_words(day.first, day.last, phrases)
    return phrases.say("picture-row-claim", told=words) if day.certainty == "claimed" else words


def sign_words(sign: Sign, phrases: Phrases) -> str:
    """Say what a sign means."""
    return phrases.say(f"picture-sign-{sign.key}")


def window_words(heading: Heading, phrases: Phrases) -> str:
    """Write the days that a timeline is limited to; empty where it has no bound."""
    first = phrases.day(heading.first) if heading.first else ""
    last = phrases.day(heading.last) if heading.last else ""
    if first and last:
        return phrases.say("picture-from-to", first=first, last=last)
    if first:
        return phrases.say("picture-from", first=first)
    return phrases.say("picture-to", last=last) if last else ""


def subtitle(heading: Heading, phrases: Phrases) -> str:
    """Say which days a picture shows, and as of when; empty where neither is known."""
    window = window_words(heading, phrases)
    as_of = phrases.say("picture-as-of", day=phrases.day(heading.as_of)) if heading.as_of else ""
    if window and as_of:
        return phrases.say("picture-window-as-of", window=window, as_of=as_of)
    return window or as_of


def footer(heading: Heading, phrases: Phrases) -> str:
    """What the picture shows, as of when, from how much, from which snapshot."""
    return phrases.say(
        "picture-footer",
        dated="yes" if heading.as_of else "no",
        day=phrases.day(heading.as_of) if heading.as_of else "",
        articles=heading.articles,
        snapshot=heading.snapshot,
    )
