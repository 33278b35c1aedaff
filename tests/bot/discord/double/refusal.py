"""Errors as Discord words them."""

WORDS = {
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10007: "Unknown Member",
    10008: "Unknown Message",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    10063: "Unknown application command",
    40005: "Request entity too large",
    40060: "Interaction has already been acknowledged.",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50027: "Invalid Webhook Token",
    50035: "Invalid Form Body",
}


class RefusalError(Exception):
    """A status, a code, and Discord's words for it.

    A `mistake` is what no bot should ever try, and so a complaint besides.
    """

    def __init__(self, status: int, code: int, words: str = "", *, mistake: bool = False) -> None:
        super().__init__(words or WORDS.get(code, "Unknown Error"))
        self.status = status
        self.code = code
        self.mistake = mistake
