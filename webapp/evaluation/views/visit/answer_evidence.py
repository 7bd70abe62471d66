"""The evidence of a municipality's answers, for its evaluators: all of it in one list, and each file."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.visit_blueprint import ID, pages
from webapp.evidence.queries.beside_answers import beside_answers, evidence_beside
from webapp.evidence.views.evidence_files import handed_file


@pages.get(f"/{ID}/underlag")
def evidence(evaluation_id: int) -> ResponseReturnValue:
    """List the evidence by question."""
    seat = own_seat()
    found = beside_answers(seat.assessment.id)
    return render_template(
        "evaluation/visit/answer_evidence.html",
        **frame(seat, "evidence"),
        rows=[(one, found[one.id]) for one in seat.edition.questions.values() if one.id in found],
    )


@pages.get(f"/{ID}/underlag/<int(max=2147483647):evidence_id>")
def evidence_file(evaluation_id: int, evidence_id: int) -> ResponseReturnValue:
    """Hand out a file that stands beside an answer."""
    return handed_file(evidence_beside(own_seat().assessment.id, evidence_id))
