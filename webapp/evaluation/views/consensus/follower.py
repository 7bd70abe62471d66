"""One writes, the other follows: a small piece of page that is asked for again and again."""

from __future__ import annotations

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.consensus import agreement, pen
from webapp.evaluation.forms.marks import PenForm
from webapp.evaluation.queries.consensus.follower import state_of
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.consensus.agreement import agenda_of, agree_about
from webapp.evaluation.views.seat import own_seat


@pages.get(f"/{ID}/folj")
def follow(evaluation_id: int) -> ResponseReturnValue:
    """Give what a follower sees of the agenda, or of one question; 304 while nothing has happened."""
    seat = own_seat()
    asked = seat.edition.questions.get(request.args.get("fraga", ""))
    if seat.revealed:
        tag = state_of(seat, asked.id if asked else "")
        if tag in request.if_none_match:
            return _tagged(make_response("", 304), tag)
    beside = agreement.agreeing(seat)
    more = agree_about(seat, beside, asked, None, {}) if asked else agenda_of(seat, beside)
    html = render_template(
        "evaluation/follower.html",
        evaluation=seat.evaluation,
        edition=seat.edition,
        municipality=seat.assessment.municipality.name,
        seat=seat,
        **({"question": None} | more),
    )
    return _tagged(make_response(html), tag)


def _tagged(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    return response


@pages.post(f"/{ID}/penna")
def take_pen(evaluation_id: int) -> ResponseReturnValue:
    """Take over the pen; what the other has saved stays saved."""
    seat = own_seat()
    asked = seat.edition.questions.get(PenForm().question.data)
    pen.take_over(seat)
    flash(_("Du skriver nu. Den andra ser det du sparar."), "ok")
    if asked is None:
        return redirect(url_for(".agreement", evaluation_id=evaluation_id))
    return redirect(url_for(".agree", evaluation_id=evaluation_id, question_id=asked.id))
