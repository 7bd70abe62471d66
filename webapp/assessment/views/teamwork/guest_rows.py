"""The guests of an assessment on its board: one row a guest, with all that the guest is asked."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.board import Board
from webapp.assessment.queries.teamwork.task_places import path_of
from webapp.assessment.queries.teamwork.tasks import HandedOut
from webapp.ground.frame.filters import local_time


def guest_rows(subject: OwnAssessment, board: Board) -> list[dict[str, Any]]:
    """List each guest with the questions behind one link, and how far each has come."""
    held: dict[str, list[HandedOut]] = {}
    for one in board.apart:
        if one.task.email:
            held.setdefault(one.task.email, []).append(one)
    return [
        {
            "email": email,
            "first": asked[0].task.id,
            "handed": _(
                "Fördelat %(when)s av %(who)s",
                when=local_time(asked[0].task.handed_at),
                who=asked[0].task.handed_by.name,
            ),
            "questions": [_question(subject, one) for one in asked],
        }
        for email, asked in held.items()
    ]


def _question(subject: OwnAssessment, one: HandedOut) -> dict[str, Any]:
    task = one.task
    state, words = "waiting", _("Väntar på förslag")
    if task.done_at:
        state, words = "done", _("Förslag skickat %(when)s", when=local_time(task.done_at))
    elif task.returned_at:
        words = _("Skickat tillbaka")
    return {
        "id": task.id,
        "label": one.place.label,
        "href": path_of(subject.edition, subject.id, one.place),
        "state": state,
        "state_words": words,
        "done": task.done_at is not None,
        "note": task.note,
        "why": task.returned_why,
    }
