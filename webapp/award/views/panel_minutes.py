"""The minutes of the jury and of the nomination group: kept by the office, read by those who met."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds import panel_minutes as minutes_deeds
from webapp.award.deeds.panel_minutes import StaleMinutesError
from webapp.award.forms.panel_minutes import FixingForm, MeetingForm
from webapp.award.queries import panel_seats
from webapp.award.queries.minutes import fixed_versions, noted_minutes, told_minutes
from webapp.award.queries.minutes.noted_minutes import ABSENT, AFAR, THERE, Noted
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.views import nominations
from webapp.award.views.blueprint import pages
from webapp.award.views.frame import errors_of, frame, own_panel
from webapp.ground.frame.downloads import handed_job, known_ending
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, NotReadyError, StaleError
from webapp.ground.roles import JUROR, NOMINATOR

VERSION = "<int(max=2147483647):version>"


def _page(
    seat: PanelSeat,
    form: MeetingForm | None = None,
    faults: dict[str, str] | None = None,
    *,
    other: Noted | None = None,
    why: str = "",
) -> str:
    """Show the version that is asked for, and to the office what it notes and what it would fix."""
    now, faults = noted_minutes.noted(seat), faults or {}
    writes = seat.office and fixed_versions.may_read(seat)
    drawn = told_minutes.draw_up(seat) if writes else None
    rows = fixed_versions.versions(seat)
    shown = next(
        (row for row in rows if str(row.version) == request.args.get("version")), next(iter(rows), None)
    )
    readable = shown is not None and fixed_versions.may_read(seat, shown)
    return render_template(
        "award/minutes/minutes.html",
        **frame(seat, "minutes"),
        writes=writes,
        barred=not fixed_versions.may_read(seat),
        typed=(form or _form(now)).typed,
        version=now.version,
        noted=now,
        other=other,
        people=_people(seat, now, form),
        drawn=drawn,
        versions=rows,
        shown=shown,
        told=fixed_versions.told(shown) if shown and readable else None,
        changed=drawn is not None and bool(rows) and drawn.checksum != rows[0].checksum,
        recipe=fixed_versions.recipe_of(shown) if shown else (),
        presences={THERE: _("På plats"), AFAR: _("På distans"), ABSENT: _("Inte med")},
        why=why,
        faults=faults,
        errors=errors_of(faults),
    )


def _form(now: Noted) -> MeetingForm:
    kept = {name: getattr(now, name) for name in ("met_on", "place", "others", "settled", "more")}
    return MeetingForm(version=now.version, **kept)


def _people(seat: PanelSeat, now: Noted, form: MeetingForm | None) -> list[dict[str, Any]]:
    members = noted_minutes.members(seat)
    typed = form.present([one.id for one in members], now.present) if form else now.present
    return [{"person": one, "present": typed.get(one.id, "")} for one in members]


def _save(role: str) -> ResponseReturnValue:
    """Keep what the office notes; what was typed stays in its fields whatever is wrong."""
    seat = panel_seats.office_seat(person_id(), subject(), role)
    now = noted_minutes.noted(seat)
    form = _form(now)
    if form.faults:
        return _page(seat, form, form.faults), 422
    present = form.present([one.id for one in noted_minutes.members(seat)], now.present)
    words = form.place.data, form.others.data, form.settled.data, form.more.data
    try:
        minutes_deeds.save_notes(seat, Noted(form.met_on.data, *words, present, form.version.data))
    except InvalidError as error:
        return _page(seat, form, error.faults), 422
    except StaleMinutesError as error:
        return _page(seat, form, {"met_on": f"{error.sentence} {error.remedy}"}, other=error.kept), 409
    flash(_("Uppgifterna till protokollet är sparade."), "ok")
    return redirect(url_for(".minutes", round_key=seat.round.key))


def _fix(role: str) -> ResponseReturnValue:
    """Fix what was read."""
    seat = panel_seats.office_seat(person_id(), subject(), role)
    form = FixingForm()
    try:
        row = minutes_deeds.fix(seat, form.seen.data, form.why.data)
    except InvalidError as error:
        return _page(seat, faults=error.faults, why=form.why.data), 422
    except (NotReadyError, StaleError) as error:
        return _page(seat, faults={"fix": f"{error.sentence} {error.remedy}"}, why=form.why.data), 409
    flash(_("Version %(version)s av protokollet är fastställd.", version=row.version), "ok")
    return redirect(url_for(".minutes", round_key=seat.round.key))


def _file(version: int, kind: str) -> ResponseReturnValue:
    """Hand out a version as a document, or as the text that its checksum is taken of."""
    seat = own_panel()
    job = fixed_versions.minutes_job(seat, version, known_ending(kind, fixed_versions.ENDINGS))
    return handed_job(job, fixed_versions.name_of(fixed_versions.version_of(seat, version)))


@pages.get("/<round_key>/protokoll")
def minutes(round_key: str) -> ResponseReturnValue:
    """Show the jury's minutes."""
    return _page(own_panel())


@pages.post("/<round_key>/protokoll")
def save_minutes(round_key: str) -> ResponseReturnValue:
    """Keep what is noted of the jury's meeting."""
    return _save(JUROR)


@pages.post("/<round_key>/protokoll/faststall")
def fix_minutes(round_key: str) -> ResponseReturnValue:
    """Fix the jury's minutes."""
    return _fix(JUROR)


@pages.get(f"/<round_key>/protokoll/{VERSION}.<kind>")
def minutes_file(round_key: str, version: int, kind: str) -> ResponseReturnValue:
    """Hand out the jury's minutes."""
    return _file(version, kind)


@nominations.pages.get("/<round_key>/protokoll", endpoint="minutes")
def group_minutes(round_key: str) -> ResponseReturnValue:
    """Show the nomination group's minutes."""
    return _page(own_panel())


@nominations.pages.post("/<round_key>/protokoll", endpoint="save_minutes")
def save_group_minutes(round_key: str) -> ResponseReturnValue:
    """Keep what is noted of the nomination group's meeting."""
    return _save(NOMINATOR)


@nominations.pages.post("/<round_key>/protokoll/faststall", endpoint="fix_minutes")
def fix_group_minutes(round_key: str) -> ResponseReturnValue:
    """Fix the nomination group's minutes."""
    return _fix(NOMINATOR)


@nominations.pages.get(f"/<round_key>/protokoll/{VERSION}.<kind>", endpoint="minutes_file")
def group_minutes_file(round_key: str, version: int, kind: str) -> ResponseReturnValue:
    """Hand out the nomination group's minutes."""
    return _file(version, kind)
