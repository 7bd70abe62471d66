"""The minutes: of the meeting on a page of their own, of a question beside its marks."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.consensus import agreement, minutes
from webapp.evaluation.deeds.consensus.minutes import StaleMinutesError
from webapp.evaluation.forms.marks import MinutesForm
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.consensus.agreement import show_agree
from webapp.evaluation.views.frame import asked_question, frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.sent_marks import in_words


@pages.get(f"/{ID}/protokoll")
def read_all(evaluation_id: int) -> ResponseReturnValue:
    """Show all minutes, and what was agreed on each question that has any."""
    return _all(None, "")


@pages.post(f"/{ID}/protokoll")
def save_meeting(evaluation_id: int) -> ResponseReturnValue:
    """Keep the minutes of the meeting."""
    form = MinutesForm()
    fault, status = _write(own_seat(), minutes.MEETING, form)
    if fault:
        return _all(form.data, fault), status
    flash(_("Protokollet är sparat."), "ok")
    return redirect(url_for(".read_all", evaluation_id=evaluation_id))


@pages.post(f"/{ID}/protokoll/<question_id>")
def save_minutes(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Keep the minutes of one question."""
    asked, form = asked_question(question_id), MinutesForm()
    fault, status = _write(own_seat(), asked.id, form)
    if fault:
        return show_agree(asked, None, {}, {"read": form.data, "fault": fault}), status
    flash(_("Protokollet för frågan är sparat."), "ok")
    return redirect(url_for(".agree", evaluation_id=evaluation_id, question_id=asked.id))


def _write(seat: OwnSeat, question_id: str, form: MinutesForm) -> tuple[str, int]:
    """Write minutes; give the sentence that says why they are not kept, and its status."""
    if form.faults:
        return next(iter(form.faults.values())), 422
    if form.seen.untouched:
        return "", 200
    try:
        minutes.write(seat, question_id, form.text.data, form.version.data)
    except StaleMinutesError as error:
        return error.sentence, 409
    return "", 200


def _all(read: dict[str, Any] | None, fault: str) -> str:
    seat = own_seat()
    kept = minutes.minutes_of(seat)
    beside = agreement.agreeing(seat)
    noted = [
        {"question": q, "minute": kept[q.id], "agreed": in_words(q, beside.agreed.line(q).kept.mark)}
        for q in seat.edition.questions.values()
        if q.id in kept and kept[q.id].text
    ]
    return render_template(
        "evaluation/minutes.html",
        **frame(seat, "agreement"),
        meeting=kept.get(minutes.MEETING, minutes.NOTHING),
        noted=noted,
        read=read,
        fault=fault,
        agreeing=beside,
        errors=[{"field": "text", "text": fault}] if fault else [],
    )
