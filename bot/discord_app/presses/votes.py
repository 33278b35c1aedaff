"""Votes on an answer: one a person, changeable, and what was wrong."""

from typing import get_args

from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows, StringSelect
from bot.discord_app.custom_id import custom_id
from bot.discord_app.delivery import change, show, show_notice
from bot.discord_app.forms import chosen_values
from bot.discord_app.read_back import question_shown
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit
from bot.phrases.phrases import Phrases
from bot.state.state import State
from bot.state.tables import Reason
from bot.state.votes import Ballot

_KEPT, _ALONE = "kept", "alone"
REASONS: tuple[Reason, ...] = get_args(Reason)


async def vote_up(visit: Visit, key: str) -> None:
    """Take a vote for an answer; one against it by the same person is taken back."""
    person, now = visit.person, visit.desk.now()
    kept = await visit.desk.with_state(lambda state: state.votes.cast(key, person, "up", None, now))
    if not kept:
        await show_notice(visit.interaction, visit.phrases().say("forgotten"))
        return
    visit.desk.telemetry.voted("up")
    await show_notice(visit.interaction, visit.phrases().say("voted-up"))


async def vote_down(visit: Visit, key: str) -> None:
    """Take a vote against an answer, keep its question for moderators, and ask what is wrong."""
    person, now = visit.person, visit.desk.now()
    message = visit.interaction.message
    question = question_shown(message.components) if message else ""

    def cast(state: State) -> bool | None:
        """None where the answer is gone; else whether its question is kept."""
        if not state.votes.cast(key, person, "down", None, now):
            return None
        return bool(question) and state.kept_questions.keep(key, question, "downvoted", now)

    kept = await visit.desk.with_state(cast)
    if kept is None:
        await show_notice(visit.interaction, visit.phrases().say("forgotten"))
        return
    visit.desk.telemetry.voted("down")
    await show(visit.interaction, *why_card(key, visit.phrases(), None, kept=kept))


async def say_why(visit: Visit, key: str, kept: str = _KEPT) -> None:
    """Note what was wrong with an answer, as long as the person's vote is against it.

    `kept` is what the select's id says of the question.
    """
    chosen = chosen_values(visit.interaction)
    reason = next((one for one in REASONS if (one,) == chosen), None)
    if reason is None:
        await show_notice(visit.interaction, visit.phrases().say("unknown-button"))
        return
    person, now = visit.person, visit.desk.now()

    def note(state: State) -> Ballot | None:
        ballot = state.votes.of(key, person)
        if ballot is not None and ballot.vote == "down":
            state.votes.cast(key, person, "down", reason, now)
        return ballot

    match await visit.desk.with_state(note):
        case None:
            await change(visit.interaction, render_notice(visit.phrases().say("forgotten")))
        case Ballot(vote="up"):
            # The text went with the vote that was taken back, and is not here to be kept again.
            await change(visit.interaction, render_notice(visit.phrases().say("voted-up")))
        case _:
            card = why_card(key, visit.phrases(), reason, kept=kept == _KEPT)
            await change(visit.interaction, *card)


def why_card(key: str, phrases: Phrases, reason: Reason | None, *, kept: bool) -> tuple[Card, Rows]:
    """Return what is said to a vote against, with the choice of what is wrong.

    `kept` tells whether moderators will read the question: nobody does in direct messages.
    """
    if reason is None:
        said = phrases.say("voted-down") if kept else phrases.say("voted-down-alone")
    else:
        label = _label(reason, phrases)
        said = (
            phrases.say("voted-down-why", reason=label)
            if kept
            else phrases.say("voted-down-why-alone", reason=label)
        )
    options = tuple((one, _label(one, phrases)) for one in REASONS)
    identity = custom_id("why", key, _KEPT if kept else _ALONE)
    select = StringSelect(identity, phrases.say("why-placeholder"), options, reason)
    return render_notice(said), ((select,),)


def _label(reason: Reason, phrases: Phrases) -> str:
    labels = {
        "wrong": phrases.say("why-wrong"),
        "wrong_source": phrases.say("why-wrong-source"),
        "wrong_date": phrases.say("why-wrong-date"),
        "missing": phrases.say("why-missing"),
        "other": phrases.say("why-other"),
    }
    return labels[reason]
