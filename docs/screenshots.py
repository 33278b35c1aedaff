"""Pictures of the preview: `python docs/screenshots.py FOLDER`, with Chromium at hand.

Each sample is taken on a phone and on a desktop, in the dark and in the light theme.  Chromium is
looked for as CHROMIUM says, then on the PATH; it is driven by its DevTools protocol, for its own
`--screenshot` knows no windows as narrow as a phone.
"""

import asyncio
import os
import shutil
import sys
from argparse import ArgumentParser
from base64 import b64decode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp

from bot.commands.opening import open_newsroom
from bot.phrases.phrases import Language
from bot.preview.page import page
from bot.preview.payload_file import PayloadError, read_payloads
from bot.preview.sample import Sample
from bot.preview.theme import THEME_NAMES
from bot.settings import read_settings

_DEVICES = {
    "phone": {"width": 375, "height": 812, "deviceScaleFactor": 2, "mobile": True},
    "desktop": {"width": 1000, "height": 800, "deviceScaleFactor": 2, "mobile": False},
}
_FLAGS = (
    "--headless",
    "--no-sandbox",  # what is shown is our own page, and containers often have no sandbox
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
_PLACES = """[...document.querySelectorAll("section")].map(section => {
  const box = section.lastElementChild.getBoundingClientRect();
  return [section.id, {x: box.x + scrollX, y: box.y + scrollY,
    width: box.width, height: box.height, scale: 1}];
})"""


class Tab:
    """One tab of a browser, spoken to by the DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._session: dict[str, str] = {}

    async def open(self) -> None:
        """Open the tab; what follows is said to it."""
        target = await self.do("Target.createTarget", url="about:blank")
        where = {"targetId": target["targetId"], "flatten": True}
        attached = await self.do("Target.attachToTarget", **where)
        self._session = {"sessionId": attached["sessionId"]}
        await self.do("Page.enable")

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Carry out one command and return what it gives."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": params, **self._session}
        await self._socket.send_json(command)
        while (heard := await self._socket.receive_json()).get("id") != number:
            pass
        if "error" in heard:
            raise RuntimeError(f"{method}: {heard['error']['message']}")
        result: dict[str, Any] = heard["result"]
        return result

    async def load(self, address: str) -> None:
        """Go to an address and wait until it is there."""
        await self.do("Page.navigate", url=address)
        while (await self._socket.receive_json()).get("method") != "Page.loadEventFired":
            pass


@asynccontextmanager
async def open_browser(program: str, folder: Path) -> AsyncIterator[Tab]:
    """Run Chromium with its profile in an empty folder and yield a tab of it."""
    running = await asyncio.create_subprocess_exec(
        program,
        *_FLAGS,
        f"--user-data-dir={folder}",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(30):
            while not (lines := _lines(folder / "DevToolsActivePort")):
                await asyncio.sleep(0.05)
        address = f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, max_msg_size=0) as socket,
        ):
            tab = Tab(socket)
            await tab.open()
            yield tab
    finally:
        if running.returncode is None:
            running.terminate()
        await running.wait()


def _lines(file: Path) -> list[str]:
    """Return the port and the path that Chromium writes down, nothing before it has."""
    lines = file.read_text("utf-8").split("\n") if file.exists() else []
    return lines if len(lines) > 1 else []


async def take(
    samples: Sequence[Sample], language: Language, program: str, out: Path
) -> list[Path]:
    """Take every sample in each theme and on each device; return the files written."""
    written = []
    with TemporaryDirectory(ignore_cleanup_errors=True) as work:
        html = Path(work) / "page.html"
        async with open_browser(program, Path(work) / "profile") as tab:
            for theme in THEME_NAMES:
                html.write_text(page(samples, theme, language), "utf-8")
                for device, metrics in _DEVICES.items():
                    await tab.do("Emulation.setDeviceMetricsOverride", **metrics)
                    await tab.load(html.as_uri())
                    found = await tab.do("Runtime.evaluate", expression=_PLACES, returnByValue=True)
                    for name, clip in found["result"]["value"]:
                        taken = await tab.do(
                            "Page.captureScreenshot", clip=clip, captureBeyondViewport=True
                        )
                        file = out / f"{name}-{theme}-{device}.png"
                        file.write_bytes(b64decode(taken["data"]))
                        written.append(file)
    return written


def main() -> int:
    """Read the command line, take the pictures and return an exit code."""
    parser = ArgumentParser(description="Takes pictures of the preview's samples with Chromium.")
    parser.add_argument("folder", type=Path, help="where the PNG files go")
    parser.add_argument("--language", choices=("en", "de"), default="en")
    parser.add_argument("--payload", type=Path, help="payloads to show instead of the samples")
    options = parser.parse_args()
    program = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if program is None:
        print(
            "There is no chromium on the PATH, or where CHROMIUM says: install it, or name one.",
            file=sys.stderr,
        )
        return 2
    try:
        samples = _samples(options.payload, options.language)
    except PayloadError as error:
        print(error, file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    for file in asyncio.run(take(samples, options.language, program, options.folder)):
        print(file)
    return 0


def _samples(payload: Path | None, language: Language) -> Sequence[Sample]:
    if payload is not None:
        return read_payloads(payload)
    from bot.preview.samples import samples  # noqa: PLC0415 (a payload needs no discord.py)

    return samples(open_newsroom(read_settings()), language)


if __name__ == "__main__":
    sys.exit(main())
