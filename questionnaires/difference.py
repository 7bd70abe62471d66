"""One compass beside another: what was changed, and who stands before whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from questionnaires.compass import Compass, Score
    from questionnaires.marks import Mark


class Adjustment(NamedTuple):
    """The evaluators' agreed score beside the municipality's own (justering)."""

    own: Score
    agreed: Score

    @property
    def exact(self) -> Fraction:
        """Tell exactly what the evaluators changed: agreed minus own; not to stand beside rounded figures."""
        return self.agreed.secured - self.own.secured


def adjustments(own: Compass, agreed: Compass) -> dict[str, Adjustment]:
    """Set two compasses of one edition side by side: by area number, and "" for the total."""
    beside = {n: Adjustment(score, agreed.areas[n]) for n, score in own.areas.items()}
    return {**beside, "": Adjustment(own.total, agreed.total)}


def differs(mark: Mark | None, other: Mark | None) -> bool:
    """Tell whether two marks say different things; a question nobody has marked equals an empty one."""
    return _said(mark) != _said(other)


def _said(mark: Mark | None) -> Mark | None:
    """Give what a mark says, where levels without a choice say nothing."""
    return mark if not isinstance(mark, tuple) or any(mark) else None


class Placed(NamedTuple):
    """Somebody's place in an order; equals share the best of their places."""

    place: int
    shared: bool
    who: object
    points: Fraction


def placed(points: Iterable[tuple[object, Fraction]]) -> list[Placed]:
    """Order by points, most first; equal points share a place and keep the order they came in."""
    ordered = sorted(points, key=lambda row: -row[1])
    first: dict[Fraction, int] = {}
    for place, (_, value) in enumerate(ordered, start=1):
        first.setdefault(value, place)
    sharing = Counter(value for _, value in ordered)
    return [Placed(first[value], sharing[value] > 1, who, value) for who, value in ordered]
