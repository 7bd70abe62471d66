"""The wall of a meeting, which everybody in the room reads, and the steps of whoever leads it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.queries import answers
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.views import frame
from webapp.assessment.views.question.two_answers import levels_in_words
from webapp.ground import context
from webapp.ground.charts import qr_image
from webapp.ground.frame import page
from webapp.ground.refusals import NotReadyError, StaleError
from webapp.meetings.deeds import meetings as deeds
from webapp.meetings.forms.meetings import TurnForm
from webapp.meetings.queries import meetings, polls, telephones
from webapp.meetings.views.blueprint import THIS, pages
from webapp.meetings.views.meetings import voted_assessment


@pages.get(THIS)
def wall(assessment_id: int, meeting_id: int) -> ResponseReturnValue:
    """Show the question and the code; of a meeting that has ended, what it came to."""
    subject = voted_assessment()
    meeting = meetings.meeting_of(subject, meeting_id)
    if meetings.is_over(meeting):
        told = polls.of_meeting(subject.edition, subject.id, meeting_id)
        about = {"meeting": meeting, "told": told, "asked": None}
        return render_template("meetings/told.html", **frame.frame(subject, "meetings"), **about)
    return show_wall(meeting_id, None, {})


@pages.get(f"{THIS}/lage")
def wall_state(assessment_id: int, meeting_id: int) -> ResponseReturnValue:
    """Tell the wall's script what the meeting is at, and how many have voted."""
    meetings.meeting_of(voted_assessment(), meeting_id)
    state, voted = telephones.state_on_wall(meeting_id)
    return {"state": state, "voted": voted}


@pages.post(f"{THIS}/visa")
def open_votes(assessment_id: int, meeting_id: int) -> ResponseReturnValue:
    """Show the votes to all at once."""
    try:
        deeds.open_votes(voted_assessment(), meeting_id, TurnForm().turn.data)
    except (StaleError, NotReadyError) as refusal:
        flash(f"{refusal.sentence} {refusal.remedy}", "warn")
    return _back(assessment_id, meeting_id)


@pages.post(f"{THIS}/fraga")
def ask(assessment_id: int, meeting_id: int) -> ResponseReturnValue:
    """Go to a question: the next one, another, or the same once more."""
    form = TurnForm()
    try:
        deeds.ask(voted_assessment(), meeting_id, form.turn.data, form.question.data)
    except StaleError as refusal:
        flash(f"{refusal.sentence} {refusal.remedy}", "warn")
    return _back(assessment_id, meeting_id)


@pages.post(f"{THIS}/avsluta")
def end(assessment_id: int, meeting_id: int) -> ResponseReturnValue:
    """End the meeting; its code opens nothing any more."""
    deeds.end(voted_assessment(), meeting_id)
    flash(_("Mötet är avslutat och koden gäller inte längre."), "ok")
    return _back(assessment_id, meeting_id)


def _back(assessment_id: int, meeting_id: int) -> ResponseReturnValue:
    return redirect(url_for(".wall", assessment_id=assessment_id, meeting_id=meeting_id))


def _frame(subject: OwnAssessment) -> dict[str, Any]:
    """Give the frame of a wall: the way back, and nothing else of the menu that a room need read."""
    listing = url_for(".listing", assessment_id=subject.id)
    return {**frame.frame(subject), "nav": [page.place(_("Till möten"), listing)], "not_yet": ""}


def show_wall(meeting_id: int, typed: dict[str, Any] | None, faults: dict[str, str]) -> str:
    """Show the wall of a meeting that goes on, with what was typed and refused."""
    subject = voted_assessment()
    now = meetings.own_meeting(subject, meeting_id)
    told = polls.told(now.question, now.poll)
    kept = answers.current(subject.id, now.question.id) if told else None
    area = next(one for one in subject.edition.areas if now.question in one.questions)
    at = (context.address() or request.url_root).rstrip("/") + url_for("voting.show")
    return render_template(
        "meetings/wall.html",
        **_frame(subject),
        now=now,
        area=area,
        state=telephones.state_on_wall(meeting_id)[0],
        told=told,
        kept=kept,
        kept_levels=levels_in_words(subject.edition, now.question.id, kept.said) if kept else "",
        at=at.partition("://")[2],
        picture=qr_image(f"{at}?kod={now.meeting.code}"),
        typed=typed,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        request_key=page.request_key(),
    )
