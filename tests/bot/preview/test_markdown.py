"""Discord's markdown, as its client reads it."""

from time import perf_counter
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.preview.elements import element, shown
from bot.preview.markdown import inline_markdown, markdown


def written(nodes):
    return tostring(element("x", *nodes), encoding="unicode", method="html")[3:-4]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** *slanted* _too_", "<strong>bold</strong> <em>slanted</em> <em>too</em>"),
        ("__under__ ~~gone~~", "<u>under</u> <s>gone</s>"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("`a **b**` ``c ` d``", "<code>a **b**</code> <code>c ` d</code>"),
        ("```py\n> 1 < 2\n```\nb", "<pre><code>&gt; 1 &lt; 2</code></pre>b"),
        ("# One\nand", '<h3 class="heading-1">One</h3>and'),
        ("### Three *x*", '<h5 class="heading-3">Three <em>x</em></h5>'),
        ("#one\n#### four", "#one\n#### four"),
        ("-# small", '<div class="subtext">small</div>'),
        ("> a\n> b\nc", "<blockquote>a\nb</blockquote>c"),
        (">a", "&gt;a"),
        ("a\n>>> b\nc", "a\n<blockquote>b\nc</blockquote>"),
        ("> > a", "<blockquote>&gt; a</blockquote>"),
        ("a > b # c", "a &gt; b # c"),
        ("- a\n- b", '<div class="lists"><ul><li>a</li><li>b</li></ul></div>'),
        ("* a\n  on", '<div class="lists"><ul><li>a\non</li></ul></div>'),
        (
            "- a\n  - b\n- c",
            '<div class="lists"><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></div>',
        ),
        ("3. a\n4. b", '<div class="lists"><ol start="3"><li>a</li><li>b</li></ol></div>'),
        (
            "- a\n1. b",
            '<div class="lists"><ul><li>a</li></ul><ol start="1"><li>b</li></ol></div>',
        ),
        (r"\*a\* \[1\] \> \_", "*a* [1] &gt; _"),
        (r"a\b", r"a\b"),
        (
            "@everyone <@12>",
            '<span class="mention">@everyone</span> <span class="mention">@12</span>',
        ),
        ("<#3>", '<span class="mention">#3</span>'),
        ("</ask:1>", '<span class="mention">/ask</span>'),
        ("<:wave:12>", '<span class="emoji">:wave:</span>'),
        ("a\n\n\nb", "a\n\n\nb"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
    ],
)
def test_a_text_reads_as_in_discord(text, html):
    assert written(markdown(text)) == html


@pytest.mark.parametrize(
    ("text", "address", "label"),
    [
        ("[Open](https://a.example/x_%28y%29) at", "https://a.example/x_%28y%29", "Open"),
        ("[x](https://a.example/w_(y)) z", "https://a.example/w_(y)", "x"),
        (r"[\[1\] **b**](<http://a.example>)", "http://a.example", "[1] b"),
        ("see https://a.example/b.", "https://a.example/b", "https://a.example/b"),
        ("<https://a.example/c>.", "https://a.example/c", "https://a.example/c"),
    ],
)
def test_an_address_of_the_web_is_a_link(text, address, label):
    (link,) = element("x", *markdown(text)).iter("a")

    assert link.get("href") == address
    assert "".join(link.itertext()) == label


def test_a_spoiler_is_read_out_as_one_and_not_told():
    spoiler = element("x", *markdown("||the *end*||")).iter("span")

    cover, hidden = spoiler
    assert (cover.get("role"), cover.get("aria-label")) == ("button", "Spoiler")
    assert hidden.get("aria-hidden") == "true"
    assert "".join(hidden.itertext()) == "the end"


def test_a_title_has_no_blocks():
    assert written(inline_markdown("# **a**")) == "# <strong>a</strong>"


@given(st.text())
def test_escaped_letter_by_letter_any_text_reads_as_it_was_written(text):
    marks = "\\`*_~|[]()<>#-.:/@+"
    escaped = "".join("\\" + one if one in marks else one for one in text)

    assert "".join(element("x", *markdown(escaped)).itertext()) == shown(text.strip(" \t\r\n"))


@pytest.mark.parametrize("part", ["*", "_ ", "**", "[", "[a](", "> ", "`", "||", "- ", "*a ** "])
def test_no_text_keeps_the_reader_waiting(part):
    start = perf_counter()

    markdown((part * 4000)[:4000])

    assert perf_counter() - start < 5
