"""Values as files tell them: exact for programs, Swedish for people, and never a formula."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from exports.extract.table import Value
from exports.workbook.cells import clean
from questionnaires.language import gettext as _
from questionnaires.rounding import as_exact, as_points, half_up

DECIMALS = 6
"""A figure that does not end, a third, is read with so many decimals; JSON tells it exactly."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def exact(value: Value) -> str | int | None:
    """Tell a value to a program: figures that need not be whole as text, moments as ISO 8601 has them."""
    if isinstance(value, Fraction):
        return as_exact(value)
    if isinstance(value, date):
        return value.isoformat()
    return clean(str(value)) if isinstance(value, str) else value


def read(value: Value) -> str:
    """Tell a value to a person in Sweden: decimal comma, and days with the year first."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return figure(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return clean(str(value)) if isinstance(value, str) else str(value)


def yes_or_no(said: bool) -> str:  # noqa: FBT001 -- what is said is all there is
    """Say yes or no."""
    return _("ja") if said else _("nej")


def figure(value: Fraction) -> str:
    """Write a figure with the decimals it has, at most six, as programs in Sweden read it."""
    rounded = half_up(value, DECIMALS)
    text = as_points(abs(rounded), DECIMALS).rstrip("0").rstrip(",")
    return f"-{text}" if rounded < 0 else text


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; it is shown as text then."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
