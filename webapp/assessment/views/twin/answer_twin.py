"""The questions as a workbook to fill in: all, an area, a subarea or one's own part."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds import returned_answers
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.twin import answer_twin, scopes
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.ground.frame.downloads import handed_job


@pages.get(f"/{ID}/excel")
def twin(assessment_id: int) -> ResponseReturnValue:
    """Show what can be taken home, where a file is brought back, and the files that wait."""
    return twin_page(own_assessment())


def twin_page(subject: OwnAssessment, fault: str = "") -> str:
    """Show the page, with what was wrong with a file."""
    return render_template(
        "assessment/twin/take_home.html",
        **frame.frame(subject, "twin"),
        scopes=_scopes(subject),
        chosen=request.args.get("del", scopes.ALL),
        waiting=returned_answers.waiting(subject),
        fault=fault,
        errors=[{"field": "file", "text": fault}] if fault else [],
    )


@pages.get(f"/{ID}/excel/fragor.xlsx")
def twin_file(assessment_id: int) -> ResponseReturnValue:
    """Hand out the workbook of a part of the questionnaire."""
    subject = own_assessment()
    scope = request.args.get("del", scopes.ALL)
    part = "" if scope == scopes.ALL else scope
    return handed_job(
        answer_twin.twin_job(subject, scope), "fragor", subject.municipality, subject.name, part
    )


def _scopes(subject: OwnAssessment) -> list[dict[str, Any]]:
    """List what can be taken home: everything, what one has been given, areas with their subareas."""
    own = any(one.assessment.id == subject.id for one in tasks.mine(subject.person_id))
    mine = [(scopes.MINE, _("Det som är fördelat till mig"))] if own else []
    groups: list[dict[str, Any]] = [{"name": "", "options": [(scopes.ALL, _("Alla frågor")), *mine]}]
    for area in subject.edition.areas:
        if area.questions:
            parts = [] if subject.edition.descriptions else [one for one in area.subareas if one.questions]
            options = [(f"area:{area.number}", f"{area.number} {area.name}")]
            options += [(f"subarea:{one.number}", f"{one.number} {one.text}") for one in parts]
            groups.append({"name": f"{area.number} {area.name}", "options": options})
    return groups
