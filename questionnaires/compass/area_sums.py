"""A compass as far as its areas: what is kept of a result that is fixed, where no question is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from questionnaires.compass.scores import Score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from questionnaires.edition import Edition


class OfAreas(Protocol):
    """What a rose, an order and a comparison need: a whole compass, or its areas alone."""

    @property
    def edition(self) -> Edition:
        """Give the edition it is counted by."""

    @property
    def areas(self) -> Mapping[str, Score]:
        """Give each area's score by its number."""

    @property
    def total(self) -> Score:
        """Give the whole."""


@dataclass(frozen=True)
class AreaSums:
    """The areas of a compass that was counted once."""

    edition: Edition
    areas: Mapping[str, Score]

    @cached_property
    def total(self) -> Score:
        """Add the areas, as the compass did."""
        scores = self.areas.values()
        return Score(*(sum((score[part] for score in scores), Fraction(0)) for part in range(3)))
