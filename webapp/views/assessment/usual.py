"""How self-assessments err, told to a municipality while it answers: a hint on a question, a likely value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _

from questionnaires.compass import Compass
from questionnaires.erring import Likely, Usual, likely
from webapp.services.access import OwnAssessment
from webapp.services.assessing.reckoning import Reckoning
from webapp.services.erring.usual import TOTAL, usual_adjustments
from webapp.views.frame.filters import points

DECIMALS = 1


def set_usual(made: Iterable[dict[str, Any]], subject: OwnAssessment) -> None:
    """Put the usual adjustment beside every question that five public evaluations or more speak of."""
    known = usual_adjustments(subject.edition).questions if subject.open else {}
    for row in made:
        found, worth = known.get(row["question"].id), row["score"].score.maximum
        row["usual"] = hint(found, worth) if found and worth else ""


def hint(known: Usual, worth: Fraction) -> str:
    """Say how an answer is usually adjusted, in points of what the question is worth here."""
    low, high = known.share.first * worth, known.share.third * worth
    least, most = (points(size, DECIMALS) for size in sorted((abs(low), abs(high))))
    span = least if least == most else f"{least}–{most}"
    if most == points(Fraction(0), DECIMALS):
        return _("I %(n)s utvärderingar stod svaret här oftast kvar.", n=known.n)
    if high <= 0:
        return _("I %(n)s utvärderingar sänktes svaret här oftast med %(span)s poäng.", n=known.n, span=span)
    if low >= 0:
        return _("I %(n)s utvärderingar höjdes svaret här oftast med %(span)s poäng.", n=known.n, span=span)
    return _(
        "I %(n)s utvärderingar hamnade svaret oftast mellan %(low)s poäng lägre och %(high)s poäng högre.",
        n=known.n,
        low=points(-low, DECIMALS),
        high=points(high, DECIMALS),
    )


@dataclass(frozen=True, slots=True)
class LikelyLine:
    """A likely value with the name of what it is about."""

    number: str
    name: str
    short: str
    likely: Likely
    maximum: Fraction


def likely_lines(subject: OwnAssessment, compass: Compass) -> list[LikelyLine]:
    """Tell where evaluators would probably put the areas and the total, while answers are still open."""
    known = usual_adjustments(subject.edition).areas if subject.open else {}
    scores = [(a.number, str(a.name), str(a.short), compass.areas[a.number]) for a in subject.edition.areas]
    return [
        LikelyLine(number, name, short, value, score.maximum)
        for number, name, short, score in [*scores, (TOTAL, "", "", compass.total)]
        if (value := likely(score, known.get(number)))
    ]


def likely_of(subject: OwnAssessment, reckoned: Reckoning) -> LikelyLine | None:
    """Tell where evaluators would probably put what is reckoned: a question, an area or the total."""
    if not subject.open or reckoned.kind == "subarea":
        return None
    known = usual_adjustments(subject.edition)
    if reckoned.kind == "question":
        question = next(q for q in subject.edition.questions.values() if q.number == reckoned.number)
        found = known.questions.get(question.id)
    else:
        found = known.areas.get(reckoned.number)
    value = likely(reckoned.score, found)
    if value is None:
        return None
    return LikelyLine(reckoned.number, reckoned.name, "", value, reckoned.score.maximum)
