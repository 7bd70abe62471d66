"""A municipality's own pages: overview, questions, hand-in, receipt, and how figures are reckoned."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Area, Edition, Question, Subarea
from webapp import clock
from webapp.forms.answers import ReadAnswer
from webapp.forms.cleaning import clean_line
from webapp.roles import COORDINATOR
from webapp.services import arranging, drawing, events
from webapp.services.access import OwnAssessment
from webapp.services.assessing import reckoning as figures
from webapp.services.assessing import standing, submitting
from webapp.services.evaluating import seating
from webapp.services.refusals import InvalidError
from webapp.views import saving, showing
from webapp.views.filters import clock_time, full_time, points
from webapp.views.guarding import own_assessment

pages = Blueprint("assessment", __name__, url_prefix="/sjalvvardering")
ID = "<int(max=2147483647):assessment_id>"


@pages.get(f"/{ID}")
def overview(assessment_id: int) -> ResponseReturnValue:
    """Show where the municipality stands."""
    subject = own_assessment()
    if subject.edition.descriptions:
        return redirect(url_for("nomination.overview", assessment_id=assessment_id))
    now = standing.standing(subject)
    return render_template(
        "assessment/overview.html",
        **showing.frame(subject, "overview"),
        **_total(now),
        areas=[showing.line_of(line) for line in now.areas],
        ahead=_ahead(now),
        movers=now.compass.movers(),
        movers_home={q.question.id: _home(subject.edition, q.question) for q in now.compass.movers()},
        events=showing.told(events.story(subject.edition, subject.id, 5)),
        **_evaluating(subject),
    )


def _evaluating(subject: OwnAssessment) -> dict[str, object]:
    """Say what an internal self-assessment needs after hand-in: two evaluators, and then its result fixed."""
    if subject.round_id is not None or not subject.submitted_at or subject.role != COORDINATOR:
        return {"may_appoint": False, "people": [], "evaluation": None}
    evaluation = seating.evaluation_of(subject.id)
    people = arranging.people_of(subject.municipality_id) if evaluation is None else []
    return {"may_appoint": evaluation is None, "people": people, "evaluation": evaluation}


def _total(now: standing.Standing) -> dict[str, object]:
    """Give the whole of an assessment: its score, its rose and how much is answered."""
    return {
        "total": now.compass.total,
        "rays": drawing.rose_rays(now.compass),
        "rose_label": showing.rose_label(now.subject.municipality, now.compass),
        "answered": now.progress.answered,
        "questions": now.progress.total,
    }


def _home(edition: Edition, question: Question) -> dict[str, object]:
    subarea = edition.home[question.id]
    return {"subarea": subarea, "area": next(a for a in edition.areas if subarea in a.subareas)}


def _ahead(now: standing.Standing) -> dict[str, object] | None:
    """Say where to go on, and how much is left there."""
    question = now.next_question
    if question is None:
        return None
    subarea = now.edition.home[question.id]
    left = standing.progress_of(subarea.questions, now.compass, now.answers)
    words = _("%(answered)s av %(total)s frågor klara.", answered=left.answered, total=left.total)
    return {"question": question, "subarea": subarea, "state_words": words, "minutes": left.minutes}


@pages.get(f"/{ID}/delomrade/<number>")
def subarea(assessment_id: int, number: str) -> ResponseReturnValue:
    """Show the questions of one subarea."""
    return _questions(_subarea(number), [], [])


@pages.post(f"/{ID}/delomrade/<number>")
def save_subarea(assessment_id: int, number: str) -> ResponseReturnValue:
    """Save the answers of one subarea."""
    return _save(_subarea(number))


@pages.get(f"/{ID}/omrade/<number>")
def area(assessment_id: int, number: str) -> ResponseReturnValue:
    """Show all questions of an area on one page."""
    return _questions(_area(number), [], [])


@pages.post(f"/{ID}/omrade/<number>")
def save_area(assessment_id: int, number: str) -> ResponseReturnValue:
    """Save the answers of an area."""
    return _save(_area(number))


@pages.post(f"/{ID}/fraga/<question_id>")
def answer(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Save one answer while it is written; answers a script."""
    return saving.autosave(own_assessment(), question_id)


@pages.get(f"/{ID}/stallning/<number>")
def figures_now(assessment_id: int, number: str) -> ResponseReturnValue:
    """Tell a script the figures of a page after a save."""
    return saving.figures(own_assessment(), number)


@pages.get(f"/{ID}/rakna/<number>")
def reckoning(assessment_id: int, number: str) -> ResponseReturnValue:
    """Show how a figure is reckoned: a question, a subarea, an area or the total."""
    subject = own_assessment()
    reckoned = figures.reckon(standing.standing(subject).compass, number)
    if reckoned is None:
        abort(404)
    return render_template("assessment/reckoning.html", **showing.frame(subject), reckoned=reckoned)


@pages.get(f"/{ID}/granska")
def review(assessment_id: int) -> ResponseReturnValue:
    """Show what is missing, and the sign-off."""
    if own_assessment().submitted_at:
        return redirect(url_for(".receipt", assessment_id=assessment_id))
    return _review({}, {})


@pages.post(f"/{ID}/granska")
def submit(assessment_id: int) -> ResponseReturnValue:
    """Hand in, with the name of whoever has approved the answers."""
    subject = own_assessment()
    sent = {name: clean_line(request.form.get(name, "")) for name in ("name", "title")}
    confirmed = "confirmed" in request.form
    try:
        submitting.submit(subject.person_id, assessment_id, sent["name"], sent["title"], confirmed=confirmed)
    except InvalidError as error:
        return _review(error.faults, {**sent, "confirmed": confirmed}), 422
    return redirect(url_for(".receipt", assessment_id=assessment_id))


@pages.get(f"/{ID}/kvitto")
def receipt(assessment_id: int) -> ResponseReturnValue:
    """Show the receipt of the hand-in."""
    subject = own_assessment()
    nomination = bool(subject.edition.descriptions)
    found = submitting.receipt(subject)
    now = standing.standing(subject)
    return render_template(
        "nomination/receipt.html" if nomination else "assessment/receipt.html",
        **showing.frame(subject, "review"),
        receipt={
            "number": found.number,
            "received_at": full_time(found.at),
            "signed_by": found.signed_name,
            "title": found.signed_title,
            "edition": subject.edition.id,
            "digest": subject.edition.digest,
            "sha256": found.sha256,
            "intact": found.intact,
        },
        score_words=_(
            "%(points)s av %(maximum)s poäng, preliminärt.",
            points=showing.interval(now.compass.total),
            maximum=points(now.compass.total.maximum),
        ),
        contents=showing.contents(now),
    )


@pages.get(f"/{ID}/handelser", endpoint="events")
def tell_events(assessment_id: int) -> ResponseReturnValue:
    """Tell what has happened."""
    subject = own_assessment()
    story = events.story(subject.edition, subject.id)
    days = showing.by_day(story)
    return render_template("assessment/events.html", **showing.frame(subject, "events"), days=days)


@pages.get(f"/{ID}/ros.<kind>")
def chart(assessment_id: int, kind: str) -> ResponseReturnValue:
    """Give the rose as a picture to put in a report: svg or png."""
    subject = own_assessment()
    now = standing.standing(subject)
    return picture(drawing.rose(subject.municipality, now.compass, kind), kind, f"kompassros-{assessment_id}")


@pages.post(f"/{ID}/utvarderare")
def appoint(assessment_id: int) -> ResponseReturnValue:
    """Let two own people evaluate an internal self-assessment."""
    chosen = [request.form.get(name, "") for name in ("first", "second")]
    first, second = (int(one) if one.isascii() and one.isdigit() and len(one) < 10 else 0 for one in chosen)  # noqa: PLR2004
    seating.appoint(own_assessment(), first, second)
    flash(_("Utvärderarna är utsedda. De ser uppdraget under Mitt arbete."), "ok")
    return redirect(url_for(".overview", assessment_id=assessment_id))


def picture(data: bytes | None, kind: str, name: str) -> ResponseReturnValue:
    """Hand out a picture as a file, or say that there is none of that kind."""
    if data is None:
        abort(404)
    types = {"svg": "image/svg+xml", "png": "image/png"}
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(data, mimetype=types[kind], headers=headers)


def _subarea(number: str) -> Subarea:
    found = own_assessment().edition.subarea(number)
    return found if found is not None and not own_assessment().edition.descriptions else abort(404)


def _area(number: str) -> Area:
    found = own_assessment().edition.area(number)
    return found if found is not None and not own_assessment().edition.descriptions else abort(404)


def _review(faults: dict[str, str], sent: dict[str, object]) -> str:
    subject = own_assessment()
    found = submitting.checklist(subject)
    nomination = bool(subject.edition.descriptions)
    return render_template(
        "nomination/review.html" if nomination else "assessment/review.html",
        **showing.frame(subject, "review"),
        total=found.standing.compass.total,
        checks=showing.checks(found),
        blocked=not subject.may_submit,
        form=sent,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
        receiver=_("de ni utser") if subject.round_id is None else _("kansliet och de utsedda utvärderarna"),
        request_key=showing.request_key(),
    )


def _questions(place: Area | Subarea, read: list[ReadAnswer], outcomes: list[saving.Outcome]) -> str:
    """Show a page of questions, with what was refused."""
    subject = own_assessment()
    if isinstance(place, Subarea):
        page = standing.subarea_page(subject, place)
    else:
        page = standing.area_page(subject, place)
    now = page.standing
    rows = showing.rows(
        page, read, {one.question_id: one for one in outcomes}, unfold=request.args.get("fraga", "")
    )
    return render_template(
        "assessment/subarea.html" if page.subarea else "assessment/area.html",
        **showing.frame(subject),
        area=page.area,
        subarea=page.subarea,
        rows=rows,
        groups=showing.grouped(page, rows),
        score=page.score,
        area_score=now.compass.areas[page.area.number],
        intro=showing.intro(page),
        rays=drawing.rose_rays(now.compass),
        **_neighbours(page),
        subareas=[showing.line_of(line) for line in now.subareas(page.area)],
        errors=showing.errors_of(read, outcomes, subject.edition),
        request_key=showing.request_key(),
    )


def _neighbours(page: standing.QuestionsPage) -> dict[str, object]:
    """Give the page before and the page after: subareas, or areas."""
    if page.subarea:
        return {"back": page.previous, "ahead": page.following}
    order = page.standing.edition.areas
    place = order.index(page.area)
    return {
        "back": order[place - 1] if place else None,
        "ahead": order[place + 1] if place + 1 < len(order) else None,
    }


def _save(place: Area | Subarea) -> ResponseReturnValue:
    """Save a page of questions: what is right is kept, what is not comes back beside its field."""
    subject = own_assessment()
    read, outcomes = saving.save_page(subject, place.questions)
    refused = any(one.refused for one in outcomes)
    if refused or any(one.faults for one in read):
        return _questions(place, read, outcomes), 409 if refused else 422
    button = request.form.get("save", "all")
    if button == "next":
        return redirect(_after(place))
    clear = request.form.get("clear", "").split(".")[0]
    flash(_("Sparat %(time)s.", time=clock_time(clock.now())), "ok")
    page = ".subarea" if isinstance(place, Subarea) else ".area"
    back_to = clear or (button if button in subject.edition.questions else None)
    return redirect(url_for(page, assessment_id=subject.id, number=place.number, fraga=back_to))


def _after(place: Area | Subarea) -> str:
    """Find the page after this one: the next subarea or area, or at the end the overview."""
    subject = own_assessment()
    kind = "subarea" if isinstance(place, Subarea) else "area"
    order = [one.number for one in (subject.edition.subareas if kind == "subarea" else subject.edition.areas)]
    following = order.index(place.number) + 1
    if following == len(order):
        return url_for(".overview", assessment_id=subject.id)
    return url_for(f".{kind}", assessment_id=subject.id, number=order[following])
