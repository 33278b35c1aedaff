"""Answers given lately, for whoever asks the same of the same index."""

import hashlib
from collections import OrderedDict

from bot.answering.asking import clean
from bot.answering.reply import Asked, Reply


class AnswerCache:
    """The last answers, by snapshot and by everything asked, without the wording of a question.

    In memory alone; for one thread.
    """

    def __init__(self, most: int = 512) -> None:
        self._most = most
        self._replies: OrderedDict[bytes, Reply] = OrderedDict()

    def find(self, key: bytes, asked: Asked) -> Reply | None:
        """Return what was answered to the question of a `key_of`.

        It names the question as it is put now, not as somebody else once wrote it.
        """
        known = self._replies.get(key)
        if known is None:
            return None
        self._replies.move_to_end(key)
        return known.model_copy(update={"question": asked.question})

    def keep(self, asked: Asked, reply: Reply) -> None:
        """Keep an answer under the snapshot that it names."""
        self._replies[key_of(reply.snapshot, asked)] = reply.model_copy(update={"question": ""})
        while len(self._replies) > self._most:
            self._replies.popitem(last=False)


def key_of(snapshot: str, asked: Asked) -> bytes:
    """Digest all that an answer depends on: the snapshot, and what is asked after what."""
    # As the answering reads it: white space, mentions and markdown make no other question.
    said = {"question": clean(asked.question), "history": tuple(map(clean, asked.history))}
    read = asked.model_copy(update=said)
    return hashlib.sha256(f"{snapshot}\n{read.model_dump_json()}".encode()).digest()
