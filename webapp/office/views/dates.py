"""When the steps of a round open and close."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.fields import clean_line
from webapp.ground.fields.moments import changed_moment, typed_day, typed_time
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.deeds import dates as date_deeds
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
    version, wanted, faults = _read()
    typed = _kept(date_queries.dates_of(subject().id))
    typed |= {name: clean_line(value) for name, value in request.form.items()}
    if faults:
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


def _read() -> tuple[int, dict[str, Span], dict[str, str]]:
    """Read the version that was seen and every step's two moments, with what is wrong field by field."""
    recipe, faults, wanted = recipe_of(subject().recipe), {}, {}
    kept = date_queries.dates_of(subject().id)
    for step in recipe.steps if recipe else ():
        span, ends = kept.get(step.id, Span()), []
        for end, before in zip(ENDS, (span.opens, span.closes), strict=True):
            name = f"{step.id}:{end}"
            read = changed_moment(request.form, f"{name}:day", f"{name}:time", before)
            if isinstance(read, str):
                faults[name] = read
            ends.append(None if isinstance(read, str) else read)
        wanted[step.id] = Span(*ends)
    version = request.form.get("version", "")
    known = version.isascii() and version.isdigit() and len(version) < 10  # noqa: PLR2004 -- none is that high
    return int(version) if known else -1, wanted, faults


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
