"""How much an own assessment asks: how many questions, for how many points, and about how long it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import format_decimal
from flask_babel import gettext as _

from questionnaires.edition import Area, Edition
from webapp.assessment.queries.progress import MINUTES_A_QUESTION

MINUTES_HALF_AN_HOUR = 30


@dataclass(frozen=True, slots=True)
class Extent:
    """What some areas ask together."""

    questions: int
    points: Fraction

    @property
    def time(self) -> str:
        """Say about how long they take together, to the half hour."""
        hours = max(round(self.questions * MINUTES_A_QUESTION / MINUTES_HALF_AN_HOUR), 1) / 2
        return _("ungefär %(hours)s tim", hours=format_decimal(hours))


def extent(areas: Iterable[Area]) -> Extent:
    """Add up what some areas ask."""
    asked = list(areas)
    many = sum(len(one.questions) for one in asked)
    return Extent(many, sum((one.max_points or Fraction(0) for one in asked), Fraction(0)))


def extents(edition: Edition) -> dict[str, Extent]:
    """Tell of an edition as a whole, as "", and of each of its areas by number."""
    return {"": extent(edition.areas)} | {one.number: extent([one]) for one in edition.areas}
