"""The municipality's home in an assessment, what has happened, and how figures are reckoned."""

from __future__ import annotations

from collections.abc import Collection

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Edition, Question
from webapp.assessment.open_questions import beside_calculation, beside_overview
from webapp.assessment.queries import calculation, own_years, progress
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.own_questions import in_hand
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.teamwork import task_places
from webapp.ground import charts
from webapp.ground.events import story as story_events
from webapp.ground.frame import page
from webapp.ground.frame.downloads import handed_picture
from webapp.ground.open_questions import merged
from webapp.ground.roles import COORDINATOR


@pages.get(f"/{ID}")
def overview(assessment_id: int) -> ResponseReturnValue:
    """Show where the municipality stands."""
    subject = own_assessment()
    if subject.edition.descriptions:
        return redirect(url_for("nomination.overview", assessment_id=assessment_id))
    now = progress.standing(subject)
    found = tasks.beside(subject.id)
    return render_template(
        "assessment/overview.html",
        **frame.frame(subject, "overview"),
        place_id=subject.municipality_id,
        coordinates_own=subject.own and subject.role == COORDINATOR,
        has_earlier=subject.own
        and subject.beside_last
        and own_years.has_earlier(subject.municipality_id, subject.created_at),
        **_total(now),
        areas=[
            {**frame.line_of(line), "holders": task_places.holders_of(found, line.area)} for line in now.areas
        ],
        ahead=_ahead(now, in_hand(subject.person_id).get(subject.id, ())) if subject.may_write else None,
        begun=now.begun,
        movers=now.compass.movers(),
        movers_home={q.question.id: _home(subject.edition, q.question) for q in now.compass.movers()},
        events=page.told(story_events.story(subject.edition, subject.id, 5)),
        **merged(beside_overview(subject, now.compass)),
    )


def _total(now: progress.Standing) -> dict[str, object]:
    """Give the whole of an assessment: its score, its rose and how much is answered."""
    return {
        "total": now.compass.total,
        "rays": charts.rose_rays(now.compass),
        "rose_label": page.rose_label(now.subject.municipality, now.compass),
        "answered": now.progress.answered,
        "questions": now.progress.total,
    }


def _home(edition: Edition, question: Question) -> dict[str, object]:
    subarea = edition.home[question.id]
    return {"subarea": subarea, "area": next(a for a in edition.areas if subarea in a.subareas)}


def _ahead(now: progress.Standing, mine: Collection[str]) -> dict[str, object] | None:
    """Say where to go on, first in what is one's own, and how much is left there."""
    question = now.next_question(mine)
    if question is None:
        return None
    subarea = now.edition.home[question.id]
    left = progress.progress_of(subarea.questions, now.compass, now.answers)
    words = _("%(answered)s av %(total)s frågor klara.", answered=left.answered, total=left.total)
    return {
        "question": question,
        "subarea": subarea,
        "label": frame.go_on(now, question),
        "state_words": words,
        "minutes": left.minutes,
    }


@pages.get(f"/{ID}/rakna/<number>")
def reckoning(assessment_id: int, number: str) -> ResponseReturnValue:
    """Show how a figure is reckoned: a question, a subarea, an area or the total."""
    subject = own_assessment()
    compass = progress.standing(subject).compass
    reckoned = calculation.reckon(compass, number)
    if reckoned is None:
        abort(404)
    return render_template(
        "assessment/reckoning.html",
        **frame.frame(subject, "questions"),
        reckoned=reckoned,
        **merged(beside_calculation(subject, compass, reckoned)),
    )


@pages.get(f"/{ID}/handelser", endpoint="events")
def tell_events(assessment_id: int) -> ResponseReturnValue:
    """Tell what has happened."""
    subject = own_assessment()
    story = story_events.story(subject.edition, subject.id)
    days = page.by_day(story)
    return render_template("assessment/events.html", **frame.frame(subject, "events"), days=days)


@pages.get(f"/{ID}/ros.<kind>")
def chart(assessment_id: int, kind: str) -> ResponseReturnValue:
    """Give the rose as a picture to put in a report: svg or png."""
    subject = own_assessment()
    now = progress.standing(subject)
    job = charts.rose_job(subject.municipality, now.compass, kind)
    return handed_picture(job, f"kompassros-{assessment_id}")
