"""The nomination group's pages: nominations to read, own notes and ranking, and naming the nominees."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.judgement.consistency import consistency
from webapp.award.deeds import nomination_order
from webapp.award.deeds import nominations as nomination_deeds
from webapp.award.deeds import nominees as nominee_deeds
from webapp.award.deeds.ranking import private_notes as private_note_deeds
from webapp.award.forms.choice import BlindForm, NamingForm
from webapp.award.queries import nominations, nominees, panel_seats
from webapp.award.queries.extracts import panel_files
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking import combined_order
from webapp.award.queries.ranking.order_count import last_tie
from webapp.award.queries.same_step import same_step
from webapp.award.views import declarations
from webapp.award.views.frame import errors_of, frame, own_panel
from webapp.award.views.ranking import private_notes
from webapp.award.views.ranking import ranking as ranking_views
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.frame.downloads import extract_hrefs, handed_job, known_ending
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError
from webapp.ground.roles import NOMINATOR

pages = Blueprint("nominating", __name__, url_prefix="/nomineringsgrupp")


@pages.get("/<round_key>")
def overview(round_key: str) -> ResponseReturnValue:
    """List the nominations that are handed in."""
    return _overview(own_panel(), {})


def _overview(seat: PanelSeat, faults: dict[str, str]) -> str:
    shown = sheet(listed := nominations.called(seat), url_for(".overview", round_key=seat.round.key))
    places = {one.entrant.municipality_id for one in shown.lines}
    return render_template(
        "award/nominations/overview.html",
        **frame(seat, "overview"),
        body=panel_seats.panel(seat.round.id, seat.role),
        listed=listed,
        sheet=shown,
        noted=set(private_note_deeds.notes_of(seat)),
        named=nominees.named(seat.round.id),
        choice=nominee_deeds.choice_of(seat.round),
        may_arrange=nomination_order.may_arrange(seat),
        asked=same_step(seat.round, seat.hidden, places) if seat.office else frozenset(),
        faults=faults,
        errors=errors_of(faults),
        hrefs=extract_hrefs(".applications_file", round_key=seat.round.key),
    )


@pages.post("/<round_key>/arbetssatt")
def arrange(round_key: str) -> ResponseReturnValue:
    """Set how the group works."""
    seat = panel_seats.office_seat(person_id(), subject(), NOMINATOR)
    body = panel_seats.panel(seat.round.id, seat.role)
    try:
        nomination_order.arrange(seat, blind=BlindForm(blind=body.blind).blind.data)
    except ClosedError as error:
        return _overview(seat, {"blind": f"{error.sentence} {error.remedy}"}), 409
    flash(_("Gruppens arbetssätt är sparat."), "ok")
    return redirect(url_for(".overview", round_key=round_key))


@pages.get("/<round_key>/jav")
def declare(round_key: str) -> ResponseReturnValue:
    """Ask for conflicts of interest."""
    return declarations.show()


@pages.post("/<round_key>/jav")
def save_declaration(round_key: str) -> ResponseReturnValue:
    """Take the declaration."""
    return declarations.take()


@pages.get("/<round_key>/ansokningar.<kind>")
def applications_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out all applications to a member of the group."""
    job = panel_files.applications_job(own_panel(), known_ending(kind))
    return handed_job(job, "ansokningar", own_panel().round.award, round_key)


@pages.get("/<round_key>/las/<ref>")
def nomination(round_key: str, ref: str) -> ResponseReturnValue:
    """Show one nomination: statements and own description."""
    return _nomination(ref)


def _nomination(ref: str, note: private_notes.Row | None = None) -> str:
    seat = own_panel()
    read = nominations.read_nomination(seat, ref)
    listed = nominations.called(seat)
    place = [one.ref for one in listed].index(ref)
    return render_template(
        "award/nominations/nomination.html",
        **frame(seat),
        read=read,
        edition=read.compass.edition,
        consistency=consistency(read.compass),
        rays=charts.rose_rays(read.compass),
        label=page.rose_label(read.called.name, read.compass),
        rings=page.ring_figures(read.compass),
        note=note or private_notes.row_of(seat, ref, read.called.entrant.id),
        back=listed[place - 1] if place else None,
        ahead=listed[place + 1] if place + 1 < len(listed) else None,
    )


@pages.post("/<round_key>/anteckning/<ref>")
def save_note(round_key: str, ref: str) -> ResponseReturnValue:
    """Save one's own note on a nomination."""
    seat = own_panel()
    one = nominations.called_as(seat, ref)
    back = url_for(".nomination", round_key=round_key, ref=ref, _anchor="anteckning")
    return private_notes.take(seat, ref, one.entrant.id, lambda row: _nomination(ref, row), back)


@pages.get("/<round_key>/rangordning")
def ranking(round_key: str) -> ResponseReturnValue:
    """Show one's own ranking, or the combined one."""
    return ranking_views.show(own_panel())


@pages.post("/<round_key>/rangordning")
def save_ranking(round_key: str) -> ResponseReturnValue:
    """Save one's own ranking."""
    return ranking_views.take()


@pages.post("/<round_key>/rangordning/stang")
def close_ranking(round_key: str) -> ResponseReturnValue:
    """Close the nomination group's ranking."""
    return ranking_views.close(NOMINATOR)


@pages.post("/<round_key>/rangordning/medgivande")
def agree(round_key: str) -> ResponseReturnValue:
    """Agree to be seen where few rank, or not."""
    return ranking_views.agree()


@pages.post("/<round_key>/rangordning/visa")
def show_order(round_key: str) -> ResponseReturnValue:
    """Show the nomination group's order, together with another officer."""
    return ranking_views.disclose(NOMINATOR)


@pages.post("/<round_key>/rangordning/visa/ta-tillbaka")
def take_back_showing(round_key: str) -> ResponseReturnValue:
    """Take back the request to show the nomination group's order."""
    return ranking_views.take_back_request(NOMINATOR)


@pages.post("/<round_key>/rangordning/oppna")
def reopen_ranking(round_key: str) -> ResponseReturnValue:
    """Open the nomination group's ranking again."""
    return ranking_views.reopen(NOMINATOR)


@pages.get("/<round_key>/nominera", endpoint="naming")
def naming_page(round_key: str) -> ResponseReturnValue:
    """Show the combined list, to choose from; afterwards who is nominated, and why."""
    return _naming({}, {}, set())


def _naming(
    faults: dict[str, str], typed: dict[str, str], chosen: set[str], why: str = "", tie: str = ""
) -> str:
    seat = own_panel()
    result = combined_order.result(seat)
    order = [result.called[row.who] for row in result.standings] if result else []
    choice = nominee_deeds.choice_of(seat.round)
    tied, room = last_tie(result.standings, choice.most) if result else ([], 0)
    return render_template(
        "award/nominations/naming.html",
        **frame(seat, "naming"),
        body=panel_seats.panel(seat.round.id, seat.role),
        result=result,
        order=order,
        reasons=nominees.reasons_of(seat.round.id),
        choice=choice,
        tied=[result.called[row.who].name for row in tied] if result else [],
        tied_place=tied[0].place if tied else 0,
        room=room,
        settled=[] if nomination_deeds.barred(seat) else nominees.ties_settled(seat.round.id),
        tie=tie,
        names_more=nomination_deeds.names_more(seat),
        barred=nomination_deeds.barred(seat),
        why=why,
        typed=typed,
        chosen=chosen,
        faults=faults,
        errors=errors_of(faults),
    )


@pages.post("/<round_key>/nominera")
def save_naming(round_key: str) -> ResponseReturnValue:
    """Nominate the chosen, all at once."""
    seat = own_panel()
    ids = {one.ref: one.entrant.id for one in nominations.called(seat)}
    form = NamingForm()
    reasons, typed = form.reasons(ids)
    refs = {entrant: ref for ref, entrant in ids.items()}
    why, tie = form.number.data, form.tie.data
    chosen = {ids[ref]: text for ref, text in reasons.items()}
    try:
        named = nomination_deeds.name_nominees(seat, chosen, why, tie)
    except InvalidError as error:
        return _naming(_by_ref(error.faults, refs), typed, set(reasons), why, tie), 422
    except NotReadyError as error:
        return _naming({"chosen": f"{error.sentence} {error.remedy}"}, typed, set(reasons), why, tie), 409
    flash(ngettext("%(num)s kommun är nominerad.", "%(num)s kommuner är nominerade.", len(named)), "ok")
    return redirect(url_for(".naming", round_key=round_key))


def _by_ref(faults: dict[str, str], refs: dict[int, str]) -> dict[str, str]:
    """Say of each fault beside which field it stands; ids of entrants stay inside."""
    found = {}
    for name, text in faults.items():
        kind, _dash, entrant = name.partition("-")
        found[f"{kind}-{refs[int(entrant)]}" if entrant else kind] = text
    return found
