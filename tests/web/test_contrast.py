"""Contrast of every pair of colours that the stylesheet puts together (WCAG 1.4.3, 1.4.11)."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).parent.parent.parent / "static" / "style.css"
TEXT = CSS.read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", TEXT))
TONES = ("info", "success", "warning", "error", "neutral")

READ = {
    *product(("ink", "ink-soft", "link", "link-deep", "brand"), ("paper", "shade")),
    *product(("ink", "link", "link-deep"), ("wash", "shade-deep")),
    *product(("ink", "ink-soft", "error", "warning"), ("error-wash", "warning-wash")),
    ("ink-soft", "wash"),
    ("brand", "wash"),
    ("link", "error-wash"),
    ("link", "warning-wash"),
    *((tone, f"{tone}-wash") for tone in TONES),
    *((tone, "paper") for tone in TONES),
    *((tone, "shade") for tone in TONES),
    *(("ink", f"{tone}-wash") for tone in TONES),
    *(("paper", filled) for filled in ("link", "link-deep", "error", "brand-deep", "brand")),
    ("paper", "neutral"),
}
SEEN = {
    *product(("edge", "focus", "brand", "link", "success", "error"), ("paper", "shade")),
    ("edge", "wash"),
    ("gold-deep", "paper"),
    ("focus", "halo"),
    ("focus", "wash"),
    ("focus", "error-wash"),
    ("focus", "warning-wash"),
}


def luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, other):
    light, dark = sorted((luminance(first), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


@pytest.mark.parametrize(("ink", "ground"), sorted(READ))
def test_text_can_be_read(ink, ground):
    assert contrast(TOKENS[ink], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize(("line", "ground"), sorted(SEEN))
def test_controls_and_focus_can_be_seen(line, ground):
    assert contrast(TOKENS[line], TOKENS[ground]) >= 3


def test_colours_stand_only_among_the_tokens():
    outside = TEXT.split("@layer base {", 1)[1]

    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)}])", outside)) <= {"#000000"}
