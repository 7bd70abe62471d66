"""The evidence of a municipality's answers, for its evaluators: all of it in one list, and each file."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from webapp.evaluation.queries.visit.application import application, has_application
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.visit_blueprint import ID, pages
from webapp.evidence.queries.beside_answers import evidence_given, given
from webapp.evidence.queries.evidence_archive import archive_job, numbered
from webapp.evidence.views.evidence_files import handed_file
from webapp.ground.frame.downloads import handed_job


@pages.get(f"/{ID}/underlag")
def evidence(evaluation_id: int) -> ResponseReturnValue:
    """List the evidence by question."""
    seat = own_seat()
    found = given(seat.assessment.id)
    numbers = numbered(found, seat.edition)
    return render_template(
        "evaluation/visit/answer_evidence.html",
        **frame(seat, "evidence"),
        rows=[(one, found[one.id]) for one in seat.edition.questions.values() if one.id in found],
        applied=has_application(seat),
        whole=found.get("", []),
        numbers=numbers,
    )


@pages.get(f"/{ID}/nominationssvaren")
def nomination(evaluation_id: int) -> ResponseReturnValue:
    """Show what the municipality handed in before it was nominated."""
    seat = own_seat()
    return render_template(
        "evaluation/visit/application.html", **frame(seat, "evidence"), found=application(seat)
    )


@pages.get(f"/{ID}/underlag.zip")
def evidence_archive(evaluation_id: int) -> ResponseReturnValue:
    """Hand out all evidence as one archive, numbered as the list."""
    seat = own_seat()
    municipality = seat.assessment.municipality.name
    return handed_job(archive_job(seat.assessment.id, municipality, seat.edition), "underlag", municipality)


@pages.get(f"/{ID}/underlag/<int(max=2147483647):evidence_id>")
def evidence_file(evaluation_id: int, evidence_id: int) -> ResponseReturnValue:
    """Hand out a file that stands beside an answer."""
    return handed_file(evidence_given(own_seat().assessment.id, evidence_id))
