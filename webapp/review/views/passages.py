"""What was heard during the visit goes into the texts."""

from __future__ import annotations

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.views.seat import own_seat
from webapp.ground.refusals import InvalidError, StaleError
from webapp.review.deeds import passages
from webapp.review.deeds.passages import Chosen
from webapp.review.forms.texts import PassageForm
from webapp.review.views.blueprint import PAIR, area_of, pages


@pages.post(f"{PAIR}/omrade/<number>/ur-besoket/<part>")
def carry_passage(evaluation_id: int, number: str, part: str) -> ResponseReturnValue:
    """Put a note or a quote last in the running text of a subarea."""
    area, form = area_of(own_seat().edition, number), PassageForm()
    if part not in {subarea.number for subarea in area.subareas}:
        abort(404)
    chosen = Chosen(form.source.data, form.question.data, form.which.data, form.seen.data)
    try:
        passages.carry(own_seat(), area, part, chosen)
    except StaleError as error:
        flash(f"{error.sentence} {error.remedy}", "warn")
    except InvalidError as error:
        flash(" ".join(error.faults.values()), "warn")
    else:
        flash(_("Det ligger nu sist i texten. Källan är sparad hos er, och skrivs inte ut."), "ok")
    to = url_for(".area", evaluation_id=evaluation_id, number=number, _anchor=f"running-{part}:text")
    return redirect(to)
