"""What a command says when it can't do what it was asked, and the codes it leaves with."""

DONE = 0
"""Answered, or honestly refused: that the articles are silent is a result too."""
FAILED = 1
"""Something broke; the log has the particulars under the reference that was printed."""
USAGE = 2
"""The command, a setting or an input file is at fault."""
INTERRUPTED = 130
"""128 and SIGINT's number, as shells have it."""
PIPE_CLOSED = 141
"""128 and SIGPIPE's number: the reader had enough."""


class UsageError(Exception):
    """The user can mend it; the message is one sentence naming the fault and the way out."""


class CommandError(Exception):
    """The command could not be carried out; the message is one sentence saying why."""
