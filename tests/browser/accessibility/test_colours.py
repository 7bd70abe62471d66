"""The stylesheet's colours can be told apart by everybody, in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[3] / "webapp/static/style/colours.css").read_text(encoding="utf-8")
SURFACES = ("paper", "surface", "mist", "tint")
TEXT = [(word, ground) for word in ("ink", "ink2", "accent", "hover") for ground in SURFACES]
TEXT += [(word, ground) for word in ("error", "warn", "ok") for ground in ("paper", "surface", f"{word}-t")]
TEXT += [("on", "accent"), ("on", "hover"), ("ink", "error-t"), ("ink", "warn-t"), ("ink", "ok-t")]
EDGES = [(line, ground) for line in ("edge", "ring", "accent") for ground in SURFACES]


def tokens(scheme: str) -> dict[str, str]:
    """Read the colours of light; in dark those that dark changes are others."""
    light, _, rest = STYLE.partition("@media screen and (prefers-color-scheme:dark) {")
    found = _tokens(light)
    return found | _tokens(rest) if scheme == "dark" else found


def _tokens(css: str) -> dict[str, str]:
    named = {}
    for selector, body in re.findall(r"(:root|(?:\.[as]\d,?\s*)+) \{(.*?)\}", css, re.DOTALL):
        for name, value in re.findall(r"--([\w-]+):([^;}]+)", body):
            for place in re.split(r",\s*", selector):
                named[name if place == ":root" else f"{place[1:]} {name}"] = value.strip()
    return named


def contrast(named: dict[str, str], one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(named, one), _luminance(named, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(named: dict[str, str], name: str) -> float:
    value = named[name]
    if inner := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return _luminance(named, inner[1])
    digits = value.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def too_weak(scheme: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    named = tokens(scheme)
    found = [(one, other, contrast(named, one, other)) for one, other in pairs]
    return [f"{one} on {other}: {ratio:.2f}" for one, other, ratio in found if ratio < least]


def test_contrast_is_reckoned_as_the_standard_does():
    named = {"black": "#000", "white": "#FFFFFF", "grey": "#777777"}

    assert round(contrast(named, "black", "white"), 2) == 21
    assert round(contrast(named, "grey", "white"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_everything_it_is_written_on(scheme: str):
    assert too_weak(scheme, TEXT, 4.5) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edges_of_fields_and_the_mark_of_focus_can_be_seen(scheme: str):
    assert too_weak(scheme, EDGES, 3) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_areas_and_lines_carry_their_numbers_and_can_be_seen(scheme: str):
    areas = [(f"a{number} hue", "paper") for number in range(1, 9)]
    lines = [(f"s{number} hue", "surface") for number in range(1, 5)]

    assert too_weak(scheme, areas, 4.5) + too_weak(scheme, lines, 3) == []
