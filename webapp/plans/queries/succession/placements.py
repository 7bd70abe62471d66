"""What became of a plan's improvement areas in a later assessment, by the bridges between their editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import select

from questionnaires.bridge import SAME
from questionnaires.compass import Compass, count
from questionnaires.compass.aims import Aims
from questionnaires.edition import Edition
from questionnaires.succession.counterparts import counterparts
from questionnaires.succession.placement import UNKNOWN, Place, places, together
from questionnaires.succession.ways import NoWayError
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.own_years import COMPASS
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.plans.action_content import DROPPED
from webapp.plans.models.plans import Plan
from webapp.plans.queries.bases import source_of
from webapp.plans.queries.own_plans import OwnPlan, own_plan, plans_of
from webapp.plans.queries.plan_board import Board, Need, board

WITHOUT = "without"
"""An area on which nothing was aimed at."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One improvement area: what became of it, whether it is asked in another way, and where it is asked."""

    need: Need
    state: str
    how: str = SAME
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placements:
    """A plan's areas as a later assessment has them."""

    plan: OwnPlan
    assessment_id: int
    name: str
    placed: Sequence[Placed]

    @property
    def counts(self) -> Mapping[str, int]:
        """Count the areas by what became of them."""
        return Counter(one.state for one in self.placed)


def before(person_id: int, assessment_id: int, now: Compass) -> Placements | None:
    """Place the plan that an assessment comes after: the latest made of an earlier one; None without any."""
    row = db.session.get_one(Assessment, assessment_id)
    earlier = [
        one
        for one in plans_of(row.municipality_id)
        if one.assessment.created_at < row.created_at and one.assessment_id != row.id
    ]
    latest = max(earlier, key=lambda one: one.based_at, default=None)
    if latest is None:
        return None
    plan = own_plan(person_id, latest.id)
    return _placements(board(plan), row, now)


def after(found: Board) -> Placements | None:
    """Place a plan in the latest assessment that came after it; None while there is none."""
    plan = db.session.get_one(Plan, found.plan.id)
    row = _latest_after(plan.assessment)
    if row is None:
        return None
    source = source_of(found.plan.municipality_id, found.plan.municipality, row.id)
    now = source.compass if source and source.compass else _answered(row)
    return _placements(found, row, now)


def asked_again(found: Board, editions: Iterable[Edition]) -> dict[str, tuple[int, int]]:
    """Tell by edition how many of a plan's areas it asks about, of those that hang on questions.

    An edition that no bridge leads to has no say.
    """
    if found.now is None:
        return {}
    hang = [one for one in ({q for aims in _aims(need) for q in aims} for need in found.needs) if one]
    told = {}
    for edition in editions:
        with suppress(NoWayError):
            behind = counterparts(context.shelf(), found.now.edition.id, edition.id)
            asked = {old for one in behind.values() for old in one.old}
            told[edition.id] = (sum(bool(one & asked) for one in hang), len(hang))
    return told


def _latest_after(row: Assessment) -> Assessment | None:
    """Find the latest that came after: one that is handed in before one that is not."""
    query = select(Assessment).where(
        Assessment.municipality_id == row.municipality_id,
        Assessment.removed_at.is_(None),
        Assessment.created_at > row.created_at,
        Assessment.edition.startswith(f"{COMPASS}/"),
        Assessment.edition.in_(context.shelf().editions),
    )
    latest = query.order_by(Assessment.submitted_at.is_(None), Assessment.created_at.desc()).limit(1)
    return db.session.scalars(latest).first()


def _answered(row: Assessment) -> Compass:
    edition = context.edition(row.edition, row.areas)
    kept = kept_answers(row.id)
    asked = edition.questions
    return count(edition, {one: kept[one].said.as_mark(asked[one]) for one in kept if one in asked})


def _placements(found: Board, row: Assessment, now: Compass) -> Placements:
    placed = [_placed(found, one, now) for one in found.needs]
    return Placements(found.plan, row.id, row.name, placed)


def _placed(found: Board, need: Need, now: Compass) -> Placed:
    aims = _aims(need)
    if not aims:
        return Placed(need, WITHOUT)
    if found.now is None:
        return Placed(need, UNKNOWN)  # the edition that it was aimed in is retired
    told: list[Place] = []
    for one in aims:
        told += places(context.shelf(), found.now, one, now).values()
    how = next((one.how for one in told if one.how != SAME), SAME)
    asked = now.edition.questions
    numbers = dict.fromkeys(asked[one].number for place in told for one in place.now)
    return Placed(need, together([one.state for one in told]), how, tuple(numbers))


def _aims(need: Need) -> list[Aims]:
    """Give what was aimed at; of a question without actions, the highest level of its parts."""
    aims: list[Aims] = [
        one.action.aims for one in need.lines if one.action.state != DROPPED and one.action.aims
    ]
    if aims or need.question is None:
        return aims
    return [{need.question.id: {part.id: part.levels[-1].id for part in need.question.kind.parts}}]
