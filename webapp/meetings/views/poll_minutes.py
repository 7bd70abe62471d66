"""What meetings came to on a question, and keeping it: as minutes, and as the level of the answer."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.queries import answers
from webapp.assessment.queries.teamwork.task_places import question_path
from webapp.assessment.views import frame
from webapp.assessment.views.question.two_answers import levels_in_words
from webapp.ground.frame import page
from webapp.ground.frame.filters import local_time
from webapp.ground.refusals import InvalidError, NotReadyError, StaleError
from webapp.meetings.deeds import poll_minutes
from webapp.meetings.deeds.poll_minutes import Agreed, Taken
from webapp.meetings.forms.meetings import AgreedForm
from webapp.meetings.queries import polls
from webapp.meetings.queries.polls import Told
from webapp.meetings.views.blueprint import pages
from webapp.meetings.views.meetings import voted_assessment


@pages.get("/fraga/<question_id>/moten")
def on_question(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Show what meetings came to on one question."""
    return _page(question_id, 0, None, {})


@pages.post("/omrostning/<int(max=2147483647):poll_id>")
def save_minutes(assessment_id: int, poll_id: int) -> ResponseReturnValue:
    """Keep what the meeting came to; with the other button, take it into the answer too."""
    subject = voted_assessment()
    told = polls.poll_told(subject.edition, subject.id, poll_id) or abort(404)
    form = AgreedForm()
    agreed = Agreed(form.levels(told.question), form.minutes.data, form.version.data)
    typed = {**form.typed, "levels": agreed.levels}
    if form.faults:
        return _page(told.question.id, poll_id, typed, form.faults), 422
    try:
        refused = _keep(form, poll_id, agreed)
    except InvalidError as error:
        return _page(told.question.id, poll_id, typed, error.faults), 422
    except (StaleError, NotReadyError) as refusal:
        return _page(told.question.id, poll_id, typed, {"minutes": refusal.sentence}), 409
    if refused:
        return _page(told.question.id, poll_id, {**typed, "version": None}, {"save": refused}), 409
    return redirect(
        url_for(".wall", assessment_id=assessment_id, meeting_id=told.meeting_id, _anchor="protokoll")
    )


def _keep(form: AgreedForm, poll_id: int, agreed: Agreed) -> str:
    """Keep what was agreed, and say why it did not go into the answer, if so."""
    subject = voted_assessment()
    if form.save.data != "answer":
        poll_minutes.write(subject, poll_id, agreed)
        flash(_("Protokollet är sparat."), "ok")
        return ""
    taken = Taken(form.answer_version.data, form.request_key.data, form.with_text.data)
    outcome = poll_minutes.write_and_take(subject, poll_id, agreed, taken)
    if outcome.refused:
        return _(
            "Protokollet är sparat, men svaret ändrades %(when)s av %(who)s och är som det var. Läs det och "
            "för in nivån igen.",
            when=local_time(outcome.kept.saved_at),
            who=outcome.kept.saved_by,
        )
    flash(_("Protokollet är sparat, och nivån står nu i svaret."), "ok")
    return ""


def _page(question_id: str, poll_id: int, typed: dict[str, Any] | None, faults: dict[str, str]) -> str:
    subject = voted_assessment()
    question = subject.edition.questions.get(question_id) or abort(404)
    kept = answers.current(subject.id, question.id)
    found: list[Told] = polls.of_question(subject.edition, subject.id, question.id)
    return render_template(
        "meetings/told.html",
        **frame.frame(subject, "meetings"),
        meeting=None,
        asked=question,
        back=question_path(subject.edition, subject.id, question.id),
        told=found,
        kept=kept,
        kept_levels=levels_in_words(subject.edition, question.id, kept.said),
        typed=typed,
        typed_in=poll_id,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        request_key=page.request_key(),
    )
