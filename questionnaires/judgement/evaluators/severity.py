"""How strict evaluators are beside each other: from pairs who judged the same, drawn to 0 from little.

Of each evaluation only the mean difference between its two evaluators is used, over questions that both have
judged wholly, in levels. So nobody is compared with a truth, and those who never meet, not even through
others, cannot be compared at all. It is told to the evaluator alone and never corrects a point; how unsure it
is widens the groups of the jury's order (`steadiness`).

With d = first - second, W = 1 / (its squared error + 2 OTHERWISE^2) and X saying who sat where:

    (X'WX + I / USUAL^2) s = X'W d
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping, Sequence

    from questionnaires.edition import Edition
    from questionnaires.marks import Mark
    from questionnaires.question import Question

USUAL, OTHERWISE = 0.2, 0.05
"""Levels that evaluators differ by, and one evaluator between municipalities (standard deviations)."""
SEEN, TOLD = 3, 1.64
"""Evaluations, and how many standard deviations from 0, before anybody is told to be strict or mild."""
REACH = 1.2816
"""How many standard deviations the interval reaches: it is to hold in eight cases of ten."""
MOVED = 0.68
"""How much of a level of strictness comes into marks: the rest stays as the municipality has it."""
_Who = TypeVar("_Who")
_FEWEST = 2
"""Questions that an error can be told from."""


class Compared(NamedTuple):
    """One evaluation: who sat where, by how many levels the first marked higher, and its squared error."""

    first: Hashable
    second: Hashable
    apart: float
    error: float


class Severity(NamedTuple):
    """How many levels somebody marks above others (mild, positive) or below them (strict, negative)."""

    levels: float
    sd: float
    evaluations: int

    @property
    def told(self) -> bool:
        """Tell whether it may be told: seen often enough, and more than chance gives."""
        return self.evaluations >= SEEN and abs(self.levels) > TOLD * self.sd

    @property
    def span(self) -> tuple[float, float]:
        """Give the interval that holds in eight cases of ten."""
        return self.levels - REACH * self.sd, self.levels + REACH * self.sd


class Severities(NamedTuple):
    """Everybody's severity, how they vary together, and who can be compared with whom."""

    of: Mapping[Hashable, Severity]
    together: Mapping[tuple[Hashable, Hashable], float]
    groups: Sequence[frozenset[Hashable]]

    def apart(self, first: Collection[Hashable], second: Collection[Hashable]) -> float | None:
        """Tell by how many levels two pairs differ in strictness, at a guess: the root of its mean square.

        A difference that is known counts as well as one that is not: no point is corrected by it. None where
        somebody has been seen too seldom, or where the two pairs do not hang together.
        """
        people = {*first, *second}
        if any(one not in self.of or self.of[one].evaluations < SEEN for one in people):
            return None
        if not any(people <= group for group in self.groups):
            return None
        weight = {one: (one in first) / len(first) - (one in second) / len(second) for one in people}
        mean = sum(weight[one] * self.of[one].levels for one in people)
        square = sum(weight[a] * weight[b] * self.together[a, b] for a in people for b in people)
        return sqrt(mean**2 + square)


def compared(
    pair: tuple[Hashable, Hashable], edition: Edition, one: Mapping[str, Mark], other: Mapping[str, Mark]
) -> Compared | None:
    """Set two evaluators' marks of one municipality beside each other; None from too few questions."""
    beside = ((asked, one.get(asked.id), other.get(asked.id)) for asked in edition.questions.values())
    found = [apart for each in beside if (apart := _apart(*each)) is not None]
    many = len(found)
    if many < _FEWEST:
        return None
    mean = sum(found) / many
    return Compared(*pair, mean, sum((d - mean) ** 2 for d in found) / many / (many - 1))


def _apart(asked: Question, one: Mark | None, other: Mark | None) -> float | None:
    """Give by how many levels, a quarter of the scale each, the first marked a question higher."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return None
    levels = [
        (part.level(a or ""), part.level(b or ""))
        for part, a, b in zip(asked.kind.parts, one, other, strict=True)
    ]
    shares = [a.share - b.share for a, b in levels if a is not None and b is not None]
    return float(4 * sum(shares) / len(shares)) if len(shares) == len(levels) else None


def severities(pairs: Sequence[Compared], usual: float = USUAL, otherwise: float = OTHERWISE) -> Severities:
    """Tell how strict everybody is who has judged together with somebody."""
    people = list(dict.fromkeys(who for one in pairs for who in (one.first, one.second)))
    at = {who: place for place, who in enumerate(people)}
    rows = [[float(i == j) / usual**2 for j in range(len(people))] for i in range(len(people))]
    right = [0.0] * len(people)
    for one in pairs:
        weight, i, j = 1 / (one.error + 2 * otherwise**2), at[one.first], at[one.second]
        for a, b, sign in ((i, i, 1), (j, j, 1), (i, j, -1), (j, i, -1)):
            rows[a][b] += sign * weight
        right[i] += weight * one.apart
        right[j] -= weight * one.apart
    inverse = _inverse(rows)
    seen = {who: sum(who in one[:2] for one in pairs) for who in people}
    of = {
        who: Severity(
            sum(c * d for c, d in zip(inverse[i], right, strict=True)), sqrt(inverse[i][i]), seen[who]
        )
        for who, i in at.items()
    }
    together = {(a, b): inverse[i][j] for a, i in at.items() for b, j in at.items()}
    return Severities(of, together, hanging_together([one[:2] for one in pairs]))


def hanging_together(pairs: Sequence[tuple[_Who, _Who]]) -> list[frozenset[_Who]]:
    """Give the groups of those who meet, also through others; largest first."""
    groups: list[frozenset[_Who]] = []
    for pair in pairs:
        met = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(frozenset(pair).union(*met))
    return sorted(groups, key=len, reverse=True)


def _inverse(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """Invert a matrix that has an inverse, by rows."""
    many = len(rows)
    whole = [[*row, *(float(i == j) for j in range(many))] for i, row in enumerate(rows)]
    for i in range(many):
        pivot = whole[i][i]
        whole[i] = [one / pivot for one in whole[i]]
        for k in range(many):
            if k != i and whole[k][i]:
                factor = whole[k][i]
                whole[k] = [one - factor * other for one, other in zip(whole[k], whole[i], strict=True)]
    return [row[many:] for row in whole]
