"""The buttons under an answer, a refusal, and under pages."""

from bot.answering.reply import Answer
from bot.discord_app.controls import Button, Control, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.inquiry import Outcome
from bot.phrases.phrases import Phrases


def answer_rows(outcome: Outcome, phrases: Phrases, page: int = 0, pages: int = 1) -> Rows:
    """Return the buttons of one page of an answer: it is under its key that they find it.

    Sources, follow-up and timeline; then the votes, and Share or Delete where that is offered.
    """
    key = outcome.key
    if not key:
        return ()
    proofs: list[Control] = []
    if isinstance(outcome.reply, Answer):
        proofs.append(
            Button(custom_id("sources", key), phrases.say("button-sources"), "📑", "main")
        )
    proofs.append(Button(custom_id("follow", key), phrases.say("button-follow-up"), "💬"))
    if outcome.reply.place:
        proofs.append(Button(custom_id("timeline", key), phrases.say("button-timeline"), "📅"))
    verdict: list[Control] = [
        Button(custom_id("up", key), emoji="👍"),
        Button(custom_id("down", key), emoji="👎"),
    ]
    if outcome.offer == "share":
        verdict.append(Button(custom_id("share", key), phrases.say("button-share"), "📣"))
    if outcome.offer == "delete":
        verdict.append(Button(custom_id("delete", key), phrases.say("button-delete"), "🗑️"))
    turn = page_row("page", (key, phrases.language), phrases, page, pages)
    return (*turn, tuple(proofs), tuple(verdict))


def page_row(
    verb: str, arguments: tuple[str, ...], phrases: Phrases, page: int, pages: int
) -> Rows:
    """Return the row that turns pages; no row where there is one page.

    Pages count from 0.  The one shown is named between the buttons.
    """
    if pages <= 1:
        return ()
    back, further = max(0, page - 1), min(pages - 1, page + 1)
    return (
        (
            Button(
                custom_id(verb, *arguments, back),
                phrases.say("button-back"),
                "◀️",
                disabled=page == 0,
            ),
            # Its id is never pressed, but no two of a message may be the same.
            Button(
                custom_id("shown", *arguments, page),
                phrases.say("page-of", page=page + 1, pages=pages),
                disabled=True,
            ),
            Button(
                custom_id(verb, *arguments, further),
                phrases.say("button-next"),
                "▶️",
                disabled=page == pages - 1,
            ),
        ),
    )
