"""The file that somebody attached to a command, fetched from where Discord keeps it."""

import asyncio
from typing import Literal

import aiohttp
import discord

from corpus.intake.submission import IntakeError, Received

WITHIN_S = 60.0
"""How long a file may take: ten megabytes on a slow line."""


class AttachmentError(Exception):
    """A file that could not be fetched."""

    def __init__(self, reason: Literal["slow", "gone"], name: str) -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name


async def download(attachment: discord.Attachment, most: int) -> Received:
    """Return an attached file of at most `most` bytes.

    One that Discord says is larger is not asked for, and of one that turns out to be larger no
    more is read.  Raises IntakeError for either, and AttachmentError.
    """
    name = attachment.filename.encode("utf-8", "replace").decode()
    if attachment.size > most:
        raise _too_big(name, most)
    content = bytearray()
    try:
        async with (
            asyncio.timeout(WITHIN_S),
            aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
            session.get(attachment.url, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise AttachmentError("gone", name)
            async for piece in answer.content.iter_any():
                content += piece
                if len(content) > most:
                    raise _too_big(name, most)
    except TimeoutError as error:
        raise AttachmentError("slow", name) from error
    except (aiohttp.ClientError, OSError) as error:
        raise AttachmentError("gone", name) from error
    return Received(name, bytes(content))


def _too_big(name: str, most: int) -> IntakeError:
    return IntakeError(f"{name}: more than the limit of {most} bytes", "too-big", most)
