"""Where the bot answers, and where its answers are for the asker alone."""

from bot.state.settings import ServerSettings


def places_of(channel: object) -> tuple[int, ...]:
    """Return the ids a channel goes by: its own and, for a thread, that of its channel."""
    ids = (getattr(channel, "id", None), getattr(channel, "parent_id", None))
    return tuple(one for one in ids if isinstance(one, int))


def may_answer(settings: ServerSettings | None, places: tuple[int, ...]) -> bool:
    """Tell whether the bot answers in a channel: everywhere, unless a server names channels."""
    if settings is None or not settings.channels:
        return True
    return not set(settings.channels).isdisjoint(places)


def is_private_by_default(settings: ServerSettings | None, places: tuple[int, ...]) -> bool:
    """Tell whether answers in a channel are shown to the asker alone, if they do not say."""
    return settings is not None and not set(settings.private_channels).isdisjoint(places)
