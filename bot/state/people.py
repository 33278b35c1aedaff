"""People without their names: what the database knows them by."""

import hashlib
from typing import NewType

Person = NewType("Person", str)
"""A hash that only this installation makes of a user's id: 32 hexadecimal digits."""

SALT_BYTES = 32


class People:
    """The hashes of an installation's users."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt

    def of(self, user_id: int) -> Person:
        """The person that a Discord user is here, and in no other installation."""
        hashed = hashlib.blake2b(str(user_id).encode(), key=self._salt, digest_size=16)
        return Person(hashed.hexdigest())
