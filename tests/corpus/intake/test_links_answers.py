"""What sites answer to a link: refusals, floods, lies, and bytes of any kind."""

import asyncio
import gzip
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.intake.links import LinkError, LinkLimits, fetch_link
from corpus.intake.submission import Received
from tests.corpus.intake.sites import HOME, PAGE, Internet, Site, open_talk, refused

SMALL = LinkLimits(content_bytes=10_000, seconds=1, connect_seconds=1)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def saying(answer: bytes):
    """Return a talk that sends an answer and hangs up."""

    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    return talk


def repeating(answer: bytes, piece: bytes, pause_s: float = 0.0):
    """Return a talk that sends an answer and then a piece of it without end."""

    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return talk


async def answered(talk, limits=SMALL):
    """Return the refusal of a link to a site that talks so."""
    async with open_talk(talk) as site:
        return await refused(site.at("/story"), limits, allowed=site.allowed)


@pytest.mark.parametrize(
    ("status", "refusal", "words"),
    [
        (404, "not-found", "the page does not exist (404); check the link"),
        (410, "not-found", "the page does not exist (410); check the link"),
        (401, "forbidden", "the page asks for a login (401); save the page and hand in the file"),
        (403, "forbidden", "the page asks for a login (403); save the page and hand in the file"),
        (429, "server-error", "the site wants fewer requests (429); try later, or save the page"),
        (500, "server-error", "the site is down (500); try later, or save the page"),
        (503, "server-error", "the site is down (503); try later, or save the page"),
        (206, "unexpected-status", "the site sent no page (206); save the page"),
        (304, "unexpected-status", "the site sent no page (304); save the page"),
        (418, "unexpected-status", "the site sent no page (418); save the page"),
    ],
)
async def test_a_page_that_is_not_there_is_refused_with_its_status(
    site: Site, status, refusal, words
):
    site.plant("/story", PAGE, status=status)

    error = await refused(site.at("/story"), allowed=site.allowed)

    assert (error.refusal, error.detail) == (refusal, str(status))
    assert str(error).startswith(f"{site.at('/story')}: {words}")


async def test_a_redirect_to_nowhere_is_no_page(site: Site):
    site.plant("/story", PAGE, status=302)

    error = await refused(site.at("/story"), allowed=site.allowed)

    assert (error.refusal, error.detail) == ("unexpected-status", "302")


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("image/png", "image/png"),
        ("application/octet-stream", "application/octet-stream"),
        ("application/json; charset=utf-8", "application/json"),
        ("text/@everyone", "of no known type"),
    ],
)
async def test_another_type_is_refused_with_what_it_is(site: Site, kind, named):
    site.plant("/story", PAGE, kind)

    error = await refused(site.at("/story"), allowed=site.allowed)

    assert (error.refusal, error.detail) == ("wrong-type", named)
    assert f": is {named}, not a page, text, PDF or zip archive; " in str(error)
    assert "everyone" not in str(error)


async def test_a_page_as_large_as_the_limit_is_taken_and_no_byte_more(site: Site):
    site.plant("/fits", b"x" * 10_000)
    site.plant("/over", b"x" * 10_001)

    fits = await fetch_link(site.at("/fits"), SMALL, allowed=site.allowed)
    over = await refused(site.at("/over"), SMALL, allowed=site.allowed)

    assert len(fits.content) == 10_000
    assert (over.refusal, over.limit) == ("too-big", 10_000)
    assert "is larger than 10,000 bytes" in str(over)


async def test_a_page_that_announces_too_much_is_not_read():
    error = await answered(repeating(OK + b"Content-Length: 500000000\r\n\r\n", b"", pause_s=9))

    assert error.refusal == "too-big"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"\r\n", b"x" * 999),
        (b"Transfer-Encoding: chunked\r\n\r\n", b"3e7\r\n%b\r\n" % (b"x" * 999)),
    ],
)
async def test_a_page_without_end_stops_at_the_limit(head, piece):
    error = await answered(repeating(OK + head, piece), SMALL.model_copy(update={"seconds": 60}))

    assert error.refusal == "too-big"


async def test_a_page_that_drips_stops_in_time():
    error = await answered(repeating(OK + b"\r\n", b"x", pause_s=0.01))

    assert (error.refusal, error.limit) == ("too-slow", 1)
    assert "was not fetched within 1 seconds; try later" in str(error)


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200", OK, b"HTTP/1.1 100 Continue\r\n\r\n"])
async def test_a_site_that_never_says_all_stops_in_time(answer):
    assert (await answered(repeating(answer, b"", pause_s=0.1))).refusal == "too-slow"


async def test_a_name_that_is_never_found_stops_in_time():
    async def look_up(*_: object) -> tuple[str, ...]:
        await asyncio.sleep(600)
        return ()

    limits = LinkLimits(connect_seconds=0.2)
    error = await refused("http://news.example/", limits, resolver=look_up)

    assert (error.refusal, error.limit) == ("too-slow", 0.2)
    assert "its name was not found within 0.2 seconds" in str(error)


async def test_a_connection_that_is_never_made_stops_in_time(internet: Internet, monkeypatch):
    async def connect(*_: object) -> None:
        await asyncio.sleep(600)

    monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", connect)
    internet.names["news.example"] = [(HOME,)]
    limits = LinkLimits(connect_seconds=0.2)

    error = await refused("http://news.example/", limits, resolver=internet.look_up)

    assert (error.refusal, error.limit) == ("too-slow", 0.2)
    assert "the site did not answer within 0.2 seconds" in str(error)


async def test_a_page_shorter_than_announced_is_refused():
    error = await answered(saying(OK + b"Content-Length: 99\r\n\r\n" + PAGE))

    assert error.refusal == "broken-answer"


async def test_what_follows_the_announced_length_is_no_part_of_the_page():
    announced = OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE
    async with open_talk(saying(announced + b"HTTP/1.1 200 OK\r\n\r\n" * 99)) as site:
        received = await fetch_link(site.at("/story"), allowed=site.allowed)

    assert received.content == PAGE


@pytest.mark.parametrize(
    "head",
    [
        b"".join(b"X-%d: y\r\n" % place for place in range(5_000)),
        b"X: " + b"y" * 1_000_000 + b"\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
        b"Content-Encoding: gzip\r\n\r\nnot gzip at all",
        b"Content-Encoding: br\r\n\r\nnever asked for",
    ],
)
async def test_a_flood_of_headers_and_a_body_that_cannot_be_are_refused(head):
    error = await answered(saying(OK + head + b"\r\n" + PAGE))

    assert error.refusal == "broken-answer"


async def test_a_compressed_page_is_counted_unpacked(site: Site):
    unpacked = 200_000_000
    site.plant("/plain", gzip.compress(PAGE), Content_Encoding="gzip")
    site.plant("/bomb", gzip.compress(bytes(unpacked), 9), Content_Encoding="gzip")
    limits = LinkLimits(content_bytes=1_000_000)

    plain = await fetch_link(site.at("/plain"), limits, allowed=site.allowed)
    tracemalloc.start()
    try:
        bomb = await refused(site.at("/bomb"), limits, allowed=site.allowed)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert plain.content == PAGE
    assert (bomb.refusal, bomb.limit) == ("too-big", 1_000_000)
    assert peak < 10_000_000


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n", b"HTTP/1.0 404\r\n", b"\r\n",
                b"Content-Type: text/html\r\n", b"Content-Type: text/plain; charset=utf-7\r\n",
                b"Content-Type: text/html; charset*=utf-8''%ff; charset=\"\r\n", b"Location: \r\n",
                b"Content-Type: \xff\xfe\r\n", b"Location: http://[\r\n", b"Location: \xff//x\r\n",
                b"Location: http://1.1.1.1:99999/\r\n", b"Content-Length: 4\r\n", b"4\r\nbody\r\n",
                b"Content-Encoding: deflate\r\n", b"Transfer-Encoding: chunked\r\n", b"0\r\n\r\n",
                b"Set-Cookie: \x01=\x02; Domain=\xff\r\n", b"\x1f\x8b\x08", b"body", b"\r\n\r\n",
            ]
        ),
        max_size=8,
    ).map(lambda parts: b"HTTP/1.1 200 OK\r\n" + b"".join(parts))
)  # fmt: skip
def test_any_answer_at_all_is_a_page_or_a_refusal(answer):
    async def fetch() -> Received | LinkError:
        async with open_talk(saying(answer)) as site:
            try:
                return await fetch_link(site.at("/story"), SMALL, allowed=site.allowed)
            except LinkError as error:
                return error

    got = asyncio.run(fetch())

    assert isinstance(got, Received) or str(got).isprintable()
