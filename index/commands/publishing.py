"""Publishing what waits, with the consent that it needs."""

from typing import TYPE_CHECKING

from index.commands.asking import confirm
from index.commands.common import DONE, LOSES, NOTICED, PROPOSED, counted, note
from index.commands.proposal_text import loss

if TYPE_CHECKING:
    from index.editor import Editor
    from index.proposal import Proposal


def waiting(editor: "Editor", name: str | None) -> "Proposal":
    """Return the proposal that waits; with a name, only if its id begins so.

    Raises LibraryError if there is none.
    """
    from index.publications import LibraryError  # noqa: PLC0415

    proposal = editor.proposal()
    if proposal is None:
        raise LibraryError("No proposal waits. Make one: python -m index reindex")
    if not proposal.snapshot.startswith(name or ""):
        raise LibraryError(f"It is not {name} that waits, but {proposal.snapshot}.")
    return proposal


def settle(
    editor: "Editor", proposal: "Proposal", *, consent: bool, asking: bool, losses: bool
) -> int:
    """Publish a proposal if that is agreed to, and return the exit code.

    `consent` and `losses` were given beforehand, to publishing and to losing something; where
    consent was not, whoever is `asking` is asked for both.
    """
    if not consent:
        if not (asking and confirm("Publish?")):
            note(
                f"not published; the proposal {proposal.snapshot} waits:"
                " python -m index publish, or discard"
            )
            return PROPOSED
        if proposal.needs_second and not losses:
            losses = confirm(f"If it is published, {loss(proposal)}. Publish it all the same?")
    return publish(editor, proposal, losses=losses)


def publish(editor: "Editor", proposal: "Proposal", *, losses: bool) -> int:
    """Publish a proposal, unless it loses something and that was not accepted."""
    from index.reindexing import NeedsSecondError  # noqa: PLC0415

    try:
        editor.publish(proposal.snapshot, confirmed=losses)
    except NeedsSecondError:
        note(
            f"not published: {loss(proposal)}; the proposal {proposal.snapshot} waits:"
            " python -m index publish --accept-losses, or discard"
        )
        return LOSES
    except KeyboardInterrupt:
        if editor.publications().active != proposal.snapshot:
            raise
        # It has happened; what was interrupted is the clearing up, which the next build does.
    return DONE


def published_line(proposal: "Proposal") -> str:
    """Say that a proposal was published."""
    return f"published {proposal.snapshot}: {counted(proposal.articles, 'article')}; {NOTICED}"
