"""The door that files are handed in at; sites and the small internet, for tests of links."""

import asyncio

import pytest

from tests.corpus.intake.made import Door
from tests.corpus.intake.sites import Internet, open_site


@pytest.fixture(scope="module")
def door() -> Door:
    """The intake with all of it read in this process."""
    return Door()


@pytest.fixture
async def site():
    """A site on this machine."""
    async with open_site() as opened:
        yield opened


@pytest.fixture
async def internet(monkeypatch: pytest.MonkeyPatch) -> Internet:
    """An internet in which every connection of this test takes place."""
    loop = asyncio.get_running_loop()
    made = Internet(loop)
    monkeypatch.setattr(loop, "sock_connect", made.connect)
    return made
