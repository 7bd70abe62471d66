"""A municipality that evaluates itself: who its two evaluators are, and how either is replaced."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.compass import Compass
from questionnaires.edition import Edition
from webapp.assessment.open_questions import beside_overview
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.evaluation.deeds.seats import internal_evaluators, seats, self_answered
from webapp.evaluation.deeds.seats.internal_evaluators import Sitting
from webapp.evaluation.deeds.seats.self_answered import OwnAnswers
from webapp.evaluation.forms.seats import PairForm, ReplacementForm
from webapp.ground.frame.filters import local_time
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import COORDINATOR


@pages.get(f"/{ID}/utvarderare")
def evaluators(assessment_id: int) -> ResponseReturnValue:
    """Show who evaluates, how far they have come, and what each has answered for."""
    return _page({}, {})


@pages.post(f"/{ID}/utvarderare")
def appoint(assessment_id: int) -> ResponseReturnValue:
    """Let two own people evaluate an internal self-assessment."""
    form = PairForm()
    try:
        seats.appoint(own_assessment(), form.first.data, form.second.data)
    except InvalidError as error:
        return _page(form.typed, error.faults), 422
    flash(_("Utvärderarna är utsedda. De ser uppdraget under Mitt arbete."), "ok")
    return redirect(url_for(".evaluators", assessment_id=assessment_id))


@pages.post(f"/{ID}/utvarderare/<any(a, b):track>")
def replace_evaluator(assessment_id: int, track: str) -> ResponseReturnValue:
    """Put a colleague in the place of an evaluator."""
    chosen = ReplacementForm(of=track).replace
    try:
        seat = internal_evaluators.replace(own_assessment(), track, chosen.data)
    except InvalidError as error:
        return _page({chosen.name: chosen.typed}, error.faults), 422
    flash(
        _("%(who)s utvärderar nu. Det som var bedömt där finns kvar vid sidan om.", who=seat.person.name),
        "ok",
    )
    return redirect(url_for(".evaluators", assessment_id=assessment_id))


def _page(sent: dict[str, str], faults: dict[str, str]) -> str:
    subject = own_assessment()
    found = internal_evaluators.internal(subject)
    return render_template(
        "evaluation/internal_evaluators.html",
        **frame.frame(subject, "evaluators"),
        **told(subject, sent, faults),
        submitted=found.submitted,
        left=[seat.person.name for seat in found.left],
        errors=[{"field": field, "text": text} for field, text in faults.items()],
    )


def told(subject: OwnAssessment, sent: dict[str, str], faults: dict[str, str]) -> dict[str, Any]:
    """Say what an internal self-assessment needs after hand-in: two evaluators, and then its result fixed."""
    if subject.round_id is not None or not subject.submitted_at:
        return {"may_appoint": False, "people": [], "evaluation": None, "sitting": []}
    found = internal_evaluators.internal(subject)
    coordinates = subject.role == COORDINATOR
    return {
        "may_appoint": coordinates and found.evaluation is None,
        "may_replace": coordinates and found.open,
        "people": found.people,
        "evaluation": found.evaluation,
        "sitting": [_sitting(subject.edition, one) for one in found.sitting],
        "coordinates": coordinates,
        "municipality_id": subject.municipality_id,
        "sent": sent,
        "faults": faults,
    }


def _sitting(edition: Edition, one: Sitting) -> dict[str, Any]:
    """Write one evaluator: who, how far, and what they have answered for."""
    seat, everything = one.seat, len(edition.questions)
    state = _("Har inte börjat än")
    if seat.done_at:
        state = _("Klar %(when)s", when=local_time(seat.done_at))
    elif seat.declared_at:
        state = _("%(marked)s av %(all)s frågor är bedömda", marked=one.marked, all=everything)
    return {
        "track": seat.track,
        "name": seat.person.name,
        "person": seat.person_id,
        "done": seat.done_at is not None,
        "state": state,
        "gone": one.gone,
        **answered(edition, one.answered),
    }


def answered(edition: Edition, one: OwnAnswers) -> dict[str, Any]:
    """Write which questions an evaluator has answered for, in short and by their numbers."""
    if one.questions is None:
        return {"answered": _("Har inte sagt vilka frågor som är egna svar."), "numbers": []}
    if not one.questions:
        return {"answered": _("Har inte själv svarat för någon fråga."), "numbers": []}
    many = len(one.questions)
    words = _("Har själv svarat för %(many)s av %(all)s frågor.", many=many, all=len(edition.questions))
    return {"answered": words, "numbers": self_answered.numbers(edition, one.questions)}


def answerers_of(evaluation: Any, edition: Edition) -> list[dict[str, Any]]:  # noqa: ANN401 -- a row of a table
    """Write the same of both evaluators of an internal evaluation; nothing of one in a round."""
    found = self_answered.of_evaluation(evaluation)
    return [{"name": one.name, **answered(edition, one)} for one in found]


@beside_overview.answered
def evaluators_beside(subject: OwnAssessment, _compass: Compass) -> dict[str, Any]:
    """Say on the municipality's overview what its own evaluation needs after hand-in."""
    return told(subject, {}, {})
