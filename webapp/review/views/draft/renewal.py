"""The pair gives the municipality a new version of its draft, with the reason for each change."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.cleaning import clean_line
from webapp.forms.reviewing.replies import read_closing, read_reasons
from webapp.services.refusals import InvalidError, Refusal
from webapp.services.reviewing.content import places
from webapp.services.reviewing.versions import renewal
from webapp.services.reviewing.versions.renewal import Renewal
from webapp.views.frame.guarding import own_seat
from webapp.views.people import post
from webapp.views.reviewing.blueprint import PAIR, pages
from webapp.views.reviewing.progress import show_progress


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
    flash(post.told(goes, waits), "ok")
    return redirect(url_for(".progress", evaluation_id=evaluation_id))
