"""Talk between an evaluator and the municipality on one question: always shared, never internal."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds.teamwork import comments
from webapp.assessment.forms.teamwork import CommentForm
from webapp.assessment.queries.teamwork.comments import SHARED
from webapp.evaluation.deeds import shared_comments
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import asked_question
from webapp.evaluation.views.marks import show_question
from webapp.evaluation.views.seat import own_seat
from webapp.ground.refusals import InvalidError


@pages.post(f"/{ID}/fraga/<question_id>/samtal")
def comment(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Comment on a question, or reply to the municipality."""
    one = asked_question(question_id)
    form = CommentForm()
    if form.faults:
        return show_question(one, talk=form.data, talk_faults=form.faults), 422
    try:
        words = comments.Words(SHARED, form.text.data, form.reply_to.data or None, form.request_key.data)
        shared_comments.say_as_evaluator(own_seat(), one.id, words)
    except InvalidError as error:
        return show_question(one, talk=form.data, talk_faults=error.faults), 422
    flash(_("Kommunen kan nu läsa det du skrev."), "ok")
    return redirect(url_for(".question", evaluation_id=evaluation_id, question_id=one.id, _anchor="samtal"))
