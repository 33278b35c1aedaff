"""What only moderators may do, checked at every use and noted where it is refused."""

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
    guild, desk = visit.asker.guild, visit.desk
    person = visit.person
    _log.warning("%s refused to a person who is no moderator", action)
    if guild is not None:
        now = desk.now()
        await desk.with_state(
            lambda state: state.audit.note(
                guild, person, action, "refused", before="", after="", at=now
            )
        )
    await show_notice(visit.interaction, visit.phrases().say("moderators-only"))
    return False
