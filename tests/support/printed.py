"""Files of printed figures, and small scales to read them on."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from questionnaires.printed import Deviation, PrintedFigure
from questionnaires.printed.imports import Import, read_import
from questionnaires.printed.known import KnownPrint
from questionnaires.printed.tables import Table, table_of
from tests.support.editions import make_area, make_edition

HEAD = "municipality,year,edition,level,number,achieved,max,percent,source"
FILE = "rapport.csv"

SMALL = make_edition()
"""Two areas of 50 points, each with subareas of 20 and 30."""

OUTLINE = make_edition(
    "kommunkompassen/2020",
    make_area("1", (), max_points=50),
    make_area("2", (), max_points=50),
    detail="area",
)
SCALES = {"2003": make_edition("kommunkompassen/2006"), "2012": SMALL, "2020": OUTLINE}


def written(*rows: str, head: str = HEAD) -> bytes:
    """Write a file of rows."""
    return "\n".join([head, *rows]).encode()


def figure(place: str, achieved: str | None, maximum: int | None = None, **known: object) -> PrintedFigure:
    """Make a printed figure of Nacka; the place is "" for the total, "1" for an area, "1.1" for a subarea."""
    level = "total" if not place else "subarea" if "." in place else "area"
    named = {"municipality": "Nacka", "year": 2018, "edition": "2012", "percent": None, "source": "bok, s. 1"}
    return PrintedFigure(
        level=level,
        number=place,
        achieved=None if achieved is None else Fraction(achieved),
        decimals=len((achieved or "").partition(".")[2]),
        maximum=None if maximum is None else Fraction(maximum),
        **{**named, **known},
    )


def known_print(
    *published: PrintedFigure,
    deviations: tuple[Deviation, ...] = (),
    imported: tuple[PrintedFigure, ...] = (),
) -> KnownPrint:
    """Make what is known from print on small scales."""
    return KnownPrint(published, deviations, SCALES).with_more(imported)


def read(*rows: str, known: KnownPrint | None = None) -> Import:
    """Read a file of rows."""
    return read_import(FILE, table(written(*rows).decode()), known or known_print())


def table(text: str) -> Table:
    """Take the rows of a plain file with commas."""
    lines = [(n, cells) for n, cells in enumerate(csv.reader(io.StringIO(text)), start=1) if any(cells)]
    return table_of(lines[0], lines[1:])
