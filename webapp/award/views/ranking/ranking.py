"""The ranking's page: one's own while it is open, who has handed in, the combined one when it is shown."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds.ranking import ballots, closure, disclosure, private_notes
from webapp.award.forms.choice import ClosureForm, ConsentForm, DisclosureForm, RankingForm, ReadRanking
from webapp.award.queries import nominations, panel_seats
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking import combined_order
from webapp.award.views.frame import errors_of, frame, own_panel
from webapp.ground.forms import ReasonForm
from webapp.ground.frame import letter_words
from webapp.ground.frame.filters import clock_time, in_percent, local_time
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import OFFICER
from webapp.rounds.deeds import approval
from webapp.rounds.queries.posts import people_with_post


def show(seat: PanelSeat, read: ReadRanking | None = None, faults: dict[str, str] | None = None) -> str:
    """Show where the ranking stands; of other members only whether they have handed in."""
    body = panel_seats.panel(seat.round.id, seat.role)
    own = ballots.own_ballot(seat)
    faults = faults or {}
    return render_template(
        "award/ranking.html",
        **frame(seat, "ranking"),
        body=body,
        closed_by=body.closed_by.name if body.closed_by else "",
        own=own,
        rows=_rows(seat, own, read, faults),
        version=own.version,
        handing=ballots.handing(seat),
        result=combined_order.result(seat),
        share_words=share_words,
        reopening=closure.reopening(seat) if body.closed_at is None else None,
        may_reopen=closure.may_reopen(seat),
        readiness=disclosure.readiness(seat) if body.shown_at is None else None,
        asked=(asked := disclosure.request_of(seat) if seat.office else None),
        apart=approval.apart(seat.person_id, asked),
        alone=len(people_with_post(seat.round.id, OFFICER)) == 1,
        me=seat.person_id,
        why=ReasonForm().reason.data,
        faults=faults,
        errors=errors_of(faults),
    )


def _rows(
    seat: PanelSeat, own: ballots.OwnBallot, read: ReadRanking | None, faults: dict[str, str]
) -> list[dict[str, Any]]:
    """Make a row for each candidate: those with a number first, in their order."""
    rows, notes = [], private_notes.notes_of(seat)
    for one in nominations.called(seat):
        place = own.places.get(one.entrant.id)
        typed = read.typed.get(one.ref, "") if read else str(place or "")
        name, note = f"rank-{one.ref}", notes.get(one.entrant.id, private_notes.Note())
        rows.append(
            {
                "called": one,
                "place": place,
                "typed": typed,
                "fault": faults.get(name, ""),
                "name": name,
                "note": note.text,
            }
        )
    if read:
        return rows
    return sorted(rows, key=lambda row: row["place"] or ballots.MOST + 1)


def share_words(share: float) -> str:
    """Write a share in whole per cent; what is not quite all is never called all."""
    whole = round(share * 100)
    if whole == 100:  # noqa: PLR2004 -- per cent
        return _("mer än 99 %%")
    return in_percent(str(whole))


def take() -> ResponseReturnValue:
    """Save one's own ranking, hand it in, or take it back."""
    seat = own_panel()
    form = RankingForm()
    if form.save.data == "back":
        ballots.take_back(seat)
        flash(_("Din rangordning är tillbaka hos dig. Lämna in den igen när den är klar."), "ok")
        return redirect(url_for(".ranking", round_key=seat.round.key))
    ids = {one.ref: one.entrant.id for one in nominations.called(seat)}
    read = form.ranking(ids)
    if read.faults:
        return show(seat, read, read.faults), 422
    kept = ballots.own_ballot(seat).places
    places = {ids[ref]: place for ref, place in read.places.items()}
    places |= {one: kept[one] for ref, one in ids.items() if ref not in read.shown and one in kept}
    if read.unknown:
        places[0] = 1  # nobody's id: the service says what is wrong
    try:
        own = ballots.save_ballot(seat, places, read.version, hand_in=form.save.data == "hand-in")
    except InvalidError as error:
        return show(seat, read, error.faults), 422
    except NotReadyError as error:
        return show(seat, read, {"rank": f"{error.sentence} {error.remedy}"}), 422
    except ballots.StaleBallotError as error:
        return show(seat, read, {"rank": f"{error.sentence} {error.remedy}"}), 409
    said = _("Din rangordning är inlämnad.") if own.handed_in_at else _("Sparat %(time)s.", time=_at(own))
    flash(said, "ok")
    return redirect(url_for(".ranking", round_key=seat.round.key))


def _at(own: ballots.OwnBallot) -> str:
    return clock_time(own.saved_at) if own.saved_at else ""


def close(role: str) -> ResponseReturnValue:
    """Close the ranking; whoever comes second is told by whom it was closed."""
    seat = panel_seats.office_seat(person_id(), subject(), role)
    try:
        first = closure.close(seat, confirmed=ClosureForm().confirmed.data == "1")
    except NotReadyError as error:
        return show(seat, faults={"confirmed": f"{error.sentence} {error.remedy}".strip()}), 409
    if first:
        flash(_("Rangordningen är stängd. Ordningen visas inte förrän två i kansliet visar den."), "ok")
    else:
        body = panel_seats.panel(seat.round.id, role)
        who, when = body.closed_by.name if body.closed_by else "", local_time(body.closed_at)
        flash(_("Rangordningen var redan stängd av %(who)s, %(when)s.", who=who, when=when), "warn")
    return redirect(url_for(".ranking", round_key=seat.round.key))


def reopen(role: str) -> ResponseReturnValue:
    """Open the ranking again, with a reason."""
    seat = panel_seats.office_seat(person_id(), subject(), role)
    try:
        closure.reopen(seat, ReasonForm().reason.data)
    except InvalidError as error:
        return show(seat, faults=error.faults), 422
    except NotReadyError as error:
        return show(seat, faults={"reopen": f"{error.sentence} {error.remedy}".strip()}), 409
    goes = _("Rangordningen är öppen igen. Alla i gruppen får ett brev om det, och inget har visats.")
    waits = _("Rangordningen är öppen igen, och inget har visats. Ett brev till alla i gruppen är skrivet.")
    flash(letter_words.told(goes, waits), "ok")
    return redirect(url_for(".ranking", round_key=seat.round.key))


def disclose(role: str) -> ResponseReturnValue:
    """Ask for the order to be shown, or show it when somebody else has asked."""
    seat = panel_seats.office_seat(person_id(), subject(), role)
    try:
        shown = disclosure.show(seat, DisclosureForm().asked.data)
    except NotReadyError as error:
        return show(seat, faults={"show": f"{error.sentence} {error.remedy}".strip()}), 409
    if shown:
        flash(_("Den sammanvägda ordningen visas nu för alla i gruppen."), "ok")
    else:
        flash(_("Begäran är sparad. Någon annan i kansliet behöver bekräfta den."), "ok")
    return redirect(url_for(".ranking", round_key=seat.round.key))


def take_back_request(role: str) -> ResponseReturnValue:
    """Take back the request to show the order."""
    approval.take_back(person_id(), subject(), disclosure.SHOWING[role])
    flash(_("Begäran är tillbakatagen."), "ok")
    return redirect(url_for(".ranking", round_key=subject().key))


def agree() -> ResponseReturnValue:
    """Take a member's word that the order may be shown though so few have ranked, or take it back."""
    seat = own_panel()
    yes = ConsentForm().agree.data == "1"
    try:
        ballots.agree(seat, yes=yes)
    except NotReadyError as error:
        return show(seat, faults={"agree": f"{error.sentence} {error.remedy}"}), 409
    flash(_("Ditt medgivande är sparat.") if yes else _("Ditt medgivande är tillbakataget."), "ok")
    return redirect(url_for(".ranking", round_key=seat.round.key))
