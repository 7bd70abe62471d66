"""A plan as it is read: its improvement areas in the order of the compass, with the actions on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from questionnaires.compass import Compass
from questionnaires.compass.aims import rank
from questionnaires.edition import Area, Edition, Level, Part, Question
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.plans.action_content import DONE, DROPPED, STATES
from webapp.plans.models.plans import QUESTION, Improvement, Plan, PlanAction
from webapp.plans.queries.bases import basis_of
from webapp.plans.queries.own_plans import OwnPlan
from webapp.plans.queries.planned_points import Gain, Planned, gain_of, is_late, planned_points, today

LATE, MINE, WITHOUT, ALL = "late", "mine", "without", "all"
FILTERS = (ALL, *STATES, LATE, MINE)
"""What a page can show of a plan, besides the areas without an action."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One part of a question: the level that stands, and the one aimed at."""

    part: Part
    before: Level | None
    after: Level


@dataclass(frozen=True, slots=True)
class Aimed:
    """A question that an action hangs on; none where the edition has it no more."""

    question_id: str
    question: Question | None
    parts: tuple[Aim, ...] = ()


@dataclass(frozen=True, eq=False)
class Line:
    """An action with what it aims at, what that would give, and how it stands."""

    action: PlanAction
    aimed: tuple[Aimed, ...]
    gain: Gain | None
    late: bool
    gone: bool
    """Whether its owner is none of the municipality's people any more."""
    went_on: int | None = None
    """The later plan that it was taken over into."""

    @property
    def days(self) -> int:
        """Tell how many days late it is."""
        return (today() - self.action.last_on).days if self.action.last_on else 0

    @property
    def owner(self) -> str:
        """Name whose it is."""
        return self.action.owner.name if self.action.owner else self.action.owner_name


@dataclass(frozen=True, eq=False)
class Need:
    """An improvement area with its actions."""

    improvement: Improvement
    number: str
    area: Area | None
    question: Question | None
    lines: tuple[Line, ...]

    @property
    def waits(self) -> bool:
        """Tell whether nothing is decided about it: no action that goes on, and no reason to let it be."""
        return not self.improvement.left_why and not any(one.action.state != DROPPED for one in self.lines)


@dataclass(frozen=True, eq=False)
class Board:
    """All of a plan."""

    plan: OwnPlan
    edition: Edition | None
    now: Compass | None
    planned: Planned | None
    needs: tuple[Need, ...]

    @cached_property
    def lines(self) -> list[Line]:
        """List every action."""
        return [line for need in self.needs for line in need.lines]

    @property
    def without(self) -> list[Need]:
        """List the improvement areas that wait for an action or a reason."""
        return [one for one in self.needs if one.waits]

    def of(self, which: str) -> list[Line]:
        """List the actions in a state, the late ones, one's own, or all."""
        if which == LATE:
            return [one for one in self.lines if one.late]
        if which == MINE:
            return [one for one in self.lines if one.action.owner_id == self.plan.person_id]
        return [one for one in self.lines if which in (ALL, one.action.state)]

    @property
    def questions(self) -> int:
        """Count the questions that something is aimed at."""
        going = [one.action for one in self.lines if one.action.state != DROPPED]
        return len({question for one in going for question in one.aims})


def board(plan: OwnPlan) -> Board:
    """Gather a plan: the same number of queries, however many areas and actions it has."""
    row = db.session.get_one(Plan, plan.id)
    now = basis_of(row)
    improvements = list(db.session.scalars(select(Improvement).filter_by(plan_id=plan.id)))
    actions = actions_of(plan.id)
    here = _members(plan.municipality_id)
    later = _went_on([one.id for one in actions])
    lines = {one.id: _line(one, now, here, later.get(one.id)) for one in actions}
    needs = [
        _need(one, now, tuple(lines[a.id] for a in actions if a.improvement_id == one.id))
        for one in improvements
    ]
    edition = context.shelf().editions.get(row.assessment.edition)
    return Board(
        plan,
        edition,
        now,
        planned_points(now, actions) if now else None,
        tuple(sorted(needs, key=lambda one: (_order(one.number), one.improvement.id))),
    )


def actions_of(plan_id: int) -> Sequence[PlanAction]:
    """List a plan's actions as they came, with their owners."""
    query = select(PlanAction).filter_by(plan_id=plan_id).options(joinedload(PlanAction.owner))
    return list(db.session.scalars(query.order_by(PlanAction.id).execution_options(populate_existing=True)))


def _members(municipality_id: int) -> set[int]:
    return set(db.session.scalars(select(Membership.person_id).filter_by(municipality_id=municipality_id)))


def _went_on(action_ids: list[int]) -> dict[int, int]:
    """Give the later plan of each action that was taken over."""
    query = select(PlanAction.taken_from_id, PlanAction.plan_id)
    found = db.session.execute(query.where(PlanAction.taken_from_id.in_(action_ids)))
    return {row.taken_from_id: row.plan_id for row in found}


def _line(action: PlanAction, now: Compass | None, here: set[int], later: int | None) -> Line:
    aimed = tuple(_aimed(now, one, levels) for one, levels in action.aims.items())
    closed = later is not None or action.state in (DONE, DROPPED)
    gone = action.owner_id is not None and action.owner_id not in here and not closed
    return Line(action, aimed, gain_of(now, action) if now else None, is_late(action), gone, later)


def _aimed(now: Compass | None, question_id: str, levels: dict[str, str]) -> Aimed:
    question = now.edition.questions.get(question_id) if now else None
    if now is None or question is None:
        return Aimed(question_id, None)
    mark = now.marks.get(question_id)
    before = mark if isinstance(mark, tuple) else (None,) * len(question.kind.parts)
    return Aimed(
        question_id,
        question,
        tuple(
            Aim(part, part.level(was or ""), after)
            for part, was in zip(question.kind.parts, before, strict=True)
            if (after := part.level(levels.get(part.id, ""))) and rank(part, was) < rank(part, after.id)
        ),
    )


def _need(improvement: Improvement, now: Compass | None, lines: tuple[Line, ...]) -> Need:
    if now is None:
        number = improvement.place if improvement.origin != QUESTION else ""
        return Need(improvement, number, None, None, lines)
    question = now.edition.questions.get(improvement.place)
    number = question.number if question else improvement.place
    area = next((one for one in now.edition.bearings if one.number == number.partition(".")[0]), None)
    return Need(improvement, number, area, question, lines)


def _order(number: str) -> list[int]:
    return [int(one) for one in number.split(".") if one.isdigit()]


def need_of(found: Board, improvement_id: int) -> Need | None:
    """Find an improvement area of a plan."""
    return next((one for one in found.needs if one.improvement.id == improvement_id), None)


def count_actions(plan_ids: Sequence[int]) -> dict[int, int]:
    """Count the actions of several plans that are not dropped, in one look."""
    query = (
        select(PlanAction.plan_id, func.count().label("many"))
        .where(PlanAction.plan_id.in_(plan_ids), PlanAction.state != DROPPED)
        .group_by(PlanAction.plan_id)
    )
    return {row.plan_id: row.many for row in db.session.execute(query)} if plan_ids else {}
