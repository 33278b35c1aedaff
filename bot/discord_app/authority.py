"""What only moderators may do, checked at every use and noted in the server's audit log."""

import logging

from bot.discord_app.delivery import show_notice
from bot.discord_app.visit import Visit

_log = logging.getLogger(__name__)


async def moderators_only(visit: Visit, action: str) -> bool:
    """Tell whether the person may do what moderators do.

    Where not, that is said privately, and goes to the log and to the server's audit log.
    """
    if visit.is_moderator:
        return True
    _log.warning("%s refused to a person who is no moderator", action)
    await show_notice(visit.interaction, visit.phrases().say("moderators-only"))
    await _note_refused(visit, action)
    return False


def is_keeper(visit: Visit) -> bool:
    """Tell whether the person may change the articles and the index, which all servers share.

    That is a moderator of a server that the bot's operator names; where none is named, of the
    only server that the bot is in, which only a bot of one process can tell.
    """
    named, client = visit.desk.corpus_servers, visit.interaction.client
    is_only_one = client.sees_every_server and len(client.guilds) == 1
    here = visit.asker.guild in named or (not named and is_only_one)
    return visit.is_moderator and here


async def keepers_only(visit: Visit, action: str) -> bool:
    """Tell whether the person is a keeper.  Where not, that is said privately, and noted."""
    if not await moderators_only(visit, action):
        return False
    if is_keeper(visit):
        return True
    _log.warning("%s refused to a moderator of server %s", action, visit.asker.guild)
    await show_notice(visit.interaction, visit.phrases().say("corpus-other-server"))
    await _note_refused(visit, action)
    return False


async def note_done(visit: Visit, action: str, *, before: str = "", after: str = "") -> None:
    """Note in the server's audit log what a moderator has done to the articles or the index.

    Without a before and an after it was only looked at.  What is done stays done where it can't
    be noted; that is logged.
    """
    guild, person, now = visit.asker.guild, visit.person, visit.desk.now()
    if guild is None:
        return
    user = visit.asker.user
    await visit.desk.noted(
        lambda state: state.audit.note(
            guild, person, action, "done", before=before, after=after, at=now, user=user
        )
    )


async def _note_refused(visit: Visit, action: str) -> None:
    guild, person, now = visit.asker.guild, visit.person, visit.desk.now()
    if guild is not None:
        await visit.desk.noted(
            lambda state: state.audit.note(
                guild, person, action, "refused", before="", after="", at=now
            )
        )
