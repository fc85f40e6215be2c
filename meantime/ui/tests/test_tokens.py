"""Contrast of the colours, measured: text at least 4.5, everything else that carries meaning at least 3 (WCAG 2.2)."""

import math
import re
from pathlib import Path

import pytest

import meantime.ui

TOKENS = (Path(meantime.ui.__file__).parent / "static/ui/css/tokens.css").read_text(encoding="utf-8")
_OKLCH = re.compile(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)|oklch\(([\d.]+)% 0 0\)")
THEMES = ("light", "dark")

# A text colour and each ground it stands on.
TEXTS = {
    "ink": ("paper", "card", "sunk"),
    "muted": ("paper", "card", "sunk"),
    "together-text": ("card",),
    "together-ink": ("together", "together-stripe"),
    "own-text": ("card",),
    "own-ink": ("own-soft",),
    "bad": ("paper", "card", "sunk"),
    "good": ("card",),
    "card": ("own",),
}
# A mark and each ground from which it must stand out.
MARKS = {
    "together-edge": ("card", "paper", "sunk"),
    "own-edge": ("card", "paper"),
    "own": ("card", "sunk"),
    "control": ("card", "paper"),
    "focus": ("card", "paper", "sunk", "focus-gap"),
    "together-ink": ("together",),
    "own-ink": ("own-soft",),
}


def color(name: str, theme: str) -> float:
    """The luminance of a token."""
    declared = re.search(rf"--{name}: (.+);", TOKENS)
    assert declared, name
    found = [(a or d, b or "0", c or "0") for a, b, c, d in _OKLCH.findall(declared[1])]
    lightness, chroma, hue = found[THEMES.index(theme) if len(found) > 1 else 0]
    return luminance(float(lightness) / 100, float(chroma), math.radians(float(hue)))


def luminance(lightness: float, chroma: float, hue: float) -> float:
    """Relative luminance of an OKLCH colour, clipped to sRGB as a screen clips it (Ottosson, 2020)."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long, middle, short = (
        (lightness + x * a + y * b) ** 3
        for x, y in ((0.3963377774, 0.2158037573), (-0.1055613458, -0.0638541728), (-0.0894841775, -1.291485548))
    )
    rgb = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
    )
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: str) -> float:
    lighter, darker = sorted((color(one, theme), color(other, theme)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(name, ground, theme) for name, grounds in table.items() for ground in grounds for theme in THEMES]


def test_the_measure_knows_black_white_and_a_published_pair():
    assert luminance(1, 0, 0) == pytest.approx(1, abs=1e-3)
    assert luminance(0, 0, 0) == 0
    # sRGB red, oklch(62.8% 0.2577 29.23), has a luminance of 0.2126.
    assert luminance(0.62796, 0.25768, math.radians(29.2339)) == pytest.approx(0.2126, abs=2e-3)


@pytest.mark.parametrize(("name", "ground", "theme"), pairs(TEXTS))
def test_text_can_be_read(name, ground, theme):
    assert contrast(name, ground, theme) >= 4.5


@pytest.mark.parametrize(("name", "ground", "theme"), pairs(MARKS))
def test_marks_can_be_told_from_their_ground(name, ground, theme):
    assert contrast(name, ground, theme) >= 3
