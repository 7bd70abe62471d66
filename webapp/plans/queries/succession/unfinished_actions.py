"""What is not done in the plan before: actions that can be taken over into the one after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from questionnaires.compass import Compass
from questionnaires.compass.aims import Aims, higher
from questionnaires.edition import Edition
from questionnaires.succession.counterparts import heirs
from questionnaires.succession.placement import carried
from questionnaires.succession.ways import NoWayError
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.plans.action_content import DONE, DROPPED
from webapp.plans.models.plans import QUESTION, Improvement, Plan, PlanAction
from webapp.plans.queries.bases import basis_of
from webapp.plans.queries.own_plans import OwnPlan, plan_before
from webapp.plans.queries.planned_points import is_late


def going_on() -> list[ColumnElement[bool]]:
    """Say of an action that it is neither done nor dropped, nor taken over into a later plan."""
    later = aliased(PlanAction)
    taken = select(later.id).where(later.taken_from_id == PlanAction.id).exists()
    return [PlanAction.state.not_in((DONE, DROPPED)), ~taken]


def unfinished_in(plan_id: int) -> int:
    """Count the actions of a plan that are not done."""
    query = select(func.count()).select_from(PlanAction).where(PlanAction.plan_id == plan_id, *going_on())
    return db.session.scalar(query) or 0


@dataclass(frozen=True, eq=False)
class Unfinished:
    """An action of the plan before, and what of it the new edition still asks."""

    action: PlanAction
    improvement: Improvement
    late: bool
    aims: dict[str, dict[str, str]]
    """The levels aimed at, as the new edition has them; what is reached already is left out."""
    gone: int
    """So many of its questions are asked no longer, or in another way."""
    reached: bool
    """Whether all that is still asked stands where the action aimed."""
    places: Collection[str]
    """The questions of the new edition that it is about."""
    number: str
    """The area of the new edition that it belongs to; nothing where none is known."""

    @property
    def owner(self) -> str:
        """Name whose it is."""
        return self.action.owner.name if self.action.owner else self.action.owner_name


@dataclass(frozen=True, eq=False)
class Before:
    """The plan before, and what of it is not done and not taken over."""

    plan: OwnPlan
    actions: Sequence[Unfinished]


def unfinished(plan: OwnPlan) -> Before | None:
    """Gather what is not done in the plan before; None where there is nothing, or for a guest."""
    earlier = plan_before(plan)
    if earlier is None:
        return None
    query = (
        select(PlanAction, Improvement)
        .join(Improvement, Improvement.id == PlanAction.improvement_id)
        .where(PlanAction.plan_id == earlier.id, *going_on())
        .order_by(PlanAction.id)
        .execution_options(populate_existing=True)
    )
    rows = list(db.session.execute(query))
    if not rows:
        return None
    way = _way(db.session.get_one(Plan, earlier.id), db.session.get_one(Plan, plan.id))
    return Before(earlier, [_unfinished(way, one.PlanAction, one.Improvement) for one in rows])


@dataclass(frozen=True, eq=False)
class _Way:
    """From the edition of one plan to that of the next: without one, only what has no question goes along."""

    then: Edition | None
    now: Compass | None
    heirs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def aims(self, aims: Aims) -> Aims:
        """Give aims as the new edition has them."""
        if self.then is None or self.now is None:
            return {}
        return carried(self.then, self.now.edition, aims, self.heirs)

    def area(self, improvement: Improvement, places: Collection[str]) -> str:
        """Find the area in the new edition: that of its questions, else the one most of its area went to."""
        if self.now is None:
            return ""
        asked = self.now.edition.questions
        if numbers := [asked[one].number.partition(".")[0] for one in places]:
            return Counter(numbers).most_common(1)[0][0]
        old = self._old_area(improvement)
        went = Counter(
            asked[new].number.partition(".")[0]
            for one in (self.then.questions.values() if self.then else ())
            if one.number.partition(".")[0] == old
            for new in self.heirs.get(one.id, ())
            if new in asked
        )
        known = {one.number for one in self.now.edition.areas}
        return next((one for one, _many in went.most_common(1)), old if old in known else "")

    def _old_area(self, improvement: Improvement) -> str:
        if improvement.origin != QUESTION:
            return improvement.place
        question = self.then.questions.get(improvement.place) if self.then else None
        return question.number.partition(".")[0] if question else ""


def _way(first: Plan, second: Plan) -> _Way:
    then, now = context.shelf().editions.get(first.assessment.edition), basis_of(second)
    if then is None or now is None:
        return _Way(None, now)
    with suppress(NoWayError):
        return _Way(then, now, heirs(context.shelf(), then.id, now.edition.id))
    return _Way(then, now)


def _unfinished(way: _Way, action: PlanAction, improvement: Improvement) -> Unfinished:
    came = way.aims(action.aims)
    about = [*action.aims, *([improvement.place] if improvement.origin == QUESTION else [])]
    asked = way.now.edition.questions if way.now else {}
    marks = way.now.marks if way.now else {}
    aims = {one: high for one, told in came.items() if (high := higher(asked[one], marks.get(one), told))}
    places = dict.fromkeys(new for old in about for new in way.heirs.get(old, ()) if new in asked)
    gone = len(action.aims) - len(came)
    number = way.area(improvement, places)
    return Unfinished(
        action, improvement, is_late(action), aims, gone, bool(came) and not aims, places, number
    )
