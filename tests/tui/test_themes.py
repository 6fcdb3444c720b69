"""Whether the room can read it: contrast in the house themes, and states that differ without colour."""

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import Theme

from dialoog.tui.themes import CONTRAST, THEMES

GROUNDS = ("background", "surface", "panel")
INKS = ("foreground", "text-muted", "primary", "warning", "error", "success")
PACES = {"calm": "foreground", "soon": "warning", "over": "error", "paused": "text-muted"}
SAID_OTHERWISE = {frozenset({"soon", "over"}), frozenset({"soon", "paused"}), frozenset({"over", "paused"})}
"""Over time has a plus sign in front of the digits; a pause is written under them."""


def luminance(color: Color) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2)."""
    colors = Color.parse(one), Color.parse(other)
    assert all(color.a == 1 for color in colors), "a see-through colour has no contrast of its own"
    high, low = sorted(map(luminance, colors), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_itself() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read(theme: Theme, ground: str, ink: str) -> None:
    colors = theme.to_color_system().generate()
    assert contrast(colors[ink], colors[ground]) >= (7 if theme is CONTRAST else 4.5)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["primary", "warning", "error", "success"])
def test_the_wall_colour_can_be_read_on_an_accent(theme: Theme, ground: str) -> None:
    colors = theme.to_color_system().generate()
    assert contrast(colors["background"], colors[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_textual_writes_on_the_cursor_can_be_read(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    assert contrast(colors["block-cursor-foreground"], colors["block-cursor-background"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_paces_of_the_clock_differ_in_grey(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    for one, other in combinations(PACES, 2):
        if frozenset({one, other}) not in SAID_OTHERWISE:
            assert contrast(colors[PACES[one]], colors[PACES[other]]) >= 1.2, f"{one} and {other} look alike in grey"
