"""The schedule of a visit: its days, interviews pasted in, sent to the municipality and printed."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.evaluation.deeds.schedule import pasted_schedule, visit_days
from webapp.evaluation.deeds.schedule.visit_days import ClashingError, StaleDaysError
from webapp.evaluation.deeds.visit import interviews, sources
from webapp.evaluation.forms.schedules import DaysForm, PastedForm, SendForm
from webapp.evaluation.queries.visit.schedule import Schedule
from webapp.evaluation.queries.visit.schedule import schedule as laid_out
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.source_words import errors_of
from webapp.evaluation.views.visit.visit_blueprint import ID, pages
from webapp.ground.calendar import clock
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError, NotReadyError


@pages.get(f"/{ID}/besok")
def schedule(evaluation_id: int) -> ResponseReturnValue:
    """Show the days of the visit with whom the pair meets."""
    return _page({}, {})


@pages.post(f"/{ID}/besok")
def plan_days(evaluation_id: int) -> ResponseReturnValue:
    """Decide the days of the visit and of its report."""
    visit = laid_out(own_seat().evaluation).visit
    kept = {name: getattr(visit, name) for name in ("first_on", "last_on", "report_on")} if visit else {}
    form = DaysForm(**kept)
    if form.faults:
        return _page(form.typed, form.faults), 422
    try:
        visit_days.plan_days(own_seat(), form.days, form.version.data)
    except InvalidError as error:
        return _page(form.typed, error.faults), 422
    except StaleDaysError as error:
        return _page(form.typed, {"version": f"{error.sentence} {error.remedy}"}), 409
    flash(_("Besökets dagar är sparade."), "ok")
    return redirect(url_for(".schedule", evaluation_id=evaluation_id))


@pages.post(f"/{ID}/besok/flera")
def paste_interviews(evaluation_id: int) -> ResponseReturnValue:
    """Plan every interview of a pasted table, or none of them."""
    form, names = PastedForm(), laid_out(own_seat().evaluation).names
    read, wrong = pasted_schedule.read_pasted(form.rows.data, names)
    if not read and not wrong:
        wrong = [_("Klistra in minst en rad med dag, tid och vilka ni möter.")]
    if wrong:
        return _page({"rows": form.rows.data}, {"rows": " ".join(wrong)}, wrong), 422
    new = sources.register_all(own_seat(), read, form.request_key.data)
    flash(_words_of(new, len(read) - new), "ok")
    return redirect(url_for(".schedule", evaluation_id=evaluation_id))


def _words_of(new: int, old: int) -> str:
    told = ngettext("%(num)s intervju är inlagd.", "%(num)s intervjuer är inlagda.", new)
    if not old:
        return told
    known = ngettext("%(num)s fanns redan.", "%(num)s fanns redan.", old)
    return f"{told} {known}"


@pages.post(f"/{ID}/besok/skicka")
def send_schedule(evaluation_id: int) -> ResponseReturnValue:
    """Send the schedule to the municipality; where interviews clash, ask first."""
    try:
        visit_days.send_schedule(own_seat(), SendForm().seen.data)
    except ClashingError as error:
        return _page({}, {}, clashing=error), error.status
    except NotReadyError as error:
        flash(f"{error.sentence} {error.remedy}", "warn")
    else:
        flash(_("Schemat är skickat. Kommunens samordnare får ett brev, och ser schemat som det står."), "ok")
    return redirect(url_for(".schedule", evaluation_id=evaluation_id))


@pages.get(f"/{ID}/besok/skriv-ut")
def printed_schedule(evaluation_id: int) -> ResponseReturnValue:
    """Show the schedule as the municipality has it, to print."""
    seat = own_seat()
    return render_template(
        "evaluation/schedule/printed.html",
        **frame(seat, "schedule"),
        plan=laid_out(seat.evaluation),
        back=url_for(".schedule", evaluation_id=evaluation_id),
    )


def _page(
    typed: dict[str, Any],
    faults: dict[str, str],
    lines: list[str] | None = None,
    clashing: ClashingError | None = None,
) -> str:
    seat = own_seat()
    plan = laid_out(seat.evaluation)
    return render_template(
        "evaluation/schedule/schedule.html",
        **frame(seat, "schedule"),
        plan=plan,
        asked=interviews.many_asked(seat),
        noted=interviews.noted_in(seat.evaluation.id),
        now=clock.now(),
        typed=_typed(plan) | typed,
        faults=faults,
        lines=lines or [],
        clashing=clashing,
        errors=errors_of(faults) + ([{"field": "krockar", "text": clashing.sentence}] if clashing else []),
        key=page.request_key(),
        locked=bool(seat.evaluation.published_at),
    )


def _typed(plan: Schedule) -> dict[str, str]:
    """Write the kept days as they would be typed."""
    visit = plan.visit
    if visit is None:
        return {}
    kept = {"first_on": visit.first_on, "last_on": visit.last_on, "report_on": visit.report_on}
    return {name: on.isoformat() if on else "" for name, on in kept.items()}
