"""Who has what: the parts of an assessment that are in somebody's hands, for lists and for one's own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import BindParameter, CompoundSelect, bindparam, case, func, literal, null, select, union_all
from sqlalchemy.orm import aliased, joinedload

from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Comment, Proposal, Task
from webapp.assessment.open_questions import beside_questions
from webapp.assessment.queries.teamwork.task_places import AREA, QUESTION, SUBAREA, Place, place_of
from webapp.evidence.models.evidence import EvidenceUse
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person

COMMENT, PROPOSAL, MEETING, EVIDENCE = "comment", "proposal", "meeting", "evidence"


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One part in somebody's hands, with the place it is about."""

    task: Task
    place: Place
    gone: bool = False
    """The person can no longer answer for the municipality: it waits for somebody else."""

    @property
    def holder(self) -> str:
        """Name whoever has it; a guest is known by address."""
        return self.task.person.name if self.task.person else self.task.email


def handed_out(edition: Edition, assessment_id: int) -> list[HandedOut]:
    """List what is handed out of an assessment, in the order of the edition."""
    query = (
        select(Task)
        .where(Task.assessment_id == assessment_id, Task.ended_at.is_(None))
        .options(joinedload(Task.person), joinedload(Task.handed_by))
        .order_by(Task.id)
    )
    order = {question_id: n for n, question_id in enumerate(edition.questions)}
    here = set(
        db.session.scalars(
            select(Membership.person_id)
            .join(Assessment, Assessment.municipality_id == Membership.municipality_id)
            .join(Person, Person.id == Membership.person_id)
            .where(Assessment.id == assessment_id, Membership.role.in_(WRITERS), Person.active)
        )
    )
    made = [
        HandedOut(task, place, gone=task.person_id is not None and task.person_id not in here)
        for task in db.session.scalars(query)
        if (place := place_of(edition, task.scope, task.place))
    ]
    return sorted(made, key=lambda one: order.get(next(iter(one.place.questions), ""), len(order)))


class Mine(NamedTuple):
    """One part in one's own hands, with the assessment it belongs to."""

    assessment: Assessment
    task: Task
    place: Place


def mine(person_id: int) -> list[Mine]:
    """List what a person has in hand in assessments that are not handed in; only where still a member."""
    query = (
        select(Task, Assessment)
        .join(Assessment, Assessment.id == Task.assessment_id)
        .join(
            Membership,
            (Membership.municipality_id == Assessment.municipality_id) & (Membership.person_id == person_id),
        )
        .where(
            *(Task.person_id == person_id, Task.ended_at.is_(None)),
            *(Assessment.submitted_at.is_(None), Assessment.archived_at.is_(None)),
        )
        .options(joinedload(Task.handed_by))
        .order_by(Task.done_at.is_not(None), Task.id)
    )
    return [
        Mine(assessment, task, place)
        for task, assessment in db.session.execute(query)
        if (place := place_of(context.edition(assessment.edition, assessment.areas), task.scope, task.place))
    ]


def given_back(assessments: Iterable[int]) -> list[Task]:
    """List the parts that their holders gave back and nobody has had since."""
    since = aliased(Task)
    later = select(since.id).where(
        since.assessment_id == Task.assessment_id,
        *(since.scope == Task.scope, since.place == Task.place, since.id > Task.id),
    )
    query = (
        select(Task)
        .where(Task.assessment_id.in_(assessments), Task.ended_at == Task.returned_at, ~later.exists())
        .options(joinedload(Task.person))
        .order_by(Task.id)
    )
    return list(db.session.scalars(query))


class Held(NamedTuple):
    """A part that a colleague has, as the first page counts it."""

    person_id: int
    scope: str
    place: str
    done: bool
    late: bool


def held_in(assessments: Iterable[int]) -> dict[int, list[Held]]:
    """List of each assessment the parts that colleagues have, in one query."""
    late = Task.done_at.is_(None) & (Task.due_at < clock.now())
    query = select(
        Task.assessment_id,
        *(Task.person_id, Task.scope, Task.place),
        Task.done_at.is_not(None).label("done"),
        case((late, 1), else_=0).label("late"),
    ).where(Task.assessment_id.in_(assessments), Task.ended_at.is_(None), Task.person_id.is_not(None))
    found: dict[int, list[Held]] = {}
    for row in db.session.execute(query.order_by(Task.id)):
        one = Held(row.person_id, row.scope, row.place, bool(row.done), bool(row.late))
        found.setdefault(row.assessment_id, []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes on beside the answers of an assessment: who has what, and how much is said and proposed."""

    holders: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)
    proposals: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)
    evidence: dict[str, int] = field(default_factory=dict)

    def has(self, scope: str, key: str) -> list[str]:
        """Name those who have exactly this place."""
        return self.holders.get((scope, key), [])

    def has_some(self, questions: Iterable[str], subareas: Iterable[str] = ()) -> list[str]:
        """Name those who have something in a larger place."""
        places = [(SUBAREA, number) for number in subareas] + [(QUESTION, one) for one in questions]
        return list(dict.fromkeys(name for place in places for name in self.has(*place)))


def beside(assessment_id: int) -> Beside:
    """Gather all that goes on beside the answers in one query, however much it is."""
    found = Beside()
    rows: Iterable[Any] = db.session.connection().execute(_beside(), {"assessment": assessment_id})
    for kind, place, who, many in rows:
        if kind == COMMENT:
            found.comments[place] = many
        elif kind == PROPOSAL:
            found.proposals[place] = many
        elif kind == MEETING:
            found.meetings[place] = many
        elif kind == EVIDENCE:
            found.evidence[place] = many
        else:
            name = who if many else _("%(who)s (svarar inte längre)", who=who)
            found.holders.setdefault((kind, place), []).append(name)
    return found


# Plain tables, and made once: every page of questions asks this.
_SAID, _PROPOSED, _HELD, _BY, _OF, _IN, _USED = (
    one.__table__.c for one in (Comment, Proposal, Task, Person, Assessment, Membership, EvidenceUse)
)
_THIS: BindParameter[int] = bindparam("assessment")
_BESIDE = (
    select(literal(COMMENT), _SAID.question_id, null(), func.count())
    .where(_SAID.assessment_id == _THIS)
    .group_by(_SAID.question_id),
    select(literal(PROPOSAL), _PROPOSED.question_id, null(), func.count())
    .where(_PROPOSED.assessment_id == _THIS, _PROPOSED.taken_at.is_(None))
    .group_by(_PROPOSED.question_id),
    select(literal(EVIDENCE), _USED.question_id, null(), func.count())
    .where(_USED.assessment_id == _THIS)
    .group_by(_USED.question_id),
    select(
        _HELD.scope,
        _HELD.place,
        func.coalesce(_BY.name, _HELD.email),
        case((_HELD.person_id.is_(None) | (_IN.id.is_not(None) & _BY.active), 1), else_=0),
    )
    .select_from(
        Task.__table__.join(Assessment.__table__, _OF.id == _HELD.assessment_id)
        .outerjoin(Person.__table__, _BY.id == _HELD.person_id)
        .outerjoin(
            Membership.__table__,
            (_IN.person_id == _HELD.person_id)
            & (_IN.municipality_id == _OF.municipality_id)
            & _IN.role.in_(WRITERS),
        )
    )
    .where(_HELD.assessment_id == _THIS, _HELD.ended_at.is_(None), _HELD.done_at.is_(None)),
)


@cache
def _beside() -> CompoundSelect[Any]:
    """Make the one query of all that is beside answers, with what those above add; it never changes."""
    return union_all(*_BESIDE, *beside_questions(_THIS))


__all__ = ["AREA", "Beside", "HandedOut", "Mine", "beside", "handed_out", "mine"]
