"""Files: what a form carries, what is kept of it, and where its bytes can be fetched again."""

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, replace

from aiohttp import BodyPartReader, web

from tests.bot.discord.double.payloads import Json, snowflake

MOST_BYTES_A_FILE = 10 * 1024 * 1024
MOST_BYTES_A_REQUEST = 25 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file as somebody attaches it."""

    filename: str
    content: bytes
    content_type: str = "text/plain"
    description: str | None = None
    stated_size: int | None = None
    """What is said of its size, where that is not so."""


@dataclass(frozen=True)
class Form:
    """A request's JSON and the files beside it, by their number."""

    body: Json
    files: dict[int, Upload]


async def read_form(request: web.Request) -> Form:
    """Read a form: `payload_json` and `files[n]`; raises ValueError for other parts."""
    body: Json = {}
    files: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise ValueError("a form inside a form")
        name = str(part.name)
        content = await part.read()
        if name == "payload_json":
            body = json.loads(content)
        elif numbered := re.fullmatch(r"files\[(\d+)\]", name):
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[int(numbered[1])] = Upload(str(part.filename), bytes(content), kind)
        else:
            raise ValueError(f"a form's part called {name}")
    return Form(body, files)


class Cdn:
    """Keeps files and gives each an address on this very server."""

    def __init__(self) -> None:
        self.base = ""
        self._kept: dict[str, Upload] = {}
        self.fetched: list[str] = []
        """Names of the files that were asked for, oldest first."""
        self.slow_s = 0.0
        """How long each waits before it is served."""
        self.is_lost = False
        """Whether none is found any more."""
        self.repeats = 1
        """How often the bytes of each are sent one after the other, whatever its size says."""
        self.sent_bytes = 0

    def keep(self, upload: Upload, where: str) -> Json:
        """Return the attachment that a file becomes; `where` is a channel's id."""
        attachment_id = snowflake()
        path = f"/attachments/{where}/{attachment_id}/{upload.filename}"
        self._kept[attachment_id] = upload
        kept = {
            "id": attachment_id,
            "filename": upload.filename,
            "size": len(upload.content) if upload.stated_size is None else upload.stated_size,
            "url": self.base + path,
            "proxy_url": self.base + path,
            "content_type": upload.content_type,
        }
        return kept if upload.description is None else {**kept, "description": upload.description}

    def keep_listed(self, listed: list[Json], files: dict[int, Upload], where: str) -> list[Json]:
        """Return the attachments of a request: those listed, then files that nothing lists."""
        names = {int(entry["id"]): entry for entry in listed}
        found = []
        for number, upload in sorted(files.items()):
            entry = names.get(number, {})
            filename = entry.get("filename") or upload.filename
            described = replace(upload, filename=filename, description=entry.get("description"))
            found.append(self.keep(described, where))
        return found

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer GET /attachments/CHANNEL/ID/NAME with the bytes."""
        upload = self._kept.get(request.match_info["attachment"])
        self.fetched.append(request.match_info["filename"])
        await asyncio.sleep(self.slow_s)
        if self.is_lost or upload is None or upload.filename != request.match_info["filename"]:
            return web.Response(status=404)
        answer = web.StreamResponse(headers={"Content-Type": upload.content_type})
        await answer.prepare(request)
        with contextlib.suppress(ConnectionError):  # whoever asked has read enough
            for _ in range(self.repeats):
                await answer.write(upload.content)
                self.sent_bytes += len(upload.content)
            await answer.write_eof()
        return answer

    def content(self, attachment: Json) -> bytes:
        """Return the bytes of an attachment that the double has given out."""
        return self._kept[attachment["id"]].content
