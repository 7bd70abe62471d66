"""The subareas: how far each has come, who begins with it, and accepting the rest of one."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Area, Subarea
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import division
from webapp.evaluation.deeds.consensus.division import NOBODY, Wish
from webapp.evaluation.forms.marks import AcceptForm, DivisionForm
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.refusals import InvalidError


@pages.get(f"/{ID}/delomraden")
def subareas(evaluation_id: int) -> ResponseReturnValue:
    """Show every subarea, and who begins with it."""
    return _subareas({}, {})


@pages.post(f"/{ID}/delomraden")
def divide(evaluation_id: int) -> ResponseReturnValue:
    """Change who begins with what."""
    begun = DivisionForm().begun((one.number for one in own_seat().edition.subareas), NOBODY)
    try:
        many = division.divide(own_seat(), {number: Wish(*sent) for number, sent in begun.items()})
    except InvalidError as error:
        return _subareas({number: track for number, (track, _shown) in begun.items()}, error.faults), 409
    flash(_("Fördelningen är sparad. %(many)s delområden ändrades.", many=many), "ok")
    return redirect(url_for(".subareas", evaluation_id=evaluation_id))


@pages.post(f"/{ID}/godta")
def accept(evaluation_id: int) -> ResponseReturnValue:
    """Mark the rest of an area or a subarea as the municipality did."""
    seat = own_seat()
    form = AcceptForm()
    number = form.subarea.data
    part: Area | Subarea | None = (
        seat.edition.subarea(number) if number else seat.edition.area(form.area.data)
    )
    if part is None:
        abort(404)
    many = marks.accept_area(seat, seat.track, part)
    if not number:
        words = _(
            "%(many)s frågor i område %(area)s är bedömda som kommunen själv.", many=many, area=part.number
        )
        flash(words, "ok")
        return redirect(url_for(".overview", evaluation_id=evaluation_id))
    flash(
        _("%(many)s frågor i delområde %(part)s är bedömda som kommunen själv.", many=many, part=number), "ok"
    )
    return redirect(url_for(".subareas", evaluation_id=evaluation_id, _anchor=f"d{number}"))


def _subareas(sent: dict[str, str], faults: dict[str, str]) -> str:
    """Show the subareas; after a refusal with what was chosen beside what holds now."""
    seat = own_seat()
    now = marks.marking(seat)
    begun = division.beginnings(seat.evaluation.id)

    def row(subarea: Subarea) -> dict[str, object]:
        number = subarea.number
        return {
            "subarea": subarea,
            "marked": sum(q.id in now.kept for q in subarea.questions),
            "seen": begun.get(number, NOBODY),
            "begins": sent.get(number, begun.get(number, NOBODY)),
            "error": faults.get(number, ""),
        }

    return render_template(
        "evaluation/subareas.html",
        **frame(seat, "subareas"),
        areas=[{"area": area, "rows": [row(one) for one in area.subareas]} for area in seat.edition.areas],
        names={one.track: one.person.name for one in seat.evaluation.seats if one.track in division.CHOICES},
        mine=sum(track == seat.track for track in begun.values()),
        errors=[{"field": f"begin:{number}", "text": text} for number, text in faults.items()],
    )
