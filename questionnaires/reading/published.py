"""Printed evaluations and their deviations, from the files in published/."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from questionnaires.printed import Deviation, PrintedFigure

NOT_ASSESSED = "inte bedömd"


class MaximumDeviation(NamedTuple):
    """A subarea whose printed maximum differs between two editions that call themselves the same."""

    number: str
    edition: str
    printed: Fraction
    other: str
    other_printed: Fraction
    source: str
    explanation: str


class Reference(NamedTuple):
    """A printed value to compare with, such as a median (referensvärde)."""

    id: str
    edition: str
    level: str
    number: str
    points: Fraction
    source: str
    explanation: str


@dataclass(frozen=True)
class Published:
    """Everything that is known from print."""

    figures: tuple[PrintedFigure, ...]
    deviations: tuple[Deviation, ...]
    maxima: tuple[MaximumDeviation, ...]
    references: tuple[Reference, ...]


def read_published(folder: Path = Path(__file__).parent.parent / "published") -> Published:
    """Read printed figures, those printed a second time, deviations and reference values."""
    said = _toml(folder / "deviations.toml")
    references = _toml(folder / "references.toml")
    return Published(
        (*_figures(folder / "printed.csv"), *_figures(folder / "repeated.csv", repeated=True)),
        tuple(_deviation(row) for row in said["deviation"]),
        tuple(
            MaximumDeviation(
                **{
                    **row,
                    "printed": Fraction(row["printed"]),
                    "other_printed": Fraction(row["other_printed"]),
                }
            )
            for row in said["maximum"]
        ),
        tuple(Reference(**{**row, "points": Fraction(row["points"])}) for row in references["reference"]),
    )


def _figures(path: Path, *, repeated: bool = False) -> list[PrintedFigure]:
    """Read one table of printed figures; an empty cell is a figure nobody has printed."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            PrintedFigure(
                row["municipality"],
                int(row["year"]),
                row["edition"],
                row["level"],
                row["number"],
                _number(row["achieved"]),
                len(row["achieved"].partition(".")[2]),
                _number(row["max"]),
                int(row["percent"]) if row["percent"] else None,
                row["source"],
                repeated,
            )
            for row in csv.DictReader(file)
        ]


def _deviation(row: dict[str, Any]) -> Deviation:
    return Deviation(**{**row, "printed": _number(row["printed"]), "computed": _number(row["computed"])})


def _number(written: str) -> Fraction | None:
    """Read a figure; nothing printed, or nobody has assessed it, is None."""
    return Fraction(written) if written not in {"", NOT_ASSESSED} else None


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
