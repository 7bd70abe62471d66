"""What is printed: figures of evaluations, and those of them that do not follow from the others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Place = tuple[str, int, str, str, str, str]
"""Municipality, year, edition, level, number and source: one figure in one table."""


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One row of a printed table: points achieved (None where nothing is printed), maximum, per cent."""

    municipality: str
    year: int
    edition: str
    level: str
    number: str
    achieved: Fraction | None
    decimals: int
    maximum: Fraction | None
    percent: int | None
    source: str
    repeated: bool = False

    @property
    def report(self) -> tuple[str, int, str, str]:
        """Name whose evaluation this is, on which scale, in which document."""
        return self.municipality, self.year, self.edition, self.source.partition(",")[0]

    @property
    def row(self) -> tuple[str, int, str, str, str]:
        """Name the row, wherever it is printed."""
        return self.municipality, self.year, self.edition, self.level, self.number

    @property
    def place(self) -> Place:
        """Name the row in the table it is printed in."""
        return (*self.row, self.source)


@dataclass(frozen=True, slots=True)
class Deviation:
    """A printed figure that does not follow (avvikelse); a computed None says that nobody has assessed it."""

    municipality: str
    year: int
    edition: str
    level: str
    number: str
    figure: str
    printed: Fraction | None
    computed: Fraction | None
    source: str
    explanation: str

    @property
    def place(self) -> Place:
        """Name the row it tells of, in the table that is printed in."""
        return self.municipality, self.year, self.edition, self.level, self.number, self.source
