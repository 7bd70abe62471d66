"""The meetings about an assessment: a new one, earlier ones, and where the practice is uneven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.open_questions import beside_overview
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.views import frame
from webapp.assessment.views.frame import own_assessment
from webapp.ground.frame import page
from webapp.ground.frame.filters import clock_time
from webapp.ground.refusals import InvalidError
from webapp.meetings.deeds import meetings as deeds
from webapp.meetings.forms.meetings import StartForm
from webapp.meetings.queries import meetings, polls
from webapp.meetings.views.blueprint import pages

if TYPE_CHECKING:
    from questionnaires.compass import Compass


@pages.get("/moten")
def listing(assessment_id: int) -> ResponseReturnValue:
    """List the meetings, and offer a new one."""
    return _listing([], {})


@pages.post("/moten")
def start(assessment_id: int) -> ResponseReturnValue:
    """Start a meeting, and show its wall."""
    subject, form = voted_assessment(), StartForm()
    try:
        meeting_id = deeds.start(subject, form.questions(subject.edition), form.request_key.data)
    except InvalidError as error:
        return _listing(form.place.data, error.faults), 422
    if meetings.under_way_elsewhere(subject, meeting_id):
        flash(_("Ett annat möte pågår i kommunen. Det här har en egen kod, och rösterna blandas inte."))
    return redirect(url_for(".wall", assessment_id=assessment_id, meeting_id=meeting_id))


@beside_overview.answered
def meeting_now(subject: OwnAssessment, _compass: Compass) -> dict[str, Any]:
    """Tell the overview of an assessment of the meeting that goes on about it."""
    found = meetings.running_in([subject.id]).get(subject.id)
    return {"meeting_now": {"id": found.id, "since": clock_time(found.started_at)}} if found else {}


def voted_assessment() -> OwnAssessment:
    """Give the assessment of this request, where its edition has levels to vote on."""
    subject = own_assessment()
    return abort(404) if subject.edition.descriptions else subject


def _listing(chosen: list[str], faults: dict[str, str]) -> str:
    subject = voted_assessment()
    held = meetings.held_meetings(subject.id)
    return render_template(
        "meetings/listing.html",
        **frame.frame(subject, "meetings"),
        running=meetings.under_way(held),
        earlier=[one for one in held if one.over and one.opened],
        uneven=polls.uneven_ones(subject.edition, subject.id),
        may_start=subject.may_write and bool(meetings.voted_on(subject.edition)),
        chosen=chosen,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        hours=int(meetings.LASTS.total_seconds() // 3600),
        request_key=page.request_key(),
    )
