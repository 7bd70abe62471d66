"""The visit as the municipality sees it: whom the evaluators meet, when and where."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue

from questionnaires.compass import Compass
from webapp.assessment.open_questions import beside_overview
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.evaluation.queries.visit.requests import is_open, requests_of
from webapp.evaluation.queries.visit.schedule import days_words, evaluation_of, schedule, visit_of


@pages.get(f"/{ID}/besok")
def visit(assessment_id: int) -> ResponseReturnValue:
    """Show the schedule that the evaluators have sent."""
    subject = own_assessment()
    evaluation = evaluation_of(assessment_id)
    plan = schedule(evaluation) if evaluation else None
    if plan is None or plan.visit is None or plan.visit.sent_at is None:
        abort(404)
    return render_template(
        "evaluation/schedule/printed.html",
        **frame.frame(subject, "visit"),
        municipality=subject.municipality,
        plan=plan,
        back=url_for(".overview", assessment_id=assessment_id),
    )


@beside_overview.answered
def visit_beside(subject: OwnAssessment, _compass: Compass) -> dict[str, Any]:
    """Say on the municipality's overview that a visit is planned, and what the evaluators wait for."""
    evaluation = evaluation_of(subject.id) if subject.submitted_at else None
    if evaluation is None:
        return {}
    visit, asked = visit_of(evaluation.id), requests_of(evaluation.id)
    sent = visit if visit and visit.sent_at else None
    if sent is None and not asked:
        return {}
    when = days_words(sent.first_on, sent.last_on) if sent and sent.first_on else ""
    waited_for = sum(is_open(row) for row in asked)
    about = {"sent": bool(sent), "when": when, "asked": len(asked), "left": waited_for}
    return {"visit_ahead": {"template": "evaluation/schedule/ahead.html", **about}}
