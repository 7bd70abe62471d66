"""Who takes part and how far they are; reading in more from a table."""

from __future__ import annotations

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.queries import office_answers
from webapp.award.queries.panel_seats import blocked
from webapp.ground.fields import clean_line
from webapp.ground.forms import FileForm
from webapp.ground.frame.downloads import extract_hrefs, handed_extract
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import Refusal
from webapp.office.deeds import participant_import
from webapp.office.forms.rounds import TableForm
from webapp.office.queries import participant_extract
from webapp.office.queries import participants as participant_queries
from webapp.office.queries.participant_table import MOST, Draft
from webapp.office.views.blueprint import frame, many_wrong, pages
from webapp.results.queries.extracts import national


@pages.get("/<round_key>/deltagare")
def participants(round_key: str) -> ResponseReturnValue:
    """Show how far everybody has come."""
    words = clean_line(request.args.get("namn", ""))[:100]
    chosen = request.args.get("visa", participant_queries.ALL)
    chosen = chosen if chosen in participant_queries.FILTERS else participant_queries.ALL
    return render_template(
        "office/participants.html",
        **frame(subject(), "participants"),
        page=participant_queries.following(subject(), words, chosen),
        read_from=office_answers.read_from(subject()),
        words=words,
        chosen=chosen,
        hrefs=extract_hrefs(".participants_file", round_key=round_key),
        results=extract_hrefs(".results_file", round_key=round_key) if subject().compass_edition else {},
    )


@pages.get("/<round_key>/deltagare.<kind>")
def participants_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out how far everybody has come, to be taken along."""
    made = partial(participant_extract.participants_extract, subject())
    return handed_extract(made, kind, "deltagare", subject().award, round_key)


@pages.get("/<round_key>/resultat.<kind>")
def results_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out every fixed result of the round, question by question, but not where there is a conflict."""
    made = partial(national.round_extract, subject(), blocked(person_id(), subject().id))
    return handed_extract(made, kind, "resultat", subject().award, round_key)


@pages.get("/<round_key>/deltagare/las-in")
def bring(round_key: str) -> ResponseReturnValue:
    """Show where a table is chosen."""
    return _page(None)


@pages.post("/<round_key>/deltagare/las-in")
def look(round_key: str) -> ResponseReturnValue:
    """Show what a table would bring, and change nothing."""
    form = FileForm()
    if form.faults:
        return _page(None, fault=form.faults["file"]), 422
    draft = participant_import.try_table(subject(), form.file.content(MOST.size))
    return _page(draft, name=form.file.file_name[:200]), 422 if draft.faults else 200


@pages.post("/<round_key>/deltagare/las-in/alla")
def read_in(round_key: str) -> ResponseReturnValue:
    """Read in the table that was shown, all of it or nothing."""
    form = TableForm()
    name, content = form.name.data[:200], form.table.data.encode("utf-8", errors="replace")
    try:
        draft = participant_import.read_in(person_id(), subject(), content, name)
    except Refusal as refusal:
        return _page(None, fault=f"{refusal.sentence} {refusal.remedy}"), refusal.status
    if draft.faults:
        return _page(draft, name=name), 422
    flash(_("%(many)s kommuner är inlästa.", many=len(draft.participants)), "ok")
    return redirect(url_for(".participants", round_key=round_key))


def _page(draft: Draft | None, name: str = "", fault: str = "") -> str:
    errors = [{"field": "file", "text": fault}] if fault else []
    if draft and draft.faults:
        errors = [{"field": "fel", "text": _("Inget är inläst. Rätta filen och välj den igen.")}]
    return render_template(
        "office/bring.html",
        **frame(subject(), "participants"),
        draft=draft,
        name=name,
        fault=fault,
        heading=many_wrong(len(draft.faults)) if draft and draft.faults else "",
        errors=errors,
    )
