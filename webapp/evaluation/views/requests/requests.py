"""What the pair asks the municipality for, and what has come of it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.visit import evidence_requests as request_deeds
from webapp.evaluation.deeds.visit.evidence_requests import Wanted
from webapp.evaluation.forms.requests import RequestForm
from webapp.evaluation.queries.visit.requests import days_late, requests_of
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.source_words import errors_of
from webapp.evaluation.views.visit.visit_blueprint import ID, pages
from webapp.ground.forms import WhyForm
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError, NotReadyError

ONE = f"/{ID}/begart/<int(max=2147483647):request_id>"


@pages.get(f"/{ID}/begart")
def requests(evaluation_id: int) -> ResponseReturnValue:
    """List what is asked for, with room for more."""
    return _page({}, {})


@pages.post(f"/{ID}/begart")
def ask(evaluation_id: int) -> ResponseReturnValue:
    """Ask the municipality for a document or an answer."""
    form = RequestForm()
    if form.faults:
        return _page(form.typed, form.faults), 422
    wanted = Wanted(form.text.data, form.question.data, form.last_on.data)
    try:
        request_deeds.ask(own_seat(), wanted, form.request_key.data)
    except InvalidError as error:
        return _page(form.typed, error.faults), error.status
    flash(_("Begäran är skickad. Kommunens samordnare får ett brev."), "ok")
    return redirect(url_for(".requests", evaluation_id=evaluation_id))


@pages.post(f"{ONE}/ta-tillbaka")
def withdraw_request(evaluation_id: int, request_id: int) -> ResponseReturnValue:
    """Say that something is not needed any more."""
    form = WhyForm(of=request_id)
    try:
        request_deeds.withdraw(own_seat(), request_id, form.why.data)
    except InvalidError as error:
        fault = {f"why-{request_id}": text for text in error.faults.values()}
        return _page({f"why-{request_id}": form.why.data}, fault), error.status
    except NotReadyError as error:
        flash(f"{error.sentence} {error.remedy}", "warn")
    else:
        flash(_("Begäran är tillbakatagen. Kommunen får veta det."), "ok")
    return redirect(url_for(".requests", evaluation_id=evaluation_id))


def _page(typed: dict[str, Any], faults: dict[str, str]) -> str:
    seat = own_seat()
    rows = requests_of(seat.evaluation.id)
    asked = request.args.get("fraga", "")
    return render_template(
        "evaluation/requests/requests.html",
        **frame(seat, "requests"),
        rows=rows,
        late={row.id: days_late(row) for row in rows},
        typed={"question": asked if asked in seat.edition.questions else ""} | typed,
        faults=faults,
        errors=errors_of(faults),
        key=page.request_key(),
        locked=bool(seat.evaluation.published_at),
    )
