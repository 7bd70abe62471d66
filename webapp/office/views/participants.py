"""Who takes part and how far they are; reading in more from a table."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.queries import office_answers
from webapp.award.queries.panel_seats import blocked
from webapp.ground.fields import clean_line
from webapp.ground.fields.numbers import read_number
from webapp.ground.forms import FileForm
from webapp.ground.frame.downloads import extract_hrefs, handed_job, known_ending
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.tables.receipt import KEYS
from webapp.office.deeds import participant_import, undone_import
from webapp.office.deeds.participant_import import Receipt
from webapp.office.forms.rounds import TableForm
from webapp.office.queries import participant_extract
from webapp.office.queries import participants as participant_queries
from webapp.office.queries.participant_table import MOST
from webapp.office.queries.twin.participant_twin import twin_job
from webapp.office.queries.twin.returned_participants import CONFLICTS
from webapp.office.views.blueprint import frame, many_wrong, pages
from webapp.office.views.groups import situation
from webapp.results.queries.extracts import national


@pages.get("/<round_key>/deltagare")
def participants(round_key: str) -> ResponseReturnValue:
    """Show how far everybody has come, what hinders, and a table of those that are asked for."""
    words = clean_line(request.args.get("namn", ""))[:100]
    chosen = request.args.get("visa", participant_queries.ALL)
    chosen = chosen if chosen in participant_queries.FILTERS else participant_queries.ALL
    read_from = office_answers.read_from(subject())
    has_results = subject().compass_edition and not read_from
    found = participant_queries.following(subject(), words, chosen, paged=True)
    page = min(max(read_number(request.args.get("sida", "")) or 1, 1), found.pages)
    return render_template(
        "office/participants.html",
        **frame(subject(), "participants"),
        **situation.standing(subject(), found, plain=not words and chosen == participant_queries.ALL),
        page=found,
        number=page,
        lines=found.sheet(page),
        read_from=read_from,
        words=words,
        chosen=chosen,
        hrefs=extract_hrefs(".participants_file", round_key=round_key),
        results=extract_hrefs(".results_file", round_key=round_key) if has_results else {},
    )


@pages.get("/<round_key>/deltagare.<kind>")
def participants_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out how far everybody has come, to be taken along."""
    job = participant_extract.participants_job(subject(), known_ending(kind))
    return handed_job(job, "deltagare", subject().award, round_key)


@pages.get("/<round_key>/deltagare/att-andra.xlsx")
def participants_home(round_key: str) -> ResponseReturnValue:
    """Hand out the participants as a workbook to change and bring back."""
    return handed_job(twin_job(subject()), "deltagare-att-andra", subject().award, round_key)


@pages.get("/<round_key>/resultat.<kind>")
def results_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out every fixed result of the round, question by question, but not where there is a conflict."""
    hidden = blocked(person_id(), subject().id)
    job = national.round_job(subject(), hidden, known_ending(kind))
    return handed_job(job, "resultat", subject().award, round_key)


@pages.get("/<round_key>/deltagare/las-in")
def bring(round_key: str) -> ResponseReturnValue:
    """Show where a table is chosen, and the tables that have been read in."""
    return _page(None)


@pages.post("/<round_key>/deltagare/las-in")
def look(round_key: str) -> ResponseReturnValue:
    """Keep a table, and show what it would bring; nothing else changes."""
    form = FileForm()
    if form.faults:
        return _page(None, fault=form.faults["file"]), 422
    content, name = form.file.content(MOST.size), form.file.file_name
    try:
        table_id = participant_import.keep_table(person_id(), subject(), content, name)
    except InvalidError as error:
        return _page(None, fault=error.faults["file"]), 422
    receipt = participant_import.look(person_id(), subject(), table_id, {})
    return _page(receipt), 422 if receipt.draft.faults else 200


@pages.post("/<round_key>/deltagare/las-in/alla")
def read_in(round_key: str) -> ResponseReturnValue:
    """Read in the table that was shown, all of it or nothing; or show it once more with other choices."""
    form = TableForm()
    asked = person_id(), subject(), form.table.data, form.chosen((*KEYS, CONFLICTS))
    try:
        receipt = participant_import.look(*asked)
        many = len(receipt.draft.participants)
        if form.look.data or receipt.unseen or form.seen.data not in (0, many):
            return _page(receipt, changed=not form.look.data), 422 if receipt.draft.faults else 200
        receipt = participant_import.read_in(*asked)
    except Refusal as refusal:
        return _page(None, fault=f"{refusal.sentence} {refusal.remedy}"), refusal.status
    if receipt.draft.faults:
        return _page(receipt), 422
    flash(_("%(many)s kommuner är inlästa.", many=many), "ok")
    return redirect(url_for(".participants", round_key=round_key))


@pages.post("/<round_key>/deltagare/las-in/<int:table_id>/angra")
def undo_import(round_key: str, table_id: int) -> ResponseReturnValue:
    """Take away what a table brought, as long as nothing rests on it."""
    try:
        undone_import.undo(person_id(), subject(), table_id)
    except Refusal as refusal:
        return _page(None, fault=f"{refusal.sentence} {refusal.remedy}"), refusal.status
    flash(_("Inläsningen är ångrad."), "ok")
    return redirect(url_for(".bring", round_key=round_key))


def _page(receipt: Receipt | None, fault: str = "", *, changed: bool = False) -> str:
    errors = [{"field": "file", "text": fault}] if fault else []
    faults = receipt.draft.faults if receipt else ()
    if faults:
        errors = [{"field": "fel", "text": _("Inget är inläst. Rätta filen och välj den igen.")}]
    elif receipt and changed:
        told = _("Valen ändrar hur mycket som läses in. Läs igenom och tryck igen.")
        errors = [{"field": "las-in", "text": told}]
    return render_template(
        "office/bring.html",
        **frame(subject(), "bring"),
        receipt=receipt,
        draft=receipt.draft if receipt else None,
        name=receipt.table.file_name if receipt else "",
        tables=undone_import.read_tables(subject().id),
        fault=fault,
        heading=many_wrong(len(faults)) if faults else "",
        errors=errors,
    )
