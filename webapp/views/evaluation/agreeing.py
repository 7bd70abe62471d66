"""The agreed marks: the list of questions, and one question with all four marks."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from questionnaires.edition import Question
from webapp.forms.marks import ReadMark
from webapp.roles import AGREED
from webapp.services.evaluating import agreeing
from webapp.services.visiting import grounds
from webapp.views.evaluation.asking import about, asked_question, frame, give
from webapp.views.evaluation.blueprint import ID, pages
from webapp.views.frame.guarding import own_seat


@pages.get(f"/{ID}/samsyn")
def agreement(evaluation_id: int) -> ResponseReturnValue:
    """List the questions to agree on."""
    seat = own_seat()
    beside = agreeing.agreeing(seat)
    found = grounds.grounds(seat)
    return render_template(
        "evaluation/agreement.html", **frame(seat, "agreement"), agreeing=beside, grounds=found
    )


@pages.get(f"/{ID}/samsyn/<question_id>")
def agree(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Show one question with both evaluators' marks, and the agreed one."""
    return _agree(asked_question(question_id), None, {})


@pages.post(f"/{ID}/samsyn/<question_id>")
def save_agreement(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Take the agreed mark of one question, and go on to the next that is not settled."""
    return give(AGREED, question_id, _agree)


def _agree(asked: Question, read: ReadMark | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    beside = agreeing.agreeing(seat)
    return render_template(
        "evaluation/agree.html",
        **frame(seat, "agreement"),
        **about(beside.agreed, asked, read, faults),
        beside=beside.line(asked),
        agreeing=beside,
        locked=bool(seat.evaluation.published_at),
        grounds=grounds.grounds(seat),
    )
