"""The pair gives the municipality a new version of its draft, with the reason for each change."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.views.seat import own_seat
from webapp.ground.frame import letter_words
from webapp.ground.refusals import InvalidError, Refusal
from webapp.review.deeds.draft import renewal
from webapp.review.deeds.draft.renewal import Renewal
from webapp.review.forms.replies import ClosingForm, ReasonsForm
from webapp.review.queries.draft.draft import places
from webapp.review.views.blueprint import PAIR, pages
from webapp.review.views.stages import show_progress


@pages.post(f"{PAIR}/granskning/version")
def send_version(evaluation_id: int) -> ResponseReturnValue:
    """Send a new version; what is wrong comes back beside its field, with nothing lost."""
    form = ClosingForm()
    said = ReasonsForm().said(places(own_seat().edition))
    if form.day.data is None or form.faults:
        return show_progress(form.faults, closing=form.shown, reasons=said), 422
    try:
        renewal.send_version(own_seat(), Renewal(form.day.data, said, form.seen.data, form.hurry.data))
    except InvalidError as error:
        return show_progress(error.faults, closing=form.shown, reasons=said), error.status
    except Refusal as refusal:
        fault = {"version": f"{refusal.sentence} {refusal.remedy}".strip()}
        return show_progress(fault, closing=form.shown, reasons=said), refusal.status
    goes = _("Den nya versionen är skickad, och kommunens samordnare har fått ett brev.")
    waits = _("Kommunen kan läsa den nya versionen, och ett brev till samordnaren är skrivet.")
    flash(letter_words.told(goes, waits), "ok")
    return redirect(url_for(".progress", evaluation_id=evaluation_id))
