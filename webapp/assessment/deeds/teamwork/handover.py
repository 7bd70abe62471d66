"""A part that goes from one colleague to another, with its note and its history."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.events import TASK_HANDED_ON
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.teamwork.task_places import QUESTION
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.store.database import db


def pass_on(by: int, task: Task, successor: int) -> None:
    """End what one person has in hand, and give it to another who does not have it already."""
    now = clock.now()
    task.ended_at = now
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
                note=task.note,
                handed_by_id=by,
                handed_at=now,
                returned_at=task.returned_at,
                returned_why=task.returned_why,
            )
        )
    db.session.flush()
    note(
        TASK_HANDED_ON,
        by,
        assessment_id=task.assessment_id,
        question_id=task.place if task.scope == QUESTION else None,
        before={"person": task.person_id},
        after={"place": f"{task.scope}:{task.place}", "task": task.id, "person": successor},
    )
