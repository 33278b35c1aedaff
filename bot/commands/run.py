"""`run`: the Discord bot."""

from argparse import Namespace
from datetime import timedelta

from bot.commands.failure import UsageError
from bot.commands.opening import chosen_settings, open_newsroom, plainly_told
from bot.discord_app.newsroom import Newsroom


def run(options: Namespace) -> int:
    """Serve until stopped, and return the exit code.

    Raises UsageError before anything is loaded if there is no token.
    """
    settings = chosen_settings(options, log_to_stderr=True)
    if settings.discord_token is None:
        raise UsageError(
            "DISCORD_TOKEN is not set: give the bot's token from Discord's developer portal, or"
            " try the bot here with python -m bot chat."
        )
    from bot.discord_app.fair_use import FairUse  # noqa: PLC0415 (discord, once it is needed)
    from bot.discord_app.lifecycle import run_bot  # noqa: PLC0415
    from bot.discord_app.options import BotOptions  # noqa: PLC0415
    from index.editor import Editor  # noqa: PLC0415

    token = settings.discord_token.get_secret_value()

    def open_warm() -> Newsroom:
        newsroom = open_newsroom(settings)
        with plainly_told():
            newsroom.warm()
        return newsroom

    chosen = BotOptions(
        state_url=settings.state,
        retention=timedelta(days=settings.retention_days),
        fair_use=FairUse(settings.limit_person, settings.limit_channel, settings.limit_everyone),
        most_waiting=settings.most_waiting,
        share=settings.share,
        metrics_port=settings.metrics_port,
        log_questions=settings.log_questions,
        corpus_servers=settings.corpus_servers,
    )
    editor = Editor.of(settings.places, "discord")
    return run_bot(token, open_warm, editor, settings.data, chosen)
