"""Numbers: points as people write them, and those that a form or an address names a thing by."""

from __future__ import annotations

import re
from fractions import Fraction

from flask_babel import gettext as _

from webapp.ground.fields import clean_line

LARGEST_ID = 2**31 - 1
_NUMBER = re.compile(r"[+\-−–]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|[+\-−–]?\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"[+\-−–]?\d{1,3}\.\d{3}", re.ASCII)


def read_number(text: str) -> int | None:
    """Read the id of something; what no id can be is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else 0  # noqa: PLR2004
    return number if 0 < number <= LARGEST_ID else None


def parse_points(text: str) -> Fraction | str:
    """Read points with comma or point ("7,5", "7.5"); otherwise give the sentence that says what is wrong."""
    written = clean_line(text)
    if _AMBIGUOUS.fullmatch(written):
        return _(
            "Det går inte att avgöra om punkten skiljer tusental eller decimaler. Skriv till exempel 7,5."
        )
    if len(written) > 20 or not _NUMBER.fullmatch(written):  # noqa: PLR2004 -- no points are that long
        return _("Skriv poängen som ett tal, till exempel 7,5.")
    plain = re.sub("[ \u00a0\u202f]", "", written).replace(",", ".").replace("−", "-").replace("–", "-")
    return Fraction(plain)
