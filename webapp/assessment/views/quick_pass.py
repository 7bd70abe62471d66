"""A quick pass: one question a subarea first, with an early rose; its answers are as all others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from questionnaires.compass.short_form import first_steps
from questionnaires.edition import Area
from webapp.assessment.forms.answers import AnswersForm, ReadAnswer
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.quick_pass import QuickPass, quick_pass
from webapp.assessment.views import answers, frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.question.two_answers import conflict_of
from webapp.assessment.views.question_rows import errors_of
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.outcome import Outcome
from webapp.ground.refusals import NotThereError


@pages.get(f"/{ID}/snabbt", endpoint="quick_pass")
def show_quick_pass(assessment_id: int) -> ResponseReturnValue:
    """Show the area that is asked for, or the first where a question is left."""
    found = quick_pass(own_assessment())
    asked = request.args.get("omrade", "")
    return _page(found, _area(found, asked) if asked else found.ahead or found.edition.areas[-1], (), ())


@pages.post(f"/{ID}/snabbt")
def save_quick_pass(assessment_id: int) -> ResponseReturnValue:
    """Save what is chosen in an area, and go to the one whose button was pressed."""
    subject, form = own_assessment(), AnswersForm()
    here, _, ahead = form.save.data.partition(":")
    found = quick_pass(subject)
    area = _area(found, here)
    asked = [subject.edition.questions[one.id] for one in area.questions]
    read, outcomes = answers.save_page(subject, asked, form)
    refused = any(one.refused for one in outcomes)
    if refused or any(one.faults for one in read):
        return _page(quick_pass(subject), area, read, outcomes), 409 if refused else 422
    return redirect(url_for(".quick_pass", assessment_id=assessment_id, omrade=ahead or None))


def _area(found: QuickPass, number: str) -> Area:
    area = found.edition.area(number)
    if area is None:
        raise NotThereError
    return area


def _page(found: QuickPass, area: Area, read: Iterable[ReadAnswer], outcomes: Iterable[Outcome[Kept]]) -> str:
    subject, read, outcomes = found.standing.subject, list(read), list(outcomes)
    typed, order = {one.question_id: one for one in read}, list(found.edition.areas)
    following = order.index(area) + 1
    return render_template(
        "assessment/quick_pass.html",
        **frame.frame(subject, "quick_pass"),
        area=area,
        rows=[_row(found, one.questions[0].id) | {"subarea": one} for one in area.subareas],
        conflicts={one.ref: conflict_of(subject, typed[one.ref], one) for one in outcomes if one.refused},
        errors=errors_of(read, outcomes, subject.edition),
        places=[{"area": one, "done": found.done(one)} for one in order],
        many=found.many,
        asked=len(found.edition.questions),
        ahead=order[following] if following < len(order) else None,
        total=found.compass.total,
        rays=charts.rose_rays(found.compass),
        steps=first_steps(found.compass) if found.ahead is None else [],
        rest=found.standing.progress.left,
        request_key=page.request_key(),
    )


def _row(found: QuickPass, question_id: str) -> dict[str, Any]:
    """Write a question with the level that is chosen for its first part."""
    question = found.edition.questions[question_id]
    kept = found.kept(question)
    part = question.kind.parts[0]
    return {
        "question": question,
        "part": part,
        "level": part.level(kept.said.levels.get(part.id, "")),
        "left_out": kept.said.not_applicable,
        "version": kept.version,
        "seen": kept.said.digest(),
    }
