"""Who is here now: what the script of an open page of questions asks, and nobody else."""

from __future__ import annotations

from flask import get_template_attribute
from flask.typing import ResponseReturnValue

from webapp.assessment.deeds.question import presence
from webapp.assessment.forms.teamwork import PresenceForm
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.presence import Present
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.teamwork.board_rows import initials_of

SOON, ALONE = 20, 45
"""So many seconds until a browser asks again: seldom while nobody else is there."""


@pages.post(f"/{ID}/har")
def be_here(assessment_id: int) -> ResponseReturnValue:
    """Say at which question one is, or that one leaves, and tell who else is near."""
    subject, form = own_assessment(), PresenceForm()
    if form.leaves.data:
        presence.leave(subject)
        return {"near": "", "again": ALONE}
    others = presence.be_here(subject, form.question.data)
    near = list(_near(subject, others, form.question.data))
    drawn = get_template_attribute("assessment/parts/strip.html", "who_is_near")(near) if near else ""
    return {"near": str(drawn), "again": SOON if others else ALONE}


def _near(subject: OwnAssessment, others: list[Present], question_id: str) -> list[dict[str, str]]:
    """Tell of those at the same question first, then of those in the same area."""
    edition = subject.edition
    area_of = {one.id: area.number for area in edition.areas for one in area.questions}
    here = [one for one in others if one.question_id == question_id]
    beside = [
        one
        for one in others
        if one.question_id != question_id and area_of.get(one.question_id) == area_of.get(question_id, "")
    ]
    return [
        {
            "name": one.name,
            "initials": initials_of(one.name),
            "number": "" if one in here else edition.questions[one.question_id].number,
        }
        for one in here + beside
    ]
