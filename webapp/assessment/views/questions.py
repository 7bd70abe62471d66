"""Pages of questions: a subarea, or a whole area on one page."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.edition import Area, Subarea
from webapp.assessment.deeds import earlier_answers
from webapp.assessment.deeds.question import same_again
from webapp.assessment.forms.answers import AnswersForm, ReadAnswer
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries import progress
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.views import answers, frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.question.next_question import NEXT, next_page, strip_of
from webapp.assessment.views.question_rows import errors_of, grouped, intro, rows_of
from webapp.assessment.views.teamwork import task_places
from webapp.ground import charts
from webapp.ground.frame import page as page_frame
from webapp.ground.outcome import Outcome

ALL_LEFT = "alla"
"""The button that uses last time's answers for all of a page that has none."""


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
    return answers.autosave(own_assessment(), question_id)


def _subarea(number: str) -> Subarea:
    found = own_assessment().edition.subarea(number)
    return found if found is not None and not own_assessment().edition.descriptions else abort(404)


def _area(number: str) -> Area:
    found = own_assessment().edition.area(number)
    return found if found is not None and not own_assessment().edition.descriptions else abort(404)


def _questions(place: Area | Subarea, read: list[ReadAnswer], outcomes: list[Outcome[Kept]]) -> str:
    """Show a page of questions, with what was refused."""
    subject = own_assessment()
    if isinstance(place, Subarea):
        page = progress.subarea_page(subject, place)
    else:
        page = progress.area_page(subject, place)
    now = page.standing
    rows = rows_of(page, read, {one.ref: one for one in outcomes}, unfold=request.args.get("fraga", ""))
    found = tasks.beside(subject.id)
    task_places.set_beside(rows, subject, found)
    return render_template(
        "assessment/subarea.html" if page.subarea else "assessment/area.html",
        **frame.frame(subject, "questions"),
        area=page.area,
        subarea=page.subarea,
        rows=rows,
        strip=strip_of(page, rows),
        left_of_last=sum(bool(row["beside"]["last"] and row["nothing"]) for row in rows),
        groups=[] if page.subarea else grouped(page, rows),
        score=page.score,
        area_score=now.compass.areas[page.area.number],
        intro=intro(page),
        rays=charts.rose_rays(now.compass) if page.subarea else [],
        **_neighbours(page),
        subareas=[
            {**frame.line_of(line), "holders": task_places.holders_of(found, line.subarea)}
            for line in now.subareas(page.area)
        ],
        area_holders=task_places.holders_of(found, page.area),
        errors=errors_of(read, outcomes, subject.edition),
        request_key=page_frame.request_key(),
    )


def _neighbours(page: progress.QuestionsPage) -> dict[str, object]:
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
    form = AnswersForm()
    read, outcomes = answers.save_page(subject, place.questions, form)
    refused = any(one.refused for one in outcomes)
    if refused or any(one.faults for one in read):
        return _questions(place, read, outcomes), 409 if refused else 422
    if form.recall.data == ALL_LEFT or form.recall.data in subject.edition.questions:
        return _recall(place, form.recall.data)
    if form.evidence.data in subject.edition.questions:
        return redirect(url_for(".evidence", assessment_id=subject.id, question_id=form.evidence.data))
    button = form.about
    if button == "next":
        return redirect(_after(place))
    if button.startswith(NEXT):
        return redirect(next_page(subject, button.removeprefix(NEXT)))
    clear = form.clear.data.split(".")[0]
    flash(answers.saved_words(form), "ok")
    page = ".subarea" if isinstance(place, Subarea) else ".area"
    back_to = clear or (button if button in subject.edition.questions else None)
    return redirect(url_for(page, assessment_id=subject.id, number=place.number, fraga=back_to))


def _recall(place: Area | Subarea, question_id: str) -> ResponseReturnValue:
    """Take last time's answer to one question over, or to all left, when the page it came with is saved."""
    if question_id == ALL_LEFT:
        return _recall_all(place)
    subject = own_assessment()
    now = answer_queries.current(subject.id, question_id)
    outcome = earlier_answers.take_over(subject, question_id, now.version, "")
    if outcome.refused:
        return _questions(place, [], []), 409
    flash(_("Förra gångens svar står nu här. Läs igenom det och ändra det som inte stämmer."), "ok")
    page = ".subarea" if isinstance(place, Subarea) else ".area"
    return redirect(
        url_for(page, assessment_id=subject.id, number=place.number, fraga=question_id, _anchor=question_id)
    )


def _recall_all(place: Area | Subarea) -> ResponseReturnValue:
    """Take last time's answers over for all of a page that nobody has answered, once the page is saved."""
    outcomes = same_again.take_over_all(own_assessment(), list(place.questions))
    taken = sum(not one.refused for one in outcomes)
    told = ngettext(
        "Förra gångens svar står nu på %(num)s fråga. Läs igenom det och ändra det som inte stämmer.",
        "Förra gångens svar står nu på %(num)s frågor. Läs igenom dem och ändra det som inte stämmer.",
        taken,
    )
    flash(
        told if taken else _("Inget är ändrat: alla frågor här har svar, eller hade inget förra gången."),
        "ok",
    )
    page = ".subarea" if isinstance(place, Subarea) else ".area"
    return redirect(url_for(page, assessment_id=own_assessment().id, number=place.number))


def _after(place: Area | Subarea) -> str:
    """Find the page after this one: the next subarea or area, or at the end the overview."""
    subject = own_assessment()
    kind = "subarea" if isinstance(place, Subarea) else "area"
    order = [one.number for one in (subject.edition.subareas if kind == "subarea" else subject.edition.areas)]
    following = order.index(place.number) + 1
    if following == len(order):
        return url_for(".overview", assessment_id=subject.id)
    return url_for(f".{kind}", assessment_id=subject.id, number=order[following])
