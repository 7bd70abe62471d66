"""What waits for a municipality's people: a part to answer, a certificate, a proposal, a hand-in."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Proposal, Task
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.task_places import QUESTION, path_of, place_of
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import CERTIFIER, COORDINATOR, MEMBER_ROLES
from webapp.ground.store.database import db
from webapp.ground.who import Membership


def _parts(person_id: int) -> Iterator[Waiting]:
    """List the parts in somebody's hands that are not done and can still be answered."""
    for assessment, task, place in tasks.mine(person_id):
        if task.done_at is None and _is_open(assessment):
            yield Waiting(
                task_thing(task.id),
                _("Svara på %(part)s", part=place.label),
                _("%(what)s, från %(who)s", what=assessment.name, who=task.handed_by.name),
                _state(task),
                path_of(context.edition(assessment.edition), assessment.id, place),
                min((one for one in (task.due_at, assessment.closes_at) if one), default=None),
                task.returned_why or task.note,
                assessment.id,
            )


def _state(task: Task) -> str:
    """Say how a part stands to whoever has it."""
    if task.due_at is not None and task.due_at < clock.now():
        return _("Sista dagen har varit")
    return _("Skickad tillbaka till dig") if task.returned_at else _("Säg till när du är klar")


def _given_back(person_id: int) -> Iterator[Waiting]:
    """List what colleagues gave back to whoever coordinates, while nobody has it."""
    query = (
        select(Assessment)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(
            *(Membership.person_id == person_id, Membership.role == COORDINATOR),
            *(Assessment.submitted_at.is_(None), Assessment.archived_at.is_(None)),
        )
    )
    rows = {row.id: row for row in db.session.scalars(query) if _is_open(row)}
    for task in tasks.given_back(rows):
        row = rows[task.assessment_id]
        place = place_of(context.edition(row.edition, row.areas), task.scope, task.place)
        if place is not None and task.person is not None:
            yield Waiting(
                given_back_thing(task.id),
                _("%(part)s kom tillbaka", part=place.label),
                _("%(what)s, från %(who)s", what=row.name, who=task.person.name),
                _("Ingen har den nu"),
                f"/sjalvvardering/{row.id}/vem",
                row.closes_at,
                task.returned_why,
                row.id,
            )


def _certificates(person_id: int) -> Iterator[Waiting]:
    for row in certificates.waiting_for(person_id):
        yield Waiting(
            f"certificate:{row.id}",
            _("Intyga %(what)s", what=row.name),
            row.municipality.name,
            _("Läs svaren och intyga dem"),
            f"/sjalvvardering/{row.id}/intyg",
            row.closes_at,
            assessment_id=row.id,
        )


def _proposals(person_id: int) -> Iterator[Waiting]:
    """List guests' proposals that whoever asked for them has not taken over; one line a question."""
    for row in _waiting_proposals(person_id):
        assessment: Assessment = row.task.assessment
        edition = context.edition(assessment.edition)
        place = place_of(edition, QUESTION, row.question_id)
        if place is not None and _is_open(assessment):
            yield Waiting(
                f"proposal:{row.task_id}",
                _("Läs förslaget på %(part)s", part=place.label),
                _("%(what)s, från %(who)s", what=assessment.name, who=row.name),
                _("Det räknas först när det används i svaret"),
                f"/sjalvvardering/{assessment.id}/fraga/{row.question_id}/samtal",
                assessment.closes_at,
                assessment_id=assessment.id,
            )


def _waiting_proposals(person_id: int) -> list[Proposal]:
    query = (
        select(Proposal)
        .join(Task, Task.id == Proposal.task_id)
        .join(Assessment, Assessment.id == Proposal.assessment_id)
        .join(
            Membership,
            (Membership.municipality_id == Assessment.municipality_id)
            & (Membership.person_id == Task.handed_by_id),
        )
        .where(
            Task.handed_by_id == person_id,
            Task.ended_at.is_(None),
            Proposal.taken_at.is_(None),
            Assessment.submitted_at.is_(None),
        )
        .options(joinedload(Proposal.task).joinedload(Task.assessment))
        .order_by(Proposal.id)
    )
    return list(db.session.scalars(query))


def _hand_ins(person_id: int) -> Iterator[Waiting]:
    """List what a coordinator is to hand in before a last day; without one nobody waits for it."""
    query = (
        select(Assessment)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(
            Membership.person_id == person_id,
            Membership.role == COORDINATOR,
            *(Assessment.submitted_at.is_(None), Assessment.archived_at.is_(None)),
            Assessment.removed_at.is_(None),
            Assessment.closes_at >= clock.now() - context.grace(),
        )
        .options(joinedload(Assessment.municipality))
        .order_by(Assessment.id)
    )
    for row in db.session.scalars(query):
        yield Waiting(
            hand_in_thing(row.id),
            _("Lämna in %(what)s", what=row.name),
            row.municipality.name,
            _("Inget är inlämnat än"),
            row.path,
            row.closes_at,
            assessment_id=row.id,
        )


def _is_open(assessment: Assessment) -> bool:
    closes = assessment.closes_at
    late = closes is not None and clock.now() > closes + context.grace()
    return assessment.submitted_at is None and not late


def task_thing(task_id: int) -> str:
    """Name a part in somebody's hands."""
    return f"task:{task_id}"


def given_back_thing(task_id: int) -> str:
    """Name a part that came back."""
    return f"given-back:{task_id}"


def hand_in_thing(assessment_id: int) -> str:
    """Name what is to be handed in."""
    return f"hand-in:{assessment_id}"


_MINE = select(Task.id).where(Task.person_id == WHOSE, Task.ended_at.is_(None), Task.done_at.is_(None))
_BEFORE_HAND_IN = (
    select(Assessment.id)
    .join(Membership, Membership.municipality_id == Assessment.municipality_id)
    .where(Membership.person_id == WHOSE, Assessment.submitted_at.is_(None))
)
_BACK = _BEFORE_HAND_IN.join(Task, Task.assessment_id == Assessment.id).where(
    Task.ended_at == Task.returned_at
)
_PROPOSED = (
    select(Proposal.id)
    .join(Task, Task.id == Proposal.task_id)
    .where(Task.handed_by_id == WHOSE, Task.ended_at.is_(None), Proposal.taken_at.is_(None))
)
PART = Turn("part", _parts, MEMBER_ROLES, _MINE)
GIVEN_BACK = Turn("given-back", _given_back, [COORDINATOR], _BACK)
CERTIFICATE = Turn("certificate", _certificates, [CERTIFIER])
PROPOSAL = Turn("proposal", _proposals, MEMBER_ROLES, _PROPOSED)
HAND_IN = Turn("hand-in", _hand_ins, [COORDINATOR], _BEFORE_HAND_IN.where(Assessment.closes_at.is_not(None)))
