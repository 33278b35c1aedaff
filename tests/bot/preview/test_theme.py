"""Colours that can be told from their ground."""

import re
from dataclasses import asdict

import pytest

from bot.preview.stylesheet import STYLE
from bot.preview.theme import THEMES, variables

_GROUNDS = {
    "text": ["ground", "private", "raised", "field", "code", "page"],
    "strong": ["ground", "private", "raised", "page"],
    "muted": ["ground", "private", "raised", "field"],
    "link": ["ground", "private", "raised"],
    "mention": ["mention_ground"],
    "button_text": ["button"],
    "on_colour": ["primary", "success", "danger"],
    "badge_text": ["badge"],
    "required": ["raised"],
    "alarm_text": ["alarm"],
}


def luminance(colour):
    """Of "#rrggbb", from 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """From 1 to 21."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_counts_it():
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("text", _GROUNDS)
def test_every_text_stands_out_from_every_ground_it_is_on(name, text):
    colours = asdict(THEMES[name])

    ratios = {on: contrast(colours[text], colours[on]) for on in _GROUNDS[text]}

    assert {on: ratio for on, ratio in ratios.items() if ratio < 4.5} == {}


def test_every_colour_of_a_text_is_among_those_that_are_held_to_it():
    used = set(re.findall(r"(?<![\w-])color: var\(--([\w-]+)\)", STYLE))

    assert used == {name.replace("_", "-") for name in _GROUNDS}


@pytest.mark.parametrize("name", THEMES)
def test_the_style_has_no_colour_but_the_themes(name):
    named = {f"--{one}" for one in re.findall(r"--([\w-]+):", variables(THEMES[name]))}

    assert set(re.findall(r"var\((--[\w-]+)", STYLE)) == named | {"--accent"}
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", STYLE) == []
