"""Results set beside the first of them: on its edition's numbers, as far as editions can be joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from questionnaires.comparison.cores import Crossed, crossing
from questionnaires.comparison.results import TOTAL, Achieved, ComparedResult, of_municipality
from questionnaires.compass import Score
from questionnaires.rounding import as_change

if TYPE_CHECKING:
    from questionnaires.library import Shelf


@dataclass(frozen=True, eq=False)
class Side:
    """One result with its figures under the numbers of the edition all are read in."""

    result: ComparedResult
    scores: Mapping[str, Achieved]
    crossed: Crossed | None = None
    """How its own edition and that one go together; None where they are the same."""

    @property
    def total(self) -> Achieved | None:
        """Give the sum, where it may stand in a row with the others."""
        return self.scores.get(TOTAL)

    @property
    def is_joined(self) -> bool:
        """Tell whether anything of it can stand in a row with the others."""
        return bool(self.scores)

    @property
    def has_subareas(self) -> bool:
        """Tell whether it is known deeper than to its areas."""
        return any("." in number for number in self.scores)

    def as_score(self, number: str) -> Score:
        """Give a figure as a score with nothing open, never past its maximum."""
        score = self.scores[number]
        return Score(min(score.points, score.maximum), Fraction(0), score.maximum)

    def share(self, number: str) -> Fraction | None:
        """Give a share to be drawn, never past the edge; None where there is no figure."""
        score = self.scores.get(number)
        return None if score is None else min(score.share, Fraction(1))

    def difference(self, other: Side, number: str) -> str | None:
        """Write how many points it has more than another, as both are read; None where that says nothing.

        It says nothing where either has no figure, or where the maxima differ.
        """
        own, theirs = self.scores.get(number), other.scores.get(number)
        if own is None or theirs is None or own.maximum != theirs.maximum:
            return None
        return as_change(own.read - theirs.read, max(own.decimals, theirs.decimals))


def set_beside(shelf: Shelf, results: Sequence[ComparedResult]) -> tuple[Side, ...]:
    """Set results beside the first: those of other editions by what the bridges say, never by number."""
    main = results[0]
    return tuple(_side(shelf, one, main) for one in results)


def over_time(shelf: Shelf, main: ComparedResult, results: Iterable[ComparedResult]) -> tuple[Side, ...]:
    """Set all results of a municipality beside one of them, the earliest first."""
    return tuple(_side(shelf, one, main) for one in of_municipality(results, main.municipality))


def _side(shelf: Shelf, one: ComparedResult, main: ComparedResult) -> Side:
    if one.edition.id == main.edition.id:
        return Side(one, one.scores)
    crossed = crossing(shelf, one.edition.id, main.edition.id)
    joined = crossed.joined
    scores = {new: one.scores[old] for new, old in joined.items() if old in one.scores}
    if TOTAL in one.scores and all(area.number in joined for area in main.edition.areas):
        scores[TOTAL] = one.scores[TOTAL]
    return Side(one, scores, crossed)
