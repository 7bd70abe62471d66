"""Talk between an evaluator and the municipality on one question: always shared, never internal."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.forms.together import read_comment
from webapp.services.refusals import InvalidError
from webapp.services.together import talking
from webapp.views.evaluation.asking import asked_question
from webapp.views.evaluation.blueprint import ID, pages
from webapp.views.evaluation.marking import show_question
from webapp.views.frame.guarding import own_seat


@pages.post(f"/{ID}/fraga/<question_id>/samtal")
def comment(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Comment on a question, or reply to the municipality."""
    one = asked_question(question_id)
    read = read_comment(request.form)
    if read.faults:
        return show_question(one, talk=read, talk_faults=read.faults), 422
    try:
        words = talking.Words(talking.SHARED, read.text, read.reply_to, read.key)
        talking.say_as_evaluator(own_seat(), one.id, words)
    except InvalidError as error:
        return show_question(one, talk=read, talk_faults=error.faults), 422
    flash(_("Kommunen kan nu läsa det du skrev."), "ok")
    return redirect(url_for(".question", evaluation_id=evaluation_id, question_id=one.id, _anchor="samtal"))
