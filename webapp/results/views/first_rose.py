"""A first rose without an account: a question a subarea, counted and forgotten."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user

from questionnaires.compass import count
from questionnaires.compass.short_form import first_steps
from questionnaires.edition import Edition
from webapp.assessment.views.frame import own_assessment
from webapp.ground import charts
from webapp.results.deeds.first_answers import take_along as take_answers_along
from webapp.results.forms.first_rose import FirstRoseForm
from webapp.results.queries.first_rose import takers, tried_edition
from webapp.results.views.frame import frame

pages = Blueprint("first_rose", __name__)
ROSE = "rosen"


@pages.get("/prova")
def begin() -> ResponseReturnValue:
    """Show the first area's questions."""
    return _page(_tried(), {}, "", "")


@pages.post("/prova")
def answer() -> ResponseReturnValue:
    """Count what is chosen so far and show the area that was asked for; nothing is kept."""
    tried, form = _tried(), FirstRoseForm()
    return _page(tried, form.chosen(tried), form.go.data or form.area.data, form.request_key.data)


@pages.post("/prova/ta-med/<int:assessment_id>")
def take_along(assessment_id: int) -> ResponseReturnValue:
    """Take the answers along to an own assessment, and go there."""
    tried, form = _tried(), FirstRoseForm()
    many = take_answers_along(own_assessment(), form.chosen(tried), tried, form.request_key.data)
    told = ngettext("%(num)s svar kom med från provet.", "%(num)s svar kom med från provet.", many)
    flash(told if many else _("Inget nytt fanns att ta med. Svaren är som de var."), "ok")
    return redirect(url_for("assessment.overview", assessment_id=assessment_id))


def _tried() -> Edition:
    tried = tried_edition()
    if tried is None:
        abort(404)
    return tried


def _page(tried: Edition, chosen: Mapping[str, str], asked: str, key: str) -> ResponseReturnValue:
    compass = count(tried, {question_id: (level,) for question_id, level in chosen.items()})
    number = asked.rsplit(":", maxsplit=1)[-1]
    area = tried.area(number) or tried.areas[0]
    return render_template(
        "results/first_rose.html",
        **frame(),
        edition=tried,
        area=area,
        ahead=next((one for one in tried.areas if int(one.number) > int(area.number)), None),
        answered={one.number: sum(q.id in chosen for q in one.questions) for one in tried.areas},
        chosen=chosen,
        compass=compass,
        rays=charts.rose_rays(compass),
        steps=first_steps(compass),
        key=key or secrets.token_hex(8),
        **_going_on(tried),
    )


def _going_on(tried: Edition) -> dict[str, Any]:
    """Say where the answers could be taken along, to whoever is signed in."""
    known = current_user.is_authenticated
    return {"takers": takers(current_user.id, tried.id) if known else [], "known": known}
