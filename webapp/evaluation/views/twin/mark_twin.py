"""One's own marks in a workbook: taken home, brought back, shown cell by cell, and then read in or not."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.evaluation.deeds import returned_marks
from webapp.evaluation.deeds.returned_marks import WaitingMarks
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.twin.mark_twin import twin_job
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.forms import FileForm, ReturnedForm
from webapp.ground.frame.downloads import handed_job
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.tables.twin.file_obstacles import obstacles
from webapp.ground.tables.twin.found_rows import MOST
from webapp.ground.tables.twin.three_ways import Chosen

FILE_ID = "<int(max=2147483647):file_id>"


@pages.get(f"/{ID}/excel")
def twin(evaluation_id: int) -> ResponseReturnValue:
    """Show where one's own marks are taken home and brought back, and the files that wait."""
    return _home(own_seat())


def _home(seat: OwnSeat, fault: str = "") -> str:
    return render_template(
        "evaluation/twin/take_home.html",
        **frame(seat, "twin"),
        locked=_is_locked(seat),
        waiting=returned_marks.waiting(seat),
        fault=fault,
        errors=[{"field": "file", "text": fault}] if fault else [],
    )


def _is_locked(seat: OwnSeat) -> bool:
    return bool(seat.seat.done_at or seat.evaluation.published_at)


@pages.get(f"/{ID}/excel/bedomningar.xlsx")
def twin_file(evaluation_id: int) -> ResponseReturnValue:
    """Hand out the workbook of one's own marks."""
    seat = own_seat()
    words = "bedomningar", seat.assessment.municipality.name, seat.assessment.name
    return handed_job(twin_job(seat), *words)


@pages.post(f"/{ID}/excel")
def send_returned(evaluation_id: int) -> ResponseReturnValue:
    """Keep a file that was filled in, so that its sender can look it over; no mark changes."""
    seat, form = own_seat(), FileForm()
    if form.faults:
        return _home(seat, form.faults["file"]), 422
    try:
        kept = returned_marks.keep_file(seat, form.file.content(MOST.size), form.file.file_name)
    except InvalidError as error:
        return _home(seat, error.faults["file"]), 422
    return redirect(url_for(".returned", evaluation_id=evaluation_id, file_id=kept))


@pages.get(f"/{ID}/excel/{FILE_ID}")
def returned(evaluation_id: int, file_id: int) -> ResponseReturnValue:
    """Show what a file would change, cell by cell."""
    waiting = returned_marks.look(own_seat(), file_id, Chosen())
    return _read_in(waiting) or _page(waiting, Chosen())


@pages.post(f"/{ID}/excel/{FILE_ID}")
def bring_marks(evaluation_id: int, file_id: int) -> ResponseReturnValue:
    """Read the file in, all of it or nothing; what is not chosen yet comes back to be chosen."""
    seat, chosen = own_seat(), ReturnedForm().chosen()
    try:
        waiting = returned_marks.bring(seat, file_id, chosen)
    except Refusal as refusal:
        found = returned_marks.look(own_seat(), file_id, chosen)
        told = f"{refusal.sentence} {refusal.remedy}"
        return _page(found, chosen, refused=told), refusal.status
    if waiting.found and not waiting.found.preview.ready:
        return _page(waiting, chosen, pressed=True), 409
    if waiting.found:
        many = len(waiting.found.marks)
        told = ngettext("En bedömning är inläst.", "%(num)s bedömningar är inlästa.", many)
        flash(told if many else _("Inget i filen var nytt. Ingen bedömning är ändrad."), "ok")
        return redirect(url_for(".twin", evaluation_id=evaluation_id))
    return _read_in(waiting) or _page(waiting, chosen)


def _read_in(waiting: WaitingMarks) -> ResponseReturnValue | None:
    """Go back to where files are brought, when this one has been read in already."""
    if waiting.found is not None:
        return None
    flash(_("Filen är redan inläst."), "ok")
    return redirect(url_for(".twin", evaluation_id=own_seat().evaluation.id))


def _page(waiting: WaitingMarks, chosen: Chosen, *, pressed: bool = False, refused: str = "") -> str:
    seat = own_seat()
    preview = waiting.found.preview if waiting.found else None
    errors = obstacles(preview, pressed=pressed) if preview else []
    return render_template(
        "evaluation/twin/bring.html",
        **frame(seat, "twin"),
        locked=_is_locked(seat),
        file=waiting.file,
        about=waiting.found.about if waiting.found else None,
        preview=preview,
        chosen=chosen,
        errors=[{"field": "summa", "text": refused}] if refused else errors,
    )
