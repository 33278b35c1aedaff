"""Nothing from a question or an article does anything in Discord, and all of it stays readable."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.inert import ZERO_WIDTH_SPACE, escaped, one_line, plain, safe_link

NASTY = st.text(
    st.sampled_from("ab1 \n\\*_~|`[]()<>@#:-+./&!?\u202e\u200b\u2028\ud83d\u064b\U000e0041ي")
    | st.characters()
)


def shown(text: str) -> str:
    """Read text as Discord shows it: a backslash before punctuation is not seen."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("*loud* _low_ ~~gone~~ `code` ||hush||",
         r"\*loud\* \_low\_ \~\~gone\~\~ \`code\` \|\|hush\|\|"),
        ("[free](https://evil.example)", r"\[free\](https\://evil.example)"),
        ("see https://a.example/b", r"see https\://a.example/b"),
        ("# Head\n> said\n- item", "\\# Head\n\\> said\n\\- item"),
        ("said:\n\n- one\n \n > two", "said:\n\n\\- one\n \n \\> two"),
        ("-# small\n1. one", "\\-# small\n1\\. one"),
        ("join discord.gg/abc", r"join discord\.gg/abc"),
        ("Pul-e-Khumri fell at 5:30 (local) [2].", r"Pul-e-Khumri fell at 5:30 (local) \[2\]."),
        ("a\u202egnp.exe\u2066", "agnp.exe"),
        ("one\u2028two\r\nthree\x00\x1b[31m", "one\ntwo\nthree\\[31m"),
    ],
)  # fmt: skip
def test_markdown_links_and_hidden_characters_are_defused(written: str, sent: str) -> None:
    assert escaped(written) == sent


@pytest.mark.parametrize(
    "mention",
    ["@everyone", "@here", "@EVERYONE", "<@123>", "<@!123>", "<@&9>", "<#5>", "</ask:1>",
     "<:smile:1>", "<a:wave:1>", "<t:1>", "<id:home>"],
)  # fmt: skip
def test_mentions_are_broken_for_the_server_and_readable_for_people(mention: str) -> None:
    for made in (plain(f"so {mention} said"), escaped(f"so {mention} said")):
        assert mention not in shown(made)
        assert mention in shown(made).replace(ZERO_WIDTH_SPACE, "")


def test_the_joiners_that_dari_is_written_with_are_kept() -> None:
    assert plain("می\u200cروم") == "می\u200cروم"


@given(NASTY)
def test_what_is_shown_is_the_plain_text(text: str) -> None:
    assert shown(escaped(text)) == plain(text)


@given(NASTY)
def test_nothing_hidden_is_left_and_no_surrogate(text: str) -> None:
    for character in plain(text).replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert character not in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert "\n" not in one_line(text)


@given(NASTY)
def test_every_markdown_character_stands_behind_a_backslash(text: str) -> None:
    left = re.sub(r"\\[!-/:-@\[-`{-~]", "\u00b7", escaped(text))

    assert not re.search(r"[\\*_~|`\[\]<]|\w://|^\s*[#>+-]|^\s*\d+[.)]", left, re.MULTILINE)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x_(y)?q=[1]#top", "https://a.example/x_%28y%29?q=%5B1%5D"),
        ("http://ä.example/", "http://xn--4ca.example/"),
        ("https://a.example:8080/", "https://a.example:8080/"),
        ("https://a.example/%20b c", "https://a.example/%20b%20c"),
        ("javascript:alert(1)", None),
        ("https://bank.example@evil.example/", None),
        ("https://[::1]/", None),
        ("https://a.example:99999/", None),
        ("ftp://a.example/", None),
        ("https://", None),
        ("https://a.example/" + "x" * 700, None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert safe_link(url) == link


@given(st.text() | NASTY.map("https://a.example/{}".format))
def test_no_address_breaks_out_of_its_link(url: str) -> None:
    link = safe_link(url)

    assert link is None or re.fullmatch(r"https?://[!-~]+", link)
    assert link is None or not set(link) & set('()[]<>*"\\')
