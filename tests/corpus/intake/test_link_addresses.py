"""Which web addresses may be asked."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.link_addresses import follow_redirect, is_public, may_ask, read_address
from corpus.intake.link_refusal import LinkError, shown_address

# https://www.iana.org/assignments/iana-ipv4-special-registry, all of it, then multicast.
SPECIAL_4 = """0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16
172.16.0.0/12 192.0.0.0/24 192.0.0.0/29 192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32
192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.88.99.2/32
192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4
255.255.255.255/32 224.0.0.0/4""".split()

# https://www.iana.org/assignments/iana-ipv6-special-registry, all of it, then multicast, the
# formerly site-local and IPv4-compatible ones (RFC 3879, 4291).
SPECIAL_6 = """::1/128 ::/128 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64
2001::/23 2001::/32 2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32
2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16
2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 ff00::/8 fec0::/10 ::/96
::ffff:0:0:0/96""".split()

METADATA = ["169.254.169.254", "100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fd20:ce::254"]

NOWHERE = frozenset()


def _inside(network):
    return st.integers(int(network[0]), int(network[-1])).map(type(network[0]))


def _tried(text):
    """Return the address read, or its refusal."""
    try:
        return _read(text)
    except LinkError as error:
        return error


def _read(text, allowed=NOWHERE):
    return read_address(text, allowed, 2_000)


@given(st.sampled_from(SPECIAL_4).map(IPv4Network).flatmap(_inside))
def test_no_ipv4_address_with_a_special_purpose_is_public(address):
    assert not is_public(address)


@given(st.sampled_from(SPECIAL_6).map(IPv6Network).flatmap(_inside))
def test_no_ipv6_address_with_a_special_purpose_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("network", [*SPECIAL_4, *SPECIAL_6])
def test_a_special_network_is_not_public_at_either_end(network):
    first = ip_address(network.partition("/")[0])
    last = (IPv4Network if first.version == 4 else IPv6Network)(network)[-1]

    assert not is_public(first)
    assert not is_public(last)


@given(st.integers(0, 2**32 - 1), st.integers(0x2000, 0x3FFF), st.sampled_from([0, 1, 2, 3]))
def test_no_ipv6_address_that_holds_an_ipv4_one_is_public(inner, prefix, bits):
    embedded = [
        inner,  # IPv4-compatible
        0xFFFF << 32 | inner,  # mapped
        0xFFFF << 48 | inner,  # translated
        0x64_FF9B << 96 | inner,  # NAT64
        0x64_FF9B_0001 << 80 | inner,  # NAT64 of one's own network
        0x2002 << 112 | inner << 80,  # 6to4
        0x2001_0000 << 96 | (inner ^ 0xFFFF_FFFF),  # Teredo
        prefix << 112 | bits << 56 | 0x5EFE << 32 | inner,  # ISATAP
    ]

    assert not any(is_public(IPv6Address(number)) for number in embedded)


@given(st.ip_addresses(v=4))
def test_nothing_is_public_that_python_calls_private(address):
    assert not (is_public(address) and (address.is_private or address.is_multicast))


@pytest.mark.parametrize("text", METADATA)
def test_no_address_of_a_cloud_s_secrets_is_public(text):
    assert not is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    """1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0
    192.0.1.0 192.167.255.255 198.17.255.255 198.20.0.0 223.255.255.255 93.184.215.14
    2606:4700:4700::1111 2001:4860:4860::8888 2001:200::1 2a00:1450:4001::200e
    2620:4f:7fff::1""".split(),
)
def test_what_is_none_of_these_is_public(text):
    assert is_public(ip_address(text))


def test_an_address_with_a_scope_is_not_public():
    assert is_public(IPv6Address("2606:4700::1111"))
    assert not is_public(IPv6Address("2606:4700::1111%eth0"))


def test_a_public_address_is_asked_at_the_web_s_ports_alone():
    public = IPv4Address("1.1.1.1")

    assert [port for port in range(1, 65536) if may_ask(public, port, NOWHERE)] == [80, 443]


def test_an_allowed_address_is_asked_at_its_own_port_alone():
    allowed = frozenset({("127.0.0.1", 8000)})

    assert may_ask(IPv4Address("127.0.0.1"), 8000, allowed)
    assert not may_ask(IPv4Address("127.0.0.1"), 80, allowed)
    assert not may_ask(IPv4Address("127.0.0.2"), 8000, allowed)
    assert not may_ask(IPv4Address("1.1.1.1"), 8000, allowed)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c"),
        ("  <https://example.org/a>\n", "https://example.org/a"),
        ("HTTP://Example.ORG", "http://example.org"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://a_b.example-site.co.uk/@user", "https://a_b.example-site.co.uk/@user"),
        ("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"),
        ("https://1.1.1.1/", "https://1.1.1.1/"),
    ],
)
def test_a_sound_address_is_taken_without_what_is_no_part_of_it(text, url):
    assert str(_read(text).url) == url


@pytest.mark.parametrize(
    "host",
    """2130706433 017700000001 0x7f000001 0x7F.0.0.1 0x7f.1 0177.0.0.1 127.1 127.0.1 127.0.0.01
    0 0x 0x0 00000000.1 1.1.1.1. 256.256.256.256 1.2.3.4.5 example.0x7f example.1 example.org.
    localhost. metadata wiki a..org .org -.org a-.org [::1%25lo] [::1%lo] [fe80::1%25eth0]
    [1.2.3.4] [::1 ::1 1.1.1.1%2f exa$mple.org example.org%00.org %31.1.1.1""".split(),
)
def test_an_unusual_spelling_of_a_host_is_refused(host):
    with pytest.raises(LinkError) as refused:
        _read(f"http://{host}/")

    assert refused.value.refusal == "bad-address"


@pytest.mark.parametrize("host", ["１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "2130706433。"])
def test_a_number_in_another_script_s_digits_gets_nowhere(host):
    tried = _tried(f"http://{host}/")

    if isinstance(tried, LinkError):
        assert tried.refusal == "bad-address"
    else:
        assert tried.literal is not None
        assert not is_public(tried.literal)


@pytest.mark.parametrize(
    "host",
    """localhost LOCALHOST app.localhost printer.local metadata.google.internal
    instance-data.ec2.internal nas.home.arpa router.lan db.corp intranet localhost.localdomain
    ｌｏｃａｌｈｏｓｔ""".split(),
)
def test_a_name_that_is_at_home_inside_is_not_public(host):
    with pytest.raises(LinkError) as refused:
        _read(f"http://{host}/")

    assert refused.value.refusal == "not-public"


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "//example.org/", "ftp://example.org/", "file:///etc/passwd",
        "javascript:alert(1)", "data:text/html,x", "gopher://example.org/", "https://", "https:///x",
        "http://example.org:8080/", "http://example.org:0/", "http://example.org:99999/",
        "http://example.org:22/", "http://example.org:x/", "http://me:secret@example.org/",
        "http://me@example.org/", "http://:secret@example.org/", "http://1.1.1.1@127.0.0.1/",
        "http://example.org\\@127.0.0.1/", "http:\\\\example.org", "https://exa\nmple.org/",
        "https://example.org/\x00", "https://example.org/\ta", "https://example.org/\u202egpj",
        "https://exam\u200bple.org/", "https://" + "a" * 64 + ".org/",
        "https://" + "a." * 130 + "org/", "https://example.org/" + "a" * 2000,
        "https://example.org/\udcff", "https://xn--a.example\u2024.org:/", "https://[]/", "https://[]@",
    ],
)  # fmt: skip
def test_what_is_not_soundly_written_is_refused(text):
    with pytest.raises(LinkError) as refused:
        _read(text)

    assert refused.value.refusal == "bad-address"
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


@given(st.text() | st.text(alphabet="htps:/@.[]%#?0127x\\-a\u3002１").map("http://".__add__))
def test_any_text_is_an_address_or_refused_in_one_short_line(text):
    tried = _tried(text)

    if isinstance(tried, LinkError):
        assert len(str(tried)) < 400
        assert str(tried).isprintable()
    else:
        assert tried.url.scheme in ("http", "https")
        assert tried.port in (80, 443)
        assert tried.host == tried.url.raw_host
        assert not tried.url.raw_user
        assert not tried.url.raw_fragment


def test_a_secure_page_leads_to_no_insecure_one():
    secure = _read("https://example.org/a/b")

    with pytest.raises(LinkError) as refused:
        follow_redirect(secure, "http://example.org/", NOWHERE, 2_000)

    assert refused.value.refusal == "insecure-redirect"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("c", "http://example.org/a/c"),
        ("/c?d#e", "http://example.org/c?d"),
        ("//other.org", "http://other.org"),
        ("https://other.org/x y", "https://other.org/x%20y"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location, url):
    at = _read("http://example.org/a/b")

    assert str(follow_redirect(at, location, NOWHERE, 2_000).url) == url


@pytest.mark.parametrize(
    "location",
    [
        "//[:80%]",
        "http://[",
        "http://[]@",
        "//me:secret@example.org",
        "http://10.0.0.7:8/",
        "\udcff",
    ],
)
def test_a_redirect_to_what_is_not_soundly_written_is_refused(location):
    at = _read("http://example.org/a/b")

    with pytest.raises(LinkError) as refused:
        follow_redirect(at, location, NOWHERE, 2_000)

    assert refused.value.refusal == "bad-address"
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/@user", "https://example.org/@user"),
        ("https://me:secret@example.org/x", "https://example.org/x"),
        ("https://me:se@cr@et@example.org/x", "https://example.org/x"),
        ("https://me:se/cret@example.org/x", "https://example.org/x"),
        ("me:secret@example.org", "me:example.org"),
        ("https:\\\\me:secret@example.org", "https:\\\\example.org"),
        ("a\nb\u202e", "a?b?"),
        ("https://example.org/" + "a" * 300, "https://example.org/" + "a" * 179 + "…"),
    ],
)
def test_an_address_is_shown_in_one_line_without_credentials(address, shown):
    assert shown_address(address) == shown
