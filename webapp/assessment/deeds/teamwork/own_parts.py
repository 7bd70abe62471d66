"""What one has in hand oneself and cannot finish: one part given back, or all handed on to a colleague."""

from __future__ import annotations

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.deeds import part_states
from webapp.assessment.deeds.teamwork.handover import check_can_have, moved, not_theirs
from webapp.assessment.deeds.teamwork.tasks import NOTE_LIMIT, colleagues, over
from webapp.assessment.events import TASK_GIVEN_BACK, TASK_LEFT
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.teamwork.task_places import QUESTION
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.rounds.models.rounds import Round


@deed
def give_back(subject: OwnAssessment, task_id: int, why: str) -> None:
    """Give a part back to the coordinator with a reason; what was answered stays. The same again is nothing.

    Raises NotAllowedError where it is somebody else's, NotReadyError where it is done.
    """
    subject = _held(subject)
    task = db.session.scalars(
        select(Task).where(Task.id == task_id, Task.assessment_id == subject.id).with_for_update()
    ).first()
    if task is None or (task.ended_at is not None and not task.given_back):
        raise NotThereError
    if task.person_id != subject.person_id:
        raise not_theirs()
    if task.given_back:
        return
    if task.done_at is not None:
        raise NotReadyError(_("Du har sagt att den är klar."), _("Samordnaren kan skicka tillbaka den."))
    if not why or len(why) > NOTE_LIMIT:
        raise InvalidError({f"back-{task_id}": _("Skriv varför, med högst 1 000 tecken.")})
    part_states.give_back(task, why)
    note(
        TASK_GIVEN_BACK,
        subject.person_id,
        assessment_id=subject.id,
        question_id=task.place if task.scope == QUESTION else None,
        after={"place": f"{task.scope}:{task.place}", "task": task.id},
        why=why,
    )


@deed
def hand_on_all(
    subject: OwnAssessment, person_id: int, why: str, *, everywhere: bool = False
) -> tuple[str, int]:
    """Give all that one has in hand and has not finished to a colleague; give the name, and how many parts.

    `why` goes with every part; `everywhere` takes what one has in the municipality's other assessments too.
    Raises InvalidError where nobody else is chosen or nothing is said.
    """
    also = {row.id for row in elsewhere(subject)} if everywhere else set()
    # one order for everybody, so that two who hand on to each other never wait for each other
    held = {one: _held(replace(subject, id=one)) for one in sorted({subject.id, *also})}
    subject = held[subject.id]
    mine = [task for one in held.values() for task in _unfinished(one)]
    others = {one.id: str(one.name) for one in colleagues(subject) if one.id != subject.person_id}
    faults = {}
    if person_id not in others:
        faults["to"] = _("Välj någon annan i listan.")
    if not why or len(why) > NOTE_LIMIT:
        faults["why"] = _("Skriv varför, med högst 1 000 tecken.")
    if faults:
        raise InvalidError(faults)
    if not mine:
        raise NotReadyError(_("Du har inget hos dig som inte är klart."), _("Sidan visar hur det står nu."))
    for where in held:
        _hand_on(subject.person_id, [one for one in mine if one.assessment_id == where], person_id, why)
    return others[person_id], len(mine)


def _hand_on(by: int, mine: list[Task], to: int, why: str) -> None:
    """Give the parts of one assessment to a colleague, and write it down once."""
    if not mine:
        return
    parts = []
    for one in mine:
        moved(by, one, to, why)
        due = one.due_at.isoformat() if one.due_at else ""
        parts.append({"place": f"{one.scope}:{one.place}", "due": due, "person": to})
    db.session.flush()
    note(TASK_LEFT, by, assessment_id=mine[0].assessment_id, after={"person": to, "parts": parts}, why=why)


def _unfinished(subject: OwnAssessment) -> list[Task]:
    query = select(Task).where(
        Task.assessment_id == subject.id,
        Task.person_id == subject.person_id,
        *(Task.ended_at.is_(None), Task.done_at.is_(None)),
    )
    return list(db.session.scalars(query.order_by(Task.id).with_for_update()))


def elsewhere(subject: OwnAssessment) -> list[Assessment]:
    """List the municipality's other assessments that are open and in which one has something unfinished."""
    query = (
        select(Assessment)
        .join(Task, Task.assessment_id == Assessment.id)
        .outerjoin(Round, Round.id == Assessment.round_id)
        .where(
            Assessment.municipality_id == subject.municipality_id,
            Assessment.id != subject.id,
            Assessment.submitted_at.is_(None),
            Assessment.archived_at.is_(None),
            Assessment.removed_at.is_(None),
            Assessment.closes_at.is_(None) | (Assessment.closes_at > clock.now()),
            Round.archived_at.is_(None),
            Task.person_id == subject.person_id,
            Task.ended_at.is_(None),
            Task.done_at.is_(None),
        )
        .distinct()
        .order_by(Assessment.id)
    )
    return list(db.session.scalars(query))


def _held(subject: OwnAssessment) -> OwnAssessment:
    """Hold the assessment, so that two who change who has what come one after the other."""
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_can_have(subject)
    if not subject.open:
        raise over(subject, _("Det går inte att ändra vem som har vad längre."))
    return subject
