"""What an own assessment is called, when it closes and who answers; its archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds import particulars as deeds
from webapp.assessment.deeds import starts
from webapp.assessment.queries import own_years
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.ground.fields.moments import typed_day
from webapp.ground.refusals import InvalidError
from webapp.home.forms.own_assessments import BESIDE, WITHOUT, ParticularsForm
from webapp.people.queries.people import people_of

if TYPE_CHECKING:
    from webapp.assessment.queries.own_assessment import OwnAssessment


@pages.get(f"/{ID}/om")
def particulars(assessment_id: int) -> ResponseReturnValue:
    """Show what can be changed of an own assessment."""
    return _page({}, {})


@pages.post(f"/{ID}/om")
def change_particulars(assessment_id: int) -> ResponseReturnValue:
    """Change the name, the last day or those who answer."""
    subject = own_assessment()
    form = ParticularsForm(last_time=_kept(subject))
    if form.faults:
        return _page(form.typed, form.faults), 422
    try:
        deeds.change(subject, form.read(subject.closes_at))
    except InvalidError as error:
        return _page(form.typed, error.faults), 422
    flash(_("Sparat."), "ok")
    return redirect(url_for(".particulars", assessment_id=assessment_id))


@pages.post(f"/{ID}/arkivera")
def archive(assessment_id: int) -> ResponseReturnValue:
    """Put it into the archive."""
    deeds.archive(own_assessment())
    flash(_("Värderingen är arkiverad. Du hittar den under Era värderingar."), "ok")
    return redirect(url_for("account.home"))


@pages.post(f"/{ID}/ta-fram")
def take_out(assessment_id: int) -> ResponseReturnValue:
    """Take it out of the archive."""
    deeds.take_out(own_assessment())
    flash(_("Värderingen är framtagen ur arkivet."), "ok")
    return redirect(url_for(".overview", assessment_id=assessment_id))


@pages.post(f"/{ID}/ta-bort")
def remove(assessment_id: int) -> ResponseReturnValue:
    """Take it away while it is empty."""
    deeds.remove(own_assessment())
    flash(_("Den tomma värderingen är borttagen."), "ok")
    return redirect(url_for("account.home"))


def _kept(subject: OwnAssessment) -> str:
    return BESIDE if subject.beside_last else WITHOUT


def _page(typed: dict[str, Any], faults: dict[str, str]) -> str:
    subject = own_assessment()
    writers = starts.writers_in(subject.municipality_id)
    chosen = {one.id for one in own_years.answerers_of(subject.id)}
    part = [f"{area.number} {area.short}" for area in subject.edition.areas]
    anchors = {"people": "svarande"}
    return render_template(
        "home/own_assessments/particulars.html",
        **frame.frame(subject, "particulars"),
        asked=", ".join(part) if subject.edition.is_part else _("hela kompassen"),
        archived=subject.archived_at is not None,
        empty=deeds.nothing_in(subject.id) and subject.submitted_at is None,
        name=typed.get("name", subject.name),
        last_day=typed.get("last_day", typed_day(subject.closes_at)),
        people=[one for one in people_of(subject.municipality_id) if one.id in writers],
        chosen=typed.get("people", chosen),
        has_earlier=own_years.has_earlier(subject.municipality_id, subject.created_at),
        last_time=typed.get("last_time", _kept(subject)),
        faults=faults,
        errors=[{"field": anchors.get(field, field), "text": text} for field, text in faults.items()],
    )
