"""Fixed results by area: read as they were written when they were fixed, or counted where that lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from questionnaires.compass import Compass, Score, count
from questionnaires.compass.area_sums import AreaSums
from questionnaires.compass.chosen_areas import chosen_areas, written
from questionnaires.edition import Edition
from questionnaires.judgement.checks.unchecked import Unchecked, unchecked
from questionnaires.marks import Mark
from questionnaires.rounding import as_exact
from webapp.evaluation.models.evaluations import EvaluatorMark, PublishedResult
from webapp.evaluation.models.sums import FixedSums
from webapp.evaluation.queries.acceptances import fixed_acceptances
from webapp.evaluation.queries.marks import mark_from_data
from webapp.evaluation.queries.results import compasses_of
from webapp.ground import context
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B
from webapp.ground.store.database import db

OWN = "own"
MOST_CHANGES = 6
"""So many of the questions that were changed most are kept of each result."""
_ALONE = (TRACK_A, TRACK_B)
Marks = Mapping[tuple[int, str], Mapping[str, Mark]]
"""What each evaluator marked alone, by evaluation and track."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that the evaluators changed, with its points before and after."""

    question_id: str
    own: Fraction
    agreed: Fraction

    @property
    def size(self) -> Fraction:
        """Tell by how much."""
        return abs(self.agreed - self.own)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fixed result as far as its areas: the own, the agreed and each evaluator's points by track."""

    result_id: int
    own: AreaSums
    agreed: AreaSums
    alone: Mapping[str, AreaSums]
    changes: list[Changed]
    unchecked: Unchecked | None


def fixed_sums(evaluation_ids: Collection[int]) -> dict[int, Fixed]:
    """Give the fixed results of several evaluations by area, by evaluation id.

    What was written when a result was fixed is read; one that lacks it, or was counted by an edition that
    reads otherwise now, is counted anew.
    """
    query = (
        select(PublishedResult.id, PublishedResult.evaluation_id, PublishedResult.edition, FixedSums)
        .outerjoin(FixedSums, FixedSums.result_id == PublishedResult.id)
        .where(PublishedResult.evaluation_id.in_(evaluation_ids))
    )
    rows = db.session.execute(query).all()
    kept = {row.id: row.FixedSums.data() for row in rows if _holds(row.FixedSums, row.edition)}
    lacking = [row.id for row in rows if row.id not in kept]
    if lacking:
        results = db.session.scalars(select(PublishedResult).where(PublishedResult.id.in_(lacking)))
        kept |= counted_sums(results.all())
    return {row.evaluation_id: _fixed(row.id, row.edition, kept[row.id]) for row in rows}


def _holds(sums: FixedSums | None, edition_id: str) -> bool:
    return sums is not None and sums.digest == context.edition(edition_id).digest


def counted_sums(results: Iterable[PublishedResult]) -> dict[int, dict[str, Any]]:
    """Count fixed results by area, the long way: give what is kept of each, by its id."""
    known = {result.evaluation_id: (result, *compasses_of(result)) for result in results}
    alone = _marks({evaluation: agreed.edition for evaluation, (_one, _own, agreed) in known.items()})
    return {result.id: _data(result, own, agreed, alone) for result, own, agreed in known.values()}


def _data(result: PublishedResult, own: Compass, agreed: Compass, alone: Marks) -> dict[str, Any]:
    by_track = {OWN: own, AGREED: agreed}
    for track in _ALONE:
        by_track[track] = count(agreed.edition, alone.get((result.evaluation_id, track), {}))
    found = unchecked(states) if (states := fixed_acceptances(result)) else None
    return {
        "digest": context.edition(result.edition).digest,
        "areas": {track: _written(compass) for track, compass in by_track.items()},
        "changes": [
            [one.question_id, as_exact(one.own), as_exact(one.agreed)] for one in _most_changed(own, agreed)
        ],
        "unchecked": list(found) if found else None,
    }


def _written(compass: Compass) -> dict[str, list[str]]:
    return {number: [as_exact(part) for part in score] for number, score in compass.areas.items()}


def _most_changed(own: Compass, agreed: Compass) -> list[Changed]:
    """Name the questions that were changed most; equals stand in the order of the edition."""
    changes = [
        Changed(question_id, own.questions[question_id].score.secured, score.score.secured)
        for question_id, score in agreed.questions.items()
    ]
    return sorted(changes, key=lambda one: -one.size)[:MOST_CHANGES]


def _marks(editions: Mapping[int, Edition]) -> Marks:
    query = select(
        EvaluatorMark.evaluation_id, EvaluatorMark.track, EvaluatorMark.question_id, EvaluatorMark.mark
    ).where(EvaluatorMark.evaluation_id.in_(editions), EvaluatorMark.track.in_(_ALONE))
    found: defaultdict[tuple[int, str], dict[str, Mark]] = defaultdict(dict)
    for evaluation, track, question, data in db.session.execute(query):
        asked = editions[evaluation].questions.get(question)
        if asked is not None:
            found[evaluation, track][question] = mark_from_data(asked, data)
    return found


def _fixed(result_id: int, edition_id: str, kept: dict[str, Any]) -> Fixed:
    whole = context.edition(edition_id)
    edition = chosen_areas(whole, written(whole, kept["areas"][AGREED]))
    sums = {
        track: AreaSums(edition, {number: _score(*told) for number, told in areas.items()})
        for track, areas in kept["areas"].items()
    }
    changes = [Changed(one, Fraction(own), Fraction(agreed)) for one, own, agreed in kept["changes"]]
    found = Unchecked(*kept["unchecked"]) if kept["unchecked"] else None
    alone = {track: sums[track] for track in _ALONE}
    return Fixed(result_id, sums[OWN], sums[AGREED], alone, changes, found)


@lru_cache(maxsize=8192)
def _score(secured: str, still_open: str, maximum: str) -> Score:
    # Kept: the jury's pages of fifty nominees read sixteen hundred, and a fixed figure never changes.
    return Score(Fraction(secured), Fraction(still_open), Fraction(maximum))
