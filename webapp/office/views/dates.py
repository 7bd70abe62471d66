"""When the steps of a round open and close."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.fields.moments import typed_day, typed_time
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.deeds import dates as date_deeds
from webapp.office.forms.rounds import DatesForm, EndForm
from webapp.office.views.blueprint import errors_of, frame, pages
from webapp.rounds.queries import dates as date_queries
from webapp.rounds.queries.dates import Span
from webapp.rounds.recipe_files import recipe_of

ENDS = ("opens", "closes")


@pages.get("/<round_key>/datum")
def dates(round_key: str) -> ResponseReturnValue:
    """Show the dates of the round's steps."""
    return _page(_kept(date_queries.dates_of(subject().id)), {}, subject().version)


@pages.post("/<round_key>/datum")
def save_dates(round_key: str) -> ResponseReturnValue:
    """Keep the dates, all of them or none."""
    form = DatesForm()
    kept = date_queries.dates_of(subject().id)
    ends = form.ends(_ends(kept))
    version, wanted = form.version.data, _spans(ends)
    sent = {f"{name}:{of}": text for name, end in ends.items() for of, text in end.typed.items()}
    typed = _kept(kept) | sent
    if faults := {name: end.faults[f"{name}:day"] for name, end in ends.items() if end.faults}:
        return _page(typed, faults, version), 422
    try:
        date_deeds.set_dates(person_id(), subject(), version, wanted)
    except InvalidError as error:
        return _page(typed, error.faults, version), 422
    except date_deeds.StaleDatesError as error:
        told = {"sent": f"{error.sentence} {error.remedy}"}
        return _page(typed, told, subject().version, beside=_kept(date_queries.dates_of(subject().id))), 409
    except Refusal as refusal:
        return _page(typed, {"sent": f"{refusal.sentence} {refusal.remedy}"}, version), refusal.status
    flash(_("Datumen är sparade."), "ok")
    return redirect(url_for(".dates", round_key=round_key))


def _ends(kept: dict[str, Span]) -> dict[str, datetime | None]:
    """Name the two ends of every step, each with the moment that is kept for it."""
    recipe = recipe_of(subject().recipe)
    spans = {step.id: kept.get(step.id, Span()) for step in (recipe.steps if recipe else ())}
    return {f"{step}:{end}": getattr(span, end) for step, span in spans.items() for end in ENDS}


def _spans(ends: dict[str, EndForm]) -> dict[str, Span]:
    """Give the dates that were read, step by step."""
    steps = dict.fromkeys(name.rpartition(":")[0] for name in ends)
    return {step: Span(*(ends[f"{step}:{end}"].day.data for end in ENDS)) for step in steps}


def _kept(dates: dict[str, Span]) -> dict[str, str]:
    """Write the kept dates as they would be typed."""
    kept = {}
    for step, span in dates.items():
        for end, moment in zip(ENDS, (span.opens, span.closes), strict=True):
            kept[f"{step}:{end}:day"], kept[f"{step}:{end}:time"] = typed_day(moment), typed_time(moment)
    return kept


def _page(
    typed: dict[str, str], faults: dict[str, str], version: int, beside: dict[str, str] | None = None
) -> str:
    recipe = recipe_of(subject().recipe)
    about: dict[str, Any] = {"typed": typed, "faults": faults, "version": version, "beside": beside or {}}
    fields = {name: name if name == "sent" else f"{name}:day" for name in faults}
    errors = errors_of({fields[name]: sentence for name, sentence in faults.items()})
    return render_template(
        "office/dates.html", **frame(subject(), "dates"), **about, recipe=recipe, errors=errors
    )
