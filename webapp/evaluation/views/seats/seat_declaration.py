"""Before anything is marked: a conflict of interest in a round, one's own answers at home."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.seats import self_answered
from webapp.evaluation.forms.seats import DeclarationForm, OwnAnswersForm
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.refusals import InvalidError


@pages.get(f"/{ID}/jav")
def declare(evaluation_id: int) -> ResponseReturnValue:
    """Ask for conflicts of interest before anything is read; at home, for one's own answers."""
    seat = own_seat()
    return _answers(seat, self_answered.of_seat(seat), "") if seat.at_home else _declaration({}, "")


@pages.post(f"/{ID}/jav")
def save_declaration(evaluation_id: int) -> ResponseReturnValue:
    """Take the declaration; a conflict closes the evaluation to this person at once."""
    if own_seat().at_home:
        return _save_answers(evaluation_id)
    form = DeclarationForm()
    if form.faults:
        return _declaration(form.faults, form.conflict.data), 422
    try:
        free = agreement.declare(own_seat(), form.conflict.data, none=form.none)
    except InvalidError as error:
        return _declaration(error.faults, form.conflict.data), 422
    if free:
        return redirect(url_for(".overview", evaluation_id=evaluation_id))
    flash(_("Tack för att du sa till. Kansliet utser någon annan."), "ok")
    return redirect(url_for("account.home"))


def _save_answers(evaluation_id: int) -> ResponseReturnValue:
    """Take which questions an evaluator at home has answered for; a page that did not ask says nothing."""
    form = OwnAnswersForm()
    chosen = frozenset(form.question.data)
    if not form.asked.data:
        fault = _("Kryssa i det du har svarat för, eller ingenting, och spara.")
        return _answers(own_seat(), chosen, fault), 422
    try:
        self_answered.say(own_seat(), chosen)
    except InvalidError as error:
        return _answers(own_seat(), chosen, error.faults["question"]), 422
    flash(_("Sparat. Vilka frågor du har svarat för står bredvid dina bedömningar."), "ok")
    return redirect(url_for(".overview", evaluation_id=evaluation_id))


def _declaration(faults: dict[str, str], conflict: str) -> str:
    seat = own_seat()
    return render_template(
        "evaluation/declaration.html",
        **frame(seat, ""),
        declared=seat.seat.declared_at is not None,
        faults=faults,
        conflict=conflict,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )


def _answers(seat: OwnSeat, chosen: frozenset[str], fault: str) -> str:
    return render_template(
        "evaluation/own_answers.html",
        **frame(seat, "own_answers"),
        areas=[_area(area, chosen) for area in seat.edition.areas],
        chosen=chosen,
        said=seat.seat.answered_for is not None,
        fault=fault,
        errors=[{"field": "fragor", "text": fault}] if fault else [],
    )


def _area(area: Any, chosen: frozenset[str]) -> dict[str, Any]:  # noqa: ANN401 -- an Area, shown as it is
    mine = sum(question.id in chosen for question in area.questions)
    return {"area": area, "mine": mine, "all": len(area.questions)}
