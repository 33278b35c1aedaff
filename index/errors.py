"""What goes wrong with a build; on its own, so that telling of it loads nothing heavy."""


class BuildError(Exception):
    """Articles that cannot be made a snapshot; the message says why and what to do."""
