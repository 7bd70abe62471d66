"""What a third reader sees beside marks and texts: grounds, what nobody checked, and what stands out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from questionnaires.compass import Compass
from questionnaires.edition import Area, Edition, Question
from questionnaires.judgement.checks.unchecked import CHECKED
from questionnaires.municipalities.register import named
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.models.visits import EvaluationSource, SourceLink
from webapp.evaluation.queries.acceptances import acceptances
from webapp.evaluation.queries.visit.heard import noted
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Round

FEWEST = 19
"""So many others before anybody is set beside them: then one area of ten lies outside by chance."""
_TRACKS = (TRACK_A, TRACK_B, AGREED)


@dataclass(slots=True)
class Rests:
    """What a question's marks rest on: sources, and those that something is noted from."""

    linked: list[EvaluationSource] = field(default_factory=list)
    noted: list[EvaluationSource] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """List the kinds of sources."""
        return list(dict.fromkeys(one.kind for one in (*self.linked, *self.noted)))


@dataclass(frozen=True, slots=True)
class Outlier:
    """An area whose agreed points lie outside those of the others: how many, from what to what, in points."""

    area: Area
    points: Fraction
    many: int
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Beside:
    """The others that an evaluation is set beside: of its own group or of all, and what lies outside them."""

    group: str
    many: int
    outliers: list[Outlier]

    @property
    def enough(self) -> bool:
        """Tell whether they are enough for anything to be said."""
        return self.many >= FEWEST


def rests(evaluation_id: int) -> dict[str, Rests]:
    """Give what each question rests on, by its id; of a note only where it was made."""
    found: dict[str, Rests] = {}
    here = EvaluationSource.evaluation_id == evaluation_id, EvaluationSource.gone_at.is_(None)
    links = (
        select(SourceLink.question_id, EvaluationSource)
        .join(EvaluationSource, EvaluationSource.id == SourceLink.source_id)
        .where(*here, SourceLink.track.in_(_TRACKS))
        .order_by(EvaluationSource.id)
    )
    for question, source in db.session.execute(links):
        linked = found.setdefault(question, Rests()).linked
        if source not in linked:
            linked.append(source)
    for one in noted(evaluation_id):
        found.setdefault(one.question_id, Rests()).noted.append(one.source)
    return found


def unchecked_by_area(edition: Edition, evaluation_id: int) -> list[tuple[Area, list[Question]]]:
    """List the agreed marks that nobody has checked, area by area; areas without any are left out."""
    states = acceptances(evaluation_id)
    found = [
        (area, [one for one in area.questions if states.get(one.id, CHECKED) != CHECKED])
        for area in edition.areas
    ]
    return [(area, questions) for area, questions in found if questions]


def beside_others(evaluation: Evaluation, agreed: Compass) -> Beside:
    """Set agreed points beside announced results of the edition: of its group where they are enough.

    Nothing lies outside while they are too few: of five, every third area would by chance.
    """
    own = evaluation.assessment.municipality
    points = {name: areas for name, areas in _announced(agreed.edition.id) if name != own.name}
    kind = _group(own.name)
    alike = {name: areas for name, areas in points.items() if kind and _group(name) == kind}
    group = kind if len(alike) >= FEWEST else ""
    chosen = alike if group else points
    return Beside(group, len(chosen), list(_outside(agreed, list(chosen.values()))))


def _outside(agreed: Compass, others: list[dict[str, Any]]) -> Iterable[Outlier]:
    for area in agreed.edition.areas:
        theirs = [Fraction(one[area.number]["points"]) for one in others if area.number in one]
        points = agreed.areas[area.number].secured
        if len(theirs) >= FEWEST and not min(theirs) <= points <= max(theirs):
            yield Outlier(area, points, len(theirs), min(theirs), max(theirs))


def _announced(edition: str) -> list[tuple[str, dict[str, Any]]]:
    """Give the areas of every announced result of an edition, by municipality; of several, the latest."""
    query = (
        select(Municipality.name, PublishedResult.figures)
        .join(Municipality, Municipality.id == PublishedResult.municipality_id)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Round, Round.id == Assessment.round_id)
        .where(Round.announced_at.is_not(None), PublishedResult.edition == edition)
        .order_by(PublishedResult.id)
    )
    return [(name, figures["agreed"]["areas"]) for name, figures in db.session.execute(query)]


def _group(name: str) -> str:
    """Name SKR's group of a municipality; nothing where it has none."""
    known = named(name)
    return known.group.name if known is not None and known.group is not None else ""
