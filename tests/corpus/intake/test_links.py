"""An article fetched by its link: what comes, and where no request ever goes."""

import asyncio

import aiohttp
import pytest

from corpus.intake.link_addresses import read_address
from corpus.intake.link_connection import connector_to
from corpus.intake.links import fetch_link
from tests.corpus.intake.sites import HOME, PAGE, Internet, Site, open_site, open_talk, refused

LOOPBACK, PRIVATE, METADATA = "127.0.0.1", "10.0.0.7", "169.254.169.254"


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/2021/story", "text/html; charset=utf-8", "story.html"),
        ("/story.php", "application/xhtml+xml", "story.html"),
        ("/story.pdf", "application/pdf", "story.pdf"),
        ("/download", "application/x-pdf", "download.pdf"),
        ("/notes", "text/plain", "notes.txt"),
        ("/README.md", "text/plain", "README.md"),
        ("/notes.txt", "text/markdown", "notes.md"),
        ("/all/", "application/zip", "all.zip"),
        ("/all", "Application/X-Zip-Compressed", "all.zip"),
        ("/", "text/html", "127.0.0.1.html"),
    ],
)
async def test_a_page_comes_as_a_file_with_its_address(site: Site, path, kind, name):
    site.plant(path, PAGE, kind)

    received = await fetch_link(site.at(path) + "#top", allowed=site.allowed)

    assert (received.name, received.content) == (name, PAGE)
    assert received.url == site.at(path)


async def test_a_request_says_what_it_is_and_nothing_about_who_asks(
    site: Site, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    site.send_on("/from", "/to")
    site.plant("/to", PAGE)

    await fetch_link(site.at("/from?a=b"), allowed=site.allowed)

    for request in site.asked:
        assert request.method == "GET"
        assert dict(request.headers) == {
            "Host": f"127.0.0.1:{site.port}",
            "User-Agent": "Stringer",
            "Accept": request.headers["Accept"],
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
    assert site.paths == ["/from", "/to"]


async def test_redirects_are_followed_each_over_a_connection_of_its_own(site: Site):
    for place in range(5):
        site.send_on(f"/{place}", f"/{place + 1}?page#top", (301, 302, 303, 307, 308)[place])
    site.plant("/5", PAGE)

    received = await fetch_link(site.at("/0"), allowed=site.allowed)

    assert received.url == site.at("/5?page")
    assert site.paths == [f"/{place}" for place in range(6)]
    assert len(set(site.peers)) == 6


async def test_a_redirect_too_many_and_a_loop_are_refused(site: Site):
    for place in range(6):
        site.send_on(f"/{place}", f"/{place + 1}")
    site.send_on("/loop", "/loop")

    chain = await refused(site.at("/0"), allowed=site.allowed)
    loop = await refused(site.at("/loop"), allowed=site.allowed)

    assert (chain.refusal, chain.limit) == ("too-many-redirects", 5)
    assert loop.refusal == "too-many-redirects"
    assert site.paths.count("/loop") == 6
    assert "/6" not in site.paths


@pytest.mark.parametrize(
    ("location", "refusal"),
    [
        ("http://127.0.0.1/", "not-public"),
        ("http://localhost/", "not-public"),
        ("http://10.0.0.7/", "not-public"),
        ("//[::1]/", "not-public"),
        ("http://[::ffff:127.0.0.1]/", "not-public"),
        ("http://169.254.169.254/latest/meta-data/", "not-public"),
        ("http://metadata.google.internal/", "not-public"),
        ("http://2130706433/", "bad-address"),
        ("http://127.0.0.1:1/", "bad-address"),
        ("http://me:secret@example.org/", "bad-address"),
        ("file:///etc/passwd", "bad-address"),
        ("http://[", "bad-address"),
        ("x" * 3000, "bad-address"),
    ],
)
async def test_a_redirect_leads_nowhere_that_a_link_may_not(
    internet: Internet, site: Site, location, refusal
):
    internet.names["news.example"] = [(HOME,)]
    internet.homes[HOME, 80] = site
    site.send_on("/from", location)

    error = await refused("http://news.example/from", resolver=internet.look_up)

    assert error.refusal == refusal
    assert internet.connected == [(HOME, 80)]
    assert str(error).startswith("http://news.example/from: leads on to ")
    assert "secret" not in str(error)


async def test_a_redirect_to_another_port_of_an_allowed_host_is_refused(site: Site):
    async with open_site() as other:
        other.plant("/", PAGE)
        site.send_on("/from", other.at("/"))

        error = await refused(site.at("/from"), allowed=site.allowed)

        assert error.refusal == "bad-address"
        assert other.asked == []


@pytest.mark.parametrize(
    "found",
    [
        (LOOPBACK,), (PRIVATE,), (METADATA,), ("::1",), ("fe80::1%eth0",), ("::ffff:8.8.8.8",),
        ("64:ff9b::808:808",), (HOME, PRIVATE), (LOOPBACK, HOME), (HOME, "2002:7f00:1::"),
        (HOME, "0x7f.1"),
    ],
)  # fmt: skip
async def test_a_name_with_any_address_that_is_not_public_is_refused_whole(
    internet: Internet, found
):
    internet.names["news.example"] = [found]

    error = await refused("http://news.example/", resolver=internet.look_up)

    assert error.refusal == "not-public"
    assert internet.connected == []


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "https://[::1]/", f"http://{METADATA}/"])
async def test_an_address_that_is_not_public_is_never_connected_to(internet: Internet, url):
    assert (await refused(url)).refusal == "not-public"
    assert internet.connected == []


async def test_a_name_that_moves_inside_while_it_is_asked_is_not_followed(
    internet: Internet, site: Site
):
    internet.names["news.example"] = [(HOME,), (LOOPBACK,)]
    internet.homes[HOME, 80] = internet.homes[LOOPBACK, 80] = site
    site.plant("/story", PAGE)

    received = await fetch_link("http://news.example/story", resolver=internet.look_up)
    later = await refused("http://news.example/story", resolver=internet.look_up)

    assert received.content == PAGE
    assert later.refusal == "not-public"
    assert internet.connected == [(HOME, 80)]


async def test_a_name_that_moves_inside_between_redirects_is_not_followed(
    internet: Internet, site: Site
):
    internet.names["news.example"] = [(HOME,), (LOOPBACK,)]
    internet.homes[HOME, 80] = internet.homes[LOOPBACK, 80] = site
    site.send_on("/from", "/to")
    site.plant("/to", PAGE)

    error = await refused("http://news.example/from", resolver=internet.look_up)

    assert error.refusal == "not-public"
    assert site.paths == ["/from"]
    assert internet.connected == [(HOME, 80)]


async def test_a_second_try_after_a_lost_connection_goes_where_the_first_went(internet: Internet):
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with open_talk(hang_up) as rude:
        internet.names["news.example"] = [(HOME,), (LOOPBACK,)]
        internet.homes[HOME, 80] = internet.homes[LOOPBACK, 80] = rude

        error = await refused("http://news.example/", resolver=internet.look_up)

    assert error.refusal == "broken-answer"
    assert internet.connected
    assert set(internet.connected) == {(HOME, 80)}


@pytest.mark.parametrize("host", ["127.0.0.1", "1.1.1.1", "news.example"])
async def test_a_connection_made_for_one_address_reaches_no_other(
    internet: Internet, site: Site, host
):
    internet.homes[LOOPBACK, 80] = site
    internet.homes[HOME, 80] = internet.homes["1.1.1.1", 80] = site
    checked = read_address("http://other.example/", frozenset(), 2_000)
    connector = await connector_to(checked, [read_address(f"http://{HOME}/", (), 99).literal], ())

    async with aiohttp.ClientSession(connector=connector) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://{host}/")

    assert internet.connected == []


async def test_a_connection_never_goes_where_it_may_not_whatever_was_checked(
    internet: Internet, site: Site
):
    internet.homes[LOOPBACK, 80] = site
    inside = read_address("http://127.0.0.1/", frozenset(), 2_000)
    connector = await connector_to(inside, [inside.literal], frozenset())

    async with aiohttp.ClientSession(connector=connector) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(inside.url)

    assert internet.connected == []


async def test_the_next_address_is_tried_where_the_first_does_not_answer(
    internet: Internet, site: Site
):
    internet.names["news.example"] = [("93.184.215.99", HOME)]
    internet.homes[HOME, 80] = site
    site.plant("/", PAGE)

    received = await fetch_link("http://news.example", resolver=internet.look_up)

    assert received.name == "news.example.html"
    assert internet.connected == [("93.184.215.99", 80), (HOME, 80)]


async def test_a_name_nobody_has_and_a_site_that_is_not_there_are_said_so(internet: Internet):
    internet.names["news.example"] = [(HOME,)]
    internet.names["empty.example"] = [()]

    nobody = await refused("http://nobody.example/", resolver=internet.look_up)
    empty = await refused("http://empty.example/", resolver=internet.look_up)
    gone = await refused("http://news.example/", resolver=internet.look_up)

    assert {nobody.refusal, empty.refusal, gone.refusal} == {"unreachable"}
    assert "no host of that name was found" in str(nobody)
    assert "cannot be reached" in str(gone)
