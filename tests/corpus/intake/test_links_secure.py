"""Links to secure pages: whose certificate is believed, and what they may lead to."""

import ssl
import subprocess
from functools import partial

import pytest

from corpus.intake.links import fetch_link
from tests.corpus.intake.sites import HOME, PAGE, Internet, Site, open_site, refused


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for news.example with its key in one file, signed by nobody but itself."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example"
    try:
        subprocess.run(
            ["openssl", *words.split(), "-addext", "subjectAltName=DNS:news.example",
             "-keyout", path, "-out", path.with_suffix(".crt")],
            check=True, capture_output=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("no openssl to make a certificate with")
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture
async def secure_site(certificate, internet: Internet):
    """A site with that certificate, at home under news.example and other.example."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    internet.names = {"news.example": [(HOME,)], "other.example": [(HOME,)]}
    async with open_site(context) as opened:
        internet.homes[HOME, 443] = opened
        yield opened


async def test_a_secure_page_comes_only_from_whom_its_certificate_names(
    secure_site: Site, internet: Internet, certificate, monkeypatch
):
    secure_site.plant("/story", PAGE)
    fetch = partial(refused, resolver=internet.look_up)

    stranger = await fetch("https://news.example/story")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    received = await fetch_link("https://news.example/story", resolver=internet.look_up)
    other = await fetch("https://other.example/story")

    assert received.content == PAGE
    assert received.url == "https://news.example/story"
    assert (stranger.refusal, other.refusal) == ("untrusted", "untrusted")
    assert secure_site.paths == ["/story"]


async def test_a_secure_page_is_not_left_for_an_insecure_one(
    secure_site: Site, site: Site, internet: Internet, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    internet.homes[HOME, 80] = site
    secure_site.send_on("/down", "http://news.example/story")
    secure_site.plant("/story", PAGE)
    site.plant("/story", PAGE)
    site.send_on("/up", "https://news.example/story")

    down = await refused("https://news.example/down", resolver=internet.look_up)
    up = await fetch_link("http://news.example/up", resolver=internet.look_up)

    assert down.refusal == "insecure-redirect"
    assert site.paths == ["/up"]
    assert up.url == "https://news.example/story"
