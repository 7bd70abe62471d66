"""The jury's decision: motivations with their versions, the winner, a mention, and who has left."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds import honours, motivations, nominations
from webapp.award.deeds.motivations import StaleMotivationError, Words
from webapp.award.deeds.ranking.private_notes import seen_entrant
from webapp.award.forms.choice import HonourForm, MotivationForm
from webapp.award.queries import panel_seats
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.views.blueprint import ENTRANT, pages
from webapp.award.views.frame import errors_of, frame, own_panel
from webapp.ground.fields.absence import seen_of
from webapp.ground.forms import ReasonForm, WhyForm
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import JUROR


@pages.get("/<round_key>/beslut")
def decision(round_key: str) -> ResponseReturnValue:
    """Show what is decided, and what is written."""
    return _decision(own_panel(), {})


def _decision(seat: PanelSeat, faults: dict[str, str], reason: str = "", leaving: int = 0) -> str:
    nominees = panel_seats.visible(seat)
    seen = {one.id for one in nominees}
    return render_template(
        "award/jury/decision.html",
        **frame(seat, "decision"),
        nominees=nominees,
        written=motivations.written(list(seen)),
        honours={kind: row for kind, row in honours.honours(seat.round.id).items() if row.entrant_id in seen},
        kinds={"winner": _("Vinnare"), "mention": _("Hedersomnämnande")},
        unripe=honours.unripe(seat.round),
        why=WhyForm().why.data,
        shown=panel_seats.panel(seat.round.id, seat.role).shown_at is not None,
        faults=faults,
        reason=reason,
        leaving=leaving,
        errors=errors_of(faults),
    )


@pages.get(f"/<round_key>/motivering/{ENTRANT}")
def motivation(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Show the jury's words on one nominee, and all their versions."""
    return _motivation(entrant_id)


def _motivation(
    entrant_id: int,
    typed: Words | None = None,
    faults: dict[str, str] | None = None,
    other: Words | None = None,
) -> str:
    seat = own_panel()
    entrant = seen_entrant(seat, entrant_id)
    versions = motivations.versions(entrant_id)
    now = versions[0] if versions else Words()
    return render_template(
        "award/jury/motivation.html",
        **frame(seat),
        entrant=entrant,
        words=typed or now,
        version=now.version,
        versions=versions,
        other=other,
        faults=faults or {},
        errors=errors_of(faults or {}),
        seen={} if typed else {"public": seen_of(now.public_text), "inner": seen_of(now.inner_text)},
        limits=(motivations.PUBLIC_LIMIT, motivations.INNER_LIMIT),
    )


@pages.post(f"/<round_key>/motivering/{ENTRANT}")
def save_motivation(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Keep a new version of the jury's words."""
    form = MotivationForm()
    sent = form.public.data, form.inner.data, form.version.data
    typed = Words(*sent)
    try:
        motivations.save_motivation(own_panel(), entrant_id, *sent, untouched=form.untouched)
    except StaleMotivationError as error:
        return _motivation(entrant_id, typed, other=error.kept), 409
    except InvalidError as error:
        return _motivation(entrant_id, typed, error.faults), 422
    flash(_("Motiveringen är sparad."), "ok")
    return redirect(url_for(".motivation", round_key=round_key, entrant_id=entrant_id))


@pages.post("/<round_key>/utse")
def name_honour(round_key: str) -> ResponseReturnValue:
    """Name the winner or a mention, on the jury's behalf."""
    seat = panel_seats.office_seat(person_id(), subject(), JUROR)
    form = HonourForm()
    kind = form.kind.data
    try:
        row = honours.name_honour(person_id(), seat.round, form.entrant.data, kind, form.why.data)
    except InvalidError as error:
        return _decision(seat, error.faults), 422
    except NotReadyError as error:
        return _decision(seat, {kind: f"{error.sentence} {error.remedy}"}), 409
    flash(_("%(who)s är utsedd.", who=row.entrant.municipality.name), "ok")
    return redirect(url_for(".decision", round_key=round_key))


@pages.post(f"/<round_key>/lamnar/{ENTRANT}")
def withdraw(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Note that a nominee leaves the round."""
    seat = panel_seats.office_seat(person_id(), subject(), JUROR)
    reason = ReasonForm().reason.data
    field = f"reason-{entrant_id}"
    try:
        entrant = nominations.withdraw(person_id(), seat.round, entrant_id, reason)
    except InvalidError as error:
        return _decision(seat, {field: error.faults["reason"]}, reason, entrant_id), 422
    except NotReadyError as error:
        return _decision(seat, {field: f"{error.sentence} {error.remedy}"}, reason, entrant_id), 409
    flash(_("%(who)s har lämnat omgången.", who=entrant.municipality.name), "ok")
    return redirect(url_for(".decision", round_key=round_key))
