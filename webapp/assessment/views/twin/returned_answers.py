"""A file that is brought back: what it would change is shown first, then all is read in or nothing."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.assessment.deeds import returned_answers
from webapp.assessment.deeds.returned_answers import Waiting
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.twin.answer_twin import twin_page
from webapp.ground.forms import FileForm, ReturnedForm
from webapp.ground.refusals import InvalidError, StaleError
from webapp.ground.tables.twin.file_obstacles import obstacles
from webapp.ground.tables.twin.found_rows import MOST
from webapp.ground.tables.twin.three_ways import Chosen


@pages.post(f"/{ID}/excel")
def send_returned(assessment_id: int) -> ResponseReturnValue:
    """Keep a file that was filled in, so that its sender can look it over; no answer changes."""
    subject, form = own_assessment(), FileForm()
    if form.faults:
        return twin_page(subject, form.faults["file"]), 422
    try:
        content = form.file.content(MOST.size)
        kept = returned_answers.keep_file(subject, content, form.file.file_name)
    except InvalidError as error:
        return twin_page(subject, error.faults["file"]), 422
    return redirect(url_for(".returned", assessment_id=assessment_id, file_id=kept))


@pages.get(f"/{ID}/excel/<int(max=2147483647):file_id>")
def returned(assessment_id: int, file_id: int) -> ResponseReturnValue:
    """Show what a file would change, cell by cell."""
    waiting = returned_answers.look(own_assessment(), file_id, Chosen())
    return _read_in(waiting) or _page(waiting, Chosen())


@pages.post(f"/{ID}/excel/<int(max=2147483647):file_id>")
def bring_answers(assessment_id: int, file_id: int) -> ResponseReturnValue:
    """Read the file in, all of it or nothing; what is not chosen yet comes back to be chosen."""
    subject, chosen = own_assessment(), ReturnedForm().chosen()
    try:
        waiting = returned_answers.bring(subject, file_id, chosen)
    except StaleError as refusal:
        flash(f"{refusal.sentence} {refusal.remedy}", "warn")
        return redirect(url_for(".returned", assessment_id=assessment_id, file_id=file_id))
    if waiting.found and not waiting.found.preview.ready:
        return _page(waiting, chosen, pressed=True), 409
    if waiting.found:
        many = len(waiting.found.answers)
        told = ngettext("Ett svar är inläst.", "%(num)s svar är inlästa.", many)
        flash(told if many else _("Inget i filen var nytt. Inget svar är ändrat."), "ok")
        return redirect(url_for(".twin", assessment_id=assessment_id))
    return _read_in(waiting) or _page(waiting, chosen)


def _read_in(waiting: Waiting) -> ResponseReturnValue | None:
    """Go back to where files are brought, when this one has been read in already."""
    if waiting.found is not None:
        return None
    flash(_("Filen är redan inläst."), "ok")
    return redirect(url_for(".twin", assessment_id=own_assessment().id))


def _page(waiting: Waiting, chosen: Chosen, *, pressed: bool = False) -> str:
    subject = own_assessment()
    preview = waiting.found.preview if waiting.found else None
    return render_template(
        "assessment/twin/bring.html",
        **frame.frame(subject, "twin"),
        file=waiting.file,
        about=waiting.found.about if waiting.found else None,
        preview=preview,
        chosen=chosen,
        errors=obstacles(preview, pressed=pressed) if preview else [],
    )
