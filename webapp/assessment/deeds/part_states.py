"""Where a part in somebody's hands stands: done, sent back, given back or ended; set nowhere else."""

from __future__ import annotations

from sqlalchemy import Update

from webapp.assessment.models.teamwork import Task
from webapp.ground.calendar import clock
from webapp.ground.store.database import db


def end(task: Task) -> None:
    """End a part: nobody has it in hand any more."""
    task.ended_at = clock.now()


def end_every(parts: Update) -> None:
    """End many parts at once."""
    db.session.execute(parts.values(ended_at=clock.now()).execution_options(synchronize_session=False))


def be_done(task: Task) -> None:
    """Let a part be done; what it was once sent back for is over."""
    task.done_at, task.returned_at, task.returned_why = clock.now(), None, ""


def send_back(task: Task, why: str) -> None:
    """Let a part that was done be at work again, with what is left to do."""
    task.done_at, task.returned_at, task.returned_why = None, clock.now(), why


def give_back(task: Task, why: str) -> None:
    """End a part that its holder gives back: both are of one moment."""
    task.ended_at = task.returned_at = clock.now()
    task.returned_why = why
