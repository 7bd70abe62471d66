"""What a cell may hold: text made fit, exact figures at the border, formulas of our own, safe addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import final
from urllib.parse import quote, urlsplit

from xlsxwriter.utility import xl_col_to_name

from exports.markup import Runs, words_of
from questionnaires import rounding

Value = str | int | Fraction | None

LIMIT = 32_767
"""UTF-16 units a cell can hold."""

EXACT = 12
OF_QUESTIONS, OF_SUBAREAS, OF_AREAS = 11, 10, 9
"""Decimals that a figure and each sum above it is rounded to in a formula, so that thirds that come to a half
are one when read: what is lost in the parts is less than what their sum is rounded by."""

_LINK_LIMIT = 2_000
_FIGURE_DECIMALS = 14
_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ud800-\udfff{_PLANES}]")
_ODD = re.compile(f"{_BREAKS.pattern}|{_UNFIT.pattern}")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@final
class Formula:
    """One of our own formulas, with the value it comes to now; never with text from people in it."""

    __slots__ = ("expression", "result")

    def __init__(self, expression: str, value: Value) -> None:
        """Keep the value as it will stand beside the formula."""
        self.expression = expression
        self.result: float | str = value if isinstance(value, str) else figure(value or 0)


@final
@dataclass(frozen=True, slots=True)
class Field:
    """A cell that looks otherwise than its column."""

    value: Value | Formula
    style: str


Cell = Value | Formula | Field


@final
class Marked(str):
    """A text with bold in it: its words, and the runs that a cell shows them in."""

    __slots__ = ("runs",)
    runs: Runs

    @classmethod
    def of(cls, runs: Runs) -> Marked:
        """Make a cell of runs."""
        told = cls(words_of(runs))
        told.runs = runs
        return told

    def fragments(self, strong: object) -> list[object]:
        """Give the runs as the library takes them: the look of what is strong before its words."""
        told = [(clean(run.words), run.strong) for run in self.runs]
        return [one for words, bold in told for one in ((strong, words) if bold else (words,))]


def clean(text: str) -> str:
    """Keep what a workbook can hold: line breaks become one kind, control characters and the like go."""
    if _ODD.search(text) is None:
        return text
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


def units(text: str) -> int:
    """Count a text as Excel does, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(text: str, limit: int) -> list[str]:
    """Divide a text into pieces of at most so many UTF-16 units, never in the middle of a character."""
    found, start, used = [], 0, 0
    for at, character in enumerate(text):
        size = 2 if character > "\uffff" else 1
        if used + size > limit:
            found.append(text[start:at])
            start, used = at, 0
        used += size
    return [*found, text[start:]]


def letter(column: int) -> str:
    """Write a column as a letter; the first is A."""
    return str(xl_col_to_name(column - 1))


def quoted(title: str) -> str:
    """Write the name of a sheet as a formula needs it."""
    return "'" + title.replace("'", "''") + "'"


def web_address(address: str) -> str:
    """Give a web address in the letters a link may have, or nothing where it cannot be trusted to work."""
    try:
        parts = urlsplit(clean(address).strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[\w.-]+", host) or "@" in parts.netloc:
        return ""
    rest = parts._replace(scheme="", netloc="").geturl()
    path = quote(_LONE_PERCENT.sub("%25", rest), safe="/?#&=%+,;:@!$()*~")
    target = f"{parts.scheme}://{host}{port}{path}"
    return target if len(target) <= _LINK_LIMIT else ""


def figure(value: Fraction | int) -> float:
    """Leave exact figures here, at the border, with more decimals than anybody reads."""
    part, whole = value.as_integer_ratio()
    return part if whole == 1 else round(part / whole, _FIGURE_DECIMALS)


def apart(value: str, other: str, figures: tuple[Fraction, Fraction], decimals: int) -> Formula:
    """Count how much more one cell is than another, both as they are shown; words count as nought."""
    expression = f"=ROUND(N({value}),{decimals})-ROUND(N({other}),{decimals})"
    first, second = figures
    return Formula(expression, 0 if first == second else rounding.apart(first, second, decimals))


def exactly_apart(value: str, other: str, figures: tuple[Fraction, Fraction]) -> Formula:
    """Count how much more one cell is than another, as they are before they are rounded."""
    return Formula(f"=N({value})-N({other})", figures[0] - figures[1])


def number(code: str) -> int | str:
    """Read a number that is only a number as a figure, so that no spreadsheet marks it as a mistake."""
    return int(code) if code.isdecimal() else code
