"""What goes wrong with an engine; on its own, so that telling of it loads nothing heavy."""


class StoreError(Exception):
    """An engine that can't be reached or does not hold what it should, in one sentence."""


class StoreLostError(StoreError):
    """What was put there is gone, and is there again once the snapshot is stored anew."""
