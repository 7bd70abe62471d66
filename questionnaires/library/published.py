"""Printed evaluations and their deviations, from the files in published/."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from questionnaires.check.findings import Finding
from questionnaires.library.files import UnreadableError, parse, read_text
from questionnaires.library.lines import line_of, lines_of
from questionnaires.library.shelf import Shelf
from questionnaires.printed import Deviation, PrintedFigure
from questionnaires.printed.references import (
    KnownHere,
    Reference,
    ReferenceGroup,
    build_references,
    check_references,
)

FOLDER = Path(__file__).parent.parent / "published"
NOT_ASSESSED = "inte bedömd"

_References = tuple[tuple[Reference, ...], tuple[ReferenceGroup, ...], tuple[Finding, ...]]


class MaximumDeviation(NamedTuple):
    """A subarea whose printed maximum differs between two editions that call themselves the same."""

    number: str
    edition: str
    printed: Fraction
    other: str
    other_printed: Fraction
    source: str
    explanation: str


@dataclass(frozen=True)
class Published:
    """Everything that is known from print."""

    figures: tuple[PrintedFigure, ...]
    deviations: tuple[Deviation, ...]
    maxima: tuple[MaximumDeviation, ...]
    references: tuple[Reference, ...] = ()
    groups: tuple[ReferenceGroup, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What is wrong with the reference values; then none of them are read."""


def read_published(folder: Path = FOLDER, shelf: Shelf | None = None) -> Published:
    """Read printed figures, those printed a second time, deviations and reference values.

    With a shelf the reference values are also held against its editions and sources.
    """
    said = _toml(folder / "deviations.toml")
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
        *_references(folder / "references.toml", shelf),
    )


def _references(path: Path, shelf: Shelf | None) -> _References:
    """Read the reference values, or everything that is wrong with them."""
    file = "/".join(path.parts[-3:])
    try:
        toml = read_text(path)
        data = parse(toml)
    except UnreadableError as error:
        return (), (), (Finding("", file, error.line, "", *error.sentence),)
    known = KnownHere(shelf.editions, shelf.sources) if shelf else None
    lines = lines_of(toml)
    findings = tuple(
        Finding("", file, line_of(lines, place), place, *sentence)
        for place, sentence in check_references(data, known)
    )
    return ((), (), findings) if findings else (*build_references(data), ())


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
