"""A part that goes from one colleague to another, with its note and its history."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select, update

from webapp.assessment.deeds import part_states
from webapp.assessment.events import TASK_HANDED_ON
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.task_places import QUESTION
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotAllowedError
from webapp.ground.roles import COORDINATOR, WRITERS
from webapp.ground.store.database import db
from webapp.people.open_questions import expelled, occupied


def check_hands_out(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator."""
    if subject.role != COORDINATOR:
        raise NotAllowedError(
            _("Bara samordnaren fördelar frågor och tar tillbaka dem."), _("Be samordnaren göra det.")
        )


def check_can_have(subject: OwnAssessment) -> None:
    """Refuse those who do not answer for the municipality, and so are never given a part."""
    if subject.role not in WRITERS:
        raise not_theirs()


def not_theirs() -> NotAllowedError:
    """Say that a part is somebody else's."""
    return NotAllowedError(_("Det här är inte fördelat till dig."), _("Be den som har det att säga till."))


@occupied.answered
def has_answers(municipality_id: int) -> bool:
    """Tell whether a municipality has answers, begun or handed in, that only its own people read."""
    query = select(Assessment.id).where(Assessment.municipality_id == municipality_id).limit(1)
    return db.session.scalar(query) is not None


@expelled.answered
def end_links(municipality_id: int) -> None:
    """End the links of a municipality's guests: those who gave them are not in it any more."""
    here = select(Assessment.id).where(Assessment.municipality_id == municipality_id)
    links = update(Task).where(
        Task.assessment_id.in_(here), Task.token_hash.is_not(None), Task.ended_at.is_(None)
    )
    part_states.end_every(links)


def moved(by: int, task: Task, successor: int, said: str = "") -> None:
    """End what one person has in hand, and give it to another who does not have it already.

    `said` goes with it instead of what was said before.
    """
    part_states.end(task)
    has = select(Task.id).where(
        Task.assessment_id == task.assessment_id,
        Task.scope == task.scope,
        Task.place == task.place,
        Task.person_id == successor,
        Task.ended_at.is_(None),
    )
    if db.session.scalar(has) is None:
        db.session.add(
            Task(
                assessment_id=task.assessment_id,
                scope=task.scope,
                place=task.place,
                person_id=successor,
                email="",
                note=said or task.note,
                handed_by_id=by,
                handed_at=clock.now(),
                due_at=task.due_at,
                returned_at=None if said else task.returned_at,
                returned_why="" if said else task.returned_why,
            )
        )


def pass_on(by: int, task: Task, successor: int) -> None:
    """Give what one person has in hand to another, and write it down."""
    moved(by, task, successor)
    db.session.flush()
    note(
        TASK_HANDED_ON,
        by,
        assessment_id=task.assessment_id,
        question_id=task.place if task.scope == QUESTION else None,
        before={"person": task.person_id},
        after={"place": f"{task.scope}:{task.place}", "task": task.id, "person": successor},
    )
