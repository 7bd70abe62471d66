"""What the evaluators ask the municipality for, for those who can give it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.evaluation.deeds.visit import evidence_requests as request_deeds
from webapp.evaluation.forms.requests import AnswerForm
from webapp.evaluation.queries.visit.requests import days_late, is_open, requests_of
from webapp.evaluation.queries.visit.schedule import evaluation_of
from webapp.evidence.deeds import register_entries
from webapp.evidence.queries.evidence_register import registered
from webapp.evidence.views.evidence_register import limits
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import WRITERS
from webapp.people.queries.own_municipality import own_municipality


@pages.get(f"/{ID}/onskemal")
def requests(assessment_id: int) -> ResponseReturnValue:
    """List what the evaluators ask for."""
    return _page({}, {})


@pages.post(f"/{ID}/onskemal/<int(max=2147483647):request_id>")
def answer_request(assessment_id: int, request_id: int) -> ResponseReturnValue:
    """Give the evaluators something they asked for; a new file goes into the register first."""
    subject, form = own_assessment(), AnswerForm(of=request_id)
    request_deeds.check_answers(subject)
    if form.faults:
        return _page(_typed(form), form.faults), 422
    try:
        evidence_id = form.evidence.data or None
        if form.file.data is not None:
            place = own_municipality(subject.person_id, subject.municipality_id)
            name = form.file.file_name
            evidence_id = register_entries.take_file(place, form.file.stream, name, form.title.data).id
        request_deeds.answer(subject, request_id, form.text.data, evidence_id)
    except InvalidError as error:
        return _page(_typed(form), {f"{name}-{request_id}": text for name, text in error.faults.items()}), 422
    except NotReadyError as error:
        told = {f"text-{request_id}": f"{error.sentence} {error.remedy}"}
        return _page(_typed(form), told), error.status
    flash(_("Utvärderarna har fått det."), "ok")
    return redirect(url_for(".requests", assessment_id=assessment_id))


def _typed(form: AnswerForm) -> dict[str, Any]:
    return {form[name].name: form[name].typed for name in ("text", "evidence", "title")}


def _page(typed: dict[str, Any], faults: dict[str, str]) -> str:
    subject = own_assessment()
    evaluation = evaluation_of(subject.id)
    if evaluation is None:
        raise NotThereError
    rows = requests_of(evaluation.id)
    known = registered(subject.municipality_id) if any(is_open(row) for row in rows) else []
    return render_template(
        "evaluation/requests/given.html",
        **frame.frame(subject, "requests"),
        municipality_id=subject.municipality_id,
        rows=rows,
        late={row.id: days_late(row) for row in rows},
        register=[one.evidence for one in known if one.evidence.withdrawn_at is None],
        may_give=subject.role in WRITERS and evaluation.published_at is None,
        **limits(subject.municipality_id),
        typed=typed,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
    )
