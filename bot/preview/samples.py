"""The bot's messages over its own articles, as the payloads that are sent for them."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.answering.reply import Answer, Asked, Reply
from bot.discord_app.answer_rows import answer_rows, page_row
from bot.discord_app.article_list import article_page
from bot.discord_app.cards import Card, Image
from bot.discord_app.controls import Button, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.forms import question_form
from bot.discord_app.inquiry import Outcome
from bot.discord_app.layout import layout_of
from bot.discord_app.lists import about_card
from bot.discord_app.newsroom import Newsroom
from bot.discord_app.presses.votes import why_card
from bot.discord_app.privacy import privacy_card
from bot.discord_app.render import render, render_notice, render_sources, with_image
from bot.discord_app.settings_panel import settings_card
from bot.discord_app.sources import find_sources
from bot.phrases.phrases import Language, Phrases, phrases_in
from bot.pictures.gallery import PictureKind
from bot.preview.sample import Sample
from bot.state.settings import ServerSettings

_KEY = "0123456789abcdef"
_V2, _EPHEMERAL = 1 << 15, 1 << 6
_RETENTION_DAYS = 90
_QUESTIONS = (
    ("An answer", "who seized Zaranj?", ()),
    ("Where the articles differ", "when did Kunduz fall?", ()),
    ("A follow-up", "and Taloqan?", ("when did Kunduz fall?",)),
    ("A list", "which cities have been captured?", ()),
    ("A refusal", "when did Kabul fall?", ()),
)


def samples(newsroom: Newsroom, language: Language) -> Sequence[Sample]:
    """Return a message of each sort, made as the bot makes it.  Loads the model; blocks."""
    phrases = phrases_in(language)
    return (
        *_answers(newsroom, phrases),
        *_pictures(newsroom, phrases),
        *_lists(newsroom, phrases),
        *_panels(phrases),
    )


def _answers(newsroom: Newsroom, phrases: Phrases) -> Iterator[Sample]:
    for title, question, history in _QUESTIONS:
        asked = Asked(question=question, history=history, language=phrases.language)
        reply = newsroom.answer(asked)
        yield _reply(title, reply, phrases, history)
        if title == "An answer":
            yield _reply("A private answer", reply, phrases, private=True)
        if title == "Where the articles differ" and isinstance(reply, Answer):
            cards = render_sources(reply, find_sources(newsroom, reply), phrases)
            rows = page_row("spage", (_KEY,), phrases, 0, len(cards))
            yield _message("Sources", cards[0], rows, private=True)
    place = newsroom.place("kunduz", None, phrases.language)
    yield _reply("A place", place, phrases)


def _pictures(newsroom: Newsroom, phrases: Phrases) -> Iterator[Sample]:
    kinds: tuple[PictureKind, ...] = ("timeline", "map")
    for kind in kinds:
        picture = newsroom.picture(kind, None, None, None, phrases.language)
        if picture is None:
            continue
        title = phrases.say("timeline-title" if kind == "timeline" else "map-title")
        answer = picture.answer.model_copy(update={"question": title})
        image = Image(f"{kind}.png", picture.png, picture.alt)
        yield _reply(f"The {kind}", answer, phrases, image=image)


def _lists(newsroom: Newsroom, phrases: Phrases) -> Iterator[Sample]:
    entries = newsroom.sources()
    page = article_page(entries, 0, newsroom.snapshot_id, phrases)
    yield _message("The articles", page.card, page.rows(phrases), private=True)
    yield _message("About", about_card(newsroom.coverage(), phrases), (), private=True)


def _panels(phrases: Phrases) -> Iterator[Sample]:
    forget = Button(custom_id("forget"), phrases.say("privacy-delete"), style="danger")
    privacy = privacy_card(phrases, _RETENTION_DAYS)
    yield _message("Privacy", privacy, ((forget,),), private=True)
    yield _message("A vote against", *why_card(_KEY, phrases, None, kept=True), private=True)
    wait = render_notice(phrases.say("too-often", seconds=23))
    yield _message("A little fast", wait, (), private=True)
    settings = ServerSettings(guild=1, private_channels=(20,), moderator_roles=(30,))
    yield _message("Settings", settings_card(settings, phrases), (), private=True)
    form = question_form("followed", _KEY, phrases=phrases, after="when did Kunduz fall?")
    yield Sample("A form", form.to_dict())


def _reply(
    title: str,
    reply: Reply,
    phrases: Phrases,
    history: Sequence[str] = (),
    *,
    private: bool = False,
    image: Image | None = None,
) -> Sample:
    earlier = history if reply.follows else ()
    cards = render(reply, phrases, earlier, quotes=image is None)
    card = with_image(cards[0], image) if image else cards[0]
    outcome = Outcome(_KEY, reply, offer="share" if private else "delete")
    return _message(title, card, answer_rows(outcome, phrases, 0, len(cards)), private=private)


def _message(title: str, card: Card, rows: Rows, *, private: bool) -> Sample:
    payload: dict[str, Any] = {
        "flags": _V2 | (_EPHEMERAL if private else 0),
        "components": layout_of(card, rows).to_components(),  # type: ignore[no-untyped-call]
    }
    return Sample(title, payload, {image.name: image.png for image in card.images})
