"""Talk on one question: threads with their audience, a guest's proposals, and who has the question."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Description, Question
from webapp.assessment.deeds.teamwork import comments, guests
from webapp.assessment.forms.teamwork import CommentForm, ResolveForm, TakeOverForm
from webapp.assessment.queries import answers
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.comments import threads
from webapp.assessment.queries.teamwork.task_places import QUESTION, asked, place_of, question_path
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.question.two_answers import levels_in_words
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import COORDINATOR, READER


@pages.get(f"/{ID}/fraga/<question_id>/samtal")
def talk(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Show what is said on a question."""
    return _page(question_id, None, {})


@pages.post(f"/{ID}/fraga/<question_id>/samtal")
def comment(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Comment on a question, or reply."""
    one = _asked(question_id)
    form = CommentForm()
    if form.faults:
        return _page(question_id, form.data, form.faults), 422
    to = form.reply_to.data or None
    words = comments.Words(form.audience.data, form.text.data, to, form.request_key.data)
    try:
        comments.say(own_assessment(), one.id, words)
    except InvalidError as error:
        return _page(question_id, form.data, error.faults), 422
    flash(_("Det du skrev finns nu i samtalet."), "ok")
    return redirect(url_for(".talk", assessment_id=assessment_id, question_id=question_id))


@pages.post(f"/{ID}/fraga/<question_id>/samtal/<int(max=2147483647):comment_id>")
def resolve(assessment_id: int, question_id: str, comment_id: int) -> ResponseReturnValue:
    """Say that a thread is resolved, or open it again."""
    one, resolved = _asked(question_id), ResolveForm().resolved.data == "1"
    comments.resolve(own_assessment(), one.id, comment_id, resolved=resolved)
    flash(_("Samtalet är löst.") if resolved else _("Samtalet är öppet igen."), "ok")
    return redirect(url_for(".talk", assessment_id=assessment_id, question_id=question_id))


@pages.post(f"/{ID}/fraga/<question_id>/forslag/<int(max=2147483647):proposal_id>")
def take_over(assessment_id: int, question_id: str, proposal_id: int) -> ResponseReturnValue:
    """Take a guest's proposal over into the answer."""
    subject, one = own_assessment(), _asked(question_id)
    form = TakeOverForm()
    outcome = guests.take_over(subject, one.id, proposal_id, form.version.data, form.request_key.data)
    if outcome.refused:
        fault = _("Svaret har ändrats sedan du öppnade sidan. Läs det och ta sedan över förslaget.")
        return _page(question_id, None, {f"proposal-{proposal_id}": fault}), 409
    flash(_("Förslaget står nu i svaret. Läs igenom det."), "ok")
    return redirect(question_path(subject.edition, assessment_id, one.id))


def _asked(question_id: str) -> Question | Description:
    return asked(own_assessment().edition, question_id) or abort(404)


def _page(question_id: str, typed: dict[str, Any] | None, faults: dict[str, str]) -> str:
    subject, one = own_assessment(), _asked(question_id)
    kept = answers.current(subject.id, one.id)
    reply_to = typed["reply_to"] if typed else 0
    field = f"text-{reply_to}" if reply_to else f"{one.id}:text"
    named = {field if name == "text" else name: text for name, text in faults.items()}
    found = tasks.beside(subject.id)
    found_threads = threads(subject, one.id)
    return render_template(
        "assessment/talk.html",
        **frame.frame(subject, "questions"),
        question=one,
        place=place_of(subject.edition, QUESTION, one.id),
        back=question_path(subject.edition, subject.id, one.id),
        municipality_id=subject.municipality_id,
        kept=kept,
        levels=levels_in_words(subject.edition, one.id, kept.said),
        holders=", ".join(found.has(QUESTION, one.id)),
        threads=[each for each in found_threads if not each.resolved],
        resolved=[each for each in found_threads if each.resolved],
        proposals=[
            {"one": made, "levels": levels_in_words(subject.edition, one.id, made.said)}
            for made in guests.proposals(subject.id, one.id)
        ],
        may_talk=subject.role != READER,
        may_hand=subject.role == COORDINATOR and subject.open,
        typed=typed,
        typed_where="reply" if reply_to else "new",
        field_errors=named,
        errors=[{"field": name, "text": text} for name, text in named.items()],
        request_key=page.request_key(),
    )
