"""Fixed results: fetched through the person who asks, and counted again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.orm import contains_eager

from questionnaires.compass import Compass, count
from questionnaires.compass.chosen_areas import chosen_areas, written
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.marks import mark_from_data
from webapp.ground import context
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.rounds.models.rounds import Round


def published_result(person_id: int | None, result_id: int) -> PublishedResult:
    """Fetch a fixed result: anybody's once its round is announced, else one's own municipality's."""
    asked = {"who": person_id, "here": result_id}
    found = db.session.scalars(_PUBLISHED, asked).first()
    if found is None:
        raise NotThereError
    return found


def _published() -> Select[PublishedResult]:
    """Ask for a fixed result that a person, or anybody, may read."""
    way = (PublishedResult.evaluation, Evaluation.assessment)
    member = exists().where(
        Membership.person_id == bindparam("who"),
        Membership.municipality_id == PublishedResult.municipality_id,
    )
    return (
        select(PublishedResult)
        .join(way[0])
        .join(way[1])
        .join(Assessment.municipality)
        .outerjoin(Assessment.round)
        .options(contains_eager(*way, Assessment.round), contains_eager(*way, Assessment.municipality))
        .where(PublishedResult.id == bindparam("here"), Round.announced_at.is_not(None) | member)
    )


_PUBLISHED = _published()
"""Made once: the public pages ask it at every visit."""


def results_of(evaluation_ids: Sequence[int]) -> dict[int, PublishedResult]:
    """Give the fixed results of several evaluations in one look, by evaluation id."""
    query = select(PublishedResult).where(PublishedResult.evaluation_id.in_(evaluation_ids))
    return {row.evaluation_id: row for row in db.session.scalars(query)}


def compasses_of(result: PublishedResult) -> tuple[Compass, Compass]:
    """Count a fixed result once more from the marks that were fixed with it."""
    whole = context.edition(result.edition)
    edition = chosen_areas(whole, written(whole, result.figures.get("agreed", {}).get("areas", ())))

    def counted(track: str) -> Compass:
        marks = result.marks[track]
        return count(edition, {q: mark_from_data(edition.questions[q], data) for q, data in marks.items()})

    return counted("own"), counted("agreed")
