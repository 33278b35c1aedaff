"""Links added from a shell: fetched only where that is allowed, and never from this machine."""

import functools
import http.server
import json
import threading

import pytest

from corpus.intake.links import fetch_link
from tests.index.shell import BRIDGE


def test_a_link_is_fetched_only_where_that_is_allowed(shell):
    code, _, err = shell("add", "https://example.org/a", "--publisher", "The Mill")

    assert (code, err) == (
        2,
        "error: https://example.org/a is a link: links are fetched with --allow-links only\n",
    )


def test_a_link_into_this_machine_is_refused(shell):
    code, _, err = shell("add", "http://127.0.0.1:9/a", "--allow-links", "--publisher", "The Mill")

    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("error: http://127.0.0.1:9/a: ")


@pytest.fixture
def site():
    """A site on this machine that serves one page at any path."""
    page = f"<html><title>Flood</title><body><article><p>{BRIDGE}</p></article></body></html>"

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
        served = threading.Thread(target=server.serve_forever)
        served.start()
        yield server.server_port
        server.shutdown()
        served.join()


def test_a_link_gives_an_article_with_its_address(shell, site, monkeypatch):
    allowed = functools.partial(fetch_link, allowed=frozenset({("127.0.0.1", site)}))
    monkeypatch.setattr("corpus.intake.links.fetch_link", allowed)
    address = f"http://127.0.0.1:{site}/flood"

    code, out, _ = shell("add", address, "--allow-links", "--publisher", "The Mill", "--json")

    (added,) = json.loads(out)["added"]
    assert code == 0
    assert added["url"] == address
    assert "The bridge closed after" in json.loads(shell("show", added["id"], "--json")[1])["body"]
