"""The pair gives the municipality a new version of its draft, with the reason for each change."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.views.seat import own_seat
from webapp.ground.fields import clean_line
from webapp.ground.frame import letter_words
from webapp.ground.refusals import InvalidError, Refusal
from webapp.review.deeds.draft import renewal
from webapp.review.deeds.draft.renewal import Renewal
from webapp.review.forms.replies import read_closing, read_reasons
from webapp.review.queries.draft.draft import places
from webapp.review.views.blueprint import PAIR, pages
from webapp.review.views.stages import show_progress


@pages.post(f"{PAIR}/granskning/version")
def send_version(evaluation_id: int) -> ResponseReturnValue:
    """Send a new version; what is wrong comes back beside its field, with nothing lost."""
    read = read_closing(request.form)
    said = read_reasons(request.form, places(own_seat().edition))
    if read.moment is None:
        return show_progress({"day": read.fault}, closing=read, reasons=said), 422
    seen = clean_line(request.form.get("seen", ""))
    try:
        renewal.send_version(own_seat(), Renewal(read.moment, said, seen, read.hurry))
    except InvalidError as error:
        return show_progress(error.faults, closing=read, reasons=said), error.status
    except Refusal as refusal:
        fault = {"version": f"{refusal.sentence} {refusal.remedy}".strip()}
        return show_progress(fault, closing=read, reasons=said), refusal.status
    goes = _("Den nya versionen är skickad, och kommunens samordnare har fått ett brev.")
    waits = _("Kommunen kan läsa den nya versionen, och ett brev till samordnaren är skrivet.")
    flash(letter_words.told(goes, waits), "ok")
    return redirect(url_for(".progress", evaluation_id=evaluation_id))
