"""The nomination questionnaire: its criteria with statements, and the municipality's own description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Area, Description
from webapp.assessment.deeds import earlier_answers
from webapp.assessment.forms.answers import AnswersForm, ReadAnswer
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries import progress
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.read_through.statements import own_nomination
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.task_places import question_path
from webapp.assessment.views import answers, frame
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.question.next_question import NEXT, next_page, strip_of
from webapp.assessment.views.question.two_answers import conflict_of
from webapp.assessment.views.question_rows import errors_of, grouped, rows_of
from webapp.assessment.views.teamwork.task_places import set_beside
from webapp.ground import charts
from webapp.ground.events import story
from webapp.ground.frame import page as page_frame
from webapp.ground.outcome import Outcome

pages = Blueprint("nomination", __name__, url_prefix="/nominering")
ID = "<int(max=2147483647):assessment_id>"


@pages.get(f"/{ID}")
def overview(assessment_id: int) -> ResponseReturnValue:
    """Show how far the nomination has come."""
    subject = own_assessment()
    if not subject.edition.descriptions:
        return redirect(url_for("assessment.overview", assessment_id=assessment_id))
    now = progress.standing(subject)
    headings = [_heading(*described) for described in now.descriptions()]
    return render_template(
        "assessment/nomination/overview.html",
        **frame.frame(subject, "overview"),
        total=now.compass.total,
        rays=charts.rose_rays(now.compass),
        rose_label=page_frame.rose_label(subject.municipality, now.compass),
        rings=page_frame.ring_figures(now.compass),
        criteria=[frame.line_of(line) for line in now.areas],
        answered=now.progress.answered,
        begun=now.begun,
        questions=now.progress.total,
        ahead=frame.next_step(now) if subject.may_write else None,
        events=page_frame.told(story.story(subject.edition, subject.id, 5)),
        descriptions=headings,
        described=[row["state"] for row in headings].count("answered"),
    )


@pages.get(f"/{ID}/forhandsvisning")
def preview(assessment_id: int) -> ResponseReturnValue:
    """Show the nomination as the nomination group will read it."""
    subject = own_assessment()
    read = own_nomination(subject)
    return render_template(
        "assessment/nomination/preview.html",
        **frame.frame(subject, "preview"),
        read=read,
        rays=charts.rose_rays(read.compass),
        label=page_frame.rose_label(subject.municipality, read.compass),
        rings=page_frame.ring_figures(read.compass),
    )


def _heading(one: Description, kept: Kept) -> dict[str, object]:
    """Tell of a heading of the own description how much is written under it."""
    return {
        "description": one,
        "written": len(kept.said.text.split()),
        "state": "answered" if kept.said.text else "unanswered",
    }


@pages.get(f"/{ID}/kriterium/<number>")
def criterion(assessment_id: int, number: str) -> ResponseReturnValue:
    """Show the statements of one criterion."""
    return _statements(_criterion(number), [], [])


@pages.post(f"/{ID}/kriterium/<number>")
def save_criterion(assessment_id: int, number: str) -> ResponseReturnValue:
    """Save the statements of one criterion."""
    subject, area = own_assessment(), _criterion(number)
    form = AnswersForm()
    read, outcomes = answers.save_page(subject, area.questions, form)
    refused = any(one.refused for one in outcomes)
    if refused or any(one.faults for one in read):
        return _statements(area, read, outcomes), 409 if refused else 422
    recall, button = form.recall.data, form.about
    if recall in {question.id for question in area.questions}:
        return _recall(recall) or (_statements(area, [], []), 409)
    if form.evidence.data in subject.edition.questions:
        return redirect(
            url_for("assessment.evidence", assessment_id=assessment_id, question_id=form.evidence.data)
        )
    if button.startswith(NEXT):
        return redirect(next_page(subject, button.removeprefix(NEXT)))
    flash(answers.saved_words(form), "ok")
    if button != "next":
        shown = button if button in {question.id for question in area.questions} else None
        asked = form.clear.data.split(".")[0] or shown
        return redirect(url_for(".criterion", assessment_id=assessment_id, number=number, _anchor=asked))
    return redirect(_after(number))


def _after(number: str) -> str:
    """Give the page after a criterion: the next one, or at the end the own description."""
    subject = own_assessment()
    order = [one.number for one in subject.edition.areas]
    following = order.index(number) + 1
    if following < len(order):
        return url_for(".criterion", assessment_id=subject.id, number=order[following])
    return url_for(".description", assessment_id=subject.id)


@pages.get(f"/{ID}/beskrivning")
def description(assessment_id: int) -> ResponseReturnValue:
    """Show the own description under its headings."""
    return _described([], [])


@pages.post(f"/{ID}/beskrivning")
def save_description(assessment_id: int) -> ResponseReturnValue:
    """Save the own description."""
    subject = own_assessment()
    if not subject.edition.descriptions:
        abort(404)
    form = AnswersForm()
    read, outcomes = answers.save_page(subject, subject.edition.descriptions, form)
    refused = any(one.refused for one in outcomes)
    if refused or any(one.faults for one in read):
        return _described(read, outcomes), 409 if refused else 422
    recall = form.recall.data
    if recall in {one.id for one in subject.edition.descriptions}:
        return _recall(recall) or (_described([], []), 409)
    flash(answers.saved_words(form), "ok")
    target = ".overview" if form.save.data == "next" else ".description"
    return redirect(url_for(target, assessment_id=assessment_id))


def _recall(asked_id: str) -> ResponseReturnValue | None:
    """Take last time's words over when the page they were sent with is saved; None if somebody was first."""
    subject = own_assessment()
    now = answer_queries.current(subject.id, asked_id)
    if earlier_answers.take_over(subject, asked_id, now.version, "").refused:
        return None
    flash(_("Förra gångens svar står nu här. Läs igenom det och ändra det som inte stämmer."), "ok")
    return redirect(question_path(subject.edition, subject.id, asked_id))


def _criterion(number: str) -> Area:
    found = own_assessment().edition.area(number)
    return found if found is not None and own_assessment().edition.descriptions else abort(404)


def _statements(area: Area, read: Sequence[ReadAnswer], outcomes: Sequence[Outcome[Kept]]) -> str:
    subject = own_assessment()
    page = progress.area_page(subject, area)
    order = list(subject.edition.areas)
    place = order.index(area)
    rows = rows_of(page, read, {one.ref: one for one in outcomes})
    set_beside(rows, subject, tasks.beside(subject.id))
    return render_template(
        "assessment/nomination/criterion.html",
        **frame.frame(subject, "questions"),
        area=area,
        strip=strip_of(page, rows),
        score=page.score,
        groups=grouped(page, rows),
        errors=errors_of(read, outcomes, subject.edition),
        back=order[place - 1] if place else None,
        ahead=order[place + 1] if place + 1 < len(order) else None,
        request_key=page_frame.request_key(),
    )


def _described(read: Sequence[ReadAnswer], outcomes: Sequence[Outcome[Kept]]) -> str:
    subject = own_assessment()
    if not subject.edition.descriptions:
        abort(404)
    now = progress.standing(subject)
    typed = {one.question_id: one for one in read}
    refused = {one.ref: one for one in outcomes if one.refused}
    rows = _descriptions(now, typed, refused)
    set_beside(rows, subject, tasks.beside(subject.id))
    return render_template(
        "assessment/nomination/description.html",
        **frame.frame(subject, "description"),
        rows=rows,
        errors=errors_of(read, outcomes, subject.edition),
        request_key=page_frame.request_key(),
    )


def _descriptions(
    now: progress.Standing, typed: Mapping[str, ReadAnswer], refused: Mapping[str, Outcome[Kept]]
) -> list[dict[str, Any]]:
    """Make a row a heading; what was typed and not kept stands in its field."""
    made = []
    for one, kept in now.descriptions():
        sent = typed.get(one.id)
        unsaved = sent is not None and (bool(sent.faults) or one.id in refused)
        said = sent.said if sent is not None and unsaved else kept.said
        made.append(
            {
                "description": one,
                "text": said.text,
                "version": kept.version,
                "seen": "" if unsaved else said.digest(),
                "words": len(said.text.split()),
                "saved": "",
                "error": sent.faults.get("text", "") if sent is not None else "",
                "conflict": conflict_of(now.subject, sent, refused[one.id])
                if sent is not None and one.id in refused
                else None,
            }
        )
    return made
