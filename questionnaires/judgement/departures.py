"""How far two evaluators agree on what to change: kappa of changes, and how sure it is.

Kappa of levels is high where both leave every answer as it is, looked at or not. So what is paired here is
how far each moved the same part from the municipality's own level. The interval comes from leaving out one
question at a time, since the parts of one are judged together; from few changes it would say too much, and
nothing is told (measured in simulated evaluations: with thirteen changed questions it holds in four of ten).
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.agreement import weighted_kappa

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from questionnaires.compass import Compass, QuestionScore
    from questionnaires.edition import Question
    from questionnaires.judgement.agreement import Pair

EACH, BOTH = 10, 5
"""So many questions must each have changed, and both the same, before a kappa is told."""
REACH = Fraction("1.645")
"""How many standard errors the interval reaches; measured, it then holds in about eight cases of ten."""
_FINE = 10**6


class Departures(NamedTuple):
    """What two evaluators changed of the municipality's own answers, and how alike they changed it."""

    questions: int
    """Questions where all three have chosen levels."""
    first: int
    """Questions that the first changed."""
    second: int
    both: int
    """Questions that both changed, either way."""
    alike: int
    """Of these, questions whose points both moved the same way."""
    kappa: Fraction | None
    """Weighted kappa of changes; None where too few are changed."""
    low: Fraction | None
    high: Fraction | None


Change = tuple[list["Pair"], int]
"""One question: how far each moved every part, in shares; and 1 where both moved its points the same way."""


def departures(own: Compass, first: Compass, second: Compass) -> dict[str, Departures]:
    """Tell what two compasses change of a third: by area number, and "" for all of them."""

    def of(questions: Iterable[Question]) -> Departures:
        moved = (_moved(own.question(q.id), first.question(q.id), second.question(q.id)) for q in questions)
        return told([one for one in moved if one is not None])

    edition = own.edition
    return {**{area.number: of(area.questions) for area in edition.areas}, "": of(edition.questions.values())}


def told(found: Sequence[Change]) -> Departures:
    """Count what was changed, and tell kappa with its interval where enough is."""
    firsts = [any(a for a, _b in pairs) for pairs, _alike in found]
    seconds = [any(b for _a, b in pairs) for pairs, _alike in found]
    both = sum(map(min, firsts, seconds))
    counted = Departures(
        len(found), sum(firsts), sum(seconds), both, sum(alike for _pairs, alike in found), None, None, None
    )
    if min(counted.first, counted.second) < EACH or both < BOTH:
        return counted
    kappa = weighted_kappa([pair for pairs, _alike in found for pair in pairs])
    error = _standard_error([pairs for pairs, _alike in found])
    if kappa is None or error is None:
        return counted
    low, high = max(kappa - REACH * error, Fraction(-1)), min(kappa + REACH * error, Fraction(1))
    return counted._replace(kappa=kappa, low=low, high=high)


def _standard_error(found: Sequence[Sequence[Pair]]) -> Fraction | None:
    """Tell how much kappa moves as one question at a time is left out (jackknife), to six decimals."""
    sums = [_sums(pairs) for pairs in found]
    whole = [sum(column) for column in zip(*sums, strict=True)]
    values = [_kappa([all_of - part for all_of, part in zip(whole, one, strict=True)]) for one in sums]
    known = [one for one in values if one is not None]
    if len(known) < len(values):
        return None
    many = len(known)
    mean = sum(known, Fraction(0)) / many
    square = Fraction(many - 1, many) * sum(((one - mean) ** 2 for one in known), Fraction(0))
    return Fraction(isqrt(int(square * _FINE**2)), _FINE)


def _sums(pairs: Sequence[Pair]) -> tuple[Fraction, ...]:
    """Sum what kappa is made of: how many, firsts, seconds, squares and squared distances."""
    return (
        Fraction(len(pairs)),
        sum((a for a, _b in pairs), Fraction(0)),
        sum((b for _a, b in pairs), Fraction(0)),
        sum((a * a + b * b for a, b in pairs), Fraction(0)),
        sum(((a - b) ** 2 for a, b in pairs), Fraction(0)),
    )


def _kappa(sums: Sequence[Fraction]) -> Fraction | None:
    many, firsts, seconds, squares, apart = sums
    by_chance = many * squares - 2 * firsts * seconds
    return 1 - many * apart / by_chance if by_chance else None


def _moved(own: QuestionScore, first: QuestionScore, second: QuestionScore) -> Change | None:
    """Tell how far each moved a question's parts; None where not all three have chosen levels."""
    if not (own.parts and first.parts and second.parts):
        return None
    pairs = []
    for part in zip(own.parts, first.parts, second.parts, strict=True):
        levels = [one.level.share for one in part if one.level is not None]
        if len(levels) < len(part):
            return None
        pairs.append((levels[1] - levels[0], levels[2] - levels[0]))
    mine, one, other = (score.secured / score.maximum for score in (own.score, first.score, second.score))
    return pairs, int((one - mine) * (other - mine) > 0)
