"""How everything we hand out looks: every font, colour, width and number format."""

from __future__ import annotations

from typing import NamedTuple

FONT = "Calibri"

SURFACE = "FFFFFF"
MIST = "EFF3F1"
LINE = "D5DCDA"
EDGE = "6B7A80"
INK = "15232B"
INK_2 = "47565E"
ACCENT = "0E5A66"
ACCENT_TINT = "E2EEEE"

HUES = ("2A5B9C", "106E78", "2D6A44", "62631A", "875710", "A1422A", "92375E", "63479A")
PALES = ("A6BAD5", "9BC2C6", "A7C0B0", "BDBD9F", "CDB89B", "D8B0A6", "D1ABBB", "BDB2D5")


class Series(NamedTuple):
    """How one municipality's line is told from the others: never by colour alone."""

    colour: str
    excel_dash: str
    excel_marker: str
    dash: tuple[float, ...]
    marker: str
    filled: bool


SERIES = (
    Series(INK, "solid", "circle", (), "o", filled=True),
    Series(HUES[1], "dash", "square", (9, 5), "s", filled=False),
    Series(HUES[5], "round_dot", "triangle", (2, 4), "^", filled=True),
    Series(HUES[7], "long_dash_dot", "diamond", (12, 4, 2, 4), "D", filled=False),
    Series(HUES[4], "long_dash", "x", (14, 4), "X", filled=True),
    Series(HUES[2], "system_dash_dot_dot", "star", (6, 3, 2, 3, 2, 3), "P", filled=False),
)


def hue(place: int) -> str:
    """Give the hue of the area in this place, counted from nought; a ninth area starts over."""
    return HUES[place % len(HUES)]


def pale(place: int) -> str:
    """Give the pale facet that goes with the hue in this place."""
    return PALES[place % len(PALES)]


def series(place: int) -> Series:
    """Give the line of the municipality in this place; a seventh starts over."""
    return SERIES[place % len(SERIES)]


class Look(NamedTuple):
    """How a cell looks."""

    size: int = 11
    bold: bool = False
    colour: str = INK
    fill: str = ""
    across: str = "general"
    wrap: bool = False
    format: str = "General"
    above: str = ""
    below: str = LINE
    underline: bool = False


WHOLE = "0"
TENTH = "0.0"
CHANGE_WHOLE = '+0;"−"0;0'
CHANGE_TENTH = '+0.0;"−"0.0;0'
EXACT_DECIMALS = 3
"""What can be seen of an exact figure; the cell holds more."""
HUNDREDTH = "0.00"
CHANGE_EXACT = '+0.000;"−"0.000;0'
EXACT = "0.0##"
SHARE = "0 %"

_FORMATS = {
    "whole": WHOLE,
    "tenth": TENTH,
    "hundredth": HUNDREDTH,
    "measured": "General",
    "change_whole": CHANGE_WHOLE,
    "change_tenth": CHANGE_TENTH,
    "change_exact": CHANGE_EXACT,
    "exact": EXACT,
    "share": SHARE,
}

LOOKS: dict[str, Look] = {
    "title": Look(size=22, bold=True, below=""),
    "heading": Look(size=14, bold=True, below=""),
    "lead": Look(colour=INK_2, below=""),
    "label": Look(bold=True, wrap=True),
    "head": Look(bold=True, fill=MIST, wrap=True, above=EDGE, below=EDGE),
    "head_figure": Look(bold=True, fill=MIST, across="right", wrap=True, above=EDGE, below=EDGE),
    "text": Look(wrap=True),
    "strong": Look(bold=True, wrap=True),
    "name": Look(bold=True),
    "quiet": Look(colour=INK_2, wrap=True),
    "code": Look(colour=INK_2, across="left"),
    "link": Look(colour=ACCENT, wrap=True, underline=True),
    "place": Look(size=14, bold=True, across="center", format=WHOLE),
    "sum": Look(bold=True, above=EDGE, below=EDGE),
    "open_tenth": Look(fill=ACCENT_TINT, across="right", format=TENTH),
    "open_whole": Look(fill=ACCENT_TINT, across="right", format=WHOLE),
    "open_text": Look(fill=ACCENT_TINT, wrap=True),
    "fill": Look(fill=ACCENT_TINT, wrap=True, format="@"),
    "closed": Look(colour=INK_2, fill=MIST, across="center"),
    "seal": Look(size=16, bold=True, colour=ACCENT, below=""),
    **{name: Look(across="right", format=code) for name, code in _FORMATS.items()},
    **{f"{name}_strong": Look(bold=True, across="right", format=code) for name, code in _FORMATS.items()},
    **{
        f"{name}_sum": Look(bold=True, across="right", format=code, above=EDGE, below=EDGE)
        for name, code in _FORMATS.items()
    },
    **{f"area_{i}": Look(bold=True, colour=SURFACE, fill=h, across="center") for i, h in enumerate(HUES)},
}
"""The cell styles by name. "open_" marks cells a juror may change, "fill" those that are filled in at home;
the sheets also say so in words."""

TITLE_HEIGHT = 34.0
HEADING_HEIGHT = 26.0
LINE_HEIGHT = 15.0
TALLEST = 409.0
LEAD_LETTERS = 140
LETTERS_PER_WIDTH = 1.0
"""Heights are in points; the tallest is as tall as a row can be."""


def line_height(style: str) -> float:
    """Tell how tall a row must be for one line in this style."""
    return round(LOOKS[style].size * 1.35, 1)


WIDTHS = {
    "figure": 9.5,
    "wide_figure": 13.0,
    "number": 9.5,
    "area": 14.5,
    "municipality": 20.0,
    "area_name": 26.0,
    "name": 46.0,
    "levels": 42.0,
    "question": 52.0,
    "words": 60.0,
    "long": 95.0,
    "address": 60.0,
}
"""Column widths by what stands in the column, in characters."""

WIDEST_UPRIGHT = 130.0
WIDEST_A4 = 205.0
"""What can still be read on an A4 page, upright and lying; a wider sheet goes on on pages beside."""


def points_format(decimals: int, *, change: bool = False, strong: bool = False, total: bool = False) -> str:
    """Name the cell style for points as the edition prints them."""
    name = ("change_" if change else "") + ("tenth" if decimals else "whole")
    return name + ("_sum" if total else "_strong" if strong else "")
